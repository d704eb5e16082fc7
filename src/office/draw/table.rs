use crate::model::path::OVERALL;
use crate::model::{
    Catalogue, Cell, Column, ColumnType, Disclosure, Form, FormUse, KindRequirement, Layout,
    LineRole, MoneyUnit, Row, RowKey, RowRole, Table, TableState,
};
use crate::workbook::{Align, Drawn, DrawnCell, DrawnSheet};

use super::cells::{cell, number};
use crate::office::extract::{GRADES, INDICATOR_HEADS, LIST_HEADS, grade_head};
use crate::office::extract::{INDICATOR_LIST, PROJECT_LIST, STATEMENTS};

/// The workbook of a disclosure: every table a sheet, in the order of the profile.
pub fn drawn(disclosure: &Disclosure) -> Drawn {
    let mut drawn = Drawn::default();
    let (listed, tables): (Vec<&Table>, Vec<&Table>) =
        disclosure.tables.iter().partition(|table| is_listed(&table.form));
    if !listed.is_empty() {
        drawn.sheets.push(statements(
            listed.iter().flat_map(|table| table.rows.iter().map(|row| (*table, row))),
        ));
    }
    drawn.sheets.extend(
        tables.iter().map(|table| sheet(&table.form, &table.name, table.unit, Some(table))),
    );
    if let Some(form) =
        disclosure.project_form.as_deref().filter(|_| !disclosure.projects.is_empty())
    {
        drawn.sheets.push(projects(form, Some(disclosure)));
    }
    if !disclosure.projects.is_empty() || disclosure.overall.is_some() {
        drawn.sheets.push(indicators(Some(disclosure)));
    }
    drawn
}

/// The workbook an office fills in: every table that a profile asks of a kind.
pub fn blank(requirement: &KindRequirement, catalogue: &Catalogue) -> Drawn {
    let mut drawn = Drawn::default();
    let forms: Vec<(&Form, &str, MoneyUnit)> = requirement
        .tables
        .iter()
        .filter_map(|table| {
            Some((catalogue.forms.get(&table.form)?.as_ref(), table.name.as_str(), table.unit))
        })
        .map(|(form, name, place)| (form, name, form.unit_in(None, place)))
        .collect();
    let listed: Vec<_> = forms.iter().filter(|(form, ..)| is_listed(form)).collect();
    if !listed.is_empty() {
        drawn.sheets.push(blank_statements(&listed));
    }
    drawn.sheets.extend(
        forms
            .iter()
            .filter(|(form, ..)| !is_listed(form))
            .map(|(form, name, unit)| sheet(form, name, *unit, None)),
    );
    if let Some(form) =
        requirement.project_form.as_deref().and_then(|form| catalogue.forms.get(form))
    {
        drawn.sheets.push(projects(form, None));
        drawn.sheets.push(indicators(None));
    }
    drawn
}

/// Statements of single figures stand in one list.
fn is_listed(form: &Form) -> bool {
    form.used_for == FormUse::Statement
        && matches!(form.layout, Layout::Lines { .. })
        && form.columns.len() == 1
}

fn text(words: &str) -> DrawnCell {
    DrawnCell::Text(words.to_owned(), Align::Left(0))
}

fn head(words: &str) -> DrawnCell {
    DrawnCell::Head(words.to_owned())
}

fn list(name: &str, heads: &[&str], widths: Vec<u16>) -> DrawnSheet {
    DrawnSheet {
        name: name.to_owned(),
        cells: heads.iter().enumerate().map(|(at, words)| (0, at, head(words))).collect(),
        merged: Vec::new(),
        frozen: 1,
        widths,
    }
}

fn statement_list(unit: MoneyUnit) -> DrawnSheet {
    list(
        STATEMENTS,
        &["说明", "项目", &format!("数（{}）", unit.name()), "单位"],
        vec![36, 30, 18, 8],
    )
}

