use std::collections::BTreeMap;

use super::csv_rows::rows;
use super::unreadable::Unreadable;

/// What divides the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// The tab of `Unicode 文本`.
    Tab,
    /// `;`
    Semicolon,
}

/// What was chosen for a text.
pub(super) struct Chosen {
    pub mark: Separator,
    /// Whether most lines have the same number of cells, more than one.
    pub is_even: bool,
    /// The one that was chosen and another that divides as many lines evenly.
    pub unsure: Option<(Separator, Separator)>,
}

/// Those that words and amounts have least first.
const ALL: [Separator; 3] = [Separator::Tab, Separator::Semicolon, Separator::Comma];
/// Bytes that are looked at.
const LOOKED_AT: usize = 1 << 20;

impl Separator {
    pub(super) fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Tab => b'\t',
            Separator::Semicolon => b';',
        }
    }

    /// Its name in Chinese and in English.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Separator::Comma => ("逗号", "commas"),
            Separator::Tab => ("制表符", "tabs"),
            Separator::Semicolon => ("分号", "semicolons"),
        }
    }
}

/// What divides the cells of a text: that by which the most rows have the same number of cells, more
/// than one; the comma where none does.
pub(super) fn separator(text: &str) -> Result<Chosen, Unreadable> {
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= LOOKED_AT);
    let start = match end.and_then(|end| text[..end].rfind('\n')) {
        Some(end) => &text[..end],
        None => text,
    };
    let mut found: Vec<(Separator, Evenness)> = Vec::new();
    for mark in ALL {
        found.push((mark, Evenness::of(&rows(start, mark.byte())?)));
    }
    let even: Vec<_> = found.into_iter().filter(|(_, even)| even.is_even()).collect();
    let most = even.iter().map(|(_, even)| even.same).max();
    let mut best = even.iter().filter(|(_, even)| Some(even.same) == most).map(|(mark, _)| *mark);
    let (mark, other) = (best.next(), best.next());
    Ok(Chosen {
        mark: mark.unwrap_or(Separator::Comma),
        is_even: mark.is_some(),
        unsure: mark.zip(other),
    })
}

/// How evenly a mark divides the rows that are not blank.
struct Evenness {
    rows: usize,
    /// Those of several cells.
    several: usize,
    /// Those that have the number of cells that most rows of several cells have.
    same: usize,
}

impl Evenness {
    fn of(rows: &[Vec<String>]) -> Evenness {
        let filled = rows.iter().filter(|row| row.iter().any(|text| !text.trim().is_empty()));
        let widths: Vec<usize> = filled.map(Vec::len).collect();
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for width in widths.iter().filter(|width| **width > 1) {
            *counts.entry(*width).or_default() += 1;
        }
        Evenness {
            rows: widths.len(),
            several: counts.values().sum(),
            same: counts.into_values().max().unwrap_or(0),
        }
    }

    /// Whether it is the mark that divides: half of the rows may be titles and notes, and some ragged.
    fn is_even(&self) -> bool {
        self.same > 1 && self.same * 2 > self.several && self.several * 2 >= self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Separator, bool, bool) {
        let chosen = separator(text).expect("rows");
        (chosen.mark, chosen.is_even, chosen.unsure.is_some())
    }

    #[test]
    fn the_most_even_rows_decide() {
        use Separator::{Comma, Semicolon, Tab};
        for (text, expected) in [
            ("项目,金额\n合计,\"1,234.50\"\n", (Comma, true, false)),
            ("项目\t金额\n合计\t1,234.50\n其他\t12\n", (Tab, true, false)),
            ("表;;\n项目;金额;比例\n合计;1,234.50;3\n其他;12;4\n", (Semicolon, true, false)),
            ("项目\t金额\n合计\t1,234.50\n其他\t2,345.60\n", (Tab, true, false)),
            // Each row divides by both: amounts have commas more often than labels have tabs.
            ("合计\t1,234.50\n其他\t2,345.60\n", (Tab, true, true)),
            ("合计,12\n其他,13;\n收入,14\n", (Comma, true, false)),
            // A title alone in its line, and ragged ends.
            (
                "部门收支总表\n单位：万元\n项目,金额\n合计,1\n其他,2,\n收入,3\n",
                (Comma, true, false),
            ),
            // One column, some words of which have a comma.
            ("说明\n一,二\n三\n四\n五\n", (Comma, false, false)),
            ("说明\n一\n二\n", (Comma, false, false)),
            ("", (Comma, false, false)),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
