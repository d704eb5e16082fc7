/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in the narrative.
    Taken,
    /// It is the title, the office or the unit of a table that was taken.
    OverTable,
    /// It is a line of a table of contents.
    Contents,
    /// It is the number of a page.
    PageNumber,
    /// It is a row of a table that tabs set.
    Tabbed,
    /// A change of it is pending that nobody has accepted or rejected.
    Changed,
    /// It shows no words: a picture, a field that was never computed.
    Wordless,
    /// The disclosure has a narrative, which stays as it is.
    NarrativeThere,
}

/// How many paragraphs there are, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ParagraphCount {
    /// All that show something, those of tables not counted.
    pub seen: usize,
    /// Those in the narrative.
    pub taken: usize,
    /// Those that came with a table.
    pub over_tables: usize,
    /// Those that were left, each with its reason.
    pub left: usize,
}

impl ParagraphCount {
    /// Counts what became of each paragraph.
    pub fn of(fates: impl Iterator<Item = Fate>) -> ParagraphCount {
        let mut count = ParagraphCount::default();
        for fate in fates {
            count.seen += 1;
            match fate {
                Fate::Taken => count.taken += 1,
                Fate::OverTable => count.over_tables += 1,
                Fate::Contents
                | Fate::PageNumber
                | Fate::Tabbed
                | Fate::Changed
                | Fate::Wordless
                | Fate::NarrativeThere => {
                    count.left += 1;
                }
            }
        }
        count
    }
}
