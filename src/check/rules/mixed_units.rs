use crate::finding::rule;

rule! {
    /// # What it checks
    /// A sentence that counts next to nothing in 万元 and says nothing in 元 (出国费0元，接待费0.13万元).
    /// Beside larger amounts 0元 is what it says. Prices, and amounts in 元 large enough to be meant, are left
    /// alone.
    ///
    /// # Why it matters
    /// One of the units was forgotten; the next figure may be wrong by ten thousand.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 0.13, 因公出国（境）费: 0.00, 公务用车购置及运维费: 0.00, 公务接待费: 0.13 }
    /// #- content/example/housing/2021/budget.md
    /// ## “三公”经费
    ///
    /// 出国费0元，接待费0.13万元。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 0.13, 因公出国（境）费: 0.00, 公务用车购置及运维费: 0.00, 公务接待费: 0.13 }
    /// #- content/example/housing/2021/budget.md
    /// ## “三公”经费
    ///
    /// 出国费0万元，接待费0.13万元（1300元）。
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020` has 0元 and 0万元 in one sentence.
    pub static MIXED_UNITS: "mixed-units", Note, adjustable, Practice, Irregular,
        "一句话里混用元和万元", "a sentence mixes 元 and 万元";
}
