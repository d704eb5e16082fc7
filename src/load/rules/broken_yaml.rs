use crate::characters::{code_point, name};
use crate::finding::rule;
use crate::source::{Span, Trap, TrapKind, YamlFailure, in_chinese};

use crate::load::reading::Reading;

rule! {
    /// # What it checks
    /// That a file is YAML, in the part of YAML in which a figure stands exactly once: no anchors,
    /// aliases, merge keys, tags or second documents. Slips of the keyboard that YAML misreads are
    /// named: a full-width colon, a full-width quotation mark, bracket or hyphen, a thousands mark
    /// inside `{ }`, ` #` inside a value, a sign at the start of one, a blank in the indentation
    /// that is not ASCII (U+00A0, U+3000).
    ///
    /// # Why it matters
    /// `{单位名称：平乡县}` is YAML for a key without a value: it would be published as an empty
    /// cell.
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
    /// The format: docs/format.md, section 2.
    pub static BROKEN_YAML: "broken-yaml", Error, fixed, Format, Irregular,
        "YAML写法有误", "a file is not the YAML it should be";
}

/// Findings for what is wrong with a file as YAML.
pub(in crate::load) fn yaml(reading: &mut Reading, failures: &[YamlFailure]) {
    for failure in failures {
        match failure {
            YamlFailure::Syntax { trap: Some(trap), .. } | YamlFailure::Trap(trap) => {
                caught(reading, *trap)
            }
            YamlFailure::Syntax { message, span, trap: None } => {
                let finding = reading.find(
                    &BROKEN_YAML,
                    *span,
                    format!("YAML写法有误：{}", in_chinese(message)),
                    format!("this is not YAML: {message}"),
                );
                *finding = finding.clone().help(
                    "检查这一行和上一行的缩进、引号和括号",
                    "look at the indentation, quotes and brackets of this line and the one above",
                );
            }
            YamlFailure::DuplicateKey { key, span, first } => reading.twice(key, *span, *first),
            YamlFailure::Reference(span) => {
                let finding = reading.find(
                    &BROKEN_YAML,
                    *span,
                    "不能用锚点（&）、引用（*）或合并键（<<）",
                    "anchors, aliases and merge keys are not allowed",
                );
                *finding = finding.clone().help(
                    "每个数只写一次，写在文件里它自己的位置；以 & 或 * 开头的文字请加引号",
                    "a figure stands once, where it belongs; quote a text that begins with & or *",
                );
            }
            YamlFailure::Tag(span) => {
                let finding =
                    reading.find(&BROKEN_YAML, *span, "不能用标签（!）", "tags are not allowed");
                *finding = finding
                    .clone()
                    .help("以 ! 开头的文字请加引号", "quote a text that begins with !");
            }
            YamlFailure::KeyNotText(span) => {
                reading.find(&BROKEN_YAML, *span, "冒号前应为一个名称", "a key must be one text");
            }
            YamlFailure::SecondDocument(span) => {
                reading.find(
                    &BROKEN_YAML,
                    *span,
                    "一个文件只能有一份（不能再有 ---）",
                    "a file holds one document (no second ---)",
                );
            }
            YamlFailure::TooDeep { span, limit } => {
                let finding = reading.find(
                    &BROKEN_YAML,
                    *span,
                    format!("列表和名称一层套一层，最多 {limit} 层，此处是第 {} 层", limit + 1),
                    format!("lists and mappings stand inside one another at most {limit} deep, and this is {} deep", limit + 1),
                );
                *finding = finding.clone().help(
                    "公开件用不到这么多层：看看此处的 [ 、{ 和缩进",
                    "no disclosure needs so many: look at the `[`, `{` and the indentation here",
                );
            }
            YamlFailure::TooMany { span, limit } => {
                let line = reading.file.position(span.start as usize).line;
                let lines = reading.file.text.lines().count();
                let finding = reading.find(
                    &BROKEN_YAML,
                    *span,
                    format!("一个文件最多有 {limit} 个值（名称也算），到第 {line} 行已满，全文件有 {lines} 行"),
                    format!("a file holds at most {limit} values, names counted; line {line} of {lines} is where they are full"),
                );
                *finding = finding.clone().help(
                    "分成几份：各预算单位的项目写在自己的 units/<代码>/<年度>/ 下，同一部门的预算、绩效目标分写在 budget 和 performance-targets 里",
                    "divide it: the projects of each budget unit go into its own units/<code>/<year>/, and a department's budget and targets into `budget` and `performance-targets`",
                );
            }
            YamlFailure::Empty => {
                reading.find(&BROKEN_YAML, Span::beginning(), "文件是空的", "the file is empty");
            }
        }
    }
}

