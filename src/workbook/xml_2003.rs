use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::gathered::{At, Budget, GatheredCells};
use super::number_format::NumberFormat;
use super::sheet::{Remark, Sheet};
use super::shown_text::Shown;
use super::unreadable::Unreadable;
use super::xml_2003_cell::{Inner, attribute, index, is_hidden, number};

/// What an XML Spreadsheet 2003 says that it is: that of Excel 2003, of WPS, and of systems that
/// export by it under the name of an .xls.
pub(super) const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// Rows and columns that a sheet can have.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// Reads the sheets of an XML Spreadsheet 2003.
///
/// # Errors
/// When it is damaged, or holds more than may be read.
pub(super) fn xml_2003(text: &str, remark: Option<Remark>) -> Result<Vec<Sheet>, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut book = Book { budget: Budget::new(), formats: Formats::default(), sheets: Vec::new() };
    let mut open: Option<OpenSheet> = None;
    let mut is_whole = false;
    loop {
        match reader.read_event().map_err(Unreadable::damaged)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "Style" => book.formats.begin(&start),
                "NumberFormat" => book.formats.format(&start),
                "Worksheet" => open = Some(OpenSheet::of(&start)),
                name => {
                    if let Some(sheet) = &mut open {
                        sheet.start(name, &start, &mut reader, &mut book)?;
                    }
                }
            },
            Event::End(end) => match end.local_name().as_ref() {
                "Row" => {
                    if let Some(sheet) = &mut open {
                        sheet.at.0 += 1;
                    }
                }
                "Worksheet" => {
                    if let Some(sheet) = open.take() {
                        book.keep(sheet, remark)?;
                    }
                }
                "Workbook" => is_whole = true,
                _ => {}
            },
            Event::Eof if is_whole => return Ok(book.sheets),
            Event::Eof => return Err(Unreadable::damaged("…")),
            _ => {}
        }
    }
}

struct Book {
    budget: Budget,
    formats: Formats,
    sheets: Vec<Sheet>,
}

impl Book {
    fn keep(&mut self, sheet: OpenSheet, remark: Option<Remark>) -> Result<(), Unreadable> {
        let remark = if sheet.is_hidden { Some(Remark::Hidden) } else { remark };
        let kept =
            sheet.gathered.into_sheet(sheet.name, remark, &sheet.merged, &mut self.budget)?;
        self.sheets.push(kept);
        Ok(())
    }
}

/// The number formats by the styles that have them.
#[derive(Default)]
struct Formats {
    /// The style being declared.
    style: String,
    codes: HashMap<String, Option<NumberFormat>>,
}

impl Formats {
    fn begin(&mut self, start: &BytesStart<'_>) {
        self.style = attribute(start, "ID").unwrap_or_default();
        let parent = attribute(start, "Parent").and_then(|parent| self.codes.get(&parent).cloned());
        self.codes.insert(self.style.clone(), parent.flatten());
    }

    fn format(&mut self, start: &BytesStart<'_>) {
        let Some(code) = attribute(start, "Format") else { return };
        let format = match code.as_str() {
            "Standard" | "Currency" | "Euro Currency" => NumberFormat::of_code("#,##0.00"),
            "Fixed" => NumberFormat::of_code("0.00"),
            "Percent" => NumberFormat::of_code("0.00%"),
            code => NumberFormat::of_code(code),
        };
        self.codes.insert(self.style.clone(), format);
    }

    fn of(&self, style: Option<&String>) -> Option<&NumberFormat> {
        self.codes.get(style.map_or("Default", String::as_str))?.as_ref()
    }
}

/// A sheet while it is read.
struct OpenSheet {
    name: String,
    is_hidden: bool,
    /// The cell that comes next.
    at: At,
    /// The column that is declared next, and the styles of columns.
    column: u32,
    columns: HashMap<u32, String>,
    /// The style of the row.
    row: Option<String>,
    gathered: GatheredCells,
    merged: Vec<(At, At)>,
}

impl OpenSheet {
    fn of(start: &BytesStart<'_>) -> OpenSheet {
        OpenSheet {
            name: attribute(start, "Name").unwrap_or_default(),
            is_hidden: false,
            at: (0, 0),
            column: 0,
            columns: HashMap::new(),
            row: None,
            gathered: GatheredCells::default(),
            merged: Vec::new(),
        }
    }

    fn start(
        &mut self,
        name: &str,
        start: &BytesStart<'_>,
        reader: &mut Reader<&[u8]>,
        book: &mut Book,
    ) -> Result<(), Unreadable> {
        match name {
            "Column" => self.declare(start),
            "Row" => self.begin_row(start),
            "Cell" => return self.cell(start, reader, book),
            "Visible" => {
                let visible = Inner::of(reader, "Visible", &mut book.budget)?.text;
                self.is_hidden = matches!(visible.trim(), "SheetHidden" | "SheetVeryHidden");
            }
            _ => {}
        }
        Ok(())
    }

