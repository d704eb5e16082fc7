use crate::cli::unchecked::undecided;
use crate::model::Kind;
use crate::office::{KnownOffice, OfficeDocument, Said, Whose, Year, whose, year_of};
use crate::pipeline::{AskedOf, RecognisedDocument, Workspace, recognised};
use crate::site::DisclosureEntry;

use super::fate::Doubt;

/// Which disclosure a document is of.
pub(super) struct SortedDocument {
    /// The office, by its place among those that are known.
    pub office: usize,
    pub year: i16,
    pub kind: Kind,
    pub profile: String,
}

impl SortedDocument {
    /// The path of its disclosure under `content/`.
    pub(super) fn path(&self, region: &str, office: &KnownOffice) -> String {
        let department = format!("{region}/{}", office.department);
        DisclosureEntry::path_of(&department, office.unit.as_deref(), self.year, self.kind)
    }

    /// Whether a disclosure is one of an office, of whatever year and kind.
    pub(super) fn is_of(path: &str, region: &str, office: &KnownOffice) -> bool {
        let department = match &office.unit {
            Some(unit) => format!("{region}/{}/units/{unit}/", office.department),
            None => format!("{region}/{}/", office.department),
        };
        let rest = path.strip_prefix(&department);
        rest.is_some_and(|rest| rest.matches('/').count() == 1)
    }
}

/// Tells which disclosure a document is of, by what is asked and by its own words: the offices that
/// are known, the name of their place, and the folders the file lies in.
///
/// # Errors
/// What is doubtful, where something is.
pub(super) fn sorted(
    document: &OfficeDocument,
    name: &str,
    asked: &AskedOf,
    workspace: &Workspace,
    (offices, place, folders): (&[KnownOffice], &str, &[String]),
) -> Result<SortedDocument, Doubt> {
    let catalogue = &workspace.catalogue;
    let said = Said::of(name, document, &catalogue.lexicon);
    let named = |some: Vec<usize>| -> Vec<KnownOffice> {
        some.into_iter().map(|at| offices[at].clone()).collect()
    };
    let office = match whose(&said, folders, (place, &catalogue.lexicon), offices) {
        Whose::One(office) => office,
        Whose::Several(several) => return Err(Doubt::Several(named(several))),
        Whose::Nobody(like) => {
            return Err(Doubt::Nobody { named: said.office, like: named(like) });
        }
    };
    let said_year = year_of(&said, &catalogue.lexicon);
    if let (Some(asked), Some(Year::Said(said))) = (asked.year, said_year)
        && asked != said
    {
        return Err(Doubt::OtherYear(said));
    }
    let RecognisedDocument { kind, year, year_by, profile, .. } =
        recognised(document, &said, asked, catalogue, &workspace.site.config)
            .map_err(|why| Doubt::Unchecked(undecided(document, &why)))?;
    match year_by {
        _ if asked.year.is_some() => {}
        Some(Year::Said(_)) => {}
        Some(Year::OfHeads(year)) => return Err(Doubt::YearOfHeads(year)),
        None => return Err(Doubt::NoYear),
    }
    Ok(SortedDocument { office, year, kind, profile: profile.to_owned() })
}
