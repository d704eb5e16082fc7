use crate::docx::Block;

/// What a paragraph says, without blanks, dots and the number of a page behind them.
pub(super) fn bare(block: &Block) -> String {
    let Block::Paragraph(paragraph) = block else { return String::new() };
    let text: String = paragraph.text().chars().filter(|c| !c.is_whitespace()).collect();
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    words.trim_end_matches(['.', '…', '·', '．']).to_owned()
}

/// `一、部门职责……………3`: dots or a tab, then the number of a page.
pub(super) fn leads_to_page(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - before.len();
    let words = before.trim_end_matches(['.', '…', '·', '．', ' ', '\u{3000}']);
    let dots = before[words.len()..].chars().filter(|c| !c.is_whitespace()).count();
    let is_led = dots >= 3 || before[words.len()..].contains("……") || words.ends_with('\t');
    (1..=3).contains(&digits) && is_led && words.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_contents_are_told_from_sentences() {
        for (text, expected) in [
            ("一、部门职责……………3", true),
            ("部门收支总表.......12", true),
            ("部门收支总表\t12", true),
            ("合计\t1520.40", false),
            ("等……2024", false),
            ("……3", false),
            ("收入3", false),
        ] {
            assert_eq!(leads_to_page(text), expected, "{text}");
        }
    }
}
