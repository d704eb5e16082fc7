use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::path::OVERALL;
use crate::model::{
    Catalogue, ColumnType, Form, FormUse, KindRequirement, Layout, MoneyUnit, TableRequirement,
};
use crate::workbook::{Remark, Sheet, cell_name};

use super::extracted::{ExtractedIndicator, ExtractedProject, ExtractedRow, ExtractedTable};
use super::lines::lines;
use super::projects::{indicators, is_record, list, merge, record};
use super::rows::rows;
use super::settled::{distinct, one_unit, whole_texts};
use super::skipped::Skipped;
use crate::office::sheet::plain;
use crate::office::sheet::{Reader, caption, heads};
use crate::office::sheet::{Stated, stated};

/// What is asked of an import.
pub struct Request<'a> {
    /// Every form.
    pub catalogue: &'a Catalogue,
    /// What is required of the disclosure: local names, the form of projects.
    pub requirement: &'a KindRequirement,
    /// The form of projects, where the disclosure names another than the profile's.
    pub project_form: Option<&'a Arc<Form>>,
    /// The form of a single sheet, where the author says which.
    pub form: Option<&'a Arc<Form>>,
    /// The fiscal year of the disclosure.
    pub year: i16,
}

/// What was taken from the sheets.
#[derive(Default)]
pub struct Imported {
    pub(in crate::office) tables: Vec<ExtractedTable>,
    pub(in crate::office) projects: Vec<ExtractedProject>,
    pub(in crate::office) project_form: Option<Arc<Form>>,
    /// Indicators of the whole department.
    pub(in crate::office) overall: Vec<ExtractedIndicator>,
    /// What was left, and why.
    pub skipped: Vec<Skipped>,
    /// What must be said of the whole file.
    pub notes: Vec<Bilingual>,
}

/// One thing that was taken, as a line of the report.
#[derive(Debug)]
pub struct ExtractedSummary {
    /// The sheet.
    pub sheet: String,
    /// The table it became.
    pub table: String,
    /// How many rows.
    pub rows: usize,
    /// The cells, `B5:D20`.
    pub range: String,
    /// The unit the sheet states; nothing where it states none, or holds no amounts.
    pub unit: Option<MoneyUnit>,
    /// The unit that form or profile fixes: what the amounts have where the sheet states none.
    pub fixed: Option<MoneyUnit>,
    /// Whether it holds amounts.
    pub amounts: bool,
}

/// The name of the sheet that holds figures of sentences, one a row.
pub const STATEMENTS: &str = "文字数据";
/// The name of the sheet that lists projects.
pub const PROJECT_LIST: &str = "项目";
/// The name of the sheet that lists indicators.
pub const INDICATOR_LIST: &str = "绩效指标";

