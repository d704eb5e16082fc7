use jiff::civil::Date;

use crate::model::{Amount, Kind, MoneyUnit, Origin};
use crate::site::{
    Headline, LastFigure, LeadChange, RuleCount, Summary, SummaryCorrection, SummaryFigure,
    WithheldFigure,
};

use super::kept::{Kept, Reader, Writer, kept_choice, kept_struct};

kept_struct!(Summary {
    path,
    year,
    year_inferred,
    kind,
    budget_unit,
    title,
    origin,
    approved,
    published,
    corrections,
    headline,
    main_figures,
    withheld_figures,
    tables,
    unpublished,
    projects,
    indicators,
    findings,
    acknowledged,
    lowered,
    withheld,
});
kept_struct!(SummaryCorrection { at, place, was, is, date, reason, anchor });
kept_struct!(RuleCount { rule, lowered, acknowledged });
kept_struct!(Headline { label, amount, unit, anchor, notes });
kept_struct!(SummaryFigure {
    main,
    amount,
    printed,
    leads,
    anchor,
    notes,
    doubted,
    changed,
    since
});
kept_struct!(WithheldFigure { main, note });
kept_struct!(LeadChange { words, last });
kept_struct!(LastFigure { path, year, anchor, amount, notes });
kept_choice!(Kind { Budget, PerformanceTargets, FinalAccounts, SelfEvaluation, Government });
kept_choice!(Origin { Published, Invented });
kept_choice!(MoneyUnit { Yuan, TenThousandYuan, HundredMillionYuan });

impl Kept for Amount {
    fn put(&self, to: &mut Writer<'_>) {
        to.by_text(self, self.to_string(), |text| Amount::parse(text).ok());
        // Two amounts are equal whose decimals are not as many.
        if Amount::parse(&self.to_string()).is_ok_and(|read| read.to_string() != self.to_string()) {
            to.not_whole();
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Amount> {
        Amount::parse(&String::take(from)?).ok()
    }
}

impl Kept for Date {
    fn put(&self, to: &mut Writer<'_>) {
        to.by_text(self, self.to_string(), |text| text.parse().ok());
    }

    fn take(from: &mut Reader<'_>) -> Option<Date> {
        String::take(from)?.parse().ok()
    }
}
