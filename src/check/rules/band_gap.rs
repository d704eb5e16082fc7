use crate::finding::rule;

rule! {
    /// # What it checks
    /// That the four bands 优 良 中 差 are in order, in one unit, and that the last begins where
    /// the one before ends.
    ///
    /// # Why it matters
    /// With ≥10, ≥8, ≥7 and <2 nobody can say what 5 is worth.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// project-form: P1
    /// projects:
    ///   - name: 示例
    ///     indicators:
    ///       - { level: [产出指标], name: 专业人数（人）, bands: { 优: "≥10人", 良: "≥8人", 中: "≥7人", 差: "<2人" } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// project-form: P1
    /// projects:
    ///   - name: 示例
    ///     indicators:
    ///       - { level: [产出指标], name: 专业人数（人）, bands: { 优: "≥10人", 良: "≥8人", 中: "≥7人", 差: "<7人" } }
    /// ```
    ///
    /// # Source
    /// Arithmetic: every result has one grade. `平乡县2020` has a gap.
    pub static BAND_GAP: "band-gap", Error, adjustable, Arithmetic, Inaccurate,
        "优良中差各档不相接", "the bands of an indicator leave a gap or overlap";
}
