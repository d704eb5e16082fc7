use std::fmt::Write;

use crate::model::{
    Column, ColumnType, Form, FormUse, Fund, Head, Identity, Layout, Line, LineRole, Meaning,
    Practice, RowKey,
};
use crate::trouble::Language;

use super::say::Say;

/// The page of a form: what it holds, and what must hold in it.
pub fn form(form: &Form, language: Language) -> String {
    let say = Say(language);
    let mut text = format!("# {} {}\n\n", form.id, form.name);
    say.line(&mut text, "用途", "Used for", used_for(form, say));
    if !form.labels.is_empty() {
        say.line(&mut text, "又名", "Also called", &form.labels.join("、"));
    }
    if !form.source.is_empty() {
        say.line(&mut text, "依据", "Source", &form.source);
    }
    rests_on(&mut text, form.practice, say);
    if let Some(fund) = form.fund {
        let fund = match fund {
            Fund::General => say.of("一般公共预算", "general public budget"),
            Fund::Government => say.of("政府性基金预算", "government funds"),
            Fund::StateCapital => say.of("国有资本经营预算", "state capital budget"),
        };
        say.line(&mut text, "资金来自", "Paid from", fund);
    }
    if !form.stands_for.is_empty() {
        say.line(&mut text, "可代替", "Stands for", &say.list(&form.stands_for));
    }
    if !form.grades.is_empty() {
        say.line(&mut text, "等级", "Grades", &say.list(&form.grades));
    }
    if !form.heads.is_empty() {
        let head = |(head, labels): (&Head, &Vec<String>)| {
            format!("`{}` {}", head.key(), labels.join(say.of("或", " or ")))
        };
        let heads: Vec<String> = form.heads.iter().map(head).collect();
        let heads = heads.join(say.of("；", "; "));
        say.line(&mut text, "工作簿里的表头", "Heads in a workbook", &heads);
    }
    columns_section(&mut text, form, say);
    match &form.layout {
        Layout::Rows(key) => rows_section(&mut text, form, key, say),
        Layout::Lines { lines, .. } if !lines.is_empty() => {
            lines_section(&mut text, form, lines, say)
        }
        Layout::Lines { .. } => {}
    }
    identities(
        &mut text,
        say.of("勾稽关系", "Identities"),
        &form.identities.iter().collect::<Vec<_>>(),
        say,
    );
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Where a form's figures are written.
fn used_for(form: &Form, say: Say) -> &'static str {
    match form.used_for {
        FormUse::Statement => {
            say.of("文字里的数，写在 `statements` 下", "figures of sentences, under `statements`")
        }
        FormUse::Table => say.of("一张表，写在 `tables` 下", "a table, under `tables`"),
        FormUse::Project => say.of(
            "每个项目一份：`projects` 下的 `funds` 和 `plan`",
            "one record a project: `funds` and `plan` under `projects`",
        ),
        FormUse::Overall => say.of(
            "一张表，写在 `tables` 下，与 `overall` 的目标和指标并列",
            "a table, under `tables`, beside the goals and indicators of `overall`",
        ),
    }
}

/// Its columns; nothing where it has none.
fn columns_section(text: &mut String, form: &Form, say: Say) {
    if form.columns.is_empty() {
        return;
    }
    text.push_str(say.of(
        "## 栏\n\n| 标识 | 名称 | 内容 | |\n|---|---|---|---|\n",
        "## Columns\n\n| id | label | holds | |\n|---|---|---|---|\n",
    ));
    for column in &form.columns {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            column.id,
            labels(column),
            holds(column.holds, say),
            remarks(form, column, say)
        );
    }
    text.push('\n');
}

/// The rows of a table whose author names them.
fn rows_section(text: &mut String, form: &Form, key: &RowKey, say: Say) {
    let digits: Vec<String> = key.levels.iter().map(ToString::to_string).collect();
    let children = if digits.is_empty() {
        String::new()
    } else {
        let digits = say.list(&digits);
        match say.0 {
            Language::Chinese => format!("；编码逐级为 {digits} 位，下级由前几位认出"),
            Language::English => format!(
                "; their codes have {digits} digits, level by level, and children are found by their prefix"
            ),
        }
    };
    let (key_column, within) = (&form.columns[key.column].id, within(form, key, say));
    let _ = match say.0 {
        Language::Chinese => {
            write!(text, "## 行\n\n写几行就有几行，以 `{key_column}` 为准{children}{within}。\n\n")
        }
        Language::English => write!(
            text,
            "## Rows\n\nAs many as the author writes, named by `{key_column}`{children}{within}.\n\n"
        ),
    };
}

/// The columns that say within which unit a row stands.
fn within(form: &Form, key: &RowKey, say: Say) -> String {
    let columns: Vec<String> =
        key.within.iter().map(|column| format!("`{}`", form.columns[*column].id)).collect();
    if columns.is_empty() {
        return String::new();
    }
    let columns = columns.join(say.of("或", " or "));
    match say.0 {
        Language::Chinese => format!("；行里写明 {columns} 的，每个单位各有一行"),
        Language::English => {
            format!("; each stands once a unit, as {columns} says, where a row says it")
        }
    }
}

