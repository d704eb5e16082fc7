use crate::finding::rule;

rule! {
    /// # What it checks
    /// That no text of a site holds characters that readers do not see: marks that turn the
    /// direction of text (U+202E), control characters, zero-width characters inside words and
    /// figures (U+200B, U+FEFF, U+00AD), line separators that editors do not show, U+FFFD where a
    /// character was lost. Written raw, or as `\u202E` or `&#x202E;`. The finding names the
    /// character, its number and how often a file has it. In a narrative a zero-width character is
    /// a warning: nothing else is read there than is seen. What a script needs is silent: joiners
    /// in emoji and in Arabic, Mongolian or Indic words, direction marks on lines written from the
    /// right, variants of ideographs. So are no-break and full-width blanks.
    ///
    /// # Why it matters
    /// Readers would see another name or another figure than is written; two labels that look the
    /// same would not be the same; search finds nothing.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// source: { title: "2021年\u202E部门预算" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// source: { title: "2021年部门预算" }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2; which characters hide is data of the Unicode
    /// Character Database (Bidi_Control, Default_Ignorable_Code_Point).
    pub static HIDDEN_CHARACTER: "hidden-character", Error, fixed, Format, Irregular,
        "有读者看不见的字符", "a text holds characters that readers do not see";
}
