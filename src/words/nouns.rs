use jiff::civil::Date;

use crate::finding::Language;
use crate::model::{Amount, Figure, GlancePart, Kind, MainFigure, MoneyUnit, Unit};

use super::messages::Messages;

/// The months in the order of the year.
const MONTHS: [&str; 12] = [
    "months.january",
    "months.february",
    "months.march",
    "months.april",
    "months.may",
    "months.june",
    "months.july",
    "months.august",
    "months.september",
    "months.october",
    "months.november",
    "months.december",
];

/// How the nouns of the model are said.
impl Messages {
    /// The name of a kind.
    pub fn kind(&self, kind: Kind) -> &str {
        self.word(match kind {
            Kind::Budget => "kinds.budget",
            Kind::PerformanceTargets => "kinds.performance_targets",
            Kind::FinalAccounts => "kinds.final_accounts",
            Kind::SelfEvaluation => "kinds.self_evaluation",
            Kind::Government => "kinds.government",
        })
    }

    /// What a main figure is.
    pub fn main_figure<'a>(&self, main: &'a MainFigure) -> &'a str {
        self.translated(&main.label, main.en.as_deref())
    }

    /// The title over the parts of a figure.
    pub fn parts<'a>(&self, parts: &'a GlancePart) -> &'a str {
        self.translated(&parts.title, parts.en.as_deref())
    }

    /// An official label, or what it is in English.
    fn translated<'a>(&self, label: &'a str, en: Option<&'a str>) -> &'a str {
        match self.language() {
            Language::Chinese => label,
            Language::English => en.unwrap_or(label),
        }
    }

    /// The name of a unit of money.
    pub fn unit(&self, unit: MoneyUnit) -> &str {
        self.word(match unit {
            MoneyUnit::Yuan => "money.yuan",
            MoneyUnit::TenThousandYuan => "money.ten_thousand_yuan",
            MoneyUnit::HundredMillionYuan => "money.hundred_million_yuan",
        })
    }

    /// The name of what a figure counts; nothing for a bare number.
    pub fn measure(&self, unit: Unit) -> &str {
        match unit {
            Unit::Money(unit) => self.unit(unit),
            Unit::Percent | Unit::Number => unit.name(),
        }
    }

    /// A number with its unit: 1,520.40万元, 12%.
    pub fn measured(&self, number: &str, unit: Unit) -> String {
        match unit {
            Unit::Money(unit) => {
                self.say("money.amount", &[("amount", &number), ("unit", &self.unit(unit))])
            }
            Unit::Percent | Unit::Number => format!("{number}{}", unit.name()),
        }
    }

    /// A figure as a text that binds it prints it: with its unit, in another unit of money where one
    /// is asked for. Nothing where that is none, or the figure is no money.
    pub fn bound(&self, figure: &Figure, unit: Option<&str>) -> Option<String> {
        let Some(unit) = unit else {
            return Some(self.measured(&figure.amount.grouped(), figure.unit));
        };
        let wanted = MoneyUnit::named(unit).filter(|_| matches!(figure.unit, Unit::Money(_)))?;
        let amount = Unit::Money(wanted).of_base(figure.in_base())?.normalize();
        Some(self.measured(&Amount::from_decimal(amount).grouped(), Unit::Money(wanted)))
    }

    /// A year: 2021年.
    pub fn year(&self, year: i16) -> String {
        self.say("dates.year", &[("year", &year)])
    }

    /// A day: 2021年4月2日.
    pub fn date(&self, date: Date) -> String {
        // A date has a month from 1 to 12, and there is a word for each.
        let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
        let month = month.map_or("", |month| self.word(month));
        self.say("dates.day", &[("year", &date.year()), ("month", &month), ("day", &date.day())])
    }

    /// A text as a sentence: with a stop, unless it has one.
    pub fn sentence(&self, text: &str) -> String {
        let stop = self.word("marks.stop");
        // A text of the data may have a stop of another language.
        if text.ends_with(stop) || text.ends_with(['。', '！', '？', '.']) {
            text.to_owned()
        } else {
            format!("{text}{stop}")
        }
    }

    /// Several in a row: 2020年、2021年.
    pub fn list(&self, items: &[String]) -> String {
        items.join(self.word("marks.comma"))
    }
}