/// What a declaration rests on, where that is not documents.
pub(super) fn rests_on(text: &mut String, practice: Practice, say: Say) {
    text.push_str(match practice {
        Practice::Documents => "",
        Practice::OneDocument => say.of(
            "所据：一份文件；别的文件可能印得不一样。\n\n",
            "Rests on: one document; others may print it otherwise.\n\n",
        ),
        Practice::NamesOnly => say.of(
            "所据：只有通行的名称，没有文件。它什么也不要求。\n\n",
            "Rests on: names only, as they are commonly seen, and no document. It demands nothing.\n\n",
        ),
    });
}

/// The columns that a line fills, where it does not fill all.
fn fills(form: &Form, line: &Line, say: Say) -> Option<String> {
    let columns = line.columns.iter().map(|column| format!("`{}`", form.columns[*column].id));
    let columns: Vec<String> = columns.collect();
    (!columns.is_empty() && columns.len() < form.columns.len())
        .then(|| format!("{}{}", say.of("只填 ", "fills "), say.list(&columns)))
}

/// What must hold, with the rule that a failure raises.
pub(super) fn identities(text: &mut String, title: &str, identities: &[&Identity], say: Say) {
    if identities.is_empty() {
        return;
    }
    let heads = say.of("| 标识 | 说的是 | 算式 | 规则 |", "| id | says | formula | rule |");
    let _ = write!(text, "## {title}\n\n{heads}\n|---|---|---|---|\n");
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

fn lines_section(text: &mut String, form: &Form, lines: &[Line], say: Say) {
    text.push_str(say.of(
        "## 行\n\n| 标识 | 名称 | 在哪一方 | |\n|---|---|---|---|\n",
        "## Lines\n\n| id | label | side | |\n|---|---|---|---|\n",
    ));
    for line in lines {
        let side = line.side.map_or("", |side| form.sides()[side].label.as_str());
        let role = match line.role {
            LineRole::Item => "",
            LineRole::Heading => say.of("标题", "heading"),
            LineRole::Part => say.of("其中", "part"),
            LineRole::Subtotal => say.of("小计", "subtotal"),
            LineRole::Total => say.of("合计", "total"),
        };
        let split = line.split.as_ref().map(|split| {
            let into: Vec<String> =
                split.into.iter().map(|line| format!("`{}`", lines[*line].id)).collect();
            let into = say.list(&into);
            match say.0 {
                Language::Chinese => format!("应分为 {into}（`{}`）", split.rule),
                Language::English => format!("to be split into {into} (`{}`)", split.rule),
            }
        });
        let words = [role, if line.optional { say.of("可以没有", "optional") } else { "" }]
            .map(str::to_owned);
        let words: Vec<String> = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .chain(line.means.map(|meaning| means(meaning, say).to_owned()))
            .chain(line.below.as_ref().map(|below| {
                let (line, labels) = (&lines[below.line].id, below.labels.join("、"));
                match say.0 {
                    Language::Chinese => format!("在 `{line}` 之下又名 {labels}"),
                    Language::English => format!("below `{line}` also {labels}"),
                }
            }))
            .chain(fills(form, line, say))
            .chain(split)
            .collect();
        let names = line.spellings().collect::<Vec<_>>().join("、");
        let _ = writeln!(text, "| `{}` | {names} | {side} | {} |", line.id, say.list(&words));
    }
    text.push('\n');
}

fn labels(column: &Column) -> String {
    let names = column.spellings().collect::<Vec<_>>().join("、");
    column.group.as_ref().map_or_else(|| names.clone(), |group| format!("{group}：{names}"))
}

fn means(meaning: Meaning, say: Say) -> &'static str {
    match meaning {
        Meaning::PreviousYear => say.of("上年数", "last year's"),
        Meaning::ThisYear => say.of("本年数", "this year's"),
        Meaning::Change => say.of("增减额", "the change"),
        Meaning::Growth => say.of("增减百分比", "the change in percent"),
        Meaning::Office => say.of("每行是另一个单位", "each row is about another office"),
    }
}

fn holds(holds: ColumnType, say: Say) -> &'static str {
    match holds {
        ColumnType::Amount => say.of("金额", "amount"),
        ColumnType::Count => say.of("数量", "count"),
        ColumnType::Percent => say.of("百分数", "percent"),
        ColumnType::Code => say.of("编码", "code"),
        ColumnType::Text => say.of("文字", "text"),
        ColumnType::Date => say.of("日期", "date"),
    }
}

fn remarks(form: &Form, column: &Column, say: Say) -> String {
    let key = matches!(&form.layout, Layout::Rows(key) if form.columns[key.column].id == column.id);
    let words = [
        (key, say.of("行以它为准", "key")),
        (column.optional, say.of("可以没有", "optional")),
        (column.plan, say.of("计划", "plan")),
        (column.alone, say.of("不必写名称", "need not be named")),
        (!column.offered, say.of("很少印", "seldom printed")),
    ];
    let words = words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word);
    let means = column.means.map(|meaning| means(meaning, say));
    say.list(&words.chain(means).collect::<Vec<_>>())
}
