use crate::finding::rule;

rule! {
    /// # What it checks
    /// That nothing lies under `content/` which is not read: files with other names, folders
    /// outside the layout, folders whose names cannot be part of an address. Names that begin with
    /// a point (`.git`, `.DS_Store`) are passed over.
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
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/units/33 3001/2021/budget.yaml
    /// format: 1
    /// ```
    /// The folder of a budget unit is held to the same rule as every other: `[a-z0-9-]+`.
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
    pub static STRAY_FILE: "stray-file", Error, fixed, Format, Irregular, "此文件不会被读取", "a file is not read";
}
