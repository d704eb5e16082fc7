use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, RuleInfo};
use crate::model::{
    Below, Column, ColumnType, Form, FormUse, Fund, Layout, Line, LineRole, Meaning, MoneyUnit,
    Practice, RowKey, Side, Split,
};
use crate::source::{SourceFile, Span, Where};

use super::declared::{
    DeclaredBelow, DeclaredColumn, DeclaredForm, DeclaredFund, DeclaredKey, DeclaredLevels,
    DeclaredLine, DeclaredMeaning, DeclaredPractice, DeclaredRole, DeclaredSide, DeclaredSplit,
    DeclaredType, DeclaredUse,
};
use super::heads::heads;
use super::ids::{apart, named, unique};
use super::meanings::Meanings;
use super::rules::invalid;

/// A form without its identities, which may name other forms. `rules` are the rules that a line's
/// `split` may name, `meanings` what ids mean where the form does not say.
///
/// # Errors
/// Findings in the form's file.
pub(super) fn shape(
    file: &Arc<SourceFile>,
    declared: &DeclaredForm,
    rules: &[&'static RuleInfo],
    meanings: &Meanings,
) -> Result<Form, Vec<Finding>> {
    let mut reader = ShapeReader {
        file,
        rules,
        meanings,
        practice: practice(declared.practice),
        columns: columns(declared, meanings),
        findings: Vec::new(),
    };
    named(file, &declared.form, &mut reader.findings);
    let ids = declared.columns.iter().flatten().map(|column| &column.id);
    unique(file, ids, &mut reader.findings);
    let layout = reader.layout(declared);
    let unit = declared.unit.as_ref().and_then(|name| reader.unit(name));
    let ShapeReader { columns, mut findings, .. } = reader;
    let Some(layout) = layout.filter(|_| findings.is_empty()) else { return Err(findings) };
    let form = Form {
        id: declared.form.value.clone(),
        name: declared.name.clone(),
        labels: declared.labels.clone(),
        used_for: match declared.used_for {
            DeclaredUse::Statement => FormUse::Statement,
            DeclaredUse::Table => FormUse::Table,
            DeclaredUse::Project => FormUse::Project,
            DeclaredUse::Overall => FormUse::Overall,
        },
        layout,
        columns,
        unit,
        fund: declared.fund.map(fund),
        subject: declared.subject.clone(),
        stands_for: declared.stands_for.iter().map(|form| form.value.clone()).collect(),
        grades: declared.grades.iter().map(|grade| grade.value.clone()).collect(),
        heads: BTreeMap::new(),
        identities: Vec::new(),
        source: declared.source.clone(),
        practice: practice(declared.practice),
    };
    apart(file, declared, &form, &mut findings);
    let heads = heads(file, declared, &form, &mut findings);
    let form = Form { heads, ..form };
    if findings.is_empty() { Ok(form) } else { Err(findings) }
}

pub(super) fn practice(declared: DeclaredPractice) -> Practice {
    match declared {
        DeclaredPractice::Documents => Practice::Documents,
        DeclaredPractice::OneDocument => Practice::OneDocument,
        DeclaredPractice::NamesOnly => Practice::NamesOnly,
    }
}

pub(super) fn fund(declared: DeclaredFund) -> Fund {
    match declared {
        DeclaredFund::General => Fund::General,
        DeclaredFund::Government => Fund::Government,
        DeclaredFund::StateCapital => Fund::StateCapital,
    }
}

fn meaning(declared: DeclaredMeaning) -> Option<Meaning> {
    match declared {
        DeclaredMeaning::None => None,
        DeclaredMeaning::PreviousYear => Some(Meaning::PreviousYear),
        DeclaredMeaning::ThisYear => Some(Meaning::ThisYear),
        DeclaredMeaning::Change => Some(Meaning::Change),
        DeclaredMeaning::Growth => Some(Meaning::Growth),
        DeclaredMeaning::Office => Some(Meaning::Office),
    }
}

fn columns(declared: &DeclaredForm, meanings: &Meanings) -> Vec<Column> {
    match &declared.columns {
        Some(columns) => {
            let practice = practice(declared.practice);
            columns.iter().map(|declared| column(declared, practice, meanings)).collect()
        }
        // A form of single figures need not say so.
        None if matches!(declared.used_for, DeclaredUse::Project) => Vec::new(),
        None => vec![Column {
            id: "amount".into(),
            label: "金额".into(),
            labels: Vec::new(),
            group: None,
            holds: ColumnType::Amount,
            optional: false,
            plan: false,
            alone: false,
            offered: true,
            means: None,
        }],
    }
}

fn column(declared: &DeclaredColumn, practice: Practice, meanings: &Meanings) -> Column {
    Column {
        id: declared.id.value.clone(),
        label: declared.label.clone(),
        labels: declared.labels.clone(),
        group: declared.group.clone(),
        holds: match declared.holds {
            DeclaredType::Amount => ColumnType::Amount,
            DeclaredType::Count => ColumnType::Count,
            DeclaredType::Percent => ColumnType::Percent,
            DeclaredType::Code => ColumnType::Code,
            DeclaredType::Text => ColumnType::Text,
            DeclaredType::Date => ColumnType::Date,
        },
        // Where only names are known, nothing is asked for.
        optional: declared.optional || !practice.demands(),
        plan: declared.plan,
        alone: declared.alone,
        offered: declared.offered,
        means: declared.means.or_else(|| meanings.of(&declared.id.value)).and_then(meaning),
    }
}

/// Digits of the levels of the national classification: 类, 款, 项 (政府收支分类科目).
const NATIONAL_LEVELS: [usize; 3] = [3, 5, 7];

struct ShapeReader<'a> {
    file: &'a Arc<SourceFile>,
    rules: &'a [&'static RuleInfo],
    meanings: &'a Meanings,
    practice: Practice,
    columns: Vec<Column>,
    findings: Vec<Finding>,
}

