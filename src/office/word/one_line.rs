/// The characters of a heading in one line, each with its byte: a line break between two Chinese
/// characters parts nothing, nor do blanks by which a short title is drawn wide.
pub fn in_one_line(text: &str) -> Vec<(usize, char)> {
    let is_wide = is_drawn_wide(text);
    let mut kept: Vec<(usize, char)> = Vec::new();
    // Where the blanks began that are being passed, and whether a line ended among them.
    let mut blank: Option<(usize, bool)> = None;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            let (from, is_break) = blank.unwrap_or((at, false));
            blank = Some((from, is_break || character == '\n'));
            continue;
        }
        if let Some((from, is_break)) = blank.take()
            && let Some((_, last)) = kept.last()
        {
            let parts_nothing = is_chinese(*last) && is_chinese(character);
            if is_break || is_wide {
                if !parts_nothing {
                    kept.push((from, ' '));
                }
            } else {
                let between = text[from..at].char_indices();
                kept.extend(between.map(|(own, blank)| (from + own, blank)));
            }
        }
        kept.push((at, character));
    }
    kept
}

/// Whether a title has a blank behind each of its Chinese characters: 部 门 职 责.
fn is_drawn_wide(text: &str) -> bool {
    let characters: Vec<char> = text.trim().chars().collect();
    let touch = characters.windows(2).any(|two| is_han(two[0]) && is_han(two[1]));
    characters.iter().filter(|c| is_han(**c)).count() > 2 && !touch
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Whether blanks beside a character say nothing.
fn is_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '、' | '，' | '（' | '）' | '：' | '“' | '”' | '《' | '》')
}

#[cfg(test)]
mod tests {
    use super::in_one_line;

    #[test]
    fn breaks_and_wide_drawing_part_nothing() {
        for (text, expected) in [
            ("一、部门职\n责", "一、部门职责"),
            ("一、部门职 \n 责", "一、部门职责"),
            ("一 、 部 门 职 责", "一、部门职责"),
            ("一、部\u{3000}门\u{3000}职\u{3000}责", "一、部门职责"),
            ("第一部分 部门概况", "第一部分 部门概况"),
            ("Budget\noverview", "Budget overview"),
            ("部门 2026\n预算", "部门 2026 预算"),
        ] {
            let line: String = in_one_line(text).into_iter().map(|(_, c)| c).collect();
            assert_eq!(line, expected);
        }
    }
}