    /// A column, or several: which are hidden, and how their cells show numbers.
    fn declare(&mut self, start: &BytesStart<'_>) {
        // What goes back is not sound, and goes on instead.
        let first = index(start).unwrap_or(0).max(self.column).min(COLUMNS);
        let last = first.saturating_add(number(start, "Span").unwrap_or(0)).min(COLUMNS - 1);
        if first > last {
            return;
        }
        if is_hidden(start) {
            self.gathered.hide_columns(first as usize..=last as usize);
        }
        if let Some(style) = attribute(start, "StyleID") {
            self.columns.extend((first..=last).map(|column| (column, style.clone())));
        }
        self.column = last + 1;
    }

    fn begin_row(&mut self, start: &BytesStart<'_>) {
        let row = index(start).unwrap_or(0).max(self.at.0).min(ROWS);
        // Rows that are the same as this one are blank, and so is this.
        let last = row.saturating_add(number(start, "Span").unwrap_or(0)).min(ROWS);
        if is_hidden(start) {
            self.gathered.hide_rows(row as usize..=last as usize);
        }
        self.row = attribute(start, "StyleID");
        self.at = (last, 0);
    }

    fn cell(
        &mut self,
        start: &BytesStart<'_>,
        reader: &mut Reader<&[u8]>,
        book: &mut Book,
    ) -> Result<(), Unreadable> {
        let column = index(start).unwrap_or(self.at.1).min(COLUMNS);
        let at = (self.at.0, column);
        let (across, down) = (number(start, "MergeAcross"), number(start, "MergeDown"));
        let (across, down) = (across.unwrap_or(0).min(COLUMNS), down.unwrap_or(0).min(ROWS));
        self.at.1 = column + across + 1;
        let own = attribute(start, "StyleID");
        let style = own.as_ref().or(self.row.as_ref()).or_else(|| self.columns.get(&column));
        let inner = Inner::of(reader, "Cell", &mut book.budget)?;
        let mut shown = inner.shown(book.formats.of(style));
        // A formula that no program has computed shows as itself, so that it is found.
        if let Some(formula) = attribute(start, "Formula").filter(|_| inner.kind.is_none()) {
            shown = Shown::from(format!("={}", formula.trim_start_matches('=')));
        }
        if across > 0 || down > 0 {
            self.merged.push((at, (at.0 + down, column + across)));
        }
        if at.0 >= ROWS || column >= COLUMNS {
            return Ok(());
        }
        self.gathered.push(at, shown, &mut book.budget)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_REMARK: Option<Remark> = None;
    const HEAD: &str = r#"<?xml version="1.0" encoding="gb2312"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="Default"><NumberFormat/></Style><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style><Style ss:ID="s2" ss:Parent="s1"/><Style ss:ID="s3"><NumberFormat ss:Format="0.00%"/></Style></Styles>"#;

    fn read(inner: &str) -> Result<Vec<Sheet>, Unreadable> {
        xml_2003(&format!("{HEAD}{inner}</Workbook>"), NO_REMARK)
    }

    #[test]
    fn cells_show_what_a_spreadsheet_program_shows() {
        let sheets = read(
            r#"<Worksheet ss:Name="收支总表"><Table><Column/><Column ss:StyleID="s2"/><Column ss:Hidden="1" ss:Span="1"/>
            <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">部门&amp;收支&#10;总表</Data><Comment><ss:Data>核对过</ss:Data></Comment></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
            <Row ss:Index="3" ss:Hidden="1"><Cell><Data ss:Type="String">合计</Data></Cell><Cell><Data ss:Type="Number">1520.4</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="Number">0.1</Data></Cell>
            <Cell ss:Index="6" ss:Formula="=SUM(R[-1]C)"/><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell></Row>
            <Row><Cell><Data ss:Type="DateTime">2026-02-03T00:00:00.000</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>12</B><Sup>1</Sup></ss:Data></Cell></Row>
            </Table></Worksheet><ss:Worksheet ss:Name="旧"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></ss:Worksheet>"#,
        )
        .expect("sheets");
        let sheet = &sheets[0];
        let rows: Vec<Vec<&str>> =
            sheet.rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let title = "部门&收支\n总表";
        assert_eq!(
            rows,
            [
                vec![title, title, title, "TRUE"],
                vec![],
                vec!["合计", "1520.40", "10.00%", "", "", "=SUM(R[-1]C)", "2"],
                vec!["2026-02-03", "12"],
            ]
        );
        assert_eq!(sheet.looks.hidden_rows, [2..=2]);
        assert_eq!(sheet.looks.hidden_columns, [2..=3]);
        assert_eq!(sheet.looks.marks, [((3, 1), "1".to_owned())]);
        assert_eq!((sheets[1].name.as_str(), sheets[1].remark), ("旧", Some(Remark::Hidden)));
    }

    #[test]
    fn what_lies_of_its_size_is_bounded_and_what_is_cut_off_is_damaged() {
        let far = r#"<Worksheet ss:Name="a"><Table><Column ss:Index="4000000000" ss:Span="4000000000" ss:StyleID="s1"/><Row ss:Index="4000000000" ss:Span="4000000000"><Cell ss:Index="4000000000" ss:MergeAcross="4000000000" ss:MergeDown="4000000000"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet>"#;
        assert_eq!(read(far).expect("sheets")[0].rows.len(), 0);
        assert!(xml_2003(HEAD, NO_REMARK).is_err());
    }
}
