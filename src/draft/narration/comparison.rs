use crate::decimal::Decimal;
use crate::model::{Figure, Unit};
use crate::words::Messages;

/// How a figure stands to last year's, in words.
pub(super) struct Comparison<'a> {
    words: &'a Messages,
    /// The key of its words.
    key: &'static str,
    difference: String,
    rate: String,
    /// What it was before, in 元.
    pub before: Decimal,
}

impl<'a> Comparison<'a> {
    /// Compares two amounts of money; nothing where their difference has too many digits.
    pub fn of(words: &'a Messages, now: &Figure, then: &Figure) -> Option<Comparison<'a>> {
        Comparison::by(words, now, then, then.in_base())
    }

    /// Compares an amount with what it was before a change, which is printed beside it.
    pub fn of_change(words: &'a Messages, now: &Figure, change: &Figure) -> Option<Comparison<'a>> {
        Comparison::by(words, now, change, now.in_base().checked_sub(change.in_base())?)
    }

    /// Compares an amount with one before. As many decimals are told as it and the figure beside it
    /// have, in its unit.
    fn by(
        words: &'a Messages,
        now: &Figure,
        beside: &Figure,
        then: Decimal,
    ) -> Option<Comparison<'a>> {
        let difference = now.in_base().checked_sub(then)?;
        let key = match (difference.is_positive(), difference.is_negative()) {
            (true, _) => "draft.more",
            (_, true) => "draft.less",
            _ => "draft.same",
        };
        let Unit::Money(unit) = now.unit else { return None };
        let decimals = beside.in_money(unit)?.decimals().max(now.amount.decimals());
        let amount = now.unit.of_base(difference.abs())?.normalize().padded(decimals);
        // Of nothing, and of what was owed, there is no rate; nor does what is owed fall by one.
        let is_sound = then.is_positive() && !now.in_base().is_negative();
        let rate = difference.abs().percent_of(then, 2).filter(|_| is_sound);
        Some(Comparison {
            words,
            key,
            difference: words.measured(&amount.to_string(), now.unit),
            before: then,
            rate: rate.map(|rate| rate.padded(2).to_string()).unwrap_or_default(),
        })
    }

    /// The clauses: 比上年增加20.00万元, 增长1.33%.
    pub fn clauses(&self) -> Vec<String> {
        let mut clauses = vec![self.words.say(self.key, &[("difference", &self.difference)])];
        if self.key != "draft.same" && !self.rate.is_empty() {
            let key = if self.key == "draft.more" { "draft.grows" } else { "draft.falls" };
            clauses.push(self.words.say(key, &[("rate", &format!("{}%", self.rate))]));
        }
        clauses
    }
}
