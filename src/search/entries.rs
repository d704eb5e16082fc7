use std::collections::HashMap;
use std::fmt::Write as _;

use crate::check::Doubts;
use crate::decimal::Decimal;
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{
    Cell, ColumnType, Disclosure, Figure, Form, Indicator, LONGEST_NAME, Layout, MoneyUnit, Row,
    Table, Unit,
};
use crate::site::route;

use super::fold::fold;
use super::posting::Posting;
use super::prefix_index::{self, PrefixKind};
use super::result_class::ResultClass;
use super::spool::frame;

/// What the disclosures of one department hold that can be found.
#[derive(Debug, Default)]
pub struct Entries {
    /// Distinct strings.
    pub(super) strings: Vec<Searched>,
    /// Where they stand: records of [`Posting`]s, disclosure by disclosure, under the department's
    /// own numbers.
    pub(super) places: Vec<u8>,
    /// Codes and amounts, each with the place of its row.
    pub(super) keys: Vec<u8>,
    /// How many digits of a classified code name its class; nothing where no table has such codes.
    pub(super) class_digits: Option<usize>,
    terms: HashMap<String, u32>,
    drafted: String,
    fragment: String,
    tail: String,
    key: String,
    amounts: Vec<Decimal>,
    /// The disclosure after the last that has a string of [`ResultClass::Text`], by the string.
    pub(super) met: Vec<u32>,
}

/// A string that can be found.
#[derive(Debug)]
pub(super) struct Searched {
    pub class: ResultClass,
    pub text: String,
    /// How many bytes of it are its last part: of a row, the name of its table.
    pub last: u16,
}

/// Collects what can be found in disclosures, each with its index in the department.
pub fn entries<'a>(
    disclosures: impl Iterator<Item = (u32, &'a Disclosure)>,
    doubts: &Doubts,
) -> Entries {
    let mut entries = Entries::default();
    for (index, disclosure) in disclosures {
        let doubts = InDisclosure {
            path: &disclosure.path,
            doubts: Some(doubts).filter(|doubts| doubts.any(&disclosure.path)),
        };
        entries.main_figures(index, disclosure, doubts);
        for table in &disclosure.tables {
            entries.table(index, table, doubts);
        }
        for indicator in disclosure.overall.iter().flat_map(|overall| &overall.indicators) {
            entries.indicator(index, indicator);
        }
        entries.projects(index, disclosure, doubts);
        entries.texts(index, disclosure);
    }
    entries
}

/// The doubts about a disclosure's figures; none where there are none at all, as in most.
#[derive(Clone, Copy)]
struct InDisclosure<'a> {
    path: &'a str,
    doubts: Option<&'a Doubts>,
}

impl InDisclosure<'_> {
    /// The note about a figure, if there is one: the first of several leads to the others.
    fn note(self, path: impl FnOnce() -> String) -> Option<usize> {
        self.doubts?.at(self.path, &path()).first().copied()
    }
}

/// Characters of a part of a string that are searched: enough for any name, too few for a whole
/// paragraph in the wrong place.
pub(super) const LONGEST: usize = 400;
/// Characters of a whole string: an indicator may have any number of bands.
const LONGEST_STRING: usize = 4 * LONGEST;

impl Entries {
    /// The figures that the profile says first, by what they are called.
    fn main_figures(&mut self, disclosure: u32, read: &Disclosure, doubts: InDisclosure<'_>) {
        for main in &read.profile.main_figures {
            let Some(referred) = read.main(main) else { continue };
            let string = self.string(ResultClass::Main, [main.label.as_str()]);
            let note = doubts.note(|| referred.path.clone());
            let shown = Some(ShownFigure { figure: referred.figure, note, elsewhere: false });
            self.posting_of(disclosure, string, [referred.fragment.as_str()], shown);
        }
    }

