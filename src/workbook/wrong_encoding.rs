use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

use super::sheet::Sheet;

/// Cells that must be so before it is said: one alone may be a foreign name.
const FEWEST: usize = 3;

impl Sheet {
    /// In which encoding the texts of the sheet were written and in which they were read by mistake:
    /// ²¿ÃÅ is 部门 in GBK read as Latin-1. Nothing where they were read as they should.
    pub fn wrong_encoding(&self) -> Option<(&'static str, &'static str)> {
        let words = || {
            let texts = self.rows.iter().flatten().map(|text| text.trim());
            texts.filter(|text| !text.is_ascii())
        };
        let all = words().count();
        let mistakes = [
            // UTF-8 is known by its form; nearly all bytes are something in GBK.
            ("UTF-8", "GBK", GB18030, encoding_rs::UTF_8),
            ("UTF-8", "Latin-1", WINDOWS_1252, encoding_rs::UTF_8),
            ("GBK", "Latin-1", WINDOWS_1252, GB18030),
        ];
        let found = mistakes.into_iter().find(|(_, _, read_as, written_in)| {
            let count = words().filter(|text| is_garbled(text, read_as, written_in)).count();
            count >= FEWEST && count * 2 > all
        });
        found.map(|(written_in, read_as, ..)| (written_in, read_as))
    }
}

/// Whether the bytes by which a text was read are Chinese in another encoding. What was lost on the
/// way is left aside.
fn is_garbled(text: &str, read_as: &'static Encoding, written_in: &'static Encoding) -> bool {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let text = text.trim_end_matches(['\u{fffd}', '?']);
    if read_as == WINDOWS_1252 && text.chars().any(chinese) {
        return false;
    }
    let kept: String = text.chars().filter(|c| *c != '\u{fffd}').collect();
    let (bytes, _, _) = read_as.encode(&kept);
    let (meant, _, _) = written_in.decode(&bytes);
    let count = |text: &str| text.chars().filter(|c| chinese(*c)).count();
    let wrong = meant.chars().filter(|c| *c == '\u{fffd}').count();
    // A text that is read right is no text in another encoding: nearly every character is wrong.
    count(&meant) > 1 && wrong * 3 <= count(&meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Option<(&'static str, &'static str)> {
        let rows = texts.iter().map(|text| vec![(*text).to_owned()]).collect();
        Sheet::new("表", rows).wrong_encoding()
    }

    const TEXTS: [&str; 4] = ["部门收支总表", "一般公共预算拨款收入", "农林水支出", "本年收入合计"];

    fn read_as(read_as: &'static Encoding, written_in: &'static Encoding) -> Vec<String> {
        let text = |text: &&str| {
            let (bytes, _, _) = written_in.encode(text);
            read_as.decode_without_bom_handling(&bytes).0.into_owned()
        };
        TEXTS.iter().map(text).collect()
    }

    fn found(texts: &[String]) -> Option<(&'static str, &'static str)> {
        of(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[test]
    fn texts_in_a_wrong_encoding_are_told() {
        assert_eq!(found(&read_as(WINDOWS_1252, GB18030)), Some(("GBK", "Latin-1")));
        assert_eq!(found(&read_as(GB18030, encoding_rs::UTF_8)), Some(("UTF-8", "GBK")));
        assert_eq!(found(&read_as(WINDOWS_1252, encoding_rs::UTF_8)), Some(("UTF-8", "Latin-1")));
        assert_eq!(of(&TEXTS), None);
        assert_eq!(of(&["Café", "Zürich", "naïve", "señor"]), None);
    }
}