/// Takes what it recognises from the sheets of a workbook.
pub fn extract(sheets: &[Sheet], request: &Request<'_>) -> Imported {
    let mut imported = Imported::default();
    let required = || {
        request.requirement.project_form.as_ref().and_then(|form| request.catalogue.forms.get(form))
    };
    let project_form = request.project_form.or_else(required).cloned();
    let mut pending_indicators = Vec::new();
    for sheet in sheets {
        if let Some(Remark::Beyond { row, column, count }) = sheet.remark {
            let cell = cell_name(row as usize, column as usize);
            let why = Bilingual::new(
                format!("离其他数据太远，没有读取（共{count}格，从这里起）"),
                format!("too far from everything else: not read ({count} cells from here on)"),
            );
            imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: Some(cell), why });
        }
        let empty = sheet.rows.iter().flatten().all(|text| text.trim().is_empty());
        if empty {
            continue;
        }
        if sheet.remark == Some(Remark::Hidden) {
            imported.skipped.push(Skipped::sheet(
                sheet,
                "工作表是隐藏的；要取就先取消隐藏",
                "the sheet is hidden: show it to have it taken",
            ));
            continue;
        }
        if sheet.remark == Some(Remark::Gb18030) {
            imported.notes.push(Bilingual::new(
                "文件不是UTF-8，按GB18030读取",
                "the file is not UTF-8 and was read as GB18030",
            ));
        }
        if let Stated::Several(one, other) = stated(sheet) {
            let (one, other) = (one.name(), other.name());
            imported.skipped.push(Skipped::sheet(
                sheet,
                format!("写了两种金额单位（{one}、{other}），不知按哪一种"),
                format!("it states two units ({one}, {other})"),
            ));
            continue;
        }
        let name = plain(&sheet.name);
        if request.form.is_none() && name == STATEMENTS {
            statements(sheet, request, &mut imported);
        } else if let (None, Some(form), true) = (request.form, &project_form, is_record(sheet)) {
            imported.projects.push(record(sheet, form));
        } else if let (None, Some(form), true) = (request.form, &project_form, name == PROJECT_LIST)
        {
            imported.projects.extend(list(sheet, form, &mut imported.skipped));
        } else if request.form.is_none() && name == INDICATOR_LIST {
            pending_indicators.extend(indicators(
                sheet,
                project_form.as_deref(),
                &mut imported.skipped,
            ));
        } else {
            one(sheet, request, &mut imported);
        }
    }
    let (overall, pending_indicators): (Vec<_>, Vec<_>) =
        pending_indicators.into_iter().partition(|(who, _)| who == OVERALL);
    imported.overall = overall.into_iter().map(|(_, indicator)| indicator).collect();
    imported.skipped.extend(merge(&mut imported.projects, pending_indicators));
    whole_texts(&mut imported);
    distinct(&mut imported);
    one_unit(&mut imported, project_form.as_ref().and_then(|form| form.unit));
    imported.project_form = project_form.filter(|_| !imported.projects.is_empty());
    imported
}

impl Imported {
    /// The unit that the sheets of projects state.
    pub(in crate::office) fn project_unit(&self) -> Option<MoneyUnit> {
        self.projects.iter().find_map(|project| project.unit)
    }

    /// Whether nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.projects.is_empty() && self.overall.is_empty()
    }

    /// What was taken, a line a table.
    pub fn taken(&self) -> Vec<ExtractedSummary> {
        let amounts =
            |form: &Form| form.columns.iter().any(|column| column.holds == ColumnType::Amount);
        let mut lines: Vec<ExtractedSummary> = Vec::new();
        for table in &self.tables {
            let name = format!("{} {}", table.form.id, table.name);
            lines.push(ExtractedSummary {
                sheet: table.sheet.clone(),
                table: name,
                rows: table.rows.len(),
                range: table.range(),
                unit: table.unit,
                fixed: table.form.unit.or(table.required_unit),
                amounts: amounts(&table.form) && !table.rows.is_empty(),
            });
        }
        for project in &self.projects {
            match lines
                .iter_mut()
                .find(|line| line.table == PROJECT_LIST && line.sheet == project.sheet)
            {
                Some(line) => line.rows += 1,
                None => lines.push(ExtractedSummary {
                    sheet: project.sheet.clone(),
                    table: PROJECT_LIST.to_owned(),
                    rows: 1,
                    range: String::new(),
                    unit: project.unit,
                    fixed: self.project_form.as_ref().and_then(|form| form.unit),
                    amounts: self.project_form.as_deref().is_some_and(amounts),
                }),
            }
        }
        if !self.overall.is_empty() {
            let (sheet, table) = (INDICATOR_LIST.to_owned(), OVERALL.to_owned());
            lines.push(ExtractedSummary {
                sheet,
                table,
                rows: self.overall.len(),
                range: String::new(),
                unit: None,
                fixed: None,
                amounts: false,
            });
        }
        lines
    }
}

