use crate::finding::{Bilingual, Language};
use crate::lexicon::Lexicon;
use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, Writing, closeness, is_figure};
use crate::workbook::{Sheet, cell_name};

/// Something in a sheet that was not taken.
#[derive(Debug)]
pub struct Skipped {
    /// The sheet.
    pub sheet: String,
    /// The cell it begins at, where it is not the whole sheet.
    pub cell: Option<String>,
    /// Why.
    pub why: Bilingual,
}

impl Skipped {
    pub(super) fn note(lexicon: &Lexicon, sheet: &Sheet, row: usize) -> Skipped {
        let text = &words(sheet, row);
        let (zh, en) = if lexicon.rounding_notes.is_in(text) {
            ("；照它写了 rounding: nearest", "; it is why the table has rounding: nearest")
        } else {
            ("", "")
        };
        Skipped::at(
            sheet,
            row,
            Bilingual::new(
                format!("表下的说明，请写进正文：{}{zh}", short(text)),
                format!("a note below the table, for the narrative: {}{en}", short(text)),
            ),
        )
    }

    pub(super) fn row(sheet: &Sheet, row: usize) -> Skipped {
        let text = &words(sheet, row);
        Skipped::at(
            sheet,
            row,
            Bilingual::new(
                format!("不是数据行：{}", short(text)),
                format!("not a row of data: {}", short(text)),
            ),
        )
    }

    /// Rows of a classification that have a code and nothing to add up: in one piece, or
    /// scattered from the first to the last.
    pub(super) fn blank_rows(sheet: &Sheet, rows: &[usize]) -> Option<Skipped> {
        let (first, last) = (*rows.first()?, *rows.last()?);
        let count = rows.len();
        let begins = |row: usize| (row, first_text(sheet, row));
        let (from, to) = (begins(first), begins(last));
        let (zh, en) = if last - first + 1 == count {
            (format!("这{count}行只有科目"), format!("{count} rows have a code and no figure"))
        } else {
            (
                format!("其中{count}行（不相连）只有科目"),
                format!("{count} rows among these have a code and no figure"),
            )
        };
        let why =
            Bilingual::new(format!("{zh}，一个数也没有，没有取"), format!("{en}: they were left"));
        Some(Skipped::cells(sheet, from, to, why))
    }

    /// A list below a table, from its heads to its last row, that no form knows.
    pub(super) fn list_below(sheet: &Sheet, head: usize, end: usize) -> Skipped {
        let heads = &words(sheet, head);
        let why = Bilingual::new(
            format!("表下的另一张表，没有表样认得它的表头，没有取：{}", short(heads)),
            format!("another table below, with heads no form knows, was left: {}", short(heads)),
        );
        let rows = sheet.rows[head..=end].iter();
        let last = rows.filter_map(|row| row.iter().rposition(|text| !text.trim().is_empty()));
        Skipped::cells(sheet, (head, first_text(sheet, head)), (end, last.max().unwrap_or(0)), why)
    }

    /// Lines of a form that have a label and no figure, by the cells of their labels: in one piece,
    /// or scattered from the first to the last.
    pub(super) fn blank_lines(sheet: &Sheet, at: usize, rows: &[usize]) -> Option<Skipped> {
        let (first, last) = (*rows.first()?, *rows.last()?);
        let count = rows.len();
        let (zh, en) = if last - first + 1 == count {
            (format!("这{count}行只有名称"), format!("{count} lines have a label and no figure"))
        } else {
            (
                format!("其中{count}行（不相连）只有名称"),
                format!("{count} lines among these have a label and no figure"),
            )
        };
        let why =
            Bilingual::new(format!("{zh}，一个数也没有，没有取"), format!("{en}: they were left"));
        Some(Skipped::cells(sheet, (first, at), (last, at), why))
    }

    /// Words in a column beside fixed lines, by the head of the column.
    pub(super) fn words_beside(
        sheet: &Sheet,
        from: (usize, usize),
        to: (usize, usize),
        text: &str,
    ) -> Skipped {
        let why = Bilingual::new(
            format!("行旁的文字，没有取：{}", short(text)),
            format!("words beside the lines were left: {}", short(text)),
        );
        Skipped::cells(sheet, from, to, why)
    }

    /// A label without a figure that the form does not know.
    pub(super) fn label(sheet: &Sheet, at: (usize, usize), text: &str) -> Skipped {
        let why = Bilingual::new(
            format!("表样里没有这一行，这一行也没有数：{}", short(text)),
            format!("the form has no such line, and it has no figure: {}", short(text)),
        );
        Skipped::cells(sheet, at, at, why)
    }

