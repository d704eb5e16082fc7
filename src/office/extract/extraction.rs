use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::Form;
use crate::model::path::OVERALL;
use crate::office::sheet::{ListReader, is_one_of, lines, stated};
use crate::workbook::{Remark, Sheet, cell_name};

use super::belonging::doubts;
use super::beside::beside;
use super::extracted::{ExtractedIndicator, ExtractedOverall};
use super::imported::Imported;
use super::indicators::{assign, indicators};
use super::looks::{concealed, garbled, looks};
use super::overall::{overall, overall_form};
use super::part::{Part, Standing};
use super::parts::parts;
use super::projects::projects;
use super::record::{is_record, record};
use super::request::Request;
use super::settled::{UnitOfProjects, distinct, not_only_heads, one_unit, whole_texts};
use super::skipped::Skipped;
use super::statements::statements;
use super::table::table;
use super::unusable_unit::{other_unit, unusable_unit};

/// Takes what it recognises from the sheets of a workbook.
pub fn extract(sheets: &[Sheet], request: &Request<'_>) -> Imported {
    let mut extraction = Extraction::of(request);
    for sheet in sheets {
        extraction.sheet(sheet);
    }
    extraction.settled()
}

/// An import while its sheets are read.
struct Extraction<'a> {
    request: &'a Request<'a>,
    project_form: Option<Arc<Form>>,
    /// Indicators with what their rows say they belong to: projects may stand on a later sheet.
    pending: Vec<(String, ExtractedIndicator)>,
    imported: Imported,
}

/// A sheet that is known by its name and holds one thing a row.
enum List<'a> {
    Statements,
    Projects(&'a Form),
    Indicators,
}

impl Extraction<'_> {
    fn of<'a>(request: &'a Request<'a>) -> Extraction<'a> {
        let required = || {
            let form = request.requirement.project_form.as_ref();
            form.and_then(|form| request.catalogue.forms.get(form))
        };
        Extraction {
            request,
            project_form: request.project_form.or_else(required).cloned(),
            pending: Vec::new(),
            imported: Imported { document_unit: Some(request.unit), ..Imported::default() },
        }
    }

    fn sheet(&mut self, sheet: &Sheet) {
        let imported = &mut self.imported;
        imported.skipped.extend(too_far(sheet));
        if sheet.rows.iter().flatten().all(|text| text.trim().is_empty()) {
            return;
        }
        if sheet.remark == Some(Remark::Gb18030) {
            imported.notes.push(Bilingual::new(
                "文件不是UTF-8，按GB18030读取",
                "the file is not UTF-8 and was read as GB18030",
            ));
        }
        if sheet.remark == Some(Remark::Hidden) {
            imported.skipped.push(Skipped::sheet(
                sheet,
                "工作表是隐藏的；要取就先取消隐藏",
                "the sheet is hidden: show it to have it taken",
            ));
            return;
        }
        imported.notes.extend(garbled(sheet));
        imported.notes.extend(looks(sheet));
        imported.skipped.extend(concealed(sheet));
        let project_form = self.project_form.as_deref();
        let request = self.request;
        imported.doubts.extend(doubts(sheet, request));
        let overall = || request.catalogue.forms.get(request.requirement.overall_form.as_ref()?);
        let lexicon = &*request.catalogue.lexicon;
        let form = project_form.or_else(|| overall().map(Arc::as_ref));
        let list = ListReader { form, lexicon };
        match list_of(sheet, request, list, project_form) {
            Some(List::Statements) => statements(sheet, request, imported),
            Some(List::Projects(form)) => {
                if let Some(why) = other_unit(&stated(sheet, lexicon)) {
                    imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
                    return;
                }
                imported.projects.extend(projects(sheet, list, form, &mut imported.skipped));
            }
            Some(List::Indicators) => {
                imported.indicator_sheet.clone_from(&sheet.name);
                self.pending.extend(indicators(sheet, list, project_form, &mut imported.skipped));
            }
            None => tables(sheet, list, project_form, request, imported),
        }
    }

    /// The import when all sheets were read: indicators go to what they belong to, and what does
    /// not fit together is left.
    fn settled(self) -> Imported {
        let Extraction { mut imported, project_form, pending, request } = self;
        let (overall, pending): (Vec<_>, Vec<_>) =
            pending.into_iter().partition(|(who, _)| who == OVERALL);
        let listed: Vec<ExtractedIndicator> =
            overall.into_iter().map(|(_, indicator)| indicator).collect();
        listed_overall(&mut imported, listed);
        let unassigned = assign(&mut imported.projects, &imported.indicator_sheet, pending);
        imported.skipped.extend(unassigned);
        whole_texts(&mut imported);
        not_only_heads(&mut imported);
        distinct(&mut imported);
        if let Some(form) = &project_form {
            let (there, document) = (request.projects_in, request.unit);
            one_unit(&mut imported, &UnitOfProjects { form, there, document });
        }
        imported.project_form = project_form.filter(|_| !imported.projects.is_empty());
        imported
    }
}