fn statements<'a>(rows: impl Iterator<Item = (&'a Table, &'a Row)>) -> DrawnSheet {
    let rows: Vec<(&Table, &Row)> = rows.collect();
    let unit = rows.first().map_or(MoneyUnit::TenThousandYuan, |(table, _)| table.unit);
    let mut sheet = statement_list(unit);
    for (at, (table, row)) in rows.into_iter().enumerate() {
        let column = &table.form.columns[0];
        sheet.cells.push((at + 1, 0, text(&table.name)));
        sheet.cells.push((at + 1, 1, text(table.row_label(row))));
        // The unit of a sentence's figure stands in its own column.
        let drawn = row.cells[0].figure().map_or_else(
            || cell(&row.cells[0], column, false, 0),
            |figure| Some(number(figure, false)),
        );
        if let Some(drawn) = drawn {
            sheet.cells.push((at + 1, 2, drawn));
        }
        let own = row.cells[0]
            .printed()
            .char_indices()
            .find(|(_, c)| matches!(c, '元' | '万' | '亿'))
            .map(|(at, _)| row.cells[0].printed()[at..].to_owned());
        let own = own.or_else(|| {
            (table.unit != unit && column.holds == ColumnType::Amount)
                .then(|| table.unit.name().to_owned())
        });
        if let Some(unit) = own.filter(|_| row.cells[0].figure().is_some()) {
            sheet.cells.push((at + 1, 3, text(&unit)));
        }
    }
    sheet
}

fn blank_statements(forms: &[&(&Form, &str, MoneyUnit)]) -> DrawnSheet {
    let head = forms.first().map_or(MoneyUnit::TenThousandYuan, |(.., unit)| *unit);
    let mut sheet = statement_list(head);
    let lines = forms.iter().flat_map(|(form, name, unit)| {
        form.lines()
            .iter()
            .filter(|line| line.role != LineRole::Heading)
            .map(move |line| (*form, *name, *unit, line))
    });
    for (at, (form, name, unit, line)) in lines.enumerate() {
        sheet.cells.push((at + 1, 0, text(name)));
        sheet.cells.push((at + 1, 1, text(&line.label)));
        sheet.cells.push((at + 1, 2, text("")));
        if unit != head && form.columns[0].holds == ColumnType::Amount {
            sheet.cells.push((at + 1, 3, text(unit.name())));
        }
    }
    sheet
}

/// How many empty rows an open table offers.
const OFFERED: usize = 12;

/// One table: title, caption and unit, heads, rows.
fn sheet(form: &Form, name: &str, unit: MoneyUnit, table: Option<&Table>) -> DrawnSheet {
    let mut page = Page {
        form,
        table,
        sheet: DrawnSheet { name: name.to_owned(), ..DrawnSheet::default() },
        row: 0,
    };
    let width = page.width();
    page.put(0, DrawnCell::Title(name.to_owned()));
    page.merge([0, 0, 0, width - 1]);
    page.row = 1;
    if let Some(caption) = table.and_then(|table| table.caption.as_deref()) {
        page.put(0, DrawnCell::Text(caption.to_owned(), Align::Left(0)));
    }
    if form.columns.iter().any(|column| column.holds == ColumnType::Amount) {
        page.put(width - 1, DrawnCell::Text(format!("单位：{}", unit.name()), Align::Right));
    }
    page.row = 2;
    match &form.layout {
        Layout::Rows(key) => page.rows(key),
        Layout::Lines { .. } => page.lines(),
    }
    match table.map(|table| &table.state) {
        Some(TableState::Nothing(said)) => {
            page.put(0, DrawnCell::Text(format!("本表无数据：{said}"), Align::Left(0)))
        }
        Some(TableState::Unpublished(said)) => {
            page.put(0, DrawnCell::Text(format!("原文件未附：{said}"), Align::Left(0)))
        }
        _ => {}
    }
    page.sheet
}

struct Page<'a> {
    form: &'a Form,
    table: Option<&'a Table>,
    sheet: DrawnSheet,
    row: usize,
}

