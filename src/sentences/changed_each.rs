use super::change::Change;
use super::change_held::held;
use super::compared::compared;
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// Changes of several in their order, each with a direction of its own: `甲、乙分别为{a}、{b}，比上年分别增加{D}、减少{E}`.
pub(super) struct ChangedEach {
    items: Vec<Item>,
    /// What changed, each in its turn; nothing where there are not as many amounts.
    heads: Option<Vec<usize>>,
}

/// A change of one of several.
struct Item {
    /// The word that says what became of it.
    word: usize,
    /// By how much it changed; nothing where it did not.
    number: Option<usize>,
}

/// Every list of changes of a sentence.
pub(super) fn changed_each(sentence: &Sentence<'_>) -> Vec<ChangedEach> {
    let turns = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == Some(Word::InTurn));
    turns.filter_map(|turn| ChangedEach::of(sentence, turn)).collect()
}

impl ChangedEach {
    fn of(sentence: &Sentence<'_>, turn: usize) -> Option<ChangedEach> {
        let mut items: Vec<Item> = Vec::new();
        let mut at = turn + 1;
        while let Some(item) = item(sentence, at) {
            let last = item.number.unwrap_or(item.word);
            items.push(item);
            let is_mark = matches!(sentence.stop(last + 1), Some(Stop::Pause | Stop::Comma));
            at = last + if is_mark { 2 } else { 1 };
        }
        // 分别增加5万元、增长3%: an amount and its rate are one change.
        let numbers = items.iter().filter_map(|one| sentence.quantity(one.number?));
        let mut are_money = numbers.map(Quantity::is_money);
        let is_money = are_money.next()?;
        (items.len() > 1 && are_money.all(|other| other == is_money)).then(|| {
            let heads = heads(sentence, turn, items.len());
            ChangedEach { items, heads }
        })
    }

    /// Whether a change is one of them.
    pub fn has(&self, change: &Change) -> bool {
        self.items.iter().any(|item| item.word == change.begins)
    }

    /// What each of them says of its amount.
    pub fn relations(&self, sentence: &Sentence<'_>) -> Vec<Relation> {
        let Some(heads) = &self.heads else { return Vec::new() };
        let of_each = self.items.iter().zip(heads);
        of_each.filter_map(|(item, head)| relation(sentence, item, *head)).collect()
    }
}

/// A word of change with its number, or one that says that nothing changed.
fn item(sentence: &Sentence<'_>, at: usize) -> Option<Item> {
    let word = sentence.word(at)?;
    if word == Word::Same {
        return Some(Item { word: at, number: None });
    }
    let number = Some(at + 1).filter(|number| sentence.quantity(*number).is_some())?;
    let is_near = matches!(sentence.gap(at, number).trim(), "" | "了");
    (word.is_direction() && is_near).then_some(Item { word: at, number: Some(number) })
}

/// The amounts before a word that stand in an order of their own, as many as are asked for: those in turn, or
/// all that there are.
fn heads(sentence: &Sentence<'_>, turn: usize, count: usize) -> Option<Vec<usize>> {
    let is_head = |at: &usize| {
        sentence.money(*at).is_some() && !sentence.is_change_or_base(*at) && !sentence.is_aside(*at)
    };
    let all: Vec<usize> = (sentence.segment_start(turn)..turn).filter(is_head).collect();
    let in_turn: Vec<usize> = all.iter().copied().filter(|at| sentence.is_in_turn(*at)).collect();
    [in_turn, all].into_iter().find(|heads| heads.len() == count)
}

fn relation(sentence: &Sentence<'_>, item: &Item, head: usize) -> Option<Relation> {
    let compared = compared(sentence, item.word);
    let told = item.number.unwrap_or(head);
    let kind = if item.number.is_some() { RelationKind::Change } else { RelationKind::Flat };
    let mut relation = Relation::of(kind, sentence.range(told));
    relation.take(sentence, [(Role::Head, head)]);
    if let Some(compared) = &compared {
        relation.compare(compared.names(sentence));
    }
    let Some(number) = item.number else {
        relation.word = Some(sentence.range(item.word));
        return Some(relation);
    };
    let is_rate = sentence.quantity(number)?.measure == Measure::Percent;
    let is_up = sentence.word(item.word)?.is_up();
    relation.take(sentence, [(if is_rate { Role::Rate } else { Role::Amount }, number)]);
    relation.is_up = Some(is_up);
    let amount = (!is_rate).then_some(number);
    let change = Change {
        begins: item.word,
        is_up,
        amount,
        rate: is_rate.then_some(number),
        is_torn: false,
        ends: number,
    };
    let base = None;
    relation.outcome = sentence
        .money(head)
        .map_or(Outcome::NotComputable, |head| held(sentence, &change, head, base));
    Some(relation)
}