/// Takes the tables and the records of a sheet.
fn tables(
    sheet: &Sheet,
    list: ListReader<'_>,
    project_form: Option<&Form>,
    request: &Request<'_>,
    imported: &mut Imported,
) {
    for (index, beside) in beside(sheet, request).iter().enumerate() {
        let (mut parts, beyond) = parts(beside, request, list);
        imported.skipped.extend(beyond);
        // The name of a sheet is that of its first table.
        let first = parts.iter_mut().filter(|part| index > 0 && part.standing == Standing::First);
        first.for_each(|part| part.standing = Standing::Later);
        parts_taken(&parts, list, project_form, request, imported);
    }
}

/// Takes the tables and records of a sheet that stand below each other.
fn parts_taken(
    parts: &[Part<'_>],
    list: ListReader<'_>,
    project_form: Option<&Form>,
    request: &Request<'_>,
    imported: &mut Imported,
) {
    for part in parts {
        // The form that the author says is that of the first table.
        let asked = request.form.filter(|_| part.standing == Standing::First);
        let asking = Request { form: asked, ..*request };
        let said = lines(&part.sheet, list.lexicon);
        if let Some(why) = other_unit(&said).or_else(|| other_unit(&part.above)) {
            imported.skipped.push(part.left(why));
            continue;
        }
        if let Some(form) = overall_form(part, &asking) {
            overall(part, form, &asking, imported);
            continue;
        }
        let form = project_form.filter(|_| asked.is_none());
        match form.filter(|_| is_record(&part.sheet, list)) {
            // A record says the unit of each amount beside it.
            Some(form) => {
                let project = record(part, list, form, &mut imported.skipped);
                imported.projects.push(project);
            }
            None => match unusable_unit(&part.sheet, &part.above, list.lexicon) {
                Some(why) => imported.skipped.push(part.left(why)),
                None => table(part, &asking, imported),
            },
        }
    }
}

/// Takes the indicators of the whole department from the list of all, where no record of it stood
/// on another sheet.
fn listed_overall(imported: &mut Imported, listed: Vec<ExtractedIndicator>) {
    if listed.is_empty() {
        return;
    }
    let sheet = imported.indicator_sheet.clone();
    if imported.overall.is_empty() {
        imported.overall = ExtractedOverall { sheet, ..ExtractedOverall::default() };
        imported.overall.objectives.indicators = listed;
        return;
    }
    let (count, record) = (listed.len(), &imported.overall.sheet);
    let why = Bilingual::new(
        format!("部门整体的{count}个指标没有取：已从工作表“{record}”取过"),
        format!(
            "{count} indicators of the whole department were left: they were taken from sheet {record}"
        ),
    );
    imported.skipped.push(Skipped { sheet, cell: None, why });
}

/// The list that a sheet is by its name; nothing for a record or tables. Where the author says the
/// form, it is a table of that form.
fn list_of<'a>(
    sheet: &Sheet,
    request: &Request<'_>,
    list: ListReader<'_>,
    project_form: Option<&'a Form>,
) -> Option<List<'a>> {
    if request.form.is_some() {
        return None;
    }
    let named = |words| is_one_of(words, &sheet.name);
    let lexicon = list.lexicon;
    match project_form {
        _ if named(&lexicon.sheet_statements) => Some(List::Statements),
        Some(_) if is_record(sheet, list) => None,
        Some(form) if named(&lexicon.sheet_projects) => Some(List::Projects(form)),
        _ if named(&lexicon.sheet_indicators) => Some(List::Indicators),
        _ => None,
    }
}

/// Cells that stand too far away to be read.
fn too_far(sheet: &Sheet) -> Option<Skipped> {
    let Some(Remark::Beyond { row, column, count }) = sheet.remark else { return None };
    let cell = cell_name(row as usize, column as usize);
    let why = Bilingual::new(
        format!("离其他数据太远，没有读取（共{count}格，从这里起）"),
        format!("too far from everything else: not read ({count} cells from here on)"),
    );
    Some(Skipped { sheet: sheet.name.clone(), cell: Some(cell), why })
}
