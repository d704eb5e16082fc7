use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, cells, is_figure, is_one_of, tidy, top, unit_of};
use crate::workbook::{Sheet, cell_name};

use super::extracted::{ExtractedCell, ExtractedObjectives, ExtractedProject};
use super::indicator_heads::indicator_head;
use super::indicators::indicators_at;
use super::part::Part;
use super::record_goals::{Said, Sentences, instructions_left, places, sentences, texts};
use super::record_grid::Grid;
use super::record_left::left;
use super::skipped::Skipped;

/// Whether a sheet is the record of one project: labels with their values beside them, indicators
/// below.
pub fn is_record(sheet: &Sheet, reader: ListReader<'_>) -> bool {
    let says = |head: Head| {
        sheet.rows.iter().skip(top(sheet)).take(12).flatten().any(|text| reader.is(head, text))
    };
    // A project without a code is told from a list by the amounts that stand beside their labels.
    let funds = || {
        let Some(form) = reader.form else { return false };
        let head = indicator_head(sheet, reader).unwrap_or(0);
        let grid = Grid { sheet, form, head, unit: None };
        (0..form.columns.len()).any(|column| {
            !form.columns[column].plan
                && grid.place(column).is_some_and(|place| {
                    let (row, at) = place.value;
                    is_figure(sheet.text(row, at))
                })
        })
    };
    says(Head::Name)
        && indicator_head(sheet, reader).is_some()
        && (says(Head::Code) || beside(sheet, reader, Head::Name).is_some() && funds())
}

/// Reads the record of one project: the label and value grid of the targets' form, its plan, its
/// goals, its indicators.
pub fn record(
    part: &Part<'_>,
    reader: ListReader<'_>,
    form: &Form,
    skipped: &mut Vec<Skipped>,
) -> ExtractedProject {
    let sheet = &*part.sheet;
    let code = beside(sheet, reader, Head::Code);
    let name = beside(sheet, reader, Head::Name);
    // The unit stands above the grid: what begins with six digits inside it is a code of something
    // else.
    let top = sheet
        .rows
        .iter()
        .position(|row| row.iter().any(|text| reader.is(Head::Code, text)))
        .unwrap_or(0);
    let budget_unit = sheet.rows.iter().take(top).flatten().find_map(|text| unit_code(text));
    let purpose = beside(sheet, reader, Head::Purpose).or_else(|| purpose(sheet, reader.lexicon));
    let head = indicator_head(sheet, reader).unwrap_or(sheet.rows.len());
    let unit = unit_of(sheet, reader.lexicon).or(part.unit());
    let grid = Grid { sheet, form, head, unit };
    let Sentences { goals, outcomes, instructions, labels } = sentences(sheet, reader, head);
    let words = [&code, &name, &purpose].into_iter().flatten();
    let words = words.chain(&goals).chain(&outcomes).chain(&instructions);
    let mut taken: Vec<(usize, usize)> = words.map(|(_, at)| *at).collect();
    let mut project = ExtractedProject { sheet: sheet.name.clone(), ..ExtractedProject::default() };
    funds(grid, &mut project, skipped);
    taken.extend(project.cells.iter().map(|cell| cell.at).chain(labels));
    instructions_left(sheet, &instructions, skipped);
    left(grid, reader, &taken, project.unit, skipped);
    let words = [("code", &code), ("name", &name), ("purpose", &purpose)].into_iter();
    project.words_at = words.filter_map(|(key, said)| Some((key, said.as_ref()?.1))).collect();
    let said = |said: Option<Said>| said.map(|(text, _)| text);
    project.code = said(code);
    project.name = said(name).unwrap_or_default();
    if project.code.is_none()
        && let Some((code, name)) = code_and_name(&project.name)
    {
        (project.code, project.name) = (Some(code.to_owned()), name.to_owned());
    }
    project.budget_unit = budget_unit;
    project.purpose = said(purpose);
    project.objectives = ExtractedObjectives {
        sentences_at: [places(&goals), places(&outcomes)],
        goals: texts(goals),
        outcomes: texts(outcomes),
        ..indicators_at(sheet, reader, head, form, skipped)
    };
    project
}

