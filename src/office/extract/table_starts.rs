use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Form, FormUse};
use crate::office::sheet::{is_figure, is_note, of_head, plain, top};
use crate::workbook::Sheet;

use super::line_forms::{LineForms, Untitled};
use super::part::Standing;
use super::request::Request;
use super::title::{form_of, headed_form, name_in};

/// How long a title is at most: what is longer is a sentence that names a table.
const LONGEST: usize = 40;
/// How many labels of columns a row has at least that may be the heads of another table.
const TELLING: usize = 3;
/// How many rows may be looked at closely: any number of them could be heads.
const TRIES: usize = 200;
/// How many rows of words may be held against the names of all forms.
const LOOKS: usize = 20_000;
/// How many tables a sheet is divided into: there are fewer forms.
const MOST: usize = 100;

/// Where a table of a sheet begins, and with what.
#[derive(Debug, Clone, Copy)]
pub struct TableStart {
    pub row: usize,
    /// How one of fixed lines begins that has no title; nothing for any other.
    pub untitled: Option<Untitled>,
}

/// The rows at which the tables of a sheet begin: the first at its top, each other at a title that
/// names another form, or at heads that are all another form's. Title and heads that come again on
/// the next page begin nothing.
pub fn table_starts(sheet: &Sheet, request: &Request<'_>) -> Vec<TableStart> {
    let mut seeker = Seeker::of(sheet, request);
    for row in top(sheet)..sheet.rows.len() {
        seeker.row(row);
        if seeker.starts.len() >= MOST {
            break;
        }
    }
    seeker.starts
}

/// How many rows of words over a table may hold its title.
const OVER: usize = 6;

/// Whether a row above the figures of a sheet says what a table is called.
pub fn is_titled(sheet: &Sheet, request: &Request<'_>) -> bool {
    let mut seeker = Seeker::of(sheet, request);
    let rows = sheet.rows.iter().skip(top(sheet)).take(OVER);
    let rows = rows.take_while(|row| !row.iter().any(|text| is_figure(text)));
    let texts = rows.map(|row| {
        let mut texts: Vec<&str> =
            row.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        texts.dedup();
        texts
    });
    let texts: Vec<Vec<&str>> = texts.collect();
    texts.iter().any(|texts| seeker.title_of(texts).is_some())
}

/// The first row above the figures of a sheet in which several tables have their titles beside each
/// other, and the columns of these; nothing where there is none.
pub fn titles_beside(sheet: &Sheet, request: &Request<'_>) -> Option<(usize, Vec<usize>)> {
    let mut seeker = Seeker::of(sheet, request);
    let first = top(sheet);
    let rows = sheet.rows.iter().enumerate().skip(first).take(OVER);
    let mut rows = rows.take_while(|(_, row)| !row.iter().any(|text| is_figure(text)));
    rows.find_map(|(at, row)| {
        let (mut names, mut columns): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
        for (column, text) in row.iter().enumerate().filter(|(_, text)| text.contains('表')) {
            // What is merged over several cells is one title.
            let is_merged = column > 0 && row[column - 1] == *text;
            let name = if is_merged { None } else { seeker.title_of(&[text.trim()]) };
            if let Some(name) = name.filter(|name| !names.contains(name)) {
                names.push(name);
                columns.push(column);
            }
        }
        (columns.len() > 1).then_some((at, columns))
    })
}

struct Seeker<'a> {
    sheet: &'a Sheet,
    request: &'a Request<'a>,
    /// What tables are called, here and anywhere, and projects' records.
    names: Vec<String>,
    /// Names of lines: a row of a table may be called as another table is.
    lines: HashSet<String>,
    /// Labels of the columns of all forms of rows.
    labels: HashSet<String>,
    /// The forms of fixed lines.
    line_forms: LineForms<'a>,
    starts: Vec<TableStart>,
    /// The name that the title of the table that goes on says.
    title: Option<String>,
    /// Whether it has had heads, and figures.
    headed: bool,
    filled: bool,
    looks: usize,
    tries: usize,
    /// Rows that were looked at closely.
    seen: HashSet<Vec<String>>,
}

