use std::ops::Range;

use crate::sentences::Placed;

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::Spoken;

impl SentenceCheck<'_> {
    /// Whether a sentence speaks of the whole county, of the office alone, of a unit below it, or on
    /// another basis: no table of the department has the amount.
    pub(super) fn is_of_another(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let up_to = paragraph.sentence_up_to(&placed.range);
        // 本级5万元，所属单位3万元，全部门合计8万元: what is named last is meant.
        let whole = lexicon.whole_office.find_in(up_to).last().map_or(0, |whole| whole.start);
        let mut before = up_to[whole..].to_owned();
        if let Some(all) = self.all_offices(paragraph, placed) {
            before.replace_range(..all.end.saturating_sub(whole), "");
        }
        let units = &self.department.budget_units;
        // In a unit's own document its name, 本级 and all, is the document's.
        if let Some(own) = &self.disclosure.budget_unit {
            for unit in units.iter().filter(|unit| unit.code == *own) {
                before = before.replace(&unit.name, "");
            }
        }
        // 支出5万元，剔除划转因素，同口径比上年增加1万元: the amount in the clause before is the row's.
        lexicon.other_basis.is_in(&before)
            || lexicon.other_basis.is_in(paragraph.rest_of_clause(&placed.range))
            || lexicon.other_scopes.is_in(&before)
            || lexicon.own_office.is_in(&before)
            || self.names_another_office(&before)
            || self.goes_on_about_another(paragraph, placed)
            || units.iter().any(|unit| {
                unit.name != self.department.name && before.contains(unit.name.as_str())
            })
    }

    /// The words of a sentence up to the end of those that count all offices below, its head among them: 下属1家机关和
    /// 3家事业单位.
    fn all_offices(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<Range<usize>> {
        let lexicon = &self.disclosure.lexicon;
        let up_to = paragraph.sentence_up_to(&placed.range);
        let counted = |at: &Range<usize>| {
            let before = &up_to[..at.start];
            lexicon.office_counters.ending(before).is_some_and(|counter| {
                before[..counter.start].trim_end().ends_with(|c: char| c.is_ascii_digit())
            })
        };
        let head = lexicon.chief_offices.find_in(up_to).find(counted)?;
        let other = lexicon.office_kinds.find_in(up_to).filter(|at| at.start >= head.end);
        other.filter(counted).last().map(|other| head.start..other.end)
    }

    /// The label of an amount behind the last of such words in it.
    pub(super) fn behind_all_offices<'p>(
        &self,
        paragraph: &'p ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<&'p str> {
        let all = self.all_offices(paragraph, placed)?;
        let up_to = paragraph.sentence_up_to(&placed.range);
        let label = up_to.len().checked_sub(placed.label.len())?;
        (all.end > label).then(|| &up_to[all.end..])
    }

    /// Whether words speak of another office by its name: 县教育局2024年, 县教育局的. 本局 and 我局 are the own.
    pub(super) fn names_another_office(&self, before: &str) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let own = [self.department.name.as_str()]
            .into_iter()
            .chain(self.department.budget_units.iter().map(|unit| unit.name.as_str()));
        let rest = own.fold(before.to_owned(), |rest, own| rest.replace(own, ""));
        if self.names_another_body(&rest) {
            return true;
        }
        let ends_there = |at: &std::ops::Range<usize>| {
            let behind = rest[at.end..].chars().next();
            let is_end = behind.is_some_and(|c| c.is_ascii_digit() || c == '的');
            let before = &rest[..at.start];
            // 青石镇2024年 in the document of 青石镇人民政府 is its own place.
            let tail =
                before.char_indices().rev().nth(1).map_or("", |(start, _)| &rest[start..at.end]);
            let is_own_place =
                self.department.name.contains(tail) && !self.department.name.ends_with(tail);
            is_end
                && !is_own_place
                && before.ends_with(char::is_alphabetic)
                && lexicon.own_marks.ending(before).is_none()
        };
        let endings = [&lexicon.office_endings, &lexicon.place_endings];
        endings.into_iter().any(|endings| endings.find_in(&rest).any(|at| ends_there(&at)))
    }

    /// Whether an amount is part of something that has no row: of a project whose amount stands before it in its
    /// sentence, or of 机关运行经费, whose parts are called as lines of other tables are.
    pub(super) fn is_part_of_another(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        spoken: &Spoken<'_, '_>,
    ) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let up_to = paragraph.sentence_up_to(&placed.label);
        let clauses = up_to.rsplit(['；', ';']).next().unwrap_or_default();
        let costs = &lexicon.operating_costs;
        // 公用经费 beside them is more than they are; behind 其中 it is a part of them.
        let is_wider =
            lexicon.whole_basic.is_in(spoken.name) && !lexicon.opens_parts.is_in(clauses);
        // 机关运行经费20万元。其中：办公费5万元
        let before = paragraph.sentence_before(&placed.range).map_or("", |(words, _)| words);
        let is_opened = {
            let words = up_to.trim_start_matches(|c: char| !c.is_alphanumeric());
            lexicon.opens_parts.beginning(words).is_some()
        };
        let is_said = costs.is_in(clauses) || (is_opened && costs.is_in(before));
        let is_cost = is_said && !costs.is_in(spoken.name) && !is_wider;
        let start = placed.range.start - clauses.len().min(placed.range.start);
        let before = paragraph.reading.before(&placed.range).iter().rev();
        let mut before = before.take_while(|one| one.range.start >= start).take(FAR);
        let is_of_project = before.any(|one| {
            let label = &paragraph.text[one.label.clone()];
            let plain = label.trim_end_matches(|c: char| !c.is_alphabetic());
            one.quantity.is_money() && lexicon.project_endings.ending(plain).is_some()
        });
        is_cost || is_of_project
    }
}

/// A project is told of no further back.
const FAR: usize = 8;
