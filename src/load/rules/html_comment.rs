use crate::finding::rule;

rule! {
    /// # What it checks
    /// That no text holds an HTML comment, `<!-- … -->`: in the narrative, in what is published of
    /// YAML (goals, notes, names) and in `site.toml`. A comment in a narrative is left out of the
    /// page in any case; one that is never closed is found where it begins.
    ///
    /// # Why it matters
    /// It is written for colleagues and must not be published; one that is not closed would hide
    /// the rest of a document, or be published with it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 一、收入说明
    ///
    /// 本年收入与上年持平。<!-- 待核 -->
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021  # 待核
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 一、收入说明
    ///
    /// 本年收入与上年持平。
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 3.
    pub static HTML_COMMENT: "html-comment", Error, fixed, Format, Irregular,
        "有不应公开的注释", "a comment is written where texts are published";
}