impl ShapeReader<'_> {
    fn invalid(&mut self, at: &Where<String>, zh: impl Into<String>, en: impl Into<String>) {
        self.findings.push(invalid(self.file, Span::from(at), zh, en));
    }

    fn layout(&mut self, declared: &DeclaredForm) -> Option<Layout> {
        match (&declared.lines, &declared.sides, &declared.key) {
            (Some(lines), None, None) => {
                unique(self.file, lines.iter().map(|line| &line.id), &mut self.findings);
                let all: Vec<(Option<usize>, &DeclaredLine)> =
                    lines.iter().map(|line| (None, line)).collect();
                Some(Layout::Lines { sides: Vec::new(), lines: self.lines(&all) })
            }
            (None, Some(sides), None) => Some(self.sides(sides)),
            (None, None, Some(key)) => self.key(key).map(Layout::Rows),
            // The rows of a project form are the projects.
            (None, None, None) if matches!(declared.used_for, DeclaredUse::Project) => {
                Some(Layout::Lines { sides: Vec::new(), lines: Vec::new() })
            }
            _ => {
                self.invalid(
                    &declared.form,
                    "表样须且只须有 lines、sides、key 之一",
                    "a form needs exactly one of lines, sides, key",
                );
                None
            }
        }
    }

    fn sides(&mut self, sides: &[DeclaredSide]) -> Layout {
        unique(self.file, sides.iter().map(|side| &side.id), &mut self.findings);
        let lines = || sides.iter().flat_map(|side| &side.lines);
        unique(self.file, lines().map(|line| &line.id), &mut self.findings);
        let of_sides = sides.iter().enumerate();
        let all: Vec<(Option<usize>, &DeclaredLine)> = of_sides
            .flat_map(|(index, side)| side.lines.iter().map(move |line| (Some(index), line)))
            .collect();
        let side =
            |side: &DeclaredSide| Side { id: side.id.value.clone(), label: side.label.clone() };
        Layout::Lines { sides: sides.iter().map(side).collect(), lines: self.lines(&all) }
    }

    fn lines(&mut self, declared: &[(Option<usize>, &DeclaredLine)]) -> Vec<Line> {
        let ids: Vec<&str> = declared.iter().map(|(_, line)| line.id.value.as_str()).collect();
        declared.iter().map(|(side, line)| self.line(*side, line, &ids)).collect()
    }

    fn line(&mut self, side: Option<usize>, declared: &DeclaredLine, ids: &[&str]) -> Line {
        Line {
            id: declared.id.value.clone(),
            label: declared.label.clone(),
            labels: declared.labels.clone(),
            side,
            role: match declared.role {
                DeclaredRole::Item => LineRole::Item,
                DeclaredRole::Heading => LineRole::Heading,
                DeclaredRole::Part => LineRole::Part,
                DeclaredRole::Subtotal => LineRole::Subtotal,
                DeclaredRole::Total => LineRole::Total,
            },
            level: declared.level,
            columns: match &declared.columns {
                None => (0..self.columns.len()).collect(),
                Some(names) => names.iter().filter_map(|name| self.column(name)).collect(),
            },
            optional: declared.optional || !self.practice.demands(),
            means: declared
                .means
                .or_else(|| self.meanings.of(&declared.id.value))
                .and_then(meaning),
            split: declared.split.as_ref().map(|split| self.split(split, ids)),
            below: declared.below.as_ref().and_then(|below| self.below(below, ids)),
        }
    }

    fn below(&mut self, declared: &DeclaredBelow, ids: &[&str]) -> Option<Below> {
        let line = ids.iter().position(|id| *id == declared.line.value);
        if line.is_none() {
            self.not_a_line(&declared.line);
        }
        Some(Below { line: line?, labels: declared.labels.clone() })
    }

    fn not_a_line(&mut self, name: &Where<String>) {
        self.invalid(
            name,
            format!("「{}」不是本表样的行", name.value),
            format!("`{}` is not a line of this form", name.value),
        );
    }

    fn split(&mut self, declared: &DeclaredSplit, ids: &[&str]) -> Split {
        let mut into = Vec::with_capacity(declared.into.len());
        for name in &declared.into {
            match ids.iter().position(|id| *id == name.value) {
                Some(line) => into.push(line),
                None => self.not_a_line(name),
            }
        }
        if !self.practice.demands() {
            self.invalid(
                &declared.rule,
                "只知道名称的表样不要求分列",
                "a form of which only names are known asks for no split",
            );
        }
        if !self.rules.iter().any(|rule| rule.name == declared.rule.value) {
            self.invalid(
                &declared.rule,
                format!("没有检查「{}」", declared.rule.value),
                format!("there is no rule `{}` for a split", declared.rule.value),
            );
        }
        Split { into, rule: declared.rule.value.clone() }
    }

    fn key(&mut self, key: &DeclaredKey) -> Option<RowKey> {
        let column = self.column(&key.column)?;
        let levels = match &key.classified {
            DeclaredLevels::Whether(false) => Vec::new(),
            DeclaredLevels::Whether(true) => NATIONAL_LEVELS.to_vec(),
            DeclaredLevels::Digits(levels) => levels.clone(),
        };
        if levels.first() == Some(&0) || levels.windows(2).any(|pair| pair[0] >= pair[1]) {
            self.invalid(
                &key.column,
                "classified 写各级编码的位数，由少到多，如 [3, 5, 7]",
                "classified lists the digits of each level, ascending, as in [3, 5, 7]",
            );
        }
        let within = key.within.iter().filter_map(|name| self.column(name)).collect();
        Some(RowKey { column, levels, within })
    }

    fn column(&mut self, name: &Where<String>) -> Option<usize> {
        let found = self.columns.iter().position(|column| column.answers_to(&name.value));
        if found.is_none() {
            self.invalid(
                name,
                format!("「{}」不是本表样的栏", name.value),
                format!("`{}` is not a column of this form", name.value),
            );
        }
        found
    }

    fn unit(&mut self, name: &Where<String>) -> Option<MoneyUnit> {
        let unit = MoneyUnit::named(&name.value);
        if unit.is_none() {
            self.invalid(name, "单位须为元、万元或亿元", "the unit must be 元, 万元 or 亿元");
        }
        unit
    }
}
