use crate::characters::after_number;

/// The fewest characters of a line of a page: what is shorter is a title, or ends where it ends.
const LINE: usize = 20;

/// How a paragraph may go on in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// It ends as no sentence does, or the next begins as none does.
    Surely,
    /// It lacks the mark at its end: in a text of lines it goes on, elsewhere its author left it out.
    Perhaps,
}

/// Whether a paragraph goes on in the next: its text ends in the middle of a sentence, at the end of
/// a line of a printed page, and the next goes on right below. A document that was made from pages has
/// its lines as paragraphs; what a sentence says is known of the whole alone.
///
/// `source` is the text of the narrative, `next` where the next paragraph begins in it.
pub(super) fn cut(text: &str, next_text: &str, source: &str, next: usize) -> Option<Cut> {
    let text = text.trim_end();
    let last = text.chars().next_back().filter(|last| !is_closing(*last))?;
    let before = source.get(..next)?;
    // A list, a table, a quotation: each of its items stands by itself.
    let is_plain = last_line(before).trim().is_empty();
    let above = last_line(before.trim_end());
    let is_right_above = above.ends_with(last) && !above.starts_with(['#', '|', '-', '*', '>']);
    let begins = next_text.trim_start();
    // 520.40 goes on, 5. begins.
    let is_numbered =
        after_number(begins).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    if !is_plain || !is_right_above || is_numbered || text.chars().count() < LINE {
        return None;
    }
    // 12个月×8%=110112, and the next begins a sentence: its author left the unit out.
    let digits = begins.len() - begins.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_number = digits > 0 && !begins[digits..].starts_with('年');
    let is_open =
        last.is_ascii_digit() && is_number || matches!(last, '，' | '、' | ',' | '（' | '(' | '“');
    let is_rest = begins.starts_with(['，', '、', '。', '；', '）', '%', '％', '元'])
        || ["万元", "亿元"].iter().any(|unit| begins.starts_with(unit));
    Some(if is_open || is_rest { Cut::Surely } else { Cut::Perhaps })
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

/// Whether nothing needs to follow a character.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '。' | '；'
            | '：'
            | '！'
            | '？'
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '）'
            | ')'
            | '”'
            | '》'
            | '】'
    )
}

#[cfg(test)]
mod tests {
    use super::{Cut, cut};

    fn of(source: &str) -> Option<Cut> {
        let (first, second) = source.split_once("\n\n").expect("two paragraphs");
        cut(first, second, source, source.len() - second.len())
    }

    #[test]
    fn a_line_that_ends_in_the_middle_of_a_sentence_goes_on() {
        let sure = Some(Cut::Surely);
        assert_eq!(
            of("本年支出合计1520.40万元，其中：基本支出520.40万元，项目支出1000\n\n万元。"),
            sure
        );
        assert_eq!(of("本年支出合计1520.40万元，其中：基本支出520.40万元，\n\n项目支出。"), sure);
        let perhaps = of("本年支出合计1520.40万元，其中：基本支出520.40万元\n\n和项目支出。");
        assert_eq!(perhaps, Some(Cut::Perhaps));
        assert_eq!(of("本年支出合计1520.40万元，其中：基本支出520.40万元。\n\n完。"), None);
        let number =
            of("本年支出合计1520.40万元，其中：基本支出520.40万元，项目支出1000\n\n.5万元。");
        assert_eq!(number, perhaps);
        let digits =
            of("本年支出合计1520.40万元，其中：基本支出520.40万元，项目支出10\n\n00万元。");
        assert_eq!(digits, sure);
        let calculation = of("在职人员养老保险缴费：154600元×12个月×16%=296832\n\n2026年增加。");
        assert_eq!(calculation, perhaps, "the unit is left out");
        assert_eq!(of("2026年部门预算\n\n本年支出合计1520.40万元。"), None, "a title");
        assert_eq!(
            of("一般公共预算财政拨款支出520.40万元，比上年增加20.40万元\n\n（二）政府性基金"),
            None,
            "the next begins by itself"
        );
    }
}