    fn table(&mut self, disclosure: u32, table: &Table, doubts: InDisclosure<'_>) {
        let form = &*table.form;
        let whole = self.string(ResultClass::Line, [table.name.as_str()]);
        self.posting(disclosure, whole, [route::table(&form.id).as_str()]);
        let (coded, classified) = match &form.layout {
            Layout::Rows(key) => {
                (form.columns[key.column].holds == ColumnType::Code, key.levels.first().copied())
            }
            Layout::Lines { .. } => (false, None),
        };
        self.class_digits = self.class_digits.into_iter().chain(classified).min();
        for row in &table.rows {
            let name = if coded { name(form, row) } else { "" };
            let class = if classified.is_some()
                && row.key.len() <= LONGEST_NAME
                && row.key.bytes().all(|byte| byte.is_ascii_digit())
            {
                ResultClass::Subject
            } else {
                ResultClass::Line
            };
            let string = self.string(class, [table.row_label(row), name, &table.name]);
            let note = |column: usize| doubts.note(|| cell_path(table, row, column));
            let mut shown = main_figure(form, row, &note);
            // Only of codes are the amounts of many rows set side by side.
            if class != ResultClass::Subject {
                shown = shown.map(|shown| ShownFigure { elsewhere: false, ..shown });
            }
            self.posting_of(disclosure, string, [form.id.as_str(), "-", &row.address], shown);
            self.amounts(disclosure, string, form, row, &note);
        }
    }

    fn projects(&mut self, disclosure: u32, read: &Disclosure, doubts: InDisclosure<'_>) {
        let Some(form) = read.project_form.as_deref() else { return };
        for project in &read.projects {
            // A code that is no ASCII is found by its pairs, beside the name.
            let code = project.code.as_deref().unwrap_or_default();
            let plain = code.bytes().all(|byte| byte.is_ascii_graphic());
            let string = self.string(
                ResultClass::Project,
                [project.name.value.as_str(), if plain { "" } else { code }],
            );
            let note = |column: usize| doubts.note(|| project_cell_path(project, form, column));
            self.posting_of(
                disclosure,
                string,
                [route::project(&project.id).as_str()],
                main_figure(form, &project.row, &note)
                    .map(|shown| ShownFigure { elsewhere: false, ..shown }),
            );
            self.key.clear();
            self.key.extend(fold(code).filter(|_| plain));
            if self.key.len() > 1 {
                self.keyed(PrefixKind::Codes, disclosure, string);
            }
            self.amounts(disclosure, string, form, &project.row, &note);
            project
                .objectives
                .indicators
                .iter()
                .for_each(|indicator| self.indicator(disclosure, indicator));
        }
    }

    fn indicator(&mut self, disclosure: u32, indicator: &Indicator) {
        let target = indicator.target.as_ref().map_or("", |target| &target.value.printed);
        let bands = indicator
            .bands
            .iter()
            .flat_map(|band| [band.grade.as_str(), &band.threshold.value.printed]);
        let string = self.string(
            ResultClass::Indicator,
            [indicator.name.as_str(), target].into_iter().chain(bands),
        );
        self.posting(disclosure, string, [indicator.address.as_str()]);
    }

    /// The amounts of a row, each once, with the addresses of their cells. Nobody looks for a zero.
    fn amounts(
        &mut self,
        disclosure: u32,
        string: u32,
        form: &Form,
        row: &Row,
        note: &impl Fn(usize) -> Option<usize>,
    ) {
        self.amounts.clear();
        for (column, figure) in money(form, row) {
            let amount = figure.amount.decimal();
            if amount.is_zero() || self.amounts.contains(&amount) {
                continue;
            }
            self.amounts.push(amount);
            self.key.clear();
            _ = write!(self.key, "{}", amount.abs());
            if self.key.len() < 2 {
                continue;
            }
            self.fragment.clear();
            self.fragment.extend([
                form.id.as_str(),
                "-",
                &row.address,
                "-",
                &form.columns[column].id,
            ]);
            self.tail.clear();
            self.tail.push(unit_letter(figure));
            self.tail.push_str(if amount.is_negative() { "-" } else { "" });
            self.noted(note(column));
            self.keyed(PrefixKind::Amounts, disclosure, string);
        }
    }

