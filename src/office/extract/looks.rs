use std::ops::RangeInclusive;

use crate::finding::Bilingual;
use crate::workbook::{Sheet, cell_name};

use super::skipped::Skipped;
use super::unseen::unseen;

/// How many cells, rows or columns are named one by one.
const NAMED: usize = 8;

/// What must be said of a sheet that was taken: what its readers do not see, and what they see and
/// was left.
pub fn looks(sheet: &Sheet) -> Vec<Bilingual> {
    [divided(sheet), unseen(sheet), hidden(sheet), marks(sheet)].into_iter().flatten().collect()
}

/// That the cells of a text could be divided in another way, which gives as even rows.
fn divided(sheet: &Sheet) -> Option<Bilingual> {
    let (chosen, other) = sheet.looks.divided?;
    let (name, (zh, en), (other_zh, other_en)) = (&sheet.name, chosen.name(), other.name());
    Some(Bilingual::new(
        format!("“{name}”按{zh}分栏；按{other_zh}分也一样整齐，请核对分得对不对"),
        format!(
            "{name} was divided by {en}; {other_en} divide it as evenly: see whether it is right"
        ),
    ))
}

/// Rows and columns that are hidden and hold something.
fn hidden(sheet: &Sheet) -> Option<Bilingual> {
    let said = |row: usize, column: usize| !sheet.text(row, column).trim().is_empty();
    let width = sheet.width();
    let row_says = |row: &usize| (0..width).any(|column| said(*row, column));
    let column_says = |column: &usize| (0..sheet.rows.len()).any(|row| said(row, *column));
    let looks = &sheet.looks;
    let rows =
        stretches(&looks.hidden_rows, sheet.rows.len(), row_says, |row| (row + 1).to_string());
    let columns = stretches(&looks.hidden_columns, width, column_says, |column| {
        cell_name(0, column).trim_end_matches('1').to_owned()
    });
    let name = &sheet.name;
    let (zh, en) = match (rows, columns) {
        (None, None) => return None,
        (Some(rows), None) => (format!("第{rows}行"), format!("rows {rows}")),
        (None, Some(columns)) => (format!("{columns}列"), format!("columns {columns}")),
        (Some(rows), Some(columns)) => {
            (format!("第{rows}行和{columns}列"), format!("rows {rows} and columns {columns}"))
        }
    };
    Some(Bilingual::new(
        format!("工作表“{name}”的{zh}是隐藏的，打开文件的人看不到，也照样读入"),
        format!(
            "sheet {name}: {en} are hidden from who opens the file, and were read all the same"
        ),
    ))
}

/// The stretches that hold something, as words; nothing where there are none.
fn stretches(
    hidden: &[RangeInclusive<usize>],
    end: usize,
    says: impl Fn(&usize) -> bool,
    name: impl Fn(usize) -> String,
) -> Option<String> {
    let held = hidden.iter().filter_map(|range| {
        let inside = *range.start()..(range.end() + 1).min(end);
        let first = inside.clone().find(&says)?;
        Some((first, inside.rev().find(&says)?))
    });
    let words: Vec<String> =
        held.map(|(first, last)| {
            if first == last { name(first) } else { format!("{}—{}", name(first), name(last)) }
        })
        .collect();
    let more = if words.len() > NAMED { "…" } else { "" };
    let named: Vec<&str> = words.iter().take(NAMED).map(String::as_str).collect();
    (!named.is_empty()).then(|| format!("{}{more}", named.join("、")))
}

/// Marks of notes behind figures.
fn marks(sheet: &Sheet) -> Option<Bilingual> {
    let marks = &sheet.looks.marks;
    let one = |((row, column), mark): &((usize, usize), String)| {
        format!("{}的“{mark}”", cell_name(*row, *column))
    };
    let english = |((row, column), mark): &((usize, usize), String)| {
        format!("{mark} in {}", cell_name(*row, *column))
    };
    let named: Vec<String> = marks.iter().take(NAMED).map(one).collect();
    let named_en: Vec<String> = marks.iter().take(NAMED).map(english).collect();
    let (name, count) = (&sheet.name, marks.len());
    let (more, more_en) = if count > NAMED {
        (format!("等{count}处"), format!(" and others, {count} in all"))
    } else {
        (String::new(), String::new())
    };
    (count > 0).then(|| {
        Bilingual::new(
            format!("工作表“{name}”里数后的上标是注号，不是数，没有取：{}{more}", named.join("、")),
            format!(
                "sheet {name}: raised marks behind figures are those of notes and were left: {}{more_en}",
                named_en.join(", ")
            ),
        )
    })
}

/// Numbers of which their format shows nothing: to readers their cells are blank.
pub fn concealed(sheet: &Sheet) -> Option<Skipped> {
    let cells = &sheet.looks.concealed;
    let first = *cells.first()?;
    let named: Vec<String> =
        cells.iter().take(NAMED).map(|(row, column)| cell_name(*row, *column)).collect();
    let (named, count) = (named.join("、"), cells.len());
    let why = Bilingual::new(
        format!("数字格式不显示这些格里的数（共{count}格），看着是空的，没有取：{named}"),
        format!(
            "{count} numbers are not shown by their formats, so their cells are blank: {named}"
        ),
    );
    Some(Skipped::cells(sheet, first, first, why))
}

/// That the texts of a sheet were read in a wrong encoding, somewhere on their way into the file.
pub fn garbled(sheet: &Sheet) -> Option<Bilingual> {
    let (written_in, read_as) = sheet.wrong_encoding()?;
    let name = &sheet.name;
    Some(Bilingual::new(
        format!(
            "工作表“{name}”里的文字是乱码：像是把{written_in}编码的文字按{read_as}读了；请从原来的系统重新导出"
        ),
        format!(
            "the texts of sheet {name} are garbled: {written_in} that was read as {read_as}; export them anew"
        ),
    ))
}
