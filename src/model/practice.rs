/// What a declaration rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Practice {
    /// Documents, or the rules that ask for them.
    #[default]
    Documents,
    /// One document: others may print it otherwise.
    OneDocument,
    /// Names of tables, heads and lines as they are commonly seen, and no document: it demands
    /// nothing.
    NamesOnly,
}

impl Practice {
    /// The words of declarations and of pages of reference.
    pub fn name(self) -> &'static str {
        match self {
            Practice::Documents => "documents",
            Practice::OneDocument => "one document",
            Practice::NamesOnly => "names only",
        }
    }

    /// Whether tables, columns and lines may be asked for.
    pub fn demands(self) -> bool {
        self != Practice::NamesOnly
    }
}