impl<'a> Seeker<'a> {
    fn of(sheet: &'a Sheet, request: &'a Request<'a>) -> Seeker<'a> {
        let forms = || request.catalogue.forms.values();
        let statement = |id: &String| {
            request.catalogue.forms.get(id).is_some_and(|form| form.used_for == FormUse::Statement)
        };
        let local = request.requirement.tables.iter().filter(|table| !statement(&table.form));
        let names: Vec<String> = forms()
            .filter(|form| form.used_for != FormUse::Statement)
            .flat_map(|form| form.names().into_iter().map(plain))
            .chain(local.map(|table| plain(&table.name)))
            .collect();
        let lines = forms().flat_map(|form| form.lines());
        let lines = lines.flat_map(|line| line.spellings().map(plain)).collect();
        let title = name_in(&plain(&sheet.name), &names).cloned();
        let columns = forms()
            .filter(|form| form.used_for == FormUse::Table && form.key().is_some())
            .flat_map(|form| &form.columns);
        let labels = columns.flat_map(|column| column.spellings().map(plain)).collect();
        Seeker {
            sheet,
            request,
            names,
            lines,
            labels,
            line_forms: LineForms::of(request),
            starts: vec![TableStart { row: top(sheet), untitled: None }],
            title,
            headed: false,
            filled: false,
            looks: 0,
            tries: 0,
            seen: HashSet::new(),
        }
    }

    fn row(&mut self, row: usize) {
        let mut texts: Vec<&str> = self.sheet.rows[row]
            .iter()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        texts.dedup();
        let Some(first) = texts.first() else { return };
        if texts.iter().any(|text| is_figure(text)) {
            (self.headed, self.filled) = (true, true);
            return;
        }
        if let Some(name) = self.title_of(&texts) {
            // Title and heads come again on the next page.
            if self.headed && self.title.as_ref() != Some(&name) {
                self.begin(TableStart { row, untitled: None });
            }
            self.title = Some(name);
            return;
        }
        // The line of unit and office is no head.
        let heads = texts.iter().filter(|text| !text.contains([':', '：'])).count();
        self.headed |= heads > 1 && !is_note(&self.request.catalogue.lexicon, first);
        if !self.filled {
            return;
        }
        if self.are_labels(&texts) && self.begins(row) {
            let start = self.above(row);
            self.begin(TableStart { row: start, untitled: None });
            self.title = None;
        } else if let Some(untitled) = self.begins_lines(&texts, row) {
            let start = self.head_lines_above(row);
            self.begin(TableStart { row: start, untitled: Some(untitled) });
            self.title = None;
        }
    }

    fn begin(&mut self, start: TableStart) {
        self.starts.push(start);
        (self.headed, self.filled) = (false, false);
    }

    /// The name that a row says as a title: alone, or beside the number of the table and its unit.
    fn title_of(&mut self, texts: &[&str]) -> Option<String> {
        let first = texts.first()?;
        let short = texts.len() <= 3 && first.chars().count() <= LONGEST && !first.ends_with('。');
        // 年度主要任务 beside other texts is the label of a block, and no title.
        let said = |text: &&str| text.contains([':', '：', '表']);
        let short = short && (first.contains('表') || texts[1..].iter().all(said));
        if !short || is_note(&self.request.catalogue.lexicon, first) || self.looks >= LOOKS {
            return None;
        }
        self.looks += 1;
        let title = plain(first);
        let line = self.lines.contains(&title) || self.labels.contains(&title);
        name_in(&title, &self.names).filter(|_| !line).cloned()
    }

    fn are_labels(&self, texts: &[&str]) -> bool {
        let known = |text: &&&str| {
            self.labels.contains(&plain(text))
                || of_head(text).is_some_and(|(label, _)| self.labels.contains(&label))
        };
        texts.iter().filter(known).count() >= TELLING
    }

    /// Whether the heads in a row are all another form's than that of the table above.
    fn begins(&mut self, row: usize) -> bool {
        let start = self.start();
        let again =
            (start..row).take(20).any(|other| self.sheet.rows[other] == self.sheet.rows[row]);
        if again || self.tries >= TRIES || !self.seen.insert(self.sheet.rows[row].clone()) {
            return false;
        }
        self.tries += 1;
        let below = piece(self.sheet, self.above(row), row + 5);
        let Some(form) = headed_form(&below, self.request) else { return false };
        self.current(row).is_some_and(|current| current.id != form.id)
    }

    /// The first row of the table that goes on.
    fn start(&self) -> usize {
        self.starts.last().map_or(0, |start| start.row)
    }

    /// The form of the table that goes on above a row.
    fn current(&self, row: usize) -> Option<Arc<Form>> {
        let start = self.start();
        if self.starts.last().is_some_and(|start| start.untitled.is_some()) {
            let form = self.line_forms.likeliest(self.sheet, start..row)?;
            return self.request.catalogue.forms.get(&form.id).cloned();
        }
        let standing = if self.starts.len() == 1 { Standing::First } else { Standing::Later };
        let piece = piece(self.sheet, start, row.min(start + 20));
        form_of(&piece, standing, self.request).map(|(form, _)| form)
    }

    /// How a table of fixed lines without a title begins at a row of words.
    fn begins_lines(&mut self, texts: &[&str], row: usize) -> Option<Untitled> {
        if texts.len() < 2 || self.tries >= TRIES {
            return None;
        }
        let likely = self.line_forms.may_begin(&self.sheet.rows[row]);
        if !likely {
            return None;
        }
        self.tries += 1;
        let current = self.current(row);
        self.line_forms.begins(self.sheet, (self.start(), row), current.as_deref())
    }

    /// The first of the rows right above heads that say the office or the unit.
    fn head_lines_above(&self, row: usize) -> usize {
        let said = |row: &usize| {
            let mut texts = self.sheet.rows[*row].iter().filter(|text| !text.trim().is_empty());
            texts.any(|text| {
                text.contains([':', '：']) && !is_note(&self.request.catalogue.lexicon, text)
            }) && !self.sheet.rows[*row].iter().any(|text| is_figure(text))
        };
        row - (0..row).rev().take(2).take_while(said).count()
    }

    /// The first of the rows of words right above a row of heads.
    fn above(&self, row: usize) -> usize {
        let words = |row: &usize| {
            let cells = &self.sheet.rows[*row];
            let mut texts = cells.iter().filter(|text| !text.trim().is_empty());
            let first = texts.next();
            first.is_some_and(|first| {
                !is_note(&self.request.catalogue.lexicon, first)
                    && !cells.iter().any(|text| is_figure(text))
            })
        };
        row - (0..row).rev().take(2).take_while(words).count()
    }
}

/// Some rows of a sheet, in their places.
fn piece(sheet: &Sheet, from: usize, to: usize) -> Sheet {
    let above = std::iter::repeat_n(Vec::new(), from);
    let kept = sheet.rows[from..to.min(sheet.rows.len())].iter().cloned();
    sheet.part(above.chain(kept).collect())
}