/// The finding for what YAML misreads.
fn caught(reading: &mut Reading, trap: Trap) {
    // A character that is not seen was found and named when the file was read.
    if trap.kind == TrapKind::Hidden {
        return;
    }
    let (zh, en) = match said(trap.kind) {
        Some((zh, en)) => (zh.to_owned(), en.to_owned()),
        None => odd_blank(reading, trap),
    };
    let (zh_help, en_help) = mended(trap.kind);
    let finding = reading.find(&BROKEN_YAML, trap.span, zh, en);
    *finding = finding.clone().help(zh_help, en_help);
}

/// Names the blank that is none to YAML.
fn odd_blank(reading: &Reading, trap: Trap) -> (String, String) {
    let odd = reading
        .file
        .slice(trap.span)
        .chars()
        .find(|character| character.is_whitespace() && !character.is_ascii())
        .unwrap_or('\u{a0}');
    (
        format!("此处有{}（{}），YAML不当它是空格", name(odd).0, code_point(odd)),
        format!("a {} ({}) stands here, which is no blank to YAML", name(odd).1, code_point(odd)),
    )
}

/// What is wrong. Nothing where only the character says it.
fn said(kind: TrapKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        TrapKind::FullWidthColon => ("此处用了全角冒号「：」", "a full-width colon stands here"),
        TrapKind::FullWidthComma => ("此处用了全角逗号", "a full-width comma stands here"),
        TrapKind::ColonWithoutBlank => ("冒号后面没有空格", "no blank follows the colon"),
        TrapKind::ThousandsCut => {
            ("千分号把数切成了两段", "the thousands mark cuts the number in two")
        }
        TrapKind::CommentInValue => (
            "空格加「#」以后的文字会被当作注释丢掉",
            "what follows ` #` would be lost as a comment",
        ),
        TrapKind::SignAtStart => ("值不能以这个符号开头", "a value may not begin with this sign"),
        TrapKind::Tab => ("此处有制表符（Tab）", "a tab stands here"),
        TrapKind::OddBlank | TrapKind::Hidden => return None,
        TrapKind::FullWidthQuote => (
            "值的两端是全角引号，会成为值的一部分",
            "full-width quotation marks are a part of the value",
        ),
        TrapKind::FullWidthBracket => ("此处用了全角括号", "full-width brackets stand here"),
        TrapKind::ListDash => ("此处不成列表", "this is no list"),
        TrapKind::WideBlankInKey => ("此处有全角空格", "a full-width blank stands here"),
    })
}

/// How it is mended.
fn mended(kind: TrapKind) -> (&'static str, &'static str) {
    match kind {
        TrapKind::FullWidthColon => (
            "改为半角冒号加空格「: 」；文字里要用「：」时给整段文字加引号",
            "write `: `; quote a text that holds `：`",
        ),
        TrapKind::FullWidthComma => {
            ("{ } 里各项之间用半角逗号加空格「, 」", "inside { } write `, ` between items")
        }
        TrapKind::ColonWithoutBlank => ("写成「名称: 值」", "write `name: value`"),
        TrapKind::ThousandsCut => (
            "{ } 里的数不写千分号，或加引号：\"1,234.50\"",
            "inside { } leave thousands marks out or quote the number",
        ),
        TrapKind::CommentInValue => (
            "给整个值加引号；真要写注释，在 # 后面加一个空格",
            "quote the whole value; for a comment, put a blank after #",
        ),
        TrapKind::SignAtStart => {
            ("给整个值加引号，如 \">85%\"", "quote the whole value, like \">85%\"")
        }
        TrapKind::Tab => ("缩进请用空格", "indent with blanks"),
        TrapKind::OddBlank | TrapKind::Hidden => (
            "删去，改为半角空格：从网页或文档复制来的缩进常有这种空格",
            "write an ASCII blank: indentation copied from a page or a document has such blanks",
        ),
        TrapKind::FullWidthQuote => {
            ("改为半角引号：\"0012\"", "write ASCII quotation marks: \"0012\"")
        }
        TrapKind::FullWidthBracket => ("改为半角的 { } 或 [ ]", "write { } or [ ]"),
        TrapKind::ListDash => (
            "列表的每一行以「- 」开头：半角减号加空格",
            "every line of a list begins with `- `: an ASCII hyphen and a blank",
        ),
        TrapKind::WideBlankInKey => ("删去，或改为半角空格", "remove it or write an ASCII blank"),
    }
}
