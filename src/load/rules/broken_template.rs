use crate::finding::{Bilingual, Finding, rule};
use crate::source::Place;

rule! {
    /// # What it checks
    /// That a site's own templates can be read as templates, and that pages can be made with them:
    /// tags that are closed, filters, components and templates that there are, blocks that the
    /// extended template has, words of the interface that are in `templates/words/`. `check` reads
    /// every template; what only shows on a page (a variable or a field that is not there) is found
    /// by `build`, which names the page, and by `serve`.
    ///
    /// # Why it matters
    /// A page that is made of half a template says half of what it should.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- templates/404.html
    /// {% extends "base.html" %}
    /// {% block main %}{{ page.title | shout }}{% endblock main %}
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- templates/404.html
    /// {% extends "base.html" %}
    /// {% block main %}{{ page.title | upper }}{% endblock main %}
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 1; docs/templates.md.
    pub static BROKEN_TEMPLATE: "broken-template", Error, fixed, Format, Irregular,
        "模板有误", "a template is broken";
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateFault {
    /// It lies where the embedded templates are to be had.
    EmbeddedName,
    /// There is no template of this name to extend.
    NoParent(String),
    /// It extends itself, by way of others too: its name.
    ExtendsItself(String),
    /// A call of a word without the bracket at its end.
    OpenCall(String),
    /// A call of a word that goes on over the end of its line.
    CallOverLines,
    /// What should fill a word and is not `name=value`.
    NoPair(String),
    /// There is no word of this name.
    NoWord(String),
    /// A word, and the name of what it has no place for.
    NoSlot(String, String),
    /// A word, and the name of what nothing fills.
    Unfilled(String, String),
    /// The page that came out is not UTF-8.
    NotText,
    /// What Tera says.
    Tera(String),
}

impl TemplateFault {
    /// What is wrong.
    pub fn words(&self) -> Bilingual {
        match self {
            TemplateFault::EmbeddedName => Bilingual::new(
                "embedded/ 是程序自带模板的文件夹名，templates/ 里不能用",
                "the embedded templates have this name; call the folder in `templates/` something else",
            ),
            TemplateFault::NoParent(parent) => Bilingual::new(
                format!("没有名为「{parent}」的模板可以继承"),
                format!("there is no template `{parent}` to extend"),
            ),
            TemplateFault::ExtendsItself(name) => Bilingual::new(
                format!("模板继承了自己；程序自带的写作「embedded/{name}」"),
                format!("it extends itself; the embedded one is `embedded/{name}`"),
            ),
            TemplateFault::OpenCall(call) => Bilingual::new(
                format!("「words.{call}」少一个 )"),
                format!("`words.{call}` wants a `)`"),
            ),
            TemplateFault::CallOverLines => Bilingual::new(
                "界面用语和填入它的内容须写在同一行",
                "a word and what fills it stand on one line",
            ),
            TemplateFault::NoPair(part) => Bilingual::new(
                format!("「{part}」应写成 名称=值"),
                format!("`{part}` is not `name=value`"),
            ),
            TemplateFault::NoWord(key) => Bilingual::new(
                format!("没有名为「{key}」的界面用语"),
                format!("there is no word `{key}`"),
            ),
            TemplateFault::NoSlot(key, slot) => Bilingual::new(
                format!("界面用语「{key}」里没有 {{{slot}}} 可填"),
                format!("the word `{key}` has no {{{slot}}} to fill"),
            ),
            TemplateFault::Unfilled(key, slot) => Bilingual::new(
                format!("没有内容填入界面用语「{key}」的 {{{slot}}}"),
                format!("nothing fills {{{slot}}} of the word `{key}`"),
            ),
            TemplateFault::NotText => {
                Bilingual::new("生成的网页不是UTF-8文本", "the page is not UTF-8")
            }
            TemplateFault::Tera(said) => Bilingual::new(
                known(said).unwrap_or_else(|| format!("模板写法有误（解析器原文：{said}）")),
                said.clone(),
            ),
        }
    }

    fn help(&self) -> Bilingual {
        match self {
            TemplateFault::Tera(said)
                if said.starts_with("Variable ") || said.starts_with("Field ") =>
            {
                Bilingual::new(
                    "模板可用的变量见 docs/reference/templates.md；不一定有的，先用 {% if … %} 判断",
                    "docs/reference/templates.md lists the variables of each template; ask {% if … %} first for one that may not be there",
                )
            }
            TemplateFault::NoWord(_) | TemplateFault::NoSlot(..) | TemplateFault::Unfilled(..) => {
                Bilingual::new(
                    "界面用语见 docs/site-toml.md 和程序自带的 templates/words/",
                    "words are explained in docs/site-toml.md and lie in templates/words/",
                )
            }
            _ => Bilingual::new(
                "改正此模板，或移走它：移走后用程序自带的（docs/templates.md）",
                "mend the template, or take it away: the embedded one is used then (docs/templates.md)",
            ),
        }
    }
}

/// The finding for a template that is broken, at its place; `page` is the address of the page that
/// could not be made, where it shows only there.
pub fn broken_template(fault: &TemplateFault, place: Place, page: Option<&str>) -> Finding {
    let help = fault.help();
    let finding = Finding::new(&BROKEN_TEMPLATE, fault.words(), place).help(help.zh, help.en);
    match page {
        None => finding,
        Some(page) => finding.note(
            format!("生成网页 /{page} 时发现"),
            format!("found when the page /{page} was made"),
        ),
    }
}

/// What Tera says, in Chinese, where the kind of fault is known.
fn known(said: &str) -> Option<String> {
    let named: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let one = named.first().copied().unwrap_or_default();
    let after = |beginning: &str| said.strip_prefix(beginning);
    let zh = if after("Unknown filter").is_some() {
        format!("没有名为「{one}」的过滤器")
    } else if after("Unknown test").is_some() {
        format!("没有名为「{one}」的判断")
    } else if after("Unknown function").is_some() {
        format!("没有名为「{one}」的函数")
    } else if after("Unknown component").is_some() {
        format!("没有名为「{one}」的组件")
    } else if after("Unknown template").is_some() {
        format!("没有名为「{one}」的模板可以引入")
    } else if after("Unknown tag").is_some() {
        "没有这种标签".to_owned()
    } else if after("Block ").is_some() && said.contains("is not defined in any parent") {
        format!("所继承的模板里没有名为「{one}」的区块")
    } else if let Some(rest) = after("Variable ") {
        let there = rest
            .split_once("Available variables: ")
            .map(|(_, names)| format!("；可用的有：{names}"))
            .unwrap_or_default();
        if said.contains("is undefined") {
            format!("变量「{one}」没有值")
        } else {
            format!("没有名为「{one}」的变量{there}")
        }
    } else if let Some(rest) = after("Field ").filter(|_| said.contains("is not defined")) {
        let there = rest
            .split_once("Available fields: ")
            .map(|(_, names)| format!("；可用的有：{names}"))
            .unwrap_or_default();
        format!("没有名为「{one}」的字段{there}")
    } else if after("Unexpected end of input").is_some() || after("unexpected end of").is_some() {
        "模板到结尾时还有没有结束的标签、区块或引号".to_owned()
    } else if after("String opened with").is_some() {
        format!("以 {one} 开头的文字缺少结尾的引号")
    } else if after("Closing comment tag").is_some() {
        format!("注释没有结尾的 {one}")
    } else if after("Unexpected character").is_some() {
        "此处有不认识的字符".to_owned()
    } else if after("Template already contains a block").is_some() {
        format!("区块「{one}」写了两次")
    } else if after("Template already contains a component").is_some() {
        format!("组件「{one}」写了两次")
    } else if after("Template is already extending").is_some() {
        format!("已经继承了「{one}」，只能继承一个")
    } else if said.contains("needs to be the first tag") {
        "{% extends %} 须是模板的第一个标签".to_owned()
    } else if after("This content would be ignored").is_some() {
        "继承了其他模板的模板里，区块和组件之外的内容不会显示".to_owned()
    } else if said.contains("in the opening tag, found") {
        format!("开头叫「{one}」，结尾却叫「{}」", named.get(1).copied().unwrap_or_default())
    } else if let Some((found, expected)) =
        after("Found ").and_then(|rest| rest.trim_end_matches('.').split_once(" but expected "))
    {
        format!("此处应为 {expected}，却是 {found}")
    } else if after("Iteration not possible").is_some() {
        "{% for %} 的对象不是列表".to_owned()
    } else {
        return None;
    };
    Some(zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tera_says_is_said_in_chinese() {
        for (said, zh) in [
            ("Unknown filter `shout`", "没有名为「shout」的过滤器"),
            ("Found end of tag but expected identifier.", "此处应为 identifier，却是 end of tag"),
            (
                "Field `subtitle` is not defined. Available fields: root, title",
                "没有名为「subtitle」的字段；可用的有：root, title",
            ),
            (
                "Variable `x` is not defined. Available variables: page",
                "没有名为「x」的变量；可用的有：page",
            ),
            (
                "block was named `a` in the opening tag, found `b` as name in the end tag",
                "开头叫「a」，结尾却叫「b」",
            ),
        ] {
            assert_eq!(TemplateFault::Tera(said.into()).words(), Bilingual::new(zh, said));
        }
        let unknown = TemplateFault::Tera("Something new".into()).words();
        assert_eq!(
            unknown,
            Bilingual::new("模板写法有误（解析器原文：Something new）", "Something new")
        );
    }
}