impl Page<'_> {
    fn put(&mut self, column: usize, cell: DrawnCell) {
        self.sheet.cells.push((self.row, column, cell));
    }

    fn merge(&mut self, range: [usize; 4]) {
        if range[0] != range[2] || range[1] != range[3] {
            self.sheet.merged.push(range);
        }
    }

    /// The columns that a table has: a filled one leaves out those of figures that need not be
    /// there and that no row fills.
    fn shown(&self) -> Vec<usize> {
        let there = |column: &usize| {
            self.table.is_none_or(|table| {
                table.rows.is_empty()
                    || table.rows.iter().any(|row| !matches!(row.cells[*column], Cell::Absent))
            })
        };
        let must = |column: &usize| {
            !self.form.columns[*column].holds.is_number() || !self.form.columns[*column].optional
        };
        (0..self.form.columns.len()).filter(|column| must(column) || there(column)).collect()
    }

    fn width(&self) -> usize {
        match &self.form.layout {
            Layout::Rows(_) => self.shown().len(),
            Layout::Lines { .. } => {
                self.blocks().iter().map(|(_, columns)| columns.len() + 1).sum::<usize>().max(1)
            }
        }
    }

    /// The sides, each with the columns its lines fill.
    fn blocks(&self) -> Vec<(Option<usize>, Vec<usize>)> {
        let sides: Vec<Option<usize>> = if self.form.sides().is_empty() {
            vec![None]
        } else {
            (0..self.form.sides().len()).map(Some).collect()
        };
        let shown = self.shown();
        let columns = |side: Option<usize>| {
            shown
                .iter()
                .copied()
                .filter(|column| {
                    self.form
                        .lines()
                        .iter()
                        .any(|line| line.side == side && line.columns.contains(column))
                })
                .collect()
        };
        sides.into_iter().map(|side| (side, columns(side))).collect()
    }

    /// Heads of these columns from a column of the sheet on: two rows where any has a group.
    fn heads(&mut self, columns: &[usize], from: usize, depth: usize) {
        let grouped: Vec<Option<&str>> =
            columns.iter().map(|column| self.form.columns[*column].group.as_deref()).collect();
        let mut at = 0;
        while at < columns.len() {
            let label = self.form.columns[columns[at]].label.clone();
            match grouped[at].filter(|_| depth == 2) {
                Some(group) => {
                    let span =
                        grouped[at..].iter().take_while(|other| **other == Some(group)).count();
                    let group = group.to_owned();
                    self.sheet.cells.push((self.row, from + at, DrawnCell::Head(group)));
                    self.merge([self.row, from + at, self.row, from + at + span - 1]);
                    for (inside, column) in columns.iter().enumerate().skip(at).take(span) {
                        let label = self.form.columns[*column].label.clone();
                        self.sheet.cells.push((
                            self.row + 1,
                            from + inside,
                            DrawnCell::Head(label),
                        ));
                    }
                    at += span;
                }
                None => {
                    self.sheet.cells.push((self.row, from + at, DrawnCell::Head(label)));
                    self.merge([self.row, from + at, self.row + depth - 1, from + at]);
                    at += 1;
                }
            }
        }
    }

    fn depth(&self) -> usize {
        if self.form.columns.iter().any(|column| column.group.is_some()) { 2 } else { 1 }
    }

    fn rows(&mut self, key: &RowKey) {
        let columns = self.shown();
        let depth = self.depth();
        self.heads(&columns, 0, depth);
        self.row += depth;
        self.sheet.frozen = self.row;
        self.sheet.widths =
            columns.iter().map(|column| width_of(&self.form.columns[*column])).collect();
        let Some(table) = self.table else {
            self.row += OFFERED;
            // Words have no sum.
            if !self.form.columns.iter().any(|column| column.holds.is_number()) {
                return;
            }
            self.put(
                columns.iter().position(|column| *column == key.column).unwrap_or(0),
                DrawnCell::Text("合计".into(), Align::Left(0)),
            );
            return;
        };
        for row in &table.rows {
            let strong = matches!(row.role, RowRole::Total | RowRole::Subtotal);
            let level = if row.role == RowRole::Item { key.depth(&row.key) } else { 0 };
            let indent = u8::try_from(level).unwrap_or_default();
            for (at, column) in columns.iter().enumerate() {
                if let Some(drawn) =
                    cell(&row.cells[*column], &self.form.columns[*column], strong, indent)
                {
                    self.sheet.cells.push((self.row, at, drawn));
                }
            }
            self.row += 1;
        }
    }

    fn lines(&mut self) {
        let blocks = self.blocks();
        if blocks.len() > 1 {
            let mut at = 0;
            for (side, columns) in &blocks {
                let label =
                    side.map(|side| self.form.sides()[side].label.clone()).unwrap_or_default();
                self.put(at, DrawnCell::Head(label));
                self.merge([self.row, at, self.row, at + columns.len()]);
                at += columns.len() + 1;
            }
            self.row += 1;
        }
        let depth = self.depth();
        let top = self.row;
        let mut from = 0;
        for (side, columns) in &blocks {
            self.row = top;
            self.put(from, DrawnCell::Head("项目".into()));
            self.merge([top, from, top + depth - 1, from]);
            self.heads(columns, from + 1, depth);
            self.row = top + depth;
            self.sheet.widths.push(40);
            self.sheet
                .widths
                .extend(columns.iter().map(|column| width_of(&self.form.columns[*column])));
            self.side(*side, columns, from);
            from += columns.len() + 1;
        }
        self.sheet.frozen = top + depth;
        let last = self.sheet.cells.iter().map(|(row, ..)| *row).max().unwrap_or(top);
        self.row = last + 1;
    }

    fn side(&mut self, side: Option<usize>, columns: &[usize], from: usize) {
        for (index, line) in
            self.form.lines().iter().enumerate().filter(|(_, line)| line.side == side)
        {
            let row = self.table.and_then(|table| table.line(index).map(|row| &table.rows[row]));
            // A filled table shows the lines it has; a blank one all there are.
            if self.table.is_some() && row.is_none() {
                continue;
            }
            let strong = matches!(line.role, LineRole::Total | LineRole::Subtotal);
            self.put(
                from,
                DrawnCell::Text(
                    line.label.clone(),
                    Align::Left(u8::try_from(line.level).unwrap_or_default()),
                ),
            );
            for (at, column) in columns.iter().enumerate() {
                match row.and_then(|row| {
                    cell(&row.cells[*column], &self.form.columns[*column], strong, 0)
                }) {
                    Some(drawn) => self.put(from + 1 + at, drawn),
                    None if line.columns.contains(column) => {
                        self.put(from + 1 + at, DrawnCell::Text(String::new(), Align::Left(0)))
                    }
                    None => {}
                }
            }
            self.row += 1;
        }
    }
}

