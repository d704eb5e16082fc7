use crate::finding::rule;

rule! {
    /// # What it checks
    /// That nothing lies under `content/` which is not read: files with other names, folders outside the layout.
    ///
    /// # Why it matters
    /// `bugdet.yaml` would never be published, and nobody would know.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/bugdet.yaml
    /// format: 1
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
    /// The format: docs/format.md, section 1.
    pub static STRAY_FILE: "stray-file", Error, fixed, Format, "此文件不会被读取", "a file is not read";
}
