use std::fmt::Write;

use crate::model::{
    Column, ColumnType, Form, FormUse, Fund, Head, Identity, Layout, Line, LineRole, Meaning,
    Practice, RowKey,
};

/// The page of a form: what it holds, and what must hold in it.
pub fn form(form: &Form) -> String {
    let mut text = format!("# {} {}\n\n", form.id, form.name);
    let used = match form.used_for {
        FormUse::Statement => "figures of sentences, under `statements`",
        FormUse::Table => "a table, under `tables`",
        FormUse::Project => "one record a project: `funds` and `plan` under `projects`",
        FormUse::Overall => "a table, under `tables`, beside the goals and indicators of `overall`",
    };
    let _ = write!(text, "Used for: {used}.\n\n");
    if !form.labels.is_empty() {
        let _ = write!(text, "Also called: {}.\n\n", form.labels.join("、"));
    }
    if !form.source.is_empty() {
        let _ = write!(text, "Source: {}.\n\n", form.source);
    }
    text.push_str(rests_on(form.practice));
    if let Some(fund) = form.fund {
        let fund = match fund {
            Fund::General => "general public budget",
            Fund::Government => "government funds",
            Fund::StateCapital => "state capital budget",
        };
        let _ = write!(text, "Paid from: {fund}.\n\n");
    }
    if !form.stands_for.is_empty() {
        let _ = write!(text, "Stands for: {}.\n\n", form.stands_for.join(", "));
    }
    if !form.grades.is_empty() {
        let _ = write!(text, "Grades: {}.\n\n", form.grades.join(", "));
    }
    if !form.heads.is_empty() {
        let head = |(head, labels): (&Head, &Vec<String>)| {
            format!("`{}` {}", head.key(), labels.join(" or "))
        };
        let heads: Vec<String> = form.heads.iter().map(head).collect();
        let _ = write!(text, "Heads in a workbook: {}.\n\n", heads.join("; "));
    }
    columns_section(&mut text, form);
    match &form.layout {
        Layout::Rows(key) => rows_section(&mut text, form, key),
        Layout::Lines { lines, .. } if !lines.is_empty() => lines_section(&mut text, form, lines),
        Layout::Lines { .. } => {}
    }
    identities(&mut text, "Identities", &form.identities.iter().collect::<Vec<_>>());
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Its columns; nothing where it has none.
fn columns_section(text: &mut String, form: &Form) {
    if form.columns.is_empty() {
        return;
    }
    text.push_str("## Columns\n\n| id | label | holds | |\n|---|---|---|---|\n");
    for column in &form.columns {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            column.id,
            labels(column),
            holds(column.holds),
            remarks(form, column)
        );
    }
    text.push('\n');
}

/// The rows of a table whose author names them.
fn rows_section(text: &mut String, form: &Form, key: &RowKey) {
    let digits: Vec<String> = key.levels.iter().map(ToString::to_string).collect();
    let children = if digits.is_empty() {
        String::new()
    } else {
        let digits = digits.join(", ");
        format!(
            "; their codes have {digits} digits, level by level, and children are found by their prefix"
        )
    };
    let _ = write!(
        text,
        "## Rows\n\nAs many as the author writes, named by `{}`{children}{}.\n\n",
        form.columns[key.column].id,
        within(form, key)
    );
}

/// The columns that say within which unit a row stands.
fn within(form: &Form, key: &RowKey) -> String {
    let columns: Vec<String> =
        key.within.iter().map(|column| format!("`{}`", form.columns[*column].id)).collect();
    if columns.is_empty() {
        return String::new();
    }
    format!("; each stands once a unit, as {} says, where a row says it", columns.join(" or "))
}

/// What a declaration rests on, where that is not documents.
pub(super) fn rests_on(practice: Practice) -> &'static str {
    match practice {
        Practice::Documents => "",
        Practice::OneDocument => "Rests on: one document; others may print it otherwise.\n\n",
        Practice::NamesOnly => {
            "Rests on: names only, as they are commonly seen, and no document. It demands nothing.\n\n"
        }
    }
}

/// The columns that a line fills, where it does not fill all.
fn fills(form: &Form, line: &Line) -> Option<String> {
    let columns = || line.columns.iter().map(|column| format!("`{}`", form.columns[*column].id));
    (!line.columns.is_empty() && line.columns.len() < form.columns.len())
        .then(|| format!("fills {}", columns().collect::<Vec<_>>().join(", ")))
}

/// What must hold, with the rule that a failure raises.
pub(super) fn identities(text: &mut String, title: &str, identities: &[&Identity]) {
    if identities.is_empty() {
        return;
    }
    let _ = write!(text, "## {title}\n\n| id | says | formula | rule |\n|---|---|---|---|\n");
    for identity in identities {
        let _ = writeln!(
            text,
            "| `{}` | {} | `{}` | `{}` |",
            identity.id,
            identity.says.replace('|', "\\|"),
            identity.formula.replace('|', "\\|"),
            identity.rule
        );
    }
    text.push('\n');
}

fn lines_section(text: &mut String, form: &Form, lines: &[Line]) {
    text.push_str("## Lines\n\n| id | label | side | |\n|---|---|---|---|\n");
    for line in lines {
        let side = line.side.map_or("", |side| form.sides()[side].label.as_str());
        let role = match line.role {
            LineRole::Item => "",
            LineRole::Heading => "heading",
            LineRole::Part => "part",
            LineRole::Subtotal => "subtotal",
            LineRole::Total => "total",
        };
        let split = line.split.as_ref().map(|split| {
            let into: Vec<String> =
                split.into.iter().map(|line| format!("`{}`", lines[*line].id)).collect();
            format!("to be split into {} (`{}`)", into.join(", "), split.rule)
        });
        let words = [role, if line.optional { "optional" } else { "" }].map(str::to_owned);
        let words: Vec<String> = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .chain(line.means.map(means).map(str::to_owned))
            .chain(line.below.as_ref().map(|below| {
                format!("below `{}` also {}", lines[below.line].id, below.labels.join("、"))
            }))
            .chain(fills(form, line))
            .chain(split)
            .collect();
        let names = line.spellings().collect::<Vec<_>>().join("、");
        let _ = writeln!(text, "| `{}` | {names} | {side} | {} |", line.id, words.join(", "));
    }
    text.push('\n');
}

fn labels(column: &Column) -> String {
    let names = column.spellings().collect::<Vec<_>>().join("、");
    column.group.as_ref().map_or_else(|| names.clone(), |group| format!("{group}：{names}"))
}

fn means(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::PreviousYear => "last year's",
        Meaning::ThisYear => "this year's",
        Meaning::Change => "the change",
        Meaning::Growth => "the change in percent",
        Meaning::Office => "each row is about another office",
    }
}

fn holds(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Amount => "amount",
        ColumnType::Count => "count",
        ColumnType::Percent => "percent",
        ColumnType::Code => "code",
        ColumnType::Text => "text",
        ColumnType::Date => "date",
    }
}

fn remarks(form: &Form, column: &Column) -> String {
    let key = matches!(&form.layout, Layout::Rows(key) if form.columns[key.column].id == column.id);
    let words = [
        (key, "key"),
        (column.optional, "optional"),
        (column.plan, "plan"),
        (column.alone, "need not be named"),
        (!column.offered, "seldom printed"),
    ];
    let words = words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word);
    words.chain(column.means.map(means)).collect::<Vec<_>>().join(", ")
}
