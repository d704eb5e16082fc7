use crate::finding::rule;

rule! {
    /// # What it checks
    /// That Chinese is written with the characters it looks to be written with: no radicals (U+2F64
    /// for 用) and no compatibility ideographs (U+F9DC for 隆), which text copied from a PDF has,
    /// and no characters of private use, which every computer draws differently or not at all.
    /// Labels that are written so are known all the same.
    ///
    /// # Why it matters
    /// Nobody finds 公务用车 by searching where another character stands for 用; a reading machine
    /// says something else.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// source: { title: 2021年公务⽤车购置计划 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// source: { title: 2021年公务用车购置计划 }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2; which characters look alike is data of the Unicode
    /// Character Database (EquivalentUnifiedIdeograph, compatibility decompositions).
    pub static AMBIGUOUS_CHARACTER: "ambiguous-character", Warning, adjustable, Format, Irregular,
        "字看着对，却是另一个字", "a character looks like another one";
}
