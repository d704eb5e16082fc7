use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::model::{Form, FormUse, LineRole};
use crate::office::sheet::{
    bare, best, is_figure, is_note, is_numbering, is_one_of, of_head, plain,
};
use crate::workbook::Sheet;

use super::request::Request;

/// How many lines tell a table of a form.
pub(super) const TELLING: usize = 3;
/// How many rows below its heads are looked at.
const LOOKED_AT: usize = 80;
/// How many rows below the first of its heads the only row of figures may stand.
const DEEPEST: usize = 4;

/// The forms of fixed lines that a disclosure may have, by the labels of their lines: which of them
/// some rows of a sheet are about is asked of many rows.
pub(super) struct LineForms<'a> {
    lexicon: &'a Lexicon,
    forms: Vec<&'a Form>,
    /// Form and line of each label, with its numbering and without.
    labels: HashMap<String, Vec<(usize, usize)>>,
    /// What their columns, groups and sides are called.
    heads: HashSet<String>,
}

/// How a table begins that has no title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Untitled {
    /// With heads of its own.
    Headed,
    /// With the heads and the lines of the table above it, again.
    Again,
}

impl<'a> LineForms<'a> {
    /// Those that the profile asks for.
    pub(super) fn of(request: &Request<'a>) -> LineForms<'a> {
        let forms: Vec<&Form> = line_forms(request);
        let mut labels: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        let mut heads: HashSet<String> = HashSet::new();
        for (index, form) in forms.iter().enumerate() {
            let lines = form.lines().iter().enumerate();
            for (line, own) in lines.filter(|(_, line)| line.role != LineRole::Heading) {
                for label in own.spellings().map(plain) {
                    for label in [bare(&label), label] {
                        let known = labels.entry(label).or_default();
                        if !known.contains(&(index, line)) {
                            known.push((index, line));
                        }
                    }
                }
            }
            let columns = form.columns.iter();
            let columns =
                columns.flat_map(|column| column.spellings().chain(column.group.as_deref()));
            let sides = form.sides().iter().map(|side| side.label.as_str());
            heads.extend(columns.chain(sides).map(plain));
        }
        LineForms { lexicon: &request.catalogue.lexicon, forms, labels, heads }
    }

    /// How a table of fixed lines without a title begins at a row of words below a table that has
    /// figures, from `start` on and of a form that is known or not; nothing where none does.
    pub(super) fn begins(
        &self,
        sheet: &Sheet,
        (start, row): (usize, usize),
        current: Option<&Form>,
    ) -> Option<Untitled> {
        let own = current.and_then(|form| self.forms.iter().position(|own| own.id == form.id));
        let above = Above { start, form: current, own };
        let below_heads =
            self.heads_lines(&sheet.rows[row]).then(|| self.stacked(sheet, &above, row));
        below_heads
            .flatten()
            .or_else(|| self.stands_across(sheet, row, &above).then_some(Untitled::Headed))
    }

    /// How a table begins whose lines stand below each other under these heads.
    fn stacked(&self, sheet: &Sheet, above: &Above<'_>, row: usize) -> Option<Untitled> {
        let below = self.lines(sheet, row + 1..sheet.rows.len().min(row + LOOKED_AT));
        let most = self.most(&below)?;
        let again = (above.start..row).any(|other| alike(&sheet.rows[other], &sheet.rows[row]));
        let Some(own) = above.own else {
            // Heads that come again are those of the next page.
            let begins = most >= TELLING && (above.form.is_none() || !again);
            return begins.then_some(Untitled::Headed);
        };
        let of_own = |lines: HashSet<(usize, usize)>| -> HashSet<usize> {
            let own = lines.into_iter().filter(|(form, _)| *form == own);
            own.map(|(_, line)| line).collect()
        };
        let others = below.iter().copied().filter(|(form, _)| *form != own).collect();
        let other = self.most(&others).unwrap_or(0);
        let (before, here) = (of_own(self.lines(sheet, above.start..row)), of_own(below));
        if again && other <= here.len() {
            let twice = before.intersection(&here).count() >= TELLING;
            return twice.then_some(Untitled::Again);
        }
        (other >= TELLING && other > here.len()).then_some(Untitled::Headed)
    }

    /// Whether a row of words may be the first of the heads of such a table.
    pub(super) fn may_begin(&self, row: &[String]) -> bool {
        let lines = || row.iter().filter(|text| !self.named(text).is_empty()).count();
        self.heads_lines(row) || lines() > 1
    }

    /// Whether a row is the heads of a table of lines: two at least, and most of them known.
    fn heads_lines(&self, row: &[String]) -> bool {
        let texts = || row.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        let known = |text: &&str| {
            let label = plain(text);
            let undated = label.find('年').map_or("", |at| {
                let rest = &label[at + '年'.len_utf8()..];
                rest.strip_prefix('度').unwrap_or(rest)
            });
            self.heads.contains(&label)
                || self.heads.contains(undated)
                || of_head(text).is_some_and(|(label, _)| self.heads.contains(&label))
                || is_one_of(&self.lexicon.head_line, text)
                || is_numbering(self.lexicon, text)
        };
        let (all, known) = (texts().count(), texts().filter(known).count());
        known > 1 && known * 2 > all
    }

    /// The lines that some rows say with a figure, below each other: the first text of a row is one.
    fn lines(&self, sheet: &Sheet, rows: Range<usize>) -> HashSet<(usize, usize)> {
        let mut found = HashSet::new();
        for row in &sheet.rows[rows] {
            let Some(first) = row.iter().position(|text| !text.trim().is_empty()) else { continue };
            if is_note(self.lexicon, &row[first]) || self.named(&row[first]).is_empty() {
                continue;
            }
            for (at, text) in row.iter().enumerate() {
                let figure = || row[at + 1..].iter().any(|text| is_figure(text));
                let named = self.named(text);
                if !named.is_empty() && figure() {
                    found.extend(named);
                }
            }
        }
        found
    }

    /// The lines that a text is the label of.
    fn named(&self, text: &str) -> &[(usize, usize)] {
        let label = plain(text);
        if label.is_empty() {
            return &[];
        }
        let known = self.labels.get(&label).or_else(|| self.labels.get(&bare(&label)));
        known.map_or(&[], Vec::as_slice)
    }

    /// The form that some rows have most lines of.
    pub(super) fn likeliest(&self, sheet: &Sheet, rows: Range<usize>) -> Option<&'a Form> {
        let lines = self.lines(sheet, rows);
        let count = |form: usize| lines.iter().filter(|(own, _)| *own == form).count();
        let form = best((0..self.forms.len()).map(|form| (form, count(form))))?;
        (count(form) >= TELLING).then(|| self.forms[form])
    }

