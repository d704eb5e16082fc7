use crate::finding::rule;

rule! {
    /// # What it checks
    /// Notes figures written with full-width digits: they are read as what they are.
    ///
    /// # Why it matters
    /// The page and the data files print ASCII digits.
    ///
    /// # Source
    /// The format: docs/format.md, section 2.
    pub static FULL_WIDTH_DIGITS: "full-width-digits", Note, fixed, Format, Irregular,
        "数用了全角数字", "a figure is written with full-width digits";
}
