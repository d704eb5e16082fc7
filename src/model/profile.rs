use super::identity::Identity;
use super::kind::Kind;

/// 公开要求: which tables and sections a place requires of each kind, under its own names and in its own order.
#[derive(Debug)]
pub struct Profile {
    /// ASCII id (`hebei-county`).
    pub id: String,
    /// Name.
    pub name: String,
    /// Per kind.
    pub kinds: Vec<KindRequirement>,
    /// Identities between tables and kinds.
    pub between: Vec<Identity>,
    /// Where it comes from.
    pub source: String,
}

/// What is required of one kind.
#[derive(Debug)]
pub struct KindRequirement {
    /// The kind.
    pub kind: Kind,
    /// The title such documents carry after department and year (部门预算信息公开).
    pub title: String,
    /// The form of projects in it, where it has projects.
    pub project_form: Option<String>,
    /// The form of the whole department's goals and indicators.
    pub overall_form: Option<String>,
    /// Sections of the narrative, in order.
    pub sections: Vec<SectionRequirement>,
    /// Tables and statements, in order.
    pub tables: Vec<TableRequirement>,
}

/// A section of the narrative.
#[derive(Debug)]
pub struct SectionRequirement {
    /// Canonical id (`n.duty`).
    pub id: String,
    /// Heading.
    pub title: String,
    /// Other headings accepted.
    pub labels: Vec<String>,
    /// Whether a document without it has a finding.
    pub required: bool,
    /// Canonical ids of the tables that stand at the end of this section.
    pub tables: Vec<String>,
}

/// A table or statement.
#[derive(Debug)]
pub struct TableRequirement {
    /// Canonical id of the form.
    pub form: String,
    /// The name it goes by here.
    pub name: String,
    /// Whether a document without it has a finding.
    pub required: bool,
}

impl Profile {
    /// What is required of a kind.
    pub fn requirement(&self, kind: Kind) -> Option<&KindRequirement> {
        self.kinds.iter().find(|requirement| requirement.kind == kind)
    }
}

impl KindRequirement {
    /// The name a form goes by here.
    pub fn local_name(&self, form: &str) -> Option<&str> {
        self.tables.iter().find(|table| table.form == form).map(|table| table.name.as_str())
    }
}
