use crate::lexicon::Lexicon;
use crate::office::sheet::plain;
use crate::workbook::Sheet;

/// Columns 类, 款, 项 that hold a code in three parts.
pub struct SplitCode {
    columns: Vec<usize>,
    /// What the rows above said: a part that is blank before one that is not goes on.
    said: Vec<String>,
}

/// The columns of a code in parts, where the heads above the first row of figures have them.
pub fn split_code(lexicon: &Lexicon, sheet: &Sheet, first: usize) -> Option<SplitCode> {
    let places = |row: usize| -> Vec<usize> {
        let place = |part: &str| sheet.rows[row].iter().position(|text| plain(text) == part);
        lexicon.code_parts.words().filter_map(place).collect()
    };
    let columns = (0..first).rev().map(places).find(|columns| columns.len() >= 2)?;
    (columns.len() >= 2).then(|| SplitCode { said: vec![String::new(); columns.len()], columns })
}

impl SplitCode {
    /// The code of a row and the cell it ends in. A part may be its own digits (`01`) or the whole
    /// code so far (`21201`).
    pub fn code(&mut self, sheet: &Sheet, row: usize) -> Option<(String, usize)> {
        let parts: Vec<&str> = self.columns.iter().map(|at| sheet.text(row, *at).trim()).collect();
        let last = parts.iter().rposition(|text| !text.is_empty())?;
        // 合计 stands over all three.
        if let Some(at) = parts
            .iter()
            .position(|text| !text.is_empty() && !text.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return Some((parts[at].to_owned(), self.columns[at]));
        }
        let mut code = String::new();
        for (index, part) in parts.iter().enumerate().take(last + 1) {
            if !part.is_empty() {
                let own = part
                    .strip_prefix(code.as_str())
                    .filter(|own| !code.is_empty() && !own.is_empty())
                    .unwrap_or(part);
                self.said[index] = own.to_owned();
            }
            code.push_str(&self.said[index]);
        }
        self.said[last + 1..].fill(String::new());
        Some((code, self.columns[last]))
    }
}