fn one(sheet: &Sheet, request: &Request<'_>, imported: &mut Imported) {
    let Some((form, name)) = form_of(sheet, request) else {
        let why = Bilingual::new(
            "认不出是哪张表：表名、工作表名都不在公开要求里；可用 --form 指明",
            "no form answers to its title or name; say which with --form",
        );
        imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
        return;
    };
    if imported.tables.iter().any(|table| table.form.id == form.id) {
        let why = Bilingual::new(
            format!("“{name}”已从前面的工作表取过"),
            format!("{name} was taken from an earlier sheet"),
        );
        imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
        return;
    }
    let statement = empty_statement(sheet);
    let mut skipped = Vec::new();
    let unit = unit_of(sheet);
    let reader = Reader { form: &form, year: request.year, unit };
    let taken = match &form.layout {
        Layout::Rows(_) => rows(sheet, reader, &mut skipped),
        Layout::Lines { .. } => lines(sheet, reader, &mut skipped),
    };
    // The sentence of an empty table is all there is to take.
    let taken = if statement.is_some() { Some(Vec::new()) } else { taken };
    // A form that nobody filled in holds labels and blanks.
    let numbers = form.columns.iter().any(|column| column.holds.is_number());
    let figure = |row: &ExtractedRow| {
        row.cells.iter().any(|cell| {
            !numbers || form.columns[cell.column].holds.is_number() && !cell.text.is_empty()
        })
    };
    let taken = taken.filter(|rows| statement.is_some() || rows.iter().any(figure));
    skipped.retain(|_| statement.is_none());
    let Some(taken) = taken.filter(|rows| statement.is_some() || !rows.is_empty()) else {
        let why = Bilingual::new(
            format!("看来是“{name}”，但没有找到表头或数据"),
            format!("it seems to be {name}, but no heads or figures were found"),
        );
        imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
        imported.skipped.extend(skipped);
        return;
    };
    imported.skipped.extend(skipped);
    let first = heads(sheet, reader).map_or(3, |heads| heads.first);
    let required_unit = request.required_unit(&form);
    imported.tables.push(ExtractedTable {
        name,
        sheet: sheet.name.clone(),
        unit,
        required_unit,
        caption: caption(sheet, first),
        statement,
        rows: taken,
        form,
    });
}

/// The unit of a sheet that states one and no other.
pub fn unit_of(sheet: &Sheet) -> Option<MoneyUnit> {
    match stated(sheet) {
        Stated::One(unit) => Some(unit),
        Stated::Nothing | Stated::Several(..) => None,
    }
}

impl Request<'_> {
    /// The unit that the profile fixes for a form.
    fn required_unit(&self, form: &Form) -> Option<MoneyUnit> {
        self.requirement.unit_of(&form.id)
    }
}

/// The form of a sheet: the one asked for; else whose name its own name, or a line near its top,
/// says.
fn form_of(sheet: &Sheet, request: &Request<'_>) -> Option<(Arc<Form>, String)> {
    let local = |table: &TableRequirement| {
        request.catalogue.forms.get(&table.form).map(|form| (Arc::clone(form), table.name.clone()))
    };
    if let Some(form) = request.form {
        let name = request.requirement.local_name(&form.id).unwrap_or(&form.name).to_owned();
        return Some((Arc::clone(form), name));
    }
    let asked = request.requirement.tables.iter().filter_map(local);
    let others = request
        .catalogue
        .forms
        .values()
        .filter(|form| form.used_for != FormUse::Project)
        .map(|form| (Arc::clone(form), form.name.clone()));
    let known: Vec<(Arc<Form>, String)> = asked.chain(others).collect();
    let tops: Vec<String> = std::iter::once(&sheet.name)
        .chain(sheet.rows.iter().take(4).flatten())
        .map(|text| plain(text))
        .filter(|text| !text.is_empty())
        .collect();
    let score = |(form, name): &(Arc<Form>, String)| {
        let names = std::iter::once(name)
            .chain(std::iter::once(&form.name))
            .chain(&form.labels)
            .chain(std::iter::once(&form.id));
        names
            .map(|name| plain(name))
            .map(|name| tops.iter().map(|top| nearness(top, &name)).max().unwrap_or(0))
            .max()
            .unwrap_or(0)
    };
    // The longest name that fits: 一般公共预算支出表 is inside 部门一般公共预算支出表, 支出表
    // inside both. What the profile asks for stands first.
    let mut best: Option<(usize, (Arc<Form>, String))> = None;
    for one in known {
        let score = score(&one);
        if score > 0 && best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, one));
        }
    }
    best.map(|(_, one)| one)
}

