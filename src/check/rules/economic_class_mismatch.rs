use crate::finding::rule;

rule! {
    /// # What it checks
    /// What the employer pays into pensions, annuities, housing funds and health insurance, inside
    /// 基本支出: the table by economic class (30108, 30109, 30113, 30110) against the table by
    /// function (2080505, 2080506, 2210201, 21011). Health insurance is held within bounds, since
    /// the supplement for civil servants (30111, 2101103) is printed apart by some and not by
    /// others. Where only one of the tables has the row, nothing is said.
    ///
    /// # Why it matters
    /// Both tables divide the same money. Where one row differs and the totals agree, another row
    /// of the same table is wrong by as much.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "2210201", 名称: 住房公积金, 合计: 110.77, 基本支出: 110.77 }
    ///   一般公共预算基本支出表:
    ///     - { 科目: "30113", 名称: 住房公积金, 合计: 110.41 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "2210201", 名称: 住房公积金, 合计: 110.77, 基本支出: 110.77 }
    ///   一般公共预算基本支出表:
    ///     - { 科目: "30113", 名称: 住房公积金, 合计: 110.77 }
    /// ```
    ///
    /// # Source
    /// Practice: the tables of `普陀区2023`, `普陀区2024`, `普陀区2025` and `普陀区2026` agree to the last
    /// digit. Which codes belong together stands in the profile.
    pub static ECONOMIC_CLASS_MISMATCH: "economic-class-mismatch", Warning, adjustable, Practice,
        "按经济分类与按功能分类的数不一致", "the tables by economic class and by function differ";
}
