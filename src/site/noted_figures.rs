/// What is said of the figures of a department, as far as whoever repeats one of them must say it
/// too. Figures are named by the path of their disclosure and their path inside it.
pub trait NotedFigures {
    /// The numbers of the notes that go with a figure.
    fn notes_at(&self, disclosure: &str, path: &str) -> Vec<usize>;
    /// Whether a figure is in doubt; not where it only was changed.
    fn is_doubted(&self, disclosure: &str, path: &str) -> bool;
    /// Whether the unit of a figure is in doubt: it is then shown as printed, in no other unit, and
    /// nothing is worked out from it.
    fn is_doubted_in_unit(&self, disclosure: &str, path: &str) -> bool;
    /// The number of the note by which a row is withheld, by its path.
    fn withheld_by(&self, disclosure: &str, path: &str) -> Option<usize>;
    /// Whether something stops the publication of a disclosure.
    fn is_kept_back(&self, disclosure: &str) -> bool;
    /// How many notes the page of a disclosure has.
    fn note_counts(&self, disclosure: &str) -> NoteCounts;
}

/// How many notes a disclosure's page has, by what they say.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct NoteCounts {
    /// 存疑说明: those of its transcriber and its department.
    pub explained: usize,
    /// 本站说明: those that say what the site publishes by its own settings.
    pub lowered: usize,
}
