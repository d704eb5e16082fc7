use crate::finding::rule;

rule! {
    /// # What it checks
    /// A figure with exactly the digits of another that it belongs to, at another scale: 32.96元
    /// where the public expenses are 32.96万元. The two need not be equal (institutions have public
    /// expenses that are no operating cost of the administration), but the same digits a power of
    /// ten apart are no chance.
    ///
    /// # Why it matters
    /// Identities do not see units: a figure typed in the wrong one satisfies every sum it is not
    /// part of.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 514.06, 基本支出: 514.06, 人员经费: 481.1, 日常公用经费: 32.96, 项目支出: 0 }
    ///   机关运行经费安排情况: { 合计: 32.96元 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 514.06, 基本支出: 514.06, 人员经费: 481.1, 日常公用经费: 32.96, 项目支出: 0 }
    ///   机关运行经费安排情况: { 合计: 32.96万元 }
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020` has 32.96元 where its public expenses are 32.96万元.
    pub static UNIT_SLIP: "unit-slip", Error, adjustable, Practice, Inaccurate,
        "数字相同而单位不同", "the same digits in another unit";
}
