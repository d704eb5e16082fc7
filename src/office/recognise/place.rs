use crate::model::{Catalogue, ProfileHistory};

use super::said::Said;

/// The profile of the place that a document names: of several names the longest, and nothing where
/// two profiles have one that is as long.
pub fn profile_of<'c>(said: &Said, catalogue: &'c Catalogue) -> Option<&'c str> {
    let texts: Vec<&str> = said.texts().collect();
    profile_named(&texts, catalogue)
}

/// The same of texts.
pub fn profile_named<'c>(texts: &[&str], catalogue: &'c Catalogue) -> Option<&'c str> {
    let longest = |profile: &ProfileHistory| {
        let named = |place: &&String| texts.iter().any(|text| text.contains(place.as_str()));
        profile.places.iter().filter(named).map(|place| place.chars().count()).max()
    };
    let mut found: Vec<(usize, &str)> = catalogue
        .profiles
        .values()
        .filter_map(|profile| Some((longest(profile)?, profile.id.as_str())))
        .collect();
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    match found.as_slice() {
        [(one, _), (other, _), ..] if one == other => None,
        [(_, id), ..] => Some(id),
        [] => None,
    }
}
