use super::super::view::{BeforeView, BlockView, CellView, RowView};
use super::html::Html;
use super::marks::{linked_marks, marks};
use super::{Compose, Composer};

/// The rows of a table.
impl Compose for BlockView {
    fn compose(&mut self, composer: Composer<'_>) {
        if !composer.parts.rows {
            return;
        }
        let (coded, compared) = (self.coded, self.before.is_some());
        for side in &mut self.sides {
            let mut html = Html::default();
            for row in side.rows.drain(..) {
                compose_row(&mut html, composer, &row, coded);
                if compared {
                    compose_before(&mut html, composer, row.before.as_ref());
                }
                html.html("</tr>\n");
            }
            side.composed = Some(html.done());
        }
    }
}

/// A row up to its last cell.
fn compose_row(html: &mut Html, composer: Composer<'_>, row: &RowView, coded: bool) {
    html.html("<tr").attribute("id", &row.id).html(" class=\"").text(row.class);
    html.html(" l").value(row.level).html("\">");
    let mut cells = row.cells.iter();
    match row.cells.first() {
        Some(name) if coded && !name.text.is_empty() => {
            html.html("<th scope=\"row\" class=\"code\">").text(&row.label).html("</th>");
            html.html("<th scope=\"row\" class=\"name\"").attribute("data-code", &row.label);
            if let Some(id) = &name.id {
                html.attribute("id", id);
            }
            html.html(">").text(&name.text);
            marks(html, composer.words, &row.notes);
            marks(html, composer.words, &name.notes);
            html.html("</th>");
            cells.next();
        }
        _ => {
            html.html("<th scope=\"row\">").text(&row.label);
            marks(html, composer.words, &row.notes);
            html.html("</th>");
        }
    }
    cells.for_each(|cell| compose_cell(html, composer, cell));
}

/// A cell, as `<Cell>` sets it.
fn compose_cell(html: &mut Html, composer: Composer<'_>, cell: &CellView) {
    html.html("<td");
    if let Some(id) = &cell.id {
        html.attribute("id", id);
    }
    html.attribute("class", cell.class);
    if let Some(unit) = &cell.unit {
        html.attribute("data-unit", unit);
    }
    html.html(">");
    if cell.class == "b" {
        html.html("<span class=\"vh\">").text(composer.words.word("table.blank")).html("</span>");
    } else {
        compose_padded(html, &cell.text, &cell.pad);
    }
    marks(html, composer.words, &cell.notes);
    html.html("</td>");
}

/// Last year's figure of a row, or an empty cell.
fn compose_before(html: &mut Html, composer: Composer<'_>, before: Option<&BeforeView>) {
    let Some(before) = before else {
        html.html("<td class=\"n y last\"></td>");
        return;
    };
    html.html("<td class=\"n").html(if before.as_printed { "" } else { " y" }).html(" last\">");
    compose_padded(html, &before.text, &before.pad);
    linked_marks(html, composer.words, &before.marks);
    html.html("</td>");
}

/// Digits, with room for the decimals that others of the column have, as `<Padded>` sets them.
fn compose_padded(html: &mut Html, text: &str, pad: &str) {
    if pad.is_empty() {
        html.text(text);
    } else {
        html.html("<span").attribute("data-pad", pad).html(">").text(text).html("</span>");
    }
}