    /// Notes a string in a row. Fragment and tail stay, for a code that stands in the same row.
    pub(super) fn posting<'a>(
        &mut self,
        disclosure: u32,
        string: u32,
        fragment: impl IntoIterator<Item = &'a str>,
    ) {
        self.at(fragment);
        self.end_posting(disclosure, string);
    }

    /// The same with the figure that is shown beside it, where there is one, and its note.
    fn posting_of<'a>(
        &mut self,
        disclosure: u32,
        string: u32,
        fragment: impl IntoIterator<Item = &'a str>,
        shown: Option<ShownFigure<'_>>,
    ) {
        self.at(fragment);
        if let Some(ShownFigure { figure, note, elsewhere }) = shown {
            let elsewhere = if elsewhere { ELSEWHERE } else { "" };
            _ = write!(self.tail, "{}{}{elsewhere}", figure.amount, unit_letter(figure));
            self.noted(note);
        }
        self.end_posting(disclosure, string);
    }

    fn at<'a>(&mut self, fragment: impl IntoIterator<Item = &'a str>) {
        self.fragment.clear();
        self.fragment.extend(fragment);
        self.tail.clear();
    }

    fn end_posting(&mut self, disclosure: u32, string: u32) {
        let posting =
            Posting::new(string, disclosure, self.fragment.as_bytes(), self.tail.as_bytes());
        frame(&mut self.places, &[&posting.head(), posting.fragment, posting.tail]);
    }

    /// A figure in doubt says which note of its page is about it: `13919w*2`.
    fn noted(&mut self, note: Option<usize>) {
        if let Some(note) = note {
            _ = write!(self.tail, "*{note}");
        }
    }

    fn keyed(&mut self, keyed: PrefixKind, disclosure: u32, string: u32) {
        let posting =
            Posting::new(string, disclosure, self.fragment.as_bytes(), self.tail.as_bytes());
        prefix_index::record(&mut self.keys, keyed, self.key.as_bytes(), &posting);
    }

    /// The number of a string made of parts, with a blank between them.
    pub(super) fn string<'a>(
        &mut self,
        class: ResultClass,
        parts: impl IntoIterator<Item = &'a str>,
    ) -> u32 {
        self.drafted.clear();
        let (mut room, mut last) = (LONGEST_STRING, 0);
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !self.drafted.is_empty() && room > 0 {
                self.drafted.push(' ');
                room -= 1;
            }
            last = self.drafted.len();
            // Most are short and of one line: they are taken as they are.
            if part.len() <= LONGEST && part.len() <= room && is_of_one_line(part) {
                self.drafted.push_str(part);
                room -= part.len();
                continue;
            }
            // Lines and tabulators part strings from one another in the files.
            self.drafted.extend(
                part.chars().take(LONGEST.min(room)).map(|c| if c.is_control() { ' ' } else { c }),
            );
            room -= part.chars().take(LONGEST.min(room)).count();
        }
        let length = self.drafted.len();
        self.drafted.push(char::from(class as u8));
        if let Some(string) = self.terms.get(&self.drafted) {
            return *string;
        }
        let string = u32::try_from(self.strings.len()).expect("a department has fewer strings");
        let last = u16::try_from(length - last).unwrap_or_default();
        self.strings.push(Searched { class, text: self.drafted[..length].to_owned(), last });
        self.terms.insert(self.drafted.clone(), string);
        string
    }
}

/// Whether a text has no control characters for sure: those above ASCII begin with 0xc2 in UTF-8.
fn is_of_one_line(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && !matches!(byte, 0x7f | 0xc2))
}

/// The words beside a code.
fn name<'a>(form: &Form, row: &'a Row) -> &'a str {
    let cell = form.name_column().map(|column| &row.cells[column]);
    cell.filter(|cell| matches!(cell, Cell::Text { .. })).map_or("", Cell::printed)
}

/// The cells of a row that are money.
fn money<'a>(form: &'a Form, row: &'a Row) -> impl Iterator<Item = (usize, &'a Figure)> {
    let figures =
        row.cells.iter().enumerate().filter_map(|(column, cell)| Some((column, cell.figure()?)));
    figures.filter(|(column, figure)| {
        form.columns[*column].holds == ColumnType::Amount && matches!(figure.unit, Unit::Money(_))
    })
}

/// Behind the unit of an amount that stands in another column than most rows of its table have
/// theirs in: it is shown, and set beside no other.
pub(super) const ELSEWHERE: &str = "@";

/// The figure that is shown beside a row.
#[derive(Clone, Copy)]
struct ShownFigure<'a> {
    figure: &'a Figure,
    /// The note about it.
    note: Option<usize>,
    /// Whether it stands in another column than the form's main one.
    elsewhere: bool,
}

/// The figure that stands for a row, and the note about it.
fn main_figure<'a>(
    form: &Form,
    row: &'a Row,
    note: &impl Fn(usize) -> Option<usize>,
) -> Option<ShownFigure<'a>> {
    let (column, figure) = form.main_figure(row)?;
    let elsewhere = form.main_column() != Some(column);
    Some(ShownFigure { figure, note: note(column), elsewhere })
}

fn unit_letter(figure: &Figure) -> char {
    match figure.unit {
        Unit::Money(MoneyUnit::Yuan) => 'y',
        Unit::Money(MoneyUnit::TenThousandYuan) => 'w',
        Unit::Money(MoneyUnit::HundredMillionYuan) => 'h',
        Unit::Percent | Unit::Number => 'n',
    }
}
