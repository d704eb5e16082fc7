use std::sync::Arc;

use crate::characters::alike;
use crate::lexicon::Lexicon;
use crate::markdown::plain_title;

use super::fund::Fund;
use super::identity::{FigureRef, Identity};
use super::kind::Kind;
use super::practice::Practice;
use super::review::ReviewStep;
use super::section_heading::SectionTitles;
use super::unit::MoneyUnit;

/// A profile over the years: a place changes the names, the order and the number of its tables.
#[derive(Debug)]
pub struct ProfileHistory {
    /// ASCII id (`hebei-county`).
    pub id: String,
    /// Name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// What it rests on.
    pub practice: Practice,
    /// The places whose offices follow it, as their documents name them; nothing of one that is for
    /// all.
    pub places: Vec<String>,
    /// The published documents it was made from, as docs/sources.md cites them.
    pub documents: Vec<String>,
    /// What it does not know of the place.
    pub unknown: Vec<String>,
    /// The first fiscal year of each version, and what it requires; the first version also stands
    /// for all years before.
    pub versions: Vec<(i16, Arc<Profile>)>,
}

/// 公开要求: which tables and sections a place requires of each kind in a year, under its own names
/// and in its own order.
#[derive(Debug)]
pub struct Profile {
    /// ASCII id (`hebei-county`).
    pub id: String,
    /// Name.
    pub name: String,
    /// Per kind.
    pub kinds: Vec<KindRequirement>,
    /// Identities between tables, kinds and years.
    pub between: Vec<Arc<Identity>>,
    /// 主要数字: the figures that are set side by side over stages, years and departments.
    pub main_figures: Vec<Arc<MainFigure>>,
    /// The same of a project: the figures that are set side by side over its documents.
    pub project_figures: Vec<Arc<MainFigure>>,
    /// What a department could spend in a year and what it spent: the steps that are drawn in one
    /// bar.
    pub spending_figures: Vec<Arc<MainFigure>>,
    /// What is shown at the head of a page; nothing where the profile says nothing of it.
    pub glance: Option<Glance>,
    /// By when things must be done.
    pub deadlines: Deadlines,
    /// The steps that a document goes through before it is published, in this order; each must say
    /// its day.
    pub review: Vec<ReviewStep>,
    /// Codes of the functional classification that one fund alone pays.
    pub fund_codes: Vec<(Fund, Vec<String>)>,
    /// Where it comes from.
    pub source: String,
}

/// 期限, in days; nothing where there is none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deadlines {
    /// From the approval (批复) of a document to its publication.
    pub published_after_approval: Option<i32>,
    /// From a department's own approval to that of its units' documents.
    pub units_approved_after_approval: Option<i32>,
}

/// 一图看懂: which main figures a page opens with, by their ids.
#[derive(Debug, Clone)]
pub struct Glance {
    /// The figure said first, with its change on last year.
    pub lead: String,
    /// Figures that are taken apart, each under a title of its own: 钱从哪里来.
    pub parts: Vec<GlancePart>,
    /// Figures set beside one another below.
    pub facts: Vec<String>,
}

/// A figure taken apart.
#[derive(Debug, Clone)]
pub struct GlancePart {
    /// The main figure's id.
    pub figure: String,
    /// The title over its parts.
    pub title: String,
    /// The same in English, where the profile says it.
    pub en: Option<String>,
    /// Ids of the identities by which it is taken apart, where a form has several: P3-expenditure.
    pub by: Vec<String>,
}

/// 主要数字: one thing that several kinds of disclosure give a figure of, so that budget, accounts
/// and self-evaluation can stand side by side.
#[derive(Debug)]
pub struct MainFigure {
    /// ASCII id (`expenditure`).
    pub id: String,
    /// What it is: 支出总计.
    pub label: String,
    /// The same in English, where the profile says it.
    pub en: Option<String>,
    /// Where each kind has it; of several places the first that is filled counts.
    pub places: Vec<(Kind, Vec<FigureRef>)>,
    /// Where documents of each kind state its change on the year before by themselves.
    pub changes: Vec<(Kind, Vec<FigureRef>)>,
    /// Which step of spending it is, for a figure that is drawn with the others.
    pub step: Option<SpendingStep>,
}

/// A step from the plan to what was spent, of one year's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpendingStep {
    /// What the year began with.
    Planned,
    /// What the plan became in the year.
    Adjusted,
    /// What was spent.
    Spent,
}

impl MainFigure {
    /// The references by which a kind of disclosure has it, the first filled counting.
    pub fn places(&self, kind: Kind) -> &[FigureRef] {
        of_kind(&self.places, kind)
    }

    /// The references by which a kind of disclosure states its change, the first filled counting.
    pub fn changes(&self, kind: Kind) -> &[FigureRef] {
        of_kind(&self.changes, kind)
    }
}

/// The references of a kind.
fn of_kind(places: &[(Kind, Vec<FigureRef>)], kind: Kind) -> &[FigureRef] {
    places.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, places)| places.as_slice())
}

