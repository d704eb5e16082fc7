use crate::model::{Department, Disclosure, Row};
use crate::sentences::{Placed, names_nothing};
use crate::source::Place;

use super::named_rows::{NamedRows, Names};
use super::own_row::is_elsewhere;
use super::read_paragraph::{ReadParagraph, read_paragraphs};

/// An amount that a sentence says of a row.
pub(in crate::check) struct RowAmount {
    /// The number of the row among those asked for.
    pub row: usize,
    /// The path of the text.
    pub at: String,
    /// Where the amount stands.
    pub place: Place,
}

/// The amounts that the sentences of a disclosure say of some of its rows: by a name that no other
/// row has, by their code, or by the words that name them in their table. What sentences say of
/// other years and phases is no amount of theirs.
pub(in crate::check) fn amounts_of_rows(
    department: &Department,
    disclosure: &Disclosure,
    rows: &[&Row],
) -> Vec<RowAmount> {
    let named = NamedRows::new(department, disclosure, Names::Telling);
    let mut found = Vec::new();
    for paragraph in read_paragraphs(disclosure) {
        for placed in &paragraph.reading.quantities {
            if !placed.quantity.is_money()
                || placed.is_beside
                || paragraph.is_shared(placed)
                || paragraph.is_bound(&placed.range)
                || is_elsewhere(disclosure, &paragraph, placed)
            {
                continue;
            }
            let spoken = named.spoken_of(&paragraph.text[placed.label.clone()]);
            let spoken: Vec<&Row> =
                spoken.map(|spoken| spoken.rows().collect()).unwrap_or_default();
            let is_asked = |row: &Row| rows.iter().any(|named| std::ptr::eq(*named, row));
            let by_name = spoken.iter().all(|row| is_asked(row));
            let says = |named: &Row| {
                by_name && spoken.iter().any(|row| std::ptr::eq(*row, named))
                    || is_called(disclosure, &paragraph, placed, named)
            };
            found.extend(rows.iter().enumerate().filter(|(_, named)| says(named)).map(
                |(row, _)| RowAmount {
                    row,
                    at: paragraph.at.clone(),
                    place: paragraph.place(&placed.range),
                },
            ));
        }
    }
    found
}

/// Whether an amount is said of a row by its key: a code anywhere before it in its sentence, with no
/// other amount between them; words right before it.
fn is_called(
    disclosure: &Disclosure,
    paragraph: &ReadParagraph<'_>,
    placed: &Placed,
    row: &Row,
) -> bool {
    let key = row.key.as_str();
    if row.line.is_some() || key.chars().count() < SHORTEST {
        return false;
    }
    if !key.bytes().all(|byte| byte.is_ascii_digit()) {
        let label = &paragraph.text[placed.label.clone()];
        return label
            .rfind(key)
            .is_some_and(|at| names_nothing(&disclosure.lexicon, &label[at + key.len()..]));
    }
    let text = paragraph.since_the_last_amount(&placed.range);
    text.match_indices(key).any(|(at, _)| {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !is_digit(text[..at].chars().next_back())
            && !is_digit(text[at + key.len()..].chars().next())
    })
}

/// Keys that say too little: they stand anywhere.
const SHORTEST: usize = 5;