    /// A line of figures that the form does not know, from its label to its last figure.
    pub(super) fn line(
        sheet: &Sheet,
        (from, to): ((usize, usize), (usize, usize)),
        text: &str,
        close: &str,
    ) -> Skipped {
        Skipped::cells(
            sheet,
            from,
            to,
            Bilingual::new(
                format!("表样里没有这一行：{}（最接近的是“{close}”）", short(text)),
                format!("the form has no such line: {} (did you mean {close}?)", short(text)),
            ),
        )
    }

    pub(super) fn nameless(sheet: &Sheet, row: usize, key: &str) -> Skipped {
        let text = &words(sheet, row);
        Skipped::at(
            sheet,
            row,
            Bilingual::new(
                format!("这一行有数，但没有“{key}”：{}", short(text)),
                format!("a row of figures without {key}: {}", short(text)),
            ),
        )
    }

    pub(super) fn column(sheet: &Sheet, row: usize, at: usize, head: &str, form: &Form) -> Skipped {
        let close = form
            .columns
            .iter()
            .max_by_key(|column| closeness(&column.label, head))
            .filter(|column| closeness(&column.label, head) > 1);
        let (zh, en) = close.map_or_else(Default::default, |column| {
            (
                format!("（最接近的是“{}”）", column.label),
                format!(" (did you mean {}?)", column.label),
            )
        });
        let head = if head.is_empty() { "—" } else { head };
        let why = Bilingual::new(
            format!("这一栏没有取：{}{zh}", short(head)),
            format!("this column was left: {}{en}", short(head)),
        );
        Skipped { sheet: sheet.name.clone(), cell: Some(cell_name(row, at)), why }
    }

    /// A row with something in it and no name.
    pub(super) fn unnamed(sheet: &Sheet, row: usize) -> Option<Skipped> {
        let said = sheet.rows[row].iter().any(|text| !text.trim().is_empty());
        said.then(|| Skipped::row(sheet, row))
    }

    /// Cells from one to another.
    pub(super) fn cells(
        sheet: &Sheet,
        from: (usize, usize),
        to: (usize, usize),
        why: Bilingual,
    ) -> Skipped {
        let (first, last) = (cell_name(from.0, from.1), cell_name(to.0, to.1));
        let cell = if first == last { first } else { format!("{first}:{last}") };
        Skipped { sheet: sheet.name.clone(), cell: Some(cell), why }
    }

    /// A list without the heads it is known by.
    pub(super) fn headless(sheet: &Sheet, reader: ListReader<'_>, heads: &[Head]) -> Skipped {
        let named = |language: Language| {
            let writing = Writing::of(language);
            heads.iter().map(|head| writing.head(reader.form, *head)).collect::<Vec<_>>()
        };
        Skipped::sheet(
            sheet,
            format!("没有表头“{}”", named(Language::Chinese).join("、")),
            format!("it has no head {}", named(Language::English).join(", ")),
        )
    }

    pub(super) fn sheet(sheet: &Sheet, zh: impl Into<String>, en: impl Into<String>) -> Skipped {
        Skipped { sheet: sheet.name.clone(), cell: None, why: Bilingual::new(zh, en) }
    }

    /// A row, by the first and the last of its cells that say something.
    pub(super) fn at(sheet: &Sheet, row: usize, why: Bilingual) -> Skipped {
        let last = sheet.rows[row].iter().rposition(|text| !text.trim().is_empty()).unwrap_or(0);
        Skipped::cells(sheet, (row, first_text(sheet, row)), (row, last), why)
    }
}

/// Columns with a head and something under it that nobody takes.
pub fn unknown_columns(
    sheet: &Sheet,
    head: usize,
    form: &Form,
    known: impl Fn(usize) -> bool,
    skipped: &mut Vec<Skipped>,
) {
    let filled =
        |at: usize| (head + 1..sheet.rows.len()).any(|row| !sheet.text(row, at).trim().is_empty());
    for at in (0..sheet.width()).filter(|at| !known(*at) && filled(*at)) {
        skipped.push(Skipped::column(sheet, head, at, sheet.text(head, at).trim(), form));
    }
}

/// What a row says; what is merged over several cells, once.
pub(super) fn words(sheet: &Sheet, row: usize) -> String {
    let merged = |at: &usize| {
        let text = sheet.text(row, *at);
        *at > 0 && sheet.text(row, *at - 1) == text && !is_figure(text)
    };
    let texts = (0..sheet.width()).filter(|at| !merged(at)).map(|at| sheet.text(row, at).trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first column of a row that says something.
fn first_text(sheet: &Sheet, row: usize) -> usize {
    sheet.rows[row].iter().position(|text| !text.trim().is_empty()).unwrap_or(0)
}

/// A text as a line of the report quotes it: what is cut ends with a mark.
pub(super) fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > 40 {
        format!("{}…", text.chars().take(40).collect::<String>())
    } else {
        text
    }
}
