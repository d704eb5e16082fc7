//! The faults of reading. Their level is fixed: what cannot be read cannot be published.

use crate::finding::{RuleInfo, rule};
use crate::source::{Span, Trap, TrapKind, YamlFailure};

use super::reading::Reading;

/// All of them.
pub const RULES: &[&RuleInfo] = &[&UNREADABLE_FILE, &BROKEN_YAML, &DUPLICATE_KEY, &UNKNOWN_KEY, &WRONG_SHAPE, &STRAY_FILE, &MALFORMED_VALUE, &FULL_WIDTH_DIGITS];

rule! {
    /// # What it checks
    /// That every file under `content/` is UTF-8 text.
    ///
    /// # Why it matters
    /// A file in GBK, as older office software writes it, reads as rubbish; guessing the encoding would publish guesses.
    ///
    /// # Source
    /// The format's own contract.
    pub static UNREADABLE_FILE: "unreadable-file", Error, fixed, "文件不是UTF-8文本", "a file is not UTF-8 text";
}

rule! {
    /// # What it checks
    /// That a file is YAML, in the part of YAML in which a figure stands exactly once: no anchors, aliases, merge keys, tags or second documents.
    /// Slips of the keyboard that YAML misreads are named: a full-width colon, a thousands mark inside `{ }`, ` #` inside a value, a sign at the start of one.
    ///
    /// # Why it matters
    /// `{单位名称：平乡县}` is YAML for a key without a value: it would be published as an empty cell.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计：13919}
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 13919, 一般公共预算: 13919}
    ///   支出说明: {合计: 13919, 基本支出: 13919, 项目支出: 0}
    /// ```
    ///
    /// # Source
    /// The format's own contract.
    pub static BROKEN_YAML: "broken-yaml", Error, fixed, "YAML写法有误", "a file is not the YAML it should be";
}

rule! {
    /// # What it checks
    /// That no key stands twice in a mapping, and no line is filled twice under two of its labels.
    ///
    /// # Why it matters
    /// The last one would silently win.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预算: 1, 合计: 2}
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预算: 1}
    ///   支出说明: {合计: 1, 基本支出: 1, 项目支出: 0}
    /// ```
    ///
    /// # Source
    /// The format's own contract; FIELD U07.
    pub static DUPLICATE_KEY: "duplicate-key", Error, fixed, "同一项写了两次", "a key stands twice";
}

rule! {
    /// # What it checks
    /// That every key, table, line and column is one that the format and the form know.
    ///
    /// # Why it matters
    /// A misspelt label would leave its figure unpublished.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预祘: 1}
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预算: 1}
    ///   支出说明: {合计: 1, 基本支出: 1, 项目支出: 0}
    /// ```
    ///
    /// # Source
    /// The format's own contract.
    pub static UNKNOWN_KEY: "unknown-key", Error, fixed, "没有这一项", "a key is not known here";
}

rule! {
    /// # What it checks
    /// That what stands at a place has the shape the format asks for: a text, a list, a mapping, a date, a year that agrees with its folder.
    ///
    /// # Why it matters
    /// What has another shape cannot be published as what it was meant to be.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// ```
    ///
    /// # Source
    /// The format's own contract; FIELD D03.
    pub static WRONG_SHAPE: "wrong-shape", Error, fixed, "此处的写法不合格式", "something has not the shape it should have";
}

rule! {
    /// # What it checks
    /// That nothing lies under `content/` which is not read: files with other names, folders outside the layout.
    ///
    /// # Why it matters
    /// `bugdet.yaml` would never be published, and nobody would know.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/bugdet.yaml
    /// format: 1
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// ```
    ///
    /// # Source
    /// The format's own contract.
    pub static STRAY_FILE: "stray-file", Error, fixed, "此文件不会被读取", "a file is not read";
}

rule! {
    /// # What it checks
    /// That what should be a figure is one. A value that is none is kept as printed, shown as printed, and takes part in no arithmetic.
    ///
    /// # Why it matters
    /// Published documents hold `21.4.`, `1.65亿万元` and `≥9595%及以上`: nobody can say for certain what was meant.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, funds: {预算数: 21.4, 财政资金: 21.4.} }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, funds: {预算数: 21.4, 财政资金: 21.4} }
    /// ```
    ///
    /// # Source
    /// FIELD U01, U02, P04; practice, unverified.
    pub static MALFORMED_VALUE: "malformed-value", Error, fixed, "数写得不成数", "a value is not the number it should be";
}

