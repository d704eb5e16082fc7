use std::fmt::Write as _;

use crate::characters::escaped;

use super::block::{Block, Paragraph, Role};
use super::line::Span;
use super::table::{FlatCell, FlatTable};

/// How wide a table may be, in half-widths of a character: 900 pixels of 7 each.
const WIDEST: usize = 126;

const TABLE: &str = "border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\" style=\"width:100%;max-width:900px;border-collapse:collapse;font-size:14px;line-height:1.5;margin:0 0 16px\"";

/// Blocks as HTML that needs nothing of the page it stands in, and of which an editor that strips
/// ids, classes, style sheets and scripts strips nothing that is seen: it may take the languages of
/// words, which are for who has them read aloud.
pub fn html(blocks: &[Block], language: &str) -> String {
    let mut out = format!(
        "<div lang=\"{language}\" style=\"max-width:900px;font-size:16px;line-height:1.75\">\n"
    );
    for block in blocks {
        match block {
            Block::Heading(level, line) => {
                let size = [24, 21, 18, 16, 16, 16][usize::from(*level).clamp(1, 6) - 1];
                let _ = write!(
                    out,
                    "<h{level} style=\"font-size:{size}px;font-weight:bold;line-height:1.5;margin:24px 0 8px\">"
                );
                push_line(&mut out, line);
                let _ = writeln!(out, "</h{level}>");
            }
            Block::Paragraph(one) => push_paragraph(&mut out, one),
            Block::Table(table) => {
                for part in table.parts(WIDEST) {
                    push_table(&mut out, &part);
                }
            }
        }
    }
    out.push_str("</div>\n");
    out
}

fn push_paragraph(out: &mut String, one: &Paragraph) {
    let style = match one.role {
        Role::Note => "margin:8px 0;padding-left:12px;border-left:3px solid #888888".to_owned(),
        Role::Caption => "margin:8px 0 4px;font-size:14px".to_owned(),
        Role::Text if one.indent > 0 => {
            format!("margin:4px 0;padding-left:{}px", 20 * u32::from(one.indent))
        }
        Role::Text => "margin:8px 0".to_owned(),
    };
    let _ = write!(out, "<p style=\"{style}\">");
    push_line(out, &one.line);
    out.push_str("</p>\n");
}

fn push_table(out: &mut String, table: &FlatTable) {
    let _ = writeln!(out, "<table {TABLE}>");
    let (head, body) = table.rows.split_at(table.head.min(table.rows.len()));
    for (name, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        let _ = write!(out, "<{name}>");
        for row in rows {
            out.push_str("<tr>");
            row.iter().for_each(|cell| push_cell(out, cell, name == "thead"));
            out.push_str("</tr>\n");
        }
        let _ = writeln!(out, "</{name}>");
    }
    out.push_str("</table>\n");
}

fn push_cell(out: &mut String, cell: &FlatCell, in_head: bool) {
    let name = if cell.is_heading { "th" } else { "td" };
    let _ = write!(out, "<{name}");
    for (attribute, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if span > 1 {
            let _ = write!(out, " {attribute}=\"{span}\"");
        }
    }
    out.push_str(" style=\"border:1px solid #999999;padding:4px 6px");
    if cell.is_figure {
        out.push_str(";text-align:right");
    } else if cell.is_heading {
        out.push_str(";text-align:left");
    }
    if cell.is_heading && !in_head {
        out.push_str(";font-weight:normal");
    }
    if !in_head && (cell.is_figure || cell.is_short()) {
        out.push_str(";white-space:nowrap");
    }
    if cell.indent > 0 {
        let _ = write!(out, ";padding-left:{}px", 6 + 16 * u32::from(cell.indent));
    }
    out.push_str("\">");
    push_line(out, &cell.line);
    let _ = write!(out, "</{name}>");
}

fn push_line(out: &mut String, line: &[Span]) {
    for span in line {
        let looks = [(span.is_bold, "strong"), (span.is_italic, "em"), (span.is_raised, "sup")];
        if let Some(link) = &span.link {
            let _ = write!(out, "<a href=\"{}\">", escaped(link));
        }
        for (_, name) in looks.iter().filter(|(is, _)| *is) {
            let _ = write!(out, "<{name}>");
        }
        if let Some(language) = &span.language {
            let _ = write!(out, "<span lang=\"{}\">", escaped(language));
        }
        out.push_str(&escaped(&span.text).replace('\n', "<br>"));
        if span.language.is_some() {
            out.push_str("</span>");
        }
        for (_, name) in looks.iter().rev().filter(|(is, _)| *is) {
            let _ = write!(out, "</{name}>");
        }
        if span.link.is_some() {
            out.push_str("</a>");
        }
    }
}
