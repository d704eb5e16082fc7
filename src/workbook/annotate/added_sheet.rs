use std::fmt::Write;

use crate::workbook::sheet::cell_name;
use crate::workbook::unreadable::Unreadable;

use super::added_styles::{AddedStyles, add_styles};
use super::content_types::say_type;
use super::package::Package;
use super::relations::{IDS, WORKSHEET, relate};
use super::xml::{at_end, changed, elements, escaped, root_prefix};

const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const WORDS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A sheet of words that is added to a workbook.
#[derive(Debug, Default)]
pub struct AddedSheet {
    /// Its name; where another sheet has it, a number follows.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Vec<AddedCell>>,
    /// Widths of columns, in characters.
    pub widths: Vec<u16>,
}

/// A cell of words.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct AddedCell {
    /// What it says.
    pub text: String,
    /// The cell of the workbook that it leads to: its sheet, row and column.
    pub leads_to: Option<(String, usize, usize)>,
}

/// The names of ranges in a workbook, and what stands before them.
const NAMES_OF: &str = "definedNames";
const BEFORE: [&str; 3] = ["sheets", "functionGroups", "externalReferences"];

/// More sheets of one name than this are not looked for.
const NAMES: usize = 10_000;

/// Adds the sheet behind those that the workbook has.
pub(super) fn add(
    package: &mut Package<'_>,
    workbook: &str,
    sheet: &AddedSheet,
) -> Result<(), Unreadable> {
    let part = package.free("xl/worksheets/gongkai", ".xml");
    let styles = add_styles(package, workbook)?;
    package.put(&part, part_text(sheet, styles));
    say_type(package, &part, TYPE)?;
    let id = relate(package, workbook, WORKSHEET, &part)?;
    let text = package.text(workbook)?;
    let listed = elements(&text, |name, depth| {
        name == "sheets" && depth == 1 || name == "sheet" && depth == 2
    })?;
    let (lists, sheets): (Vec<_>, Vec<_>) = listed.into_iter().partition(|one| one.depth == 1);
    let list = lists.first().ok_or_else(|| Unreadable::damaged(workbook))?;
    let number = |one: &super::xml::Element| one.attribute("sheetId")?.parse::<u32>().ok();
    let next = sheets.iter().filter_map(number).max().unwrap_or(0).saturating_add(1);
    let taken =
        |name: &String| sheets.iter().any(|one| one.attribute("name") == Some(name.as_str()));
    let numbered = (2..NAMES).map(|number| format!("{}{number}", sheet.name));
    let mut names = std::iter::once(sheet.name.clone()).chain(numbered);
    let name = names.find(|name| !taken(name)).unwrap_or_default();
    let prefix = root_prefix(&text)?;
    let new = format!(
        "<{prefix}sheet name=\"{}\" sheetId=\"{next}\" xmlns:r=\"{IDS}\" r:id=\"{id}\"/>",
        escaped(&name)
    );
    let change = at_end(&text, list, &new);
    let text = changed(&text, vec![change]);
    let text = with_repeated_rows(&text, sheets.len(), &name)?;
    package.put(workbook, text);
    Ok(())
}

/// The workbook where the head of a sheet, by its number, is printed on each of its pages.
fn with_repeated_rows(text: &str, number: usize, sheet: &str) -> Result<String, Unreadable> {
    let asked =
        |name: &str, depth: usize| depth == 1 && (name == NAMES_OF || BEFORE.contains(&name));
    let found = elements(text, asked)?;
    let prefix = root_prefix(text)?;
    let rows = format!("'{}'!$1:$1", sheet.replace('\'', "''"));
    let new = format!(
        "<{prefix}definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{number}\">{}</{prefix}definedName>",
        escaped(&rows)
    );
    let change = match found.iter().find(|one| one.name == NAMES_OF) {
        Some(names) => at_end(text, names, &new),
        None => {
            let last = found.iter().rfind(|one| BEFORE.contains(&one.name.as_str()));
            let at = last.ok_or_else(|| Unreadable::damaged("sheets"))?.whole.end;
            (at..at, format!("<{prefix}{NAMES_OF}>{new}</{prefix}{NAMES_OF}>"))
        }
    };
    Ok(changed(text, vec![change]))
}

/// The sheet as a part, printed across the page and no wider than it.
fn part_text(sheet: &AddedSheet, styles: Option<AddedStyles>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{WORDS}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for (column, width) in (1..).zip(&sheet.widths) {
        let _ = write!(
            text,
            "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    text.push_str("</cols><sheetData>");
    let mut links = String::new();
    for (row, cells) in sheet.rows.iter().enumerate() {
        let _ = write!(text, "<row r=\"{}\">", row + 1);
        let style = styles.map(|styles| if row == 0 { styles.head } else { styles.words });
        let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            let name = cell_name(row, column);
            let words = escaped(&cell.text);
            let _ = write!(
                text,
                "<c r=\"{name}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
            );
            if let Some((sheet, row, column)) = &cell.leads_to {
                let place = format!("'{}'!{}", sheet.replace('\'', "''"), cell_name(*row, *column));
                let _ = write!(
                    links,
                    "<hyperlink ref=\"{name}\" location=\"{}\" display=\"{words}\"/>",
                    escaped(&place)
                );
            }
        }
        text.push_str("</row>");
    }
    text.push_str("</sheetData>");
    if !links.is_empty() {
        let _ = write!(text, "<hyperlinks>{links}</hyperlinks>");
    }
    text.push_str("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>");
    text
}
