use crate::lexicon::Lexicon;
use crate::model::Slug;
use crate::office::{KnownOffice, is_of_other_place, without_place};
use crate::site::route;

use super::initials::initials;

/// A department of the region by the name in a file, with a folder of its own; nothing for a name that
/// begins with another place, or has no sound that a folder could be called by.
pub(super) fn new_office(
    name: &str,
    (place, lexicon): (&str, &Lexicon),
    known: &[KnownOffice],
) -> Option<KnownOffice> {
    let own = match without_place(name, place) {
        Some(own) => own,
        None if is_of_other_place(name, place, lexicon) => return None,
        None => name,
    };
    let first = Some(initials(own)).filter(|first| !first.is_empty())?;
    let is_free = |slug: &String| {
        Slug::parse(slug).is_ok()
            && !route::is_reserved_department(slug)
            && !known.iter().any(|office| office.department == *slug)
    };
    let numbered = (2..).map(|number: usize| format!("{first}{number}"));
    // As many as are taken, one that is the site's own, and one more.
    let mut slugs = std::iter::once(first.clone()).chain(numbered).take(known.len() + 2);
    let department = slugs.find(is_free)?;
    Some(KnownOffice { department, unit: None, code: None, name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    #[test]
    fn a_department_is_called_by_its_sound_and_has_a_folder_of_its_own() {
        let mut known: Vec<KnownOffice> = Vec::new();
        for (name, slug) in [
            ("示例市示例县水利局", "slj"),
            ("示例县审计局", "sjj"),
            ("司法局", "sfj"),
            ("森林局", "slj2"),
            ("城市管理局", "csglj"),
        ] {
            let new = new_office(name, ("示例市示例县", &embedded()), &known).expect(name);
            assert_eq!((new.department.as_str(), new.name.as_str()), (slug, name));
            known.push(new);
        }
        assert!(new_office("另一县教育局", ("示例市示例县", &embedded()), &known).is_none());
        assert!(new_office("……", ("示例县", &embedded()), &known).is_none());
    }
}