    /// How many lines the form has of which there are most; nothing where there is none.
    fn most(&self, lines: &HashSet<(usize, usize)>) -> Option<usize> {
        let count = |form: usize| lines.iter().filter(|(own, _)| *own == form).count();
        (0..self.forms.len()).map(count).max()
    }

    /// Whether lines of one form stand side by side, over a row of figures, and are no columns of
    /// the table above, nor more of its lines.
    fn stands_across(&self, sheet: &Sheet, row: usize, above: &Above<'_>) -> bool {
        let figures = (row + 1..sheet.rows.len().min(row + 1 + DEEPEST))
            .find(|row| sheet.rows[*row].iter().any(|text| is_figure(text)));
        let Some(figures) = figures else { return false };
        let of_current = |text: &str| {
            let label = plain(text);
            let columns = || above.form.into_iter().flat_map(|form| &form.columns);
            columns().any(|column| column.spellings().any(|own| plain(own) == label))
        };
        let texts = sheet.rows[row..figures].iter().flatten();
        let lines: HashSet<(usize, usize)> = texts
            .filter(|text| !of_current(text))
            .flat_map(|text| self.named(text).iter().copied())
            .collect();
        let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty());
        let filled = sheet.rows[figures].iter().filter(|text| is_figure(text)).count();
        let begins = first.is_some_and(|first| !is_note(self.lexicon, first)) && filled > 1;
        let own = lines.iter().filter(|(form, _)| Some(*form) == above.own).count();
        let most = self.most(&lines).unwrap_or(0);
        begins && most >= TELLING && most > own
    }
}

/// The table above a row.
struct Above<'a> {
    /// Its first row.
    start: usize,
    /// Its form, where that is known.
    form: Option<&'a Form>,
    /// Which of the forms of fixed lines that is.
    own: Option<usize>,
}

/// The forms of fixed lines that the profile asks for, each once.
pub(super) fn line_forms<'a>(request: &Request<'a>) -> Vec<&'a Form> {
    let mut forms: Vec<&Form> = Vec::new();
    for table in &request.requirement.tables {
        let Some(form) = request.catalogue.forms.get(&table.form) else { continue };
        let own = form.used_for == FormUse::Table && form.key().is_none();
        if own && !forms.iter().any(|other| other.id == form.id) {
            forms.push(form);
        }
    }
    forms
}

/// Whether two rows say the same, in any dress.
fn alike(one: &[String], other: &[String]) -> bool {
    let texts = |row: &[String]| -> Vec<String> {
        row.iter().map(|text| plain(text)).filter(|text| !text.is_empty()).collect()
    };
    texts(one) == texts(other)
}
