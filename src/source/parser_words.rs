/// What a parser of YAML or TOML says, in Chinese: the kind of fault where it is known, else the
/// parser's own text, marked as such.
pub fn in_chinese(said: &str) -> String {
    let lower = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    if let Some(expected) = said.strip_prefix("unknown field ").and_then(|_| quoted.split_first()) {
        let known = if expected.1.is_empty() {
            String::new()
        } else {
            format!("；可以写 {}", expected.1.join("、"))
        };
        return format!("没有名为「{}」的项{known}", expected.0);
    }
    if let Some(expected) = said.strip_prefix("unknown variant ").and_then(|_| quoted.split_first())
    {
        return format!("不能写「{}」；可以写 {}", expected.0, expected.1.join("、"));
    }
    if lower.starts_with("missing field")
        && let Some(name) = quoted.first()
    {
        return format!("缺少「{name}」");
    }
    if let Some((_, expected)) =
        lower.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "))
        && let Some((_, shape)) = SHAPES.iter().find(|(name, _)| {
            expected.trim_start_matches("a ").trim_start_matches("an ").starts_with(name)
        })
    {
        return format!("此处应为{shape}");
    }
    KINDS
        .iter()
        .find(|(words, _)| has(words))
        .map_or_else(|| format!("解析器原文：{said}"), |(_, zh)| (*zh).to_owned())
}

/// What a parser expected.
const SHAPES: [(&str, &str); 8] = [
    ("string", "一段文字"),
    ("map", "「名称: 值」的形式"),
    ("struct", "「名称: 值」的形式"),
    ("sequence", "列表"),
    ("boolean", "true 或 false"),
    ("integer", "整数"),
    ("i16", "整数"),
    ("u32", "整数"),
];

/// What stands in a parser's message, and what it says.
const KINDS: [(&[&str], &str); 12] = [
    (&["escape"], "双引号里的反斜杠（\\）后面写得不对；整段改用单引号即可"),
    (&["duplicate"], "同一名称写了两次"),
    (
        &[
            "unclosed",
            "unterminated",
            "closing quote",
            "quoted scalar",
            "invalid basic string",
            "invalid literal string",
            "missing closing",
        ],
        "引号或括号没有结束",
    ),
    (&["flow sequence", "flow mapping", "',' or ']'", "',' or '}'"], "[ ] 或 { } 没有写完整"),
    (&["tab character", "tabs", "'\t'"], "此处有制表符（Tab）：缩进请用空格"),
    (
        &["mapping values are not allowed", "mapping value"],
        "此处不能再有「: 」：上一行没有写完，或值里的冒号要加引号",
    ),
    (
        &["unknown anchor", "anchor", "alias"],
        "不能用锚点（&）或引用（*）；以这两个符号开头的文字请加引号",
    ),
    (
        &["indent", "block mapping", "block collection", "block sequence", "simple key"],
        "缩进与上下行对不齐，或少了冒号",
    ),
    (&["end of stream", "end of input", "unexpected eof"], "内容没有结束：看看引号和括号"),
    (&["unexpected character", "control character", "invalid character"], "此处有不能用的字符"),
    (
        &["invalid key", "key with no value", "expected `.`, `=`", "expected newline"],
        "应写成 名称 = 值，一行一项；文字加引号",
    ),
    (&["invalid value", "string values must be quoted"], "值的写法不对：文字须加引号"),
];

#[cfg(test)]
mod tests {
    use super::in_chinese;

    #[test]
    fn kinds_that_are_known_are_said_and_others_are_marked() {
        for (said, zh) in [
            (
                "unknown field `titel`, expected `title` or `lang`",
                "没有名为「titel」的项；可以写 title、lang",
            ),
            ("unknown variant `fr`, expected `zh` or `en`", "不能写「fr」；可以写 zh、en"),
            ("invalid type: integer `1`, expected a string", "此处应为一段文字"),
            ("missing field `name`", "缺少「name」"),
            ("duplicate mapping key: role", "同一名称写了两次"),
            ("invalid key in a table", "应写成 名称 = 值，一行一项；文字加引号"),
            (
                "cannot extend value of type string with a table",
                "解析器原文：cannot extend value of type string with a table",
            ),
            ("something new", "解析器原文：something new"),
        ] {
            assert_eq!(in_chinese(said), zh);
        }
    }
}
