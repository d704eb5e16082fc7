use super::department::Department;
use super::disclosure::Disclosure;
use super::identity::FigureRef;
use super::kind::Kind;

/// Which document of a department: no two have the same year, kind and unit. That the same is in
/// another document (last year's, the accounts beside the budget) is asked of this alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DocumentKey<'a> {
    /// 预算年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// The code of the budget unit that discloses by itself; nothing for the department.
    pub unit: Option<&'a str>,
}

impl<'a> DocumentKey<'a> {
    /// The same of the year before.
    pub fn year_before(self) -> DocumentKey<'a> {
        DocumentKey { year: self.year - 1, ..self }
    }

    /// Another kind of the same year.
    pub fn of_kind(self, kind: Kind) -> DocumentKey<'a> {
        DocumentKey { kind, ..self }
    }

    /// The same of one of the department's units.
    pub fn of_unit(self, code: &'a str) -> DocumentKey<'a> {
        DocumentKey { unit: Some(code), ..self }
    }

    /// The same of the department itself.
    pub fn of_department(self) -> DocumentKey<'a> {
        DocumentKey { unit: None, ..self }
    }
}

impl Disclosure {
    /// Which document of its department it is.
    pub fn key(&self) -> DocumentKey<'_> {
        DocumentKey { year: self.year, kind: self.kind, unit: self.budget_unit.as_deref() }
    }
}

impl Department {
    /// The document of a key, if it was disclosed and could be read.
    pub fn disclosure(&self, key: DocumentKey<'_>) -> Option<&Disclosure> {
        self.disclosures.iter().find(|disclosure| disclosure.key() == key)
    }
}

impl FigureRef {
    /// Which document it is about, read in the document of a key.
    pub fn document<'k>(&self, read_in: DocumentKey<'k>) -> DocumentKey<'k> {
        let of_year = if self.previous_year { read_in.year_before() } else { read_in };
        DocumentKey { kind: self.kind.unwrap_or(read_in.kind), ..of_year }
    }
}
