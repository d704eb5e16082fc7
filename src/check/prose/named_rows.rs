use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use crate::model::{Disclosure, Figure, Form, FormUse, Meaning, Row, Table, Unit};
use crate::sentences::Interval;

/// The rows of a disclosure's tables by the names under which sentences speak of them.
pub(super) struct NamedRows<'a> {
    names: Vec<String>,
    rows: Vec<Vec<(&'a Table, &'a Row)>>,
    all: Option<AhoCorasick>,
}

/// Names that say too little: everything is one of them.
const SHORTEST: usize = 4;

impl<'a> NamedRows<'a> {
    pub fn new(disclosure: &'a Disclosure) -> NamedRows<'a> {
        let mut by_name: HashMap<String, Vec<(&'a Table, &'a Row)>> = HashMap::new();
        for table in &disclosure.tables {
            for row in &table.rows {
                for name in names(&table.form, row) {
                    let name = name.trim_start_matches("其中：").to_owned();
                    // 政府采购预算, 一般公共预算拨款: a phase or a fund, not a row.
                    let is_row = !["预算", "决算", "拨款"].iter().any(|word| name.contains(word));
                    if is_row && name.chars().count() >= SHORTEST {
                        by_name.entry(name).or_default().push((table, row));
                    }
                }
            }
        }
        let mut named: Vec<(String, Vec<(&Table, &Row)>)> = by_name.into_iter().collect();
        named.sort_by(|a, b| a.0.cmp(&b.0));
        let (names, rows): (Vec<String>, Vec<_>) = named.into_iter().unzip();
        let all = AhoCorasick::new(&names).ok().filter(|_| !names.is_empty());
        NamedRows { names, rows, all }
    }

    /// The rows of which the words right before an amount speak: the longest name that nothing but
    /// words of filling follow, and that begins where a name can begin.
    pub fn spoken_of(&self, label: &str) -> Option<Spoken<'_, 'a>> {
        let found = self.all.as_ref()?.find_overlapping_iter(label);
        let fits = found.filter(|found| {
            is_filler(&label[found.end()..]) && begins_there(&label[..found.start()])
        });
        let longest = fits.max_by_key(|found| (found.end() - found.start(), found.start()))?;
        let at = longest.pattern().as_usize();
        Some(Spoken { rows: self, at })
    }
}

/// Rows of one name.
pub(super) struct Spoken<'n, 'a> {
    rows: &'n NamedRows<'a>,
    at: usize,
}

impl<'a> Spoken<'_, 'a> {
    /// Their name.
    pub fn name(&self) -> &str {
        &self.rows.names[self.at]
    }

    /// The rows of this disclosure, with their tables.
    pub fn rows(&self) -> &[(&'a Table, &'a Row)] {
        &self.rows.rows[self.at]
    }

    /// Whether an amount is one of their figures of this year.
    pub fn hold(&self, amount: Interval) -> bool {
        self.rows().iter().any(|(table, row)| {
            let last = table.form.column_of(Meaning::PreviousYear);
            let own = row.cells.iter().enumerate().filter(|(at, _)| Some(*at) != last);
            own.filter_map(|(_, cell)| cell.figure())
                .any(|figure| is_money(figure) && amount.holds(figure.in_base()))
        })
    }

    /// The one figure that they say of the disclosure's own year: where they say two, which is
    /// meant is not known.
    pub fn own_figure(&self) -> Option<(&'a Table, &'a Row, &'a Figure)> {
        let mut main = self.rows().iter().filter_map(|(table, row)| {
            Some((*table, *row, row.cells[table.form.main_column()?].figure()?))
        });
        let first = main.next()?;
        main.all(|(_, _, other)| other.in_base() == first.2.in_base()).then_some(first)
    }
}

fn is_money(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Money(_))
}

/// What sentences may call a row: the labels of a line, the name of a row of a classification by
/// function. Economic classes (办公费) are what any project spends.
fn names<'r>(form: &'r Form, row: &'r Row) -> Box<dyn Iterator<Item = &'r str> + 'r> {
    if form.used_for == FormUse::Project {
        return Box::new(std::iter::empty());
    }
    match row.line {
        Some(line) => Box::new(form.lines()[line].spellings()),
        None => {
            let is_function = row.key.len() >= 3
                && row.key.starts_with('2')
                && row.key.bytes().all(|byte| byte.is_ascii_digit());
            let name = form.name_column().filter(|_| is_function);
            Box::new(name.map(|column| row.cells[column].printed()).into_iter())
        }
    }
}

/// Whether words between a name and its amount name nothing else.
fn is_filler(words: &str) -> bool {
    const FILLERS: [&str; 27] = [
        "（类）",
        "（款）",
        "（项）",
        "(类)",
        "(款)",
        "(项)",
        "科目",
        "年初",
        "全年",
        "调整",
        "预算",
        "决算",
        "执行",
        "安排",
        "支出",
        "收入",
        "数",
        "额",
        "为",
        "是",
        "共",
        "计",
        "经费",
        "约",
        "总",
        "达",
        "资金",
    ];
    let mut rest: String =
        words.chars().filter(|c| !c.is_whitespace() && !"“”\"‘’：:".contains(*c)).collect();
    for filler in FILLERS {
        rest = rest.replace(filler, "");
    }
    rest.is_empty()
}

/// Whether a name can begin behind these words: behind a mark, a number, a year, 其中.
fn begins_there(before: &str) -> bool {
    const OPENERS: [&str; 12] = [
        "其中",
        "年",
        "年度",
        "本年",
        "本部门",
        "本单位",
        "的",
        "和",
        "（类）",
        "（款）",
        "安排",
        "我局",
    ];
    let before = before.trim_end();
    before.chars().next_back().is_none_or(|c| !c.is_alphabetic())
        || OPENERS.iter().any(|opener| before.ends_with(opener))
}