/// How well a title says a name: all of it, or as a part of a longer title (2021年…表).
fn nearness(top: &str, name: &str) -> usize {
    let length = name.chars().count();
    if top == name {
        length * 2 + 1
    } else if length >= 4 && top.contains(name) {
        length * 2
    } else if top.chars().count() >= 30 && name.starts_with(top) {
        // A sheet's name is cut at 31 characters.
        length
    } else {
        0
    }
}

/// 本表无数据：… or 原文件未附：…
fn empty_statement(sheet: &Sheet) -> Option<(&'static str, String)> {
    let said = |start: &str| {
        sheet
            .rows
            .iter()
            .flatten()
            .find_map(|text| text.trim().strip_prefix(start).map(|rest| rest.trim().to_owned()))
    };
    said("本表无数据：")
        .map(|text| ("none", text))
        .or_else(|| said("原文件未附：").map(|text| ("unpublished", text)))
}

/// Figures of sentences: 说明, 项目, 数, 单位, one a row.
fn statements(sheet: &Sheet, request: &Request<'_>, imported: &mut Imported) {
    for row in 0..sheet.rows.len() {
        let [statement, label, figure, unit] = [0, 1, 2, 3].map(|at| sheet.text(row, at).trim());
        if figure.is_empty() || plain(statement) == "说明" {
            continue;
        }
        if statement.is_empty() || label.is_empty() {
            imported.skipped.extend(Skipped::unnamed(sheet, row));
            continue;
        }
        let form = request
            .requirement
            .tables
            .iter()
            .find(|table| plain(&table.name) == plain(statement))
            .and_then(|table| request.catalogue.forms.get(&table.form));
        let Some(form) = form
            .or_else(|| request.catalogue.form(statement))
            .filter(|form| form.used_for == FormUse::Statement)
            .cloned()
        else {
            imported.skipped.push(Skipped::row(&sheet.name, row, &format!("{statement} {label}")));
            continue;
        };
        let Some(line) = form.lines().iter().position(|line| {
            crate::office::sheet::answers(
                label,
                std::iter::once(line.label.as_str()).chain(line.labels.iter().map(String::as_str)),
            ) > 0
        }) else {
            imported.skipped.push(Skipped::line(
                &sheet.name,
                row,
                label,
                form.lines().first().map_or("", |line| line.label.as_str()),
            ));
            continue;
        };
        let name = request.requirement.local_name(&form.id).unwrap_or(&form.name).to_owned();
        let column = form.lines()[line].columns.first().copied().unwrap_or(0);
        let text = crate::office::draw::tidy(figure, &form.columns[column]);
        // A sentence's figure carries its own unit where it is not the document's.
        let text = if unit.is_empty() { text } else { format!("{text}{unit}") };
        let cell = super::extracted::ExtractedCell { column, text, at: (row, 2) };
        let new = super::extracted::ExtractedRow {
            line: Some(line),
            role: crate::model::RowRole::Item,
            cells: vec![cell],
        };
        match imported.tables.iter_mut().find(|table| table.form.id == form.id) {
            Some(table) if table.rows.iter().any(|row| row.line == Some(line)) => {
                let why = Bilingual::new(
                    format!("“{statement}／{label}”出现两次，后一次没有取"),
                    format!("{statement}/{label} stands twice: the later one was left"),
                );
                imported.skipped.push(Skipped::at(&sheet.name, row, why));
            }
            Some(table) => table.rows.push(new),
            None => {
                let required_unit = request.required_unit(&form);
                let (unit, sheet) = (unit_of(sheet), sheet.name.clone());
                imported.tables.push(ExtractedTable {
                    form,
                    name,
                    sheet,
                    unit,
                    required_unit,
                    caption: None,
                    statement: None,
                    rows: vec![new],
                });
            }
        }
    }
}
