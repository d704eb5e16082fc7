use super::level::Level;
use crate::trouble::Bilingual;

/// What a rule stands on. docs/sources.md has every text that is cited, and whether it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A law or a regulation of the state says it.
    Law,
    /// A document of a ministry or a place, or the form it hands out, says it.
    Template,
    /// It follows from the figures alone.
    Arithmetic,
    /// The format of this program says it.
    Format,
    /// It is what published documents do; no text that demands it was read.
    Practice,
}

impl Basis {
    /// All of them, the strongest first.
    pub const ALL: [Basis; 5] =
        [Basis::Law, Basis::Template, Basis::Arithmetic, Basis::Format, Basis::Practice];

    /// Its name, as docs/sources.md has it.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Law => "law",
            Basis::Template => "template",
            Basis::Arithmetic => "arithmetic",
            Basis::Format => "format",
            Basis::Practice => "practice",
        }
    }

    /// What it means, for those who read a rule's page.
    pub fn words(self) -> Bilingual {
        match self {
            Basis::Law => Bilingual::new("法律法规", "law"),
            Basis::Template => Bilingual::new(
                "主管部门或当地的文件、表样",
                "template: a document of a ministry or a place, or its form",
            ),
            Basis::Arithmetic => Bilingual::new("算术", "arithmetic"),
            Basis::Format => Bilingual::new("本程序的格式", "format: this program's own contract"),
            Basis::Practice => Bilingual::new("惯例，未核实", "practice, unverified"),
        }
    }
}

/// What is known of a rule before it has looked at anything: its name, its gravity, its manual
/// page.
#[derive(Debug)]
pub struct RuleInfo {
    /// The fault in kebab-case; also the name of the rule's file. Stable: acknowledgements and
    /// `[levels]` use it.
    pub name: &'static str,
    /// Level unless a site lowers it.
    pub level: Level,
    /// Whether a site may lower it. Faults of reading may not be: what cannot be read cannot be
    /// published.
    pub adjustable: bool,
    /// Whether it speaks only where a site asks for it in `[levels]`: practice allows what it
    /// finds more often than one time in ten.
    pub asked: bool,
    /// What it stands on; its manual page names the texts.
    pub basis: Basis,
    /// One line in Chinese.
    pub zh: &'static str,
    /// One line in English.
    pub en: &'static str,
    /// The manual page, in Markdown: what it checks, why, a failing and a passing example, the
    /// source.
    pub documentation: &'static str,
}

impl RuleInfo {
    /// Its level as lists of rules show it: `off` where a site must ask for it.
    pub fn usual_level(&self) -> &'static str {
        if self.asked { "off" } else { self.level.name() }
    }
}

/// Declares a rule: its doc comment becomes its manual page.
///
/// ```
/// gongkai::finding::rule! {
///     /// # What it checks
///     /// Nothing.
///     pub static NOTHING: "nothing-wrong", Warning, adjustable, Practice, "没有问题", "nothing is wrong";
/// }
/// assert_eq!(NOTHING.name, "nothing-wrong");
/// assert!(NOTHING.documentation.contains("What it checks"));
/// ```
#[macro_export]
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])* $visibility:vis static $ident:ident: $name:literal, $level:ident, $adjustable:ident, $basis:ident, $zh:literal, $en:literal;) => {
        $(#[doc = $doc])*
        $visibility static $ident: $crate::finding::RuleInfo = $crate::finding::RuleInfo {
            name: $name,
            level: $crate::finding::Level::$level,
            adjustable: $crate::declare_rule!(@ $adjustable),
            asked: $crate::declare_rule!(@asked $adjustable),
            basis: $crate::finding::Basis::$basis,
            zh: $zh,
            en: $en,
            documentation: concat!($($doc, "\n"),*),
        };
    };
    (@ adjustable) => { true };
    (@ asked) => { true };
    (@ fixed) => { false };
    (@asked asked) => { true };
    (@asked adjustable) => { false };
    (@asked fixed) => { false };
}

pub use declare_rule as rule;