rule! {
    /// # What it checks
    /// Notes figures written with full-width digits: they are read as what they are.
    ///
    /// # Why it matters
    /// The page and the data files print ASCII digits.
    ///
    /// # Source
    /// The format's own contract.
    pub static FULL_WIDTH_DIGITS: "full-width-digits", Note, fixed, "数用了全角数字", "a figure is written with full-width digits";
}

/// Findings for what is wrong with a file as YAML.
pub(super) fn yaml(reading: &mut Reading, failures: &[YamlFailure]) {
    for failure in failures {
        match failure {
            YamlFailure::Syntax { trap: Some(trap), .. } | YamlFailure::Trap(trap) => caught(reading, *trap),
            YamlFailure::Syntax { message, span, trap: None } => {
                let finding = reading.find(&BROKEN_YAML, *span, format!("YAML写法有误：{message}"), format!("this is not YAML: {message}"));
                *finding = finding.clone().help("检查这一行和上一行的缩进、引号和括号", "look at the indentation, quotes and brackets of this line and the one above");
            }
            YamlFailure::DuplicateKey { key, span, first } => reading.twice(key, *span, *first),
            YamlFailure::Reference(span) => {
                let finding = reading.find(&BROKEN_YAML, *span, "不能用锚点（&）、引用（*）或合并键（<<）", "anchors, aliases and merge keys are not allowed");
                *finding = finding
                    .clone()
                    .help("每个数只写一次，写在文件里它自己的位置；以 & 或 * 开头的文字请加引号", "a figure stands once, where it belongs; quote a text that begins with & or *");
            }
            YamlFailure::Tag(span) => {
                let finding = reading.find(&BROKEN_YAML, *span, "不能用标签（!）", "tags are not allowed");
                *finding = finding.clone().help("以 ! 开头的文字请加引号", "quote a text that begins with !");
            }
            YamlFailure::KeyNotText(span) => {
                reading.find(&BROKEN_YAML, *span, "冒号前应为一个名称", "a key must be one text");
            }
            YamlFailure::SecondDocument(span) => {
                reading.find(&BROKEN_YAML, *span, "一个文件只能有一份（不能再有 ---）", "a file holds one document (no second ---)");
            }
            YamlFailure::TooMuch(span) => {
                reading.find(&BROKEN_YAML, *span, "嵌套太深或内容太多", "nested too deep, or too much of it");
            }
            YamlFailure::Empty => {
                reading.find(&BROKEN_YAML, Span::beginning(), "文件是空的", "the file is empty");
            }
        }
    }
}

fn caught(reading: &mut Reading, trap: Trap) {
    let (zh, en, zh_help, en_help) = match trap.kind {
        TrapKind::FullWidthColon => (
            "此处用了全角冒号「：」",
            "a full-width colon stands here",
            "改为半角冒号加空格「: 」；文字里要用「：」时给整段文字加引号",
            "write `: `; quote a text that holds `：`",
        ),
        TrapKind::FullWidthComma => ("此处用了全角逗号", "a full-width comma stands here", "{ } 里各项之间用半角逗号加空格「, 」", "inside { } write `, ` between items"),
        TrapKind::ColonWithoutBlank => ("冒号后面没有空格", "no blank follows the colon", "写成「名称: 值」", "write `name: value`"),
        TrapKind::ThousandsCut => (
            "千分号把数切成了两段",
            "the thousands mark cuts the number in two",
            "{ } 里的数不写千分号，或加引号：\"1,234.50\"",
            "inside { } leave thousands marks out or quote the number",
        ),
        TrapKind::CommentInValue => (
            "空格加「#」以后的文字会被当作注释丢掉",
            "what follows ` #` would be lost as a comment",
            "给整个值加引号；真要写注释，在 # 后面加一个空格",
            "quote the whole value; for a comment, put a blank after #",
        ),
        TrapKind::SignAtStart => ("值不能以这个符号开头", "a value may not begin with this sign", "给整个值加引号，如 \">85%\"", "quote the whole value, like \">85%\""),
        TrapKind::Tab => ("此处有制表符（Tab）", "a tab stands here", "缩进请用空格", "indent with blanks"),
        TrapKind::WideBlankInKey => ("此处有全角空格", "a full-width blank stands here", "删去，或改为半角空格", "remove it or write an ASCII blank"),
    };
    let finding = reading.find(&BROKEN_YAML, trap.span, zh, en);
    *finding = finding.clone().help(zh_help, en_help);
}
