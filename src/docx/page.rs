use std::fmt::Write as _;

use super::sheets::{MARGIN, Sheet, is_small, parts, sheets};
use crate::characters::{escaped, is_of_xml};
use crate::flat::{Block, FlatTable, LaidCell, Paragraph, Role, Span};

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

/// The deepest heading that has a style.
const DEEPEST: u8 = 4;

/// The main part of a document, and the addresses that its links lead to.
#[derive(Debug, Default)]
pub(super) struct PagePart {
    /// The part.
    pub xml: String,
    /// Addresses, in the order of their ids.
    pub links: Vec<String>,
    /// Whether a table is the last that was written.
    after_table: bool,
}

/// The id of a link by its number.
pub(super) fn link_id(number: usize) -> String {
    format!("rLink{number}")
}

/// A page as the main part of a document.
pub(super) fn page(blocks: &[Block]) -> PagePart {
    let mut part = PagePart::default();
    part.push(&format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMES}><w:body>"#
    ));
    let sheets = sheets(blocks);
    let mut sheet = sheets.first().copied().unwrap_or(Sheet::Upright);
    for (block, next) in blocks.iter().zip(sheets) {
        if next != sheet {
            part.push(&format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(sheet)));
            part.after_table = false;
            sheet = next;
        }
        part.after_table &= matches!(block, Block::Table(_));
        match block {
            Block::Heading(level, line) => {
                let style = format!("Heading{}", (*level).clamp(1, DEEPEST));
                part.paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), line);
            }
            Block::Paragraph(one) => part.paragraph(&properties(one), &one.line),
            Block::Table(table) => {
                parts(table, sheet).iter().for_each(|one| part.table(one, sheet));
            }
        }
    }
    part.part_tables();
    part.push(&section(sheet));
    part.push("</w:body></w:document>");
    part
}

/// What a paragraph looks like.
fn properties(one: &Paragraph) -> String {
    match one.role {
        Role::Note => r#"<w:pStyle w:val="Note"/>"#.to_owned(),
        Role::Caption => r#"<w:pStyle w:val="TableText"/><w:keepNext/>"#.to_owned(),
        Role::Text if one.indent > 0 => {
            format!(r#"<w:ind w:left="{}"/>"#, 420 * u32::from(one.indent))
        }
        Role::Text => String::new(),
    }
}

/// The end of a section of sheets.
fn section(sheet: Sheet) -> String {
    let (width, height) = sheet.size();
    let lies = if sheet == Sheet::Lying { r#" w:orient="landscape""# } else { "" };
    format!(
        r#"<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{lies}/><w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#
    )
}

impl PagePart {
    fn push(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    /// A line between a table and what ends with it.
    fn part_tables(&mut self) {
        if std::mem::take(&mut self.after_table) {
            self.push(r#"<w:p><w:pPr><w:pStyle w:val="SmallTableText"/></w:pPr></w:p>"#);
        }
    }

    fn paragraph(&mut self, properties: &str, line: &[Span]) {
        self.push("<w:p>");
        if !properties.is_empty() {
            let _ = write!(self.xml, "<w:pPr>{properties}</w:pPr>");
        }
        for span in line {
            self.span(span);
        }
        self.push("</w:p>");
    }

    fn span(&mut self, span: &Span) {
        if let Some(address) = &span.link {
            let known = self.links.iter().position(|link| link == address);
            let number = known.unwrap_or_else(|| {
                self.links.push(address.clone());
                self.links.len() - 1
            });
            let _ = write!(self.xml, r#"<w:hyperlink r:id="{}">"#, link_id(number));
        }
        let look: String = [
            (span.is_bold, "<w:b/>"),
            (span.is_italic, "<w:i/>"),
            (span.link.is_some(), r#"<w:u w:val="single"/>"#),
            (span.is_raised, r#"<w:vertAlign w:val="superscript"/>"#),
        ]
        .iter()
        .filter_map(|(is, xml)| is.then_some(*xml))
        .collect();
        let look = if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") };
        for (at, text) in span.text.split('\n').enumerate() {
            let shown: String = text.chars().filter(|c| is_of_xml(*c)).collect();
            let ends = if at > 0 { "<w:br/>" } else { "" };
            let shown = escaped(&shown);
            let _ = write!(
                self.xml,
                r#"<w:r>{look}{ends}<w:t xml:space="preserve">{shown}</w:t></w:r>"#
            );
        }
        if span.link.is_some() {
            self.push("</w:hyperlink>");
        }
    }

    fn table(&mut self, table: &FlatTable, sheet: Sheet) {
        // Two tables that touch would be one.
        self.part_tables();
        let (room, shares) = (sheet.room(), sheet.shares(table));
        let all = shares.iter().sum::<usize>().max(1);
        let width = |columns: &[usize]| columns.iter().sum::<usize>() * room as usize / all;
        let style = if is_small(table, sheet) { "SmallTableText" } else { "TableText" };
        self.push(r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#);
        for share in &shares {
            let _ = write!(self.xml, r#"<w:gridCol w:w="{}"/>"#, width(&[*share]));
        }
        self.push("</w:tblGrid>");
        for (at, row) in table.laid().iter().enumerate() {
            let head = if at < table.head { "<w:tblHeader/>" } else { "" };
            let _ = write!(self.xml, "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>");
            for laid in row {
                let columns = shares.get(laid.column..laid.column + laid.cell.columns);
                self.cell(laid, width(columns.unwrap_or_default()), style);
            }
            if row.is_empty() {
                // A row without a cell is none that a word processor opens.
                self.push(r#"<w:tc><w:tcPr/><w:p/></w:tc>"#);
            }
            self.push("</w:tr>");
        }
        self.push("</w:tbl>");
        self.after_table = true;
    }

    fn cell(&mut self, laid: &LaidCell<'_>, width: usize, style: &str) {
        let cell = laid.cell;
        let _ = write!(self.xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
        if cell.columns > 1 {
            let _ = write!(self.xml, r#"<w:gridSpan w:val="{}"/>"#, cell.columns);
        }
        if cell.rows > 1 {
            self.push(if laid.is_first { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" });
        }
        self.push("</w:tcPr>");
        let side = if cell.is_figure { r#"<w:jc w:val="right"/>"# } else { "" };
        let indent = if cell.indent > 0 {
            format!(r#"<w:ind w:left="{}"/>"#, 180 * u32::from(cell.indent))
        } else {
            String::new()
        };
        let line: &[Span] = if laid.is_first { &cell.line } else { &[] };
        self.paragraph(&format!(r#"<w:pStyle w:val="{style}"/>{indent}{side}"#), line);
        self.push("</w:tc>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flat::FlatCell;

    #[test]
    fn every_row_has_a_cell() {
        let cell = FlatCell {
            line: vec![Span { text: "甲".to_owned(), ..Span::default() }],
            is_heading: true,
            is_figure: false,
            is_drawn: false,
            columns: 1,
            rows: 1,
            indent: 0,
        };
        let table = FlatTable { head: 0, rows: vec![vec![cell], Vec::new()] };
        let xml = page(&[Block::Table(table)]).xml;
        let rows: Vec<&str> = xml.split("<w:tr>").skip(1).collect();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.contains("</w:tc></w:tr>")), "{xml}");
    }
}
