use crate::model::{Line, LineRole, Unit};

use super::counted::{counted, in_brackets};
use super::subject::Subject;
use super::whole::lines_of;

/// Up to how many lines each is compared with last year's; of more only the totals are.
const COMPARED: usize = 8;
/// Up to how many parts are listed.
const LISTED: usize = 20;

/// A line of the table with a figure, and its row.
#[derive(Clone, Copy)]
struct Told<'a> {
    row: usize,
    /// The line's index in the form.
    at: usize,
    line: &'a Line,
}

/// What a table of fixed lines says: its totals, each with its parts, then the lines beside them.
pub(super) fn lines(subject: Subject<'_>, column: usize) -> Vec<String> {
    let form = &subject.table.form;
    let told = |(row, at): (usize, Option<usize>)| {
        let line = &form.lines()[at?];
        let tells = line.role != LineRole::Heading && line.means.is_none();
        let figure = subject.figure(row, column).filter(|_| tells);
        figure.map(|_| Told { row, at: at.unwrap_or_default(), line })
    };
    let rows = subject.table.rows.iter().map(|row| row.line).enumerate();
    let told: Vec<Told<'_>> = rows.filter_map(told).collect();
    let teller = Teller { subject, column, told: &told };
    if form.sides().is_empty() { teller.by_level() } else { teller.by_side() }
}

struct Teller<'a> {
    subject: Subject<'a>,
    column: usize,
    told: &'a [Told<'a>],
}

impl<'a> Teller<'a> {
    /// One paragraph: each line of the first level with what lies below it; where none of them is a
    /// total, all in one sentence.
    fn by_level(&self) -> Vec<String> {
        let top = self.told.iter().map(|one| one.line.level).min().unwrap_or(0);
        if !self.told.iter().any(|one| one.line.role == LineRole::Total) {
            let all: Vec<String> = self.told.iter().map(|one| self.part(*one)).collect();
            return if all.is_empty() { all } else { vec![self.subject.sentence(&all)] };
        }
        let mut sentences = Vec::new();
        for (index, one) in self.told.iter().enumerate().filter(|(_, one)| one.line.level == top) {
            let below = self.told[index + 1..].iter().take_while(|other| other.line.level > top);
            sentences.extend(self.line(*one, &below.copied().collect::<Vec<_>>()));
        }
        vec![sentences.concat()]
    }

    /// A line with its parts, and a sentence for each line below it that is none of them.
    fn line(&self, one: Told<'a>, below: &[Told<'a>]) -> Vec<String> {
        let mut clauses = self.head(one);
        let (listed, others) = self.parts_below(one, below);
        if !listed.is_empty() {
            clauses.push(self.subject.parts(&listed));
        }
        let mut sentences = vec![self.subject.sentence(&clauses)];
        sentences.extend(others.iter().map(|other| self.subject.sentence(&[self.part(*other)])));
        sentences
    }

    fn head(&self, one: Told<'a>) -> Vec<String> {
        if one.line.role == LineRole::Total {
            let name = self.subject.name();
            return self.subject.total(name, one.row, self.column).unwrap_or_default();
        }
        let mut clauses = vec![self.part(one)];
        clauses.extend(self.subject.completed_beside(one.row, self.column));
        clauses.extend(self.against(one));
        clauses
    }

    /// The parts of a line among those below it, as texts, and the others. Where an identity says
    /// what it is the sum of, these are its parts.
    fn parts_below(&self, whole: Told<'a>, below: &[Told<'a>]) -> (Vec<String>, Vec<Told<'a>>) {
        let level = below.first().map_or(0, |one| one.line.level);
        let known = lines_of(&self.subject.table.form, whole.at);
        let is_part = |one: &Told<'_>| match known.is_empty() {
            true => one.line.level == level && one.line.role != LineRole::Part,
            false => known.contains(&one.at),
        };
        let (mut listed, mut others) = (Vec::new(), Vec::new());
        // Whether the lines of deeper levels lie below a part.
        let mut inside = false;
        for (index, one) in below.iter().enumerate() {
            if is_part(one) {
                inside = true;
                listed.push(self.with_inner(*one, &below[index + 1..]));
            } else if one.line.level <= level || !inside {
                inside = false;
                others.push(*one);
            }
        }
        (listed, others)
    }

    /// A part with what it is made of in brackets, and its change.
    fn with_inner(&self, one: Told<'a>, behind: &[Told<'a>]) -> String {
        let words = self.subject.words;
        let inner = behind.iter().take_while(|other| other.line.level > one.line.level);
        let inner: Vec<String> = inner.map(|other| self.part(*other)).collect();
        let mut text = self.part(one);
        if !inner.is_empty() {
            text += &words.say("marks.brackets", &[("text", &words.list(&inner))]);
        }
        let mut clauses = vec![text];
        clauses.extend(self.subject.completed_beside(one.row, self.column));
        clauses.extend(self.against(one));
        clauses.join(words.word("marks.clause"))
    }

    /// A sentence for the total of each side, and the lines it is the sum of.
    fn by_side(&self) -> Vec<String> {
        let totals = self.told.iter().filter(|one| one.line.role == LineRole::Total);
        let told = |total: &Told<'a>| {
            let mut clauses = self.subject.total(&total.line.label, total.row, self.column)?;
            let filled = |one: &&Told<'_>| {
                let figure = self.subject.figure(one.row, self.column);
                one.line.side == total.line.side
                    && one.line.role == LineRole::Item
                    && figure.is_some_and(|figure| !figure.in_base().is_zero())
            };
            let mut listed: Vec<Told<'_>> =
                self.told.iter().filter(filled).map(|one| self.whole_of(*one)).collect();
            listed.dedup_by_key(|one| one.at);
            let parts: Vec<String> = listed.into_iter().map(|one| self.part(one)).collect();
            if (1..=LISTED).contains(&parts.len()) {
                clauses.push(self.subject.parts(&parts));
            }
            Some(self.subject.sentence(&clauses))
        };
        totals.filter_map(told).collect()
    }

    /// The subtotal that stands right above a deeper line, of which the line is a part; else the line.
    fn whole_of(&self, one: Told<'a>) -> Told<'a> {
        let above = self.told.iter().rev().filter(|other| other.at < one.at);
        let above = above.copied().find(|other| other.line.level < one.line.level);
        let is_sum = |other: &Told<'_>| {
            other.line.role == LineRole::Subtotal && other.line.side == one.line.side
        };
        above.filter(is_sum).unwrap_or(one)
    }

    fn part(&self, one: Told<'a>) -> String {
        let label = one.line.label.as_str();
        if self.is_money(one) {
            return self.subject.labelled(label, one.row, self.column).unwrap_or_default();
        }
        let lexicon = &self.subject.disclosure.lexicon;
        let unit = counted(lexicon, label, one.line.spellings());
        let name = in_brackets(label).map_or(label, |(name, _)| name);
        let text = self.subject.labelled(name, one.row, self.column);
        text.unwrap_or_default() + &unit.unwrap_or_default()
    }

    fn is_money(&self, one: Told<'a>) -> bool {
        let figure = self.subject.figure(one.row, self.column);
        figure.is_some_and(|figure| matches!(figure.unit, Unit::Money(_)))
    }

    /// How a line stands to last year's; nothing in a long table.
    fn against(&self, one: Told<'a>) -> Vec<String> {
        if self.told.len() > COMPARED {
            return Vec::new();
        }
        self.subject.against(one.row, self.column)
    }
}