/// What is required of one kind.
#[derive(Debug, Clone)]
pub struct KindRequirement {
    /// The kind.
    pub kind: Kind,
    /// The title such documents carry after department and year (部门预算信息公开).
    pub title: String,
    /// The form of projects in it, where it has projects.
    pub project_form: Option<String>,
    /// The form of the whole department's goals and indicators.
    pub overall_form: Option<String>,
    /// Sections of the narrative, in order.
    pub sections: Vec<SectionRequirement>,
    /// What their titles say.
    pub titles: SectionTitles,
    /// Tables and statements, in order.
    pub tables: Vec<TableRequirement>,
    /// 二级指标 that every project with indicators has one of.
    pub indicator_levels: Vec<String>,
}

/// A section of the narrative.
#[derive(Debug, Clone)]
pub struct SectionRequirement {
    /// Canonical id (`n.duty`).
    pub id: String,
    /// Heading.
    pub title: String,
    /// Other headings accepted.
    pub labels: Vec<String>,
    /// Whether a document without it has a finding.
    pub required: bool,
    /// Canonical ids of the tables that stand at the end of this section.
    pub tables: Vec<String>,
    /// Whether it must say why its statements changed from the year before.
    pub reasons: bool,
    /// 名词解释: whether it explains the terms that the document uses.
    pub explains_terms: bool,
}

/// A table or statement.
#[derive(Debug, Clone)]
pub struct TableRequirement {
    /// Canonical id of the form.
    pub form: String,
    /// The name it goes by here.
    pub name: String,
    /// The unit of its amounts here, where the place fixes one.
    pub unit: Option<MoneyUnit>,
    /// Which line of it is its total, where it is a statement.
    pub stated_total: Option<usize>,
    /// Whether a document without it has a finding.
    pub required: bool,
}

/// The last fiscal year that a disclosure may be of.
const LAST_YEAR: i16 = 2199;

impl ProfileHistory {
    /// What is required for a fiscal year.
    pub fn in_year(&self, year: i16) -> &Arc<Profile> {
        let later = self.versions.partition_point(|(first, _)| *first <= year);
        &self.versions[later.saturating_sub(1)].1
    }

    /// The latest year of which it says something that it did not say before; where there is none, the
    /// last of all.
    pub fn latest_year(&self) -> i16 {
        let firsts = self.versions.iter().map(|(first, _)| *first);
        firsts.filter(|first| *first > 0).max().unwrap_or(LAST_YEAR)
    }

    /// What was required last.
    pub fn latest(&self) -> &Arc<Profile> {
        self.in_year(i16::MAX)
    }
}

impl Profile {
    /// The fund that alone pays what a code of the classification stands for, if one does.
    pub fn fund_of(&self, code: &str) -> Option<Fund> {
        let mut funds = self.fund_codes.iter();
        funds.find(|(_, codes)| codes.iter().any(|one| one == code)).map(|(fund, _)| *fund)
    }

    /// What is required of a kind.
    pub fn requirement(&self, kind: Kind) -> Option<&KindRequirement> {
        self.kinds.iter().find(|requirement| requirement.kind == kind)
    }
}

impl SectionRequirement {
    /// Its title and its labels.
    fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.title).chain(&self.labels)
    }
}

impl KindRequirement {
    /// The section that a heading opens, by its title or one of its labels; numbering is ignored.
    /// So are blanks, where none of its titles is the same with them: 部 门 职 责.
    /// Where none is called so, it is the only one that says the same: 2025年单位预算编制说明.
    pub fn section(&self, heading: &str, lexicon: &Lexicon) -> Option<&SectionRequirement> {
        let title = plain_title(heading);
        let joined = || heading.split_whitespace().collect::<String>();
        self.section_titled(&title)
            .or_else(|| {
                let joined = joined();
                (joined != heading).then(|| self.section_titled(&plain_title(&joined))).flatten()
            })
            .or_else(|| {
                let names =
                    self.sections.iter().enumerate().flat_map(|(at, section)| {
                        section.names().map(move |name| (at, name.as_str()))
                    });
                let meant = self.titles.meant(&plain_title(&joined()), names, lexicon);
                meant.map(|at| &self.sections[at])
            })
    }

    fn section_titled(&self, title: &str) -> Option<&SectionRequirement> {
        let answers = |name: &String| alike(&plain_title(name), title);
        self.sections.iter().find(|section| section.names().any(answers))
    }

    /// The name a form goes by here.
    pub fn local_name(&self, form: &str) -> Option<&str> {
        self.tables.iter().find(|table| table.form == form).map(|table| table.name.as_str())
    }

    /// The unit that the place fixes for a form, if any.
    pub fn unit_of(&self, form: &str) -> Option<MoneyUnit> {
        self.tables.iter().find(|table| table.form == form).and_then(|table| table.unit)
    }
}
