use crate::finding::{Bilingual, Finding};
use crate::load::MALFORMED_VALUE;
use crate::model::Disclosure;

use super::literal;
use super::passage::passages;

/// The amounts and percentages of sentences that are longer than numbers may be: no rule can hold
/// them against anything.
pub(in crate::check) fn unreadable(disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in passages(disclosure) {
        for found in literal::unreadable(&passage) {
            let printed = &passage.text[found.range.clone()];
            let (zh, en) = found.fault.says(found.unit);
            let words = Bilingual::new(
                format!("文字里的“{printed}”{zh}"),
                format!("`{printed}` in the text {en}"),
            );
            let finding = Finding::new(&MALFORMED_VALUE, words, passage.place(&found.range))
                .at(passage.at.clone(), printed);
            findings.push(finding.help(
                "核对；原件即如此印刷的，请保留原样并写明存疑说明",
                "check it; if the document prints it so, keep it and acknowledge it",
            ));
        }
    }
    findings
}
