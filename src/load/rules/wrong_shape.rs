use crate::finding::rule;

rule! {
    /// # What it checks
    /// That what stands at a place has the shape the format asks for: a text, a list, a mapping, a
    /// date, a year that agrees with its folder.
    ///
    /// # Why it matters
    /// What has another shape cannot be published as what it was meant to be.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2.
    pub static WRONG_SHAPE: "wrong-shape", Error, fixed, Format, Irregular,
        "此处的写法不合格式", "something has not the shape it should have";
}
