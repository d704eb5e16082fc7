use super::level::Level;

/// What is known of a rule before it has looked at anything: its name, its gravity, its manual page.
#[derive(Debug)]
pub struct RuleInfo {
    /// The fault in kebab-case; also the name of the rule's file. Stable: acknowledgements and `[levels]` use it.
    pub name: &'static str,
    /// Level unless a site lowers it.
    pub level: Level,
    /// Whether a site may lower it. Faults of reading may not be: what cannot be read cannot be published.
    pub adjustable: bool,
    /// One line in Chinese.
    pub zh: &'static str,
    /// One line in English.
    pub en: &'static str,
    /// The manual page, in Markdown: what it checks, why, a failing and a passing example, the source.
    pub documentation: &'static str,
}

/// Declares a rule: its doc comment becomes its manual page.
///
/// ```
/// gongkai::finding::rule! {
///     /// # What it checks
///     /// Nothing.
///     pub static NOTHING: "nothing-wrong", Warning, adjustable, "没有问题", "nothing is wrong";
/// }
/// assert_eq!(NOTHING.name, "nothing-wrong");
/// assert!(NOTHING.documentation.contains("What it checks"));
/// ```
#[macro_export]
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])* $visibility:vis static $ident:ident: $name:literal, $level:ident, $adjustable:ident, $zh:literal, $en:literal;) => {
        $(#[doc = $doc])*
        $visibility static $ident: $crate::finding::RuleInfo = $crate::finding::RuleInfo {
            name: $name,
            level: $crate::finding::Level::$level,
            adjustable: $crate::declare_rule!(@ $adjustable),
            zh: $zh,
            en: $en,
            documentation: concat!($($doc, "\n"),*),
        };
    };
    (@ adjustable) => { true };
    (@ fixed) => { false };
}

pub use declare_rule as rule;