/// The amounts and shares of a record. Its unit is that of its first amount; one in another unit
/// is left, since content says the unit once.
fn funds(grid: Grid<'_>, project: &mut ExtractedProject, skipped: &mut Vec<Skipped>) {
    let (sheet, form) = (grid.sheet, grid.form);
    for (index, column) in form.columns.iter().enumerate() {
        let Some(place) = grid.place(index) else { continue };
        let (row, at) = place.value;
        // Two columns of a form may have one label: the cell is that of the first.
        if project.cells.iter().any(|cell| cell.at == place.value) {
            continue;
        }
        // A cell that is there and empty is a blank.
        let text = tidy(sheet.text(row, at), column);
        if !text.is_empty()
            && grid.is_money(index)
            && let Some(own) = grid.unit(&place)
        {
            let unit = *project.unit.get_or_insert(own);
            if unit != own {
                let (unit, own, label) = (unit.name(), own.name(), &column.label);
                let why = Bilingual::new(
                    format!("“{label}”{text}的单位是{own}，本项目前面的数是{unit}，没有取"),
                    format!("{label} {text} is in {own}, the project's other amounts in {unit}"),
                );
                let cell = Some(cell_name(row, at));
                skipped.push(Skipped { sheet: sheet.name.clone(), cell, why });
                continue;
            }
        }
        project.cells.push(ExtractedCell { column: index, text, at: (row, at) });
    }
}

/// The value beside a label: the next cell to the right that says something else.
pub fn beside(sheet: &Sheet, reader: ListReader<'_>, head: Head) -> Option<Said> {
    let (row, at) = cells(sheet, top(sheet)..sheet.rows.len())
        .find(|(row, at)| reader.is(head, sheet.text(*row, *at)))?;
    let at_label = at;
    let said = |at: &usize| {
        let text = sheet.text(row, *at);
        !text.trim().is_empty() && text != sheet.text(row, at_label)
    };
    let place = (at + 1..sheet.width()).find(said)?;
    let text = sheet.text(row, place).trim();
    // Where nothing stands beside it, the next text is another label.
    let label = Head::of_projects().iter().any(|head| reader.is(*head, text));
    (!label).then(|| (text.to_owned(), (row, place)))
}

/// The purpose stands below the funds, beside a label for both: 预算规模及资金用途.
fn purpose(sheet: &Sheet, lexicon: &Lexicon) -> Option<Said> {
    let is_label = |text: &str| is_one_of(&lexicon.head_purpose_below, text);
    let (row, at) = cells(sheet, top(sheet)..sheet.rows.len())
        .find(|(row, at)| is_label(sheet.text(*row, *at)))?;
    let below = sheet.text(row + 1, at).trim();
    // The label goes on downwards, merged or blank; any other label begins something else.
    if !below.is_empty() && !is_label(below) {
        return None;
    }
    let said = |at: &usize| {
        let text = sheet.text(row + 1, *at).trim();
        !text.is_empty() && !is_label(text)
    };
    let at = (at + 1..sheet.width()).find(said)?;
    let words = sheet.text(row + 1, at).split_whitespace().collect::<Vec<_>>().join(" ");
    Some((words, (row + 1, at)))
}

/// `333001某局本级`: the code before the name.
fn unit_code(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    (digits == 6 && !text[digits..].starts_with(|c: char| c.is_ascii()))
        .then(|| text[..digits].to_owned())
}

/// `51000021R000000019951-工资性支出`: the code of a project before its name: six digits of a place,
/// two of a year, a letter for its kind, a number.
fn code_and_name(text: &str) -> Option<(&str, &str)> {
    let (code, name) = text.split_once(['-', '－', '—', '–'])?;
    let (code, name) = (code.trim(), name.trim());
    let bytes = code.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let is_code = (15..=24).contains(&bytes.len())
        && digits(0..8)
        && bytes[8].is_ascii_uppercase()
        && bytes[9..].iter().all(u8::is_ascii_alphanumeric);
    (is_code && !name.is_empty()).then_some((code, name))
}
