use crate::forms::LAW;
use crate::model::{Catalogue, Kind, KindRequirement};
use crate::office::{Imported, Kinds, OfficeDocument, Said, Year, kind_of, profile_of, year_of};
use crate::site::Config;

use super::office_report::{AskedOf, ChosenBy, Unchecked, Unrecognised};

/// What an office's document is, by what whoever asks says and else by its own words.
pub struct RecognisedDocument<'c> {
    /// 类别.
    pub kind: Kind,
    /// 年度; where nothing says one, the latest that the profile knows.
    pub year: i16,
    /// By what the year is known; nothing where no text says one, or whoever asked did.
    pub year_by: Option<Year>,
    /// The profile, by its id.
    pub profile: &'c str,
    /// What the profile is called in that year.
    pub profile_name: &'c str,
    /// By what it was chosen.
    pub profile_by: ChosenBy,
    /// What it requires of the kind.
    pub requirement: &'c KindRequirement,
    /// What was taken of it as such.
    pub imported: Imported,
}

/// Tells what a document is. `said` is what it says of itself.
///
/// # Errors
/// When nothing tells which kind of disclosure it is, or no such profile or requirement is there.
pub fn recognised<'c>(
    document: &OfficeDocument,
    said: &Said,
    asked: &AskedOf,
    catalogue: &'c Catalogue,
    config: &Config,
) -> Result<RecognisedDocument<'c>, Unchecked> {
    let (profile, profile_by) = match (&asked.profile, &config.profile) {
        (Some(asked), _) => (asked.as_str(), ChosenBy::Asking),
        (None, Some(own)) => (own.as_str(), ChosenBy::Site),
        (None, None) => match profile_of(said, catalogue) {
            Some(of_place) => (of_place, ChosenBy::Place),
            None => (LAW, ChosenBy::Law),
        },
    };
    let history = catalogue.profiles.get(profile);
    let history = history.ok_or_else(|| Unchecked::NoProfile(profile.to_owned()))?;
    let year_by = if asked.year.is_some() { None } else { year_of(said, &catalogue.lexicon) };
    let known = year_by.map(|year| match year {
        Year::Said(year) | Year::OfHeads(year) => year,
    });
    let year = asked.year.or(known).unwrap_or_else(|| history.latest_year());
    let version = history.in_year(year);
    let form_of =
        |name: &String| catalogue.form(name).ok_or_else(|| Unchecked::NoForm(name.clone()));
    let form = asked.form.as_ref().map(form_of).transpose()?;
    let kinds = Kinds { catalogue, profile: version, year, form, asked: asked.kind };
    let no_requirement = |kind| Unchecked::NoRequirement { profile: profile.to_owned(), kind };
    let (kind, imported) = kind_of(document, said, &kinds).map_err(|left| match asked.kind {
        Some(kind) => no_requirement(kind),
        None => Unchecked::NoKind(Unrecognised {
            year: asked.year.is_none() && year_by.is_none(),
            office: asked.department.is_none() && said.office.is_none(),
            form: asked.form.is_none() && document.sheets.len() == 1,
            left,
        }),
    })?;
    let requirement = version.requirement(kind).ok_or_else(|| no_requirement(kind))?;
    Ok(RecognisedDocument {
        kind,
        year,
        year_by,
        profile: &history.id,
        profile_name: &version.name,
        profile_by,
        requirement,
        imported,
    })
}
