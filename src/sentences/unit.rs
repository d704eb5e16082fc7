use super::quantity::Measure;

/// Units of money, the longest first, with the power of ten that makes 元 of them.
const MONEY: [(&str, i32); 12] = [
    ("万万元", 8),
    ("亿万元", 12),
    ("万亿元", 12),
    ("千万元", 7),
    ("百万元", 6),
    ("十万元", 5),
    ("亿元", 8),
    ("万元", 4),
    ("千元", 3),
    ("百元", 2),
    ("人民币元", 0),
    ("元", 0),
];

/// Those among them that nobody means.
const IMPOSSIBLE: [&str; 2] = ["亿万元", "万万元"];

/// Money without 元.
const BARE: [(&str, i32); 2] = [("万", 4), ("亿", 8)];

/// What else a number may count.
const OTHERS: [(&str, Measure); 4] = [
    ("%", Measure::Percent),
    ("％", Measure::Percent),
    ("个百分点", Measure::Points),
    ("倍", Measure::Times),
];

/// A unit as it is written behind a number.
pub(super) struct Unit {
    pub measure: Measure,
    /// How many bytes it takes, blanks and 余 included.
    pub length: usize,
    /// Whether 余 or 多 stands before it.
    pub is_more: bool,
    /// Whether there is no such unit: 亿万元.
    pub is_none: bool,
}

/// The unit that a text begins with, blanks and 余 aside.
pub(super) fn unit(after: &str) -> Option<Unit> {
    let blanks =
        |text: &str| text.len() - text.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
    let mut at = blanks(after);
    let is_more = after[at..].starts_with(['余', '多']);
    if is_more {
        at += "余".len();
    }
    at += blanks(&after[at..]);
    let rest = &after[at..];
    let of = |measure, name: &str| {
        let is_none = IMPOSSIBLE.contains(&name);
        Some(Unit { measure, length: at + name.len(), is_more, is_none })
    };
    if let Some((name, exponent)) = MONEY.iter().find(|(name, _)| rest.starts_with(name)) {
        return of(Measure::Money { exponent: *exponent }, name);
    }
    // 1170.00万，其中: without 元 it is money where nothing is named behind it.
    let bare = |(name, _): &&(&str, i32)| rest.strip_prefix(name).is_some_and(ends_a_clause);
    if let Some((name, exponent)) = BARE.iter().find(bare) {
        return of(Measure::Money { exponent: *exponent }, name);
    }
    let (name, measure) = OTHERS.iter().find(|(name, _)| rest.starts_with(name))?;
    of(*measure, name)
}

/// Whether a clause ends behind a number.
pub(super) fn ends_a_clause(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{3000}']);
    after.is_empty() || after.starts_with(['，', '。', '；', '、', '）', ')', ',', ';', '和', '及'])
}

/// How many bytes of a text are the unit before it over again, or its last sign: 5万元元.
pub(super) fn same_again(unit: &str, after: &str) -> usize {
    let unit = unit.trim();
    let blanks = after.len() - after.trim_start_matches([' ', '\u{3000}']).len();
    let rest = &after[blanks..];
    let again = match rest.strip_prefix(unit) {
        Some(_) if !unit.is_empty() => unit,
        _ if unit.ends_with(YUAN) && after.starts_with(YUAN) => YUAN,
        _ => return 0,
    };
    // 5万元元旦慰问费: a word begins with the same sign.
    let is_word = again == YUAN && rest[again.len()..].starts_with(BEHIND_YUAN);
    if is_word { 0 } else { blanks + again.len() }
}

const YUAN: &str = "元";

/// Signs that make a word with 元 before them: 元旦, 元件.
const BEHIND_YUAN: [char; 9] = ['旦', '件', '月', '宵', '素', '器', '老', '首', '代'];