fn width_of(column: &Column) -> u16 {
    if column.holds.is_number() { 16 } else { 30 }
}

/// The list of projects, one a row.
fn projects(form: &Form, disclosure: Option<&Disclosure>) -> DrawnSheet {
    let unit = disclosure.map_or(form.unit_in(None, None), Disclosure::project_unit);
    // Each head of money says the unit: a list has no line above it that could.
    let label = |column: &Column| {
        if column.holds == ColumnType::Amount {
            format!("{}（{}）", column.label, unit.name())
        } else {
            column.label.clone()
        }
    };
    let labels: Vec<String> = form.columns.iter().map(label).collect();
    let heads: Vec<&str> =
        LIST_HEADS.iter().copied().chain(labels.iter().map(String::as_str)).collect();
    let widths = std::iter::repeat_n(24, LIST_HEADS.len())
        .chain(form.columns.iter().map(width_of))
        .collect();
    let mut sheet = list(PROJECT_LIST, &heads, widths);
    for (at, project) in
        disclosure.into_iter().flat_map(|disclosure| &disclosure.projects).enumerate()
    {
        let lines = |sentences: &[crate::source::Spanned<String>]| {
            sentences.iter().map(|sentence| sentence.value.clone()).collect::<Vec<_>>().join("\n")
        };
        let words: [Option<String>; 9] = [
            project.code.clone(),
            Some(project.name.value.clone()),
            project.continues.as_ref().map(|code| code.value.clone()),
            project.budget_unit.as_ref().map(|unit| unit.value.clone()),
            project.purpose.clone(),
            Some(lines(&project.objectives.goals)),
            Some(lines(&project.objectives.outcomes)),
            project.objectives.total.as_ref().map(|(weight, _)| weight.printed().to_owned()),
            project.objectives.total.as_ref().map(|(_, score)| score.printed().to_owned()),
        ];
        for (column, words) in words.into_iter().enumerate() {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                sheet.cells.push((at + 1, column, text(&words)));
            }
        }
        for (index, column) in form.columns.iter().enumerate() {
            if let Some(drawn) = cell(&project.row.cells[index], column, false, 0) {
                sheet.cells.push((at + 1, LIST_HEADS.len() + index, drawn));
            }
        }
    }
    sheet
}

