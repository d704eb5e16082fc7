use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::office::sheet::{is_one_of, plain};
use crate::workbook::Sheet;

/// Columns 类, 款, 项 that hold a code in three parts.
pub struct SplitCode<'a> {
    lexicon: &'a Lexicon,
    columns: Vec<usize>,
    /// How many digits the code has at each level.
    levels: &'a [usize],
    /// What the rows above said: a part that is blank before one that is not goes on.
    said: Vec<String>,
    /// What was made of the parts.
    joined: Joined,
}

/// Codes in parts that were written as one: what the report says of a table, once.
#[derive(Debug, Default)]
pub struct Joined {
    /// The first: its parts as printed, and the code.
    first: Option<(String, String)>,
    /// The first whose parts were given their zeros back.
    padded: Option<(String, String)>,
    /// How many were.
    count: usize,
}

impl Joined {
    /// Both halves of a table.
    pub fn and(self, other: Joined) -> Joined {
        Joined {
            first: self.first.or(other.first),
            padded: self.padded.or(other.padded),
            count: self.count + other.count,
        }
    }

    /// What the report says; nothing where no code stands in parts.
    pub fn note(&self, sheet: &str) -> Option<Bilingual> {
        let (parts, code) = self.first.as_ref()?;
        let padded = self.padded.as_ref();
        let (zh, en) = padded.map_or_else(Default::default, |(parts, code)| {
            let count = self.count;
            (
                format!("；其中{count}行补了零（{parts} → {code}）"),
                format!("; {count} of them had lost a zero ({parts} is {code})"),
            )
        });
        Some(Bilingual::new(
            format!("工作表“{sheet}”的编码分栏书写，合写为一个（{parts} → {code}）{zh}"),
            format!(
                "sheet {sheet}: codes stand in parts and are written as one ({parts} is {code}){en}"
            ),
        ))
    }
}

/// The columns of a code in parts: as the heads above the first row of figures have them, or that
/// row itself, where 合计 stands right of them in the row of their names.
pub fn split_code<'a>(
    lexicon: &'a Lexicon,
    sheet: &Sheet,
    first: usize,
    levels: &'a [usize],
) -> Option<SplitCode<'a>> {
    let places = |row: usize| -> Vec<usize> {
        let place = |part: &str| sheet.rows[row].iter().position(|text| plain(text) == part);
        lexicon.code_parts.words().filter_map(place).collect()
    };
    let last = sheet.rows.len().checked_sub(1)?;
    let columns = (0..=first.min(last)).rev().map(places).find(|columns| columns.len() >= 2)?;
    let said = vec![String::new(); columns.len()];
    Some(SplitCode { lexicon, said, columns, levels, joined: Joined::default() })
}

impl SplitCode<'_> {
    /// The code of a row and the cell it ends in; an empty one where only the names of the parts
    /// stand there. A part may be its own digits (`01`, or `1` where a spreadsheet took it for a
    /// number) or the whole code so far (`21201`).
    pub fn code(&mut self, sheet: &Sheet, row: usize) -> Option<(String, usize)> {
        let parts: Vec<&str> = self.columns.iter().map(|at| sheet.text(row, *at).trim()).collect();
        let last = parts.iter().rposition(|text| !text.is_empty())?;
        // 合计 stands over all three, or right of their names.
        if let Some(at) = parts
            .iter()
            .position(|text| !text.is_empty() && !text.bytes().all(|byte| byte.is_ascii_digit()))
        {
            let name = if is_one_of(&self.lexicon.code_parts, parts[at]) { "" } else { parts[at] };
            return Some((name.to_owned(), self.columns[at]));
        }
        let mut code = String::new();
        let mut padded = false;
        for (index, part) in parts.iter().enumerate().take(last + 1) {
            if !part.is_empty() {
                let own = part
                    .strip_prefix(code.as_str())
                    .filter(|own| !code.is_empty() && !own.is_empty())
                    .unwrap_or(part);
                let width = self.digits(index);
                padded |= own.len() < width;
                self.said[index] = format!("{own:0>width$}");
            }
            code.push_str(&self.said[index]);
        }
        self.said[last + 1..].fill(String::new());
        if last > 0 {
            let printed = || {
                let parts: Vec<&str> =
                    parts.iter().copied().filter(|part| !part.is_empty()).collect();
                (parts.join("｜"), code.clone())
            };
            self.joined.first.get_or_insert_with(printed);
            if padded {
                self.joined.padded.get_or_insert_with(printed);
                self.joined.count += 1;
            }
        }
        Some((code, self.columns[last]))
    }

    /// Whether a column of the sheet holds a part.
    pub fn has(&self, at: usize) -> bool {
        self.columns.contains(&at)
    }

    /// What was made of the parts.
    pub fn joined(self) -> Joined {
        self.joined
    }

    /// How many digits a part below the first has.
    fn digits(&self, part: usize) -> usize {
        let above = part.checked_sub(1).and_then(|above| self.levels.get(above));
        above.zip(self.levels.get(part)).map_or(0, |(above, own)| own.saturating_sub(*above))
    }
}
