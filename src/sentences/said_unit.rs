use crate::lexicon::Lexicon;

use super::quantity::Measure;
use super::unit::unit;

/// Whether a text says the unit of its amounts once: （金额单位均为万元）, 单位：万元. A number of such a text
/// needs none behind it.
pub(super) fn says_its_unit(lexicon: &Lexicon, text: &str) -> bool {
    lexicon.unit_labels.find_in(text).any(|label| {
        let rest = text[label.end..].trim_start_matches(['：', ':', '均', '都', '为', '是', ' ']);
        unit(rest).is_some_and(|unit| matches!(unit.measure, Measure::Money { .. }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    #[test]
    fn a_unit_is_said_before_or_behind_the_amounts() {
        let says = |text: &str| says_its_unit(&embedded(), text);
        assert!(says("（以下金额单位均为万元）基本支出20，项目支出30。"));
        assert!(says("基本支出20、项目支出30（单位：万元）。") && says("单位:元"));
        assert!(!says("预算单位4个，基本支出20万元。") && !says("单位基本支出20万元"));
    }
}
