use crate::lexicon::Lexicon;
use crate::model::{Row, Table};
use crate::sentences::names_nothing;

use super::short_name::ShortName;

/// What texts may call a row.
pub(super) struct RowNames {
    /// Its names, the longest first.
    names: Vec<String>,
    /// What it may be shortened to: 公安 of 公共安全.
    short: Vec<ShortName>,
    /// The code of a classification by which it is kept.
    code: Option<String>,
}

/// Words around the name of a row.
pub(super) struct Around<'w> {
    /// What stands before it.
    pub before: &'w str,
    /// What stands behind it.
    pub after: &'w str,
    /// Whether it is called by its code.
    pub by_code: bool,
}

/// A shorter code is a number of something else, unless its level is said: 203类.
const SHORTEST_CODE: usize = 5;

impl RowNames {
    /// The names of a row of a table: the labels of a line, the name or the key that a table of open
    /// rows prints, each also without the words of filling at its end (国防 of 国防支出), with another
    /// word between its parts (社会保障与就业), a project's with what is said of its money (人防经费).
    pub fn of(lexicon: &Lexicon, table: &Table, row: &Row) -> RowNames {
        let form = &table.form;
        let code = row.key.rsplit('-').next().filter(|_| row.line.is_none());
        let code =
            code.filter(|key| key.len() > 2 && key.bytes().all(|byte| byte.is_ascii_digit()));
        let mut names: Vec<String> = match row.line {
            Some(line) => form.lines()[line].spellings().map(str::to_owned).collect(),
            None => {
                let printed = form.name_column().map(|column| row.cells[column].printed());
                let key = Some(row.key.as_str()).filter(|_| code.is_none());
                printed.into_iter().chain(key).map(|name| name.trim().to_owned()).collect()
            }
        };
        let stems: Vec<String> = names.iter().filter_map(|name| stem(lexicon, name)).collect();
        let is_stem = |name: &&String| stem(lexicon, name).is_none();
        let short = names.iter().filter(is_stem).chain(&stems);
        let short = short.filter_map(|name| ShortName::of(lexicon, name)).collect();
        names.extend(stems);
        names.retain(|name| tells(lexicon, name));
        let joined: Vec<String> = names.iter().flat_map(|name| joined(lexicon, name)).collect();
        names.extend(joined);
        if row.line.is_none() && !form.is_classified() {
            let ended = names.iter().flat_map(|name| {
                lexicon.name_endings.words().map(move |ending| format!("{name}{ending}"))
            });
            let ended: Vec<String> = ended.collect();
            names.extend(ended);
        }
        names.sort_by(|one, other| (other.len(), one).cmp(&(one.len(), other)));
        names.dedup();
        RowNames { names, short, code: code.map(str::to_owned) }
    }

    /// Where words name the row: the last time by its longest name, else by its code.
    pub fn find_in<'w>(&self, lexicon: &Lexicon, words: &'w str) -> Option<Around<'w>> {
        let around = |name: &str, by_code: bool| {
            let mut found = words.rmatch_indices(name).map(|(at, _)| Around {
                before: &words[..at],
                after: &words[at + name.len()..],
                by_code,
            });
            found.find(|around| is_whole(name, around))
        };
        let by_name = self.names.iter().find_map(|name| around(name, false));
        by_name.or_else(|| {
            let code = self.code.as_deref()?;
            let is_said = |around: &Around<'_>| {
                code.len() >= SHORTEST_CODE || lexicon.code_parts.beginning(around.after).is_some()
            };
            around(code, true).filter(is_said)
        })
    }

    /// What stands behind the name that a text begins with.
    pub fn begun_by<'w>(&self, text: &'w str) -> Option<&'w str> {
        let names = self.names.iter().map(String::as_str).chain(self.code.as_deref());
        let mut behind = names.filter_map(|name| {
            let after = text.strip_prefix(name)?;
            is_whole(name, &Around { before: "", after, by_code: false }).then_some(after)
        });
        behind.next()
    }

    /// How many bytes the longest of its names has that a text begins with.
    pub fn at_beginning(&self, text: &str) -> Option<usize> {
        let begins = |name: &&String| {
            text.strip_prefix(name.as_str())
                .is_some_and(|after| is_whole(name, &Around { before: "", after, by_code: false }))
        };
        self.names.iter().find(begins).map(String::len)
    }

    /// Whether a text is what the row may be shortened to.
    pub fn may_be_shortened_to(&self, text: &str) -> bool {
        self.short.iter().any(|short| short.is(text))
    }

    /// How many characters of the row's names there are at most in what they are shortened to, by
    /// the first of them.
    pub fn shortened(&self, first: char) -> Option<usize> {
        let own = self.short.iter().filter(|short| short.first() == first);
        own.map(ShortName::most).max()
    }

    /// Whether a text is a name of the row and nothing else.
    pub fn are(&self, text: &str) -> bool {
        self.code.as_deref() == Some(text) || self.names.iter().any(|name| name == text)
    }

    /// Whether another row may be called by one of the names.
    pub fn meet(&self, other: &RowNames) -> bool {
        self.names.iter().any(|name| other.names.contains(name))
    }
}

/// A name without the words of filling at its end: 国防支出, 人防项目.
fn stem(lexicon: &Lexicon, name: &str) -> Option<String> {
    let endings = lexicon.filling.words().chain(lexicon.project_endings.words());
    let stems = endings
        .filter(|ending| ending.chars().count() > 1)
        .filter_map(|ending| name.strip_suffix(ending));
    stems.min_by_key(|stem| stem.len()).map(|stem| stem.trim().to_owned())
}

/// A name with each other word between its parts, or with none: 社会保障与就业, 社会保障就业.
fn joined(lexicon: &Lexicon, name: &str) -> Vec<String> {
    let joints = || lexicon.name_joints.words();
    let Some(own) = joints().filter(|joint| name.contains(joint)).max_by_key(|own| own.len())
    else {
        return Vec::new();
    };
    let is_inside = |(before, behind): &(&str, &str)| {
        [before, behind].iter().all(|part| part.chars().count() > 1)
    };
    let parts = name.split_once(own).filter(is_inside);
    let others = || joints().chain([""]).filter(|other| *other != own);
    parts.map_or(Vec::new(), |(before, behind)| {
        others().map(|other| format!("{before}{other}{behind}")).collect()
    })
}

/// Whether a name says which row is meant: 其他, 项目 and 一般公共预算 are in everything.
fn tells(lexicon: &Lexicon, name: &str) -> bool {
    let is_of_a_fund = lexicon.no_rows.is_in(name) && lexicon.income_names.ending(name).is_none();
    name.chars().count() > 1
        && !is_of_a_fund
        && !names_nothing(lexicon, name)
        && !lexicon.the_others.has(name)
        && !lexicon.generic_words.has(name)
}

/// Whether a code or a Latin name stands by itself, and not inside of a longer one.
fn is_whole(name: &str, around: &Around<'_>) -> bool {
    let goes_on = |end: Option<char>, next: Option<char>| {
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        is_latin(end) && is_latin(next)
    };
    !goes_on(name.chars().next(), around.before.chars().next_back())
        && !goes_on(name.chars().next_back(), around.after.chars().next())
}
