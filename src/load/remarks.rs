/// The comments of YAML and TOML, from `#` to the end of the line: what stands there is not
/// published.
pub(super) struct Remarks<'a> {
    text: &'a str,
    /// Where the line looked at last ends, and where its comment begins.
    line: usize,
    begins: Option<usize>,
}

impl Remarks<'_> {
    pub(super) fn of(text: &str) -> Remarks<'_> {
        Remarks { text, line: 0, begins: None }
    }

    /// Whether an offset lies in a comment. Asked for offsets in ascending order: each line is
    /// looked at once, however long it is.
    pub(super) fn hold(&mut self, at: usize) -> bool {
        if at >= self.line {
            let start = self.text[..at].rfind('\n').map_or(0, |line| line + 1);
            self.line = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1);
            let line = &self.text[start..self.line];
            let whole = line.trim_start().starts_with('#').then_some(0);
            self.begins = whole.or_else(|| line.find(" #")).map(|begins| start + begins);
        }
        self.begins.is_some_and(|begins| begins <= at)
    }
}