/// The list of indicators, each with its project.
fn indicators(disclosure: Option<&Disclosure>) -> DrawnSheet {
    let fields = &INDICATOR_HEADS[..7];
    let grades = grades(disclosure);
    let grade_heads: Vec<String> = grades.iter().map(|grade| grade_head(grade)).collect();
    let labels =
        fields.iter().map(|(label, _)| *label).chain(grade_heads.iter().map(String::as_str));
    let heads: Vec<&str> =
        ["项目", "一级指标", "二级指标", "三级指标"].into_iter().chain(labels).collect();
    let mut sheet = list(INDICATOR_LIST, &heads, std::iter::repeat_n(22, heads.len()).collect());
    let mut row = 0;
    let overall = disclosure
        .and_then(|disclosure| disclosure.overall.as_ref())
        .map(|overall| (OVERALL, overall));
    let records =
        disclosure.into_iter().flat_map(|disclosure| &disclosure.projects).map(|project| {
            (project.code.as_deref().unwrap_or(&project.name.value), &project.objectives)
        });
    for (who, objectives) in overall.into_iter().chain(records) {
        for indicator in &objectives.indicators {
            row += 1;
            let printed = |target: &Option<crate::source::Spanned<crate::model::Target>>| {
                target.as_ref().map(|target| target.value.printed.clone()).unwrap_or_default()
            };
            let mut words = vec![
                who.to_owned(),
                indicator.level1.clone(),
                indicator.level2.clone().unwrap_or_default(),
                indicator.name.clone(),
                indicator.description.clone().unwrap_or_default(),
                printed(&indicator.target),
                printed(&indicator.actual),
                indicator.weight.printed().to_owned(),
                indicator.score.printed().to_owned(),
                indicator.basis.clone().unwrap_or_default(),
                indicator.deviation.clone().unwrap_or_default(),
            ];
            words.extend(grades.iter().map(|grade| {
                indicator
                    .bands
                    .iter()
                    .find(|band| band.grade == *grade)
                    .map(|band| band.threshold.value.printed.clone())
                    .unwrap_or_default()
            }));
            for (column, words) in
                words.into_iter().enumerate().filter(|(_, words)| !words.is_empty())
            {
                sheet.cells.push((row, column, text(&words)));
            }
        }
    }
    sheet
}

/// The grades that stand in a disclosure, in the order of their first use; the usual ones for who
/// begins.
fn grades(disclosure: Option<&Disclosure>) -> Vec<&str> {
    let Some(disclosure) = disclosure else { return GRADES.to_vec() };
    let mut grades: Vec<&str> = Vec::new();
    for band in disclosure
        .records()
        .flat_map(|(_, record)| &record.indicators)
        .flat_map(|indicator| &indicator.bands)
    {
        if !grades.contains(&band.grade.as_str()) {
            grades.push(&band.grade);
        }
    }
    grades
}
