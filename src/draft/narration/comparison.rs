use crate::model::{Figure, Unit};
use crate::words::Messages;

/// How a figure stands to last year's, in words.
pub(super) struct Comparison<'a> {
    words: &'a Messages,
    /// The key of its words.
    key: &'static str,
    difference: String,
    rate: String,
}

impl<'a> Comparison<'a> {
    /// Compares two amounts of money; nothing where their difference has too many digits.
    pub fn of(words: &'a Messages, now: &Figure, then: &Figure) -> Option<Comparison<'a>> {
        let difference = now.in_base().checked_sub(then.in_base())?;
        let key = match (difference.is_positive(), difference.is_negative()) {
            (true, _) => "draft.more",
            (_, true) => "draft.less",
            _ => "draft.same",
        };
        // As many decimals as the two have, in the unit of this year's.
        let Unit::Money(unit) = now.unit else { return None };
        let decimals = then.in_money(unit)?.decimals().max(now.amount.decimals());
        let amount = now.unit.of_base(difference.abs())?.normalize().padded(decimals);
        // Of nothing, and of what was owed, there is no rate.
        let rate = then
            .in_base()
            .is_positive()
            .then_some(())
            .and_then(|()| difference.abs().percent_of(then.in_base(), 2));
        Some(Comparison {
            words,
            key,
            difference: words.measured(&amount.to_string(), now.unit),
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
