//! Writes docs/reference/templates.md, and the same in Chinese.

use std::collections::BTreeMap;
use std::fmt::Write;

use gongkai::render::{PAGE_TEMPLATES, PageTemplate, TEMPLATES};
use gongkai::source::{SourceFile, typed};
use gongkai::trouble::Language;

use super::template::{Uses, components, named, says};
use super::{PAGE, SITE, Shape, View, Views, views};

/// What templates, views and fields say in Chinese, by `home.html`, `HomeView`, `HomeView.years`.
pub fn chinese_sentences() -> BTreeMap<String, String> {
    let text = include_str!("../../../src/manual/zh/templates.yaml");
    typed(&SourceFile::new("src/manual/zh/templates.yaml", text))
        .unwrap_or_else(|failure| panic!("templates.yaml: {}", failure.message))
}

/// The page, made from the templates, the table of the renderer and the doc comments of the views.
pub fn page(language: Language) -> String {
    let views = views();
    let mut page = Reference { language, chinese: chinese_sentences(), text: String::new() };
    page.say(
        "# 模板\n\n由模板、渲染时所依据的表和 `src/render/view` 的文档注释写成；网站怎样换掉它们，见 [docs/templates.zh-CN.md](../../templates.zh-CN.md)。[English](../templates.md)\n\n",
        "# Templates\n\nWritten from the templates, from the table that the renderer itself goes by, and from the doc comments of `src/render/view`; [docs/templates.md](../templates.md) says how a site overrides them.\n\n",
    );
    page.variables();
    page.say("## 做页面的模板\n\n", "## Templates of pages\n\n");
    for template in PAGE_TEMPLATES {
        page.page_template(template);
    }
    page.parts();
    page.component_tables(&views);
    page.say(
        "## 值\n\n变量里有什么。*可能没有*的，可以用 `{% if %}` 判断。\n\n",
        "## Values\n\nWhat the variables hold. *Or nothing* can be asked for with `{% if %}`.\n\n",
    );
    for view in views.values() {
        page.value(view);
    }
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

/// The page as far as it is written.
struct Reference {
    language: Language,
    chinese: BTreeMap<String, String>,
    text: String,
}

impl Reference {
    fn of(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    fn say(&mut self, zh: &'static str, en: &'static str) {
        self.text.push_str(self.of(zh, en));
    }

    /// What a declaration says of itself, in the language of the page.
    fn sentence<'s>(&'s self, name: &str, english: &'s str) -> &'s str {
        match self.language {
            Language::English => english,
            Language::Chinese => self
                .chinese
                .get(name)
                .unwrap_or_else(|| panic!("src/manual/zh/templates.yaml has no sentence: {name}")),
        }
    }

    fn variables(&mut self) {
        self.say(
            "## 变量\n\n每个模板都有这些，没有别的：\n\n| 变量 | 内容 | |\n|---|---|---|\n",
            "## Variables\n\nEvery template has these, and no others:\n\n| variable | holds | |\n|---|---|---|\n",
        );
        let (site, page) = (link(SITE), link(PAGE));
        let says = self.of("每一页都相同的。", "What is the same on every page.");
        let _ = writeln!(self.text, "| `site` | {site} | {says} |");
        let says = self.of("每一页知道的、关于自己的事。", "What every page knows of itself.");
        let _ = writeln!(self.text, "| `page` | {page} | {says} |");
        self.say(
            "| `view` | 见下面每个模板 | 这一页显示的内容。 |\n",
            "| `view` | as each template says below | What the page shows. |\n",
        );
        self.say(
            "| `style` | 文字 | 样式表，可以放心用 `\\| safe` 印在 `<style>` 里；离开网站的页面才有。 |\n\n",
            "| `style` | text | The style sheet, safe to print with `\\| safe` inside `<style>`; only for pages that leave the site. |\n\n",
        );
        self.say(
            "`{{ words.group.name }}` 放进界面的一条用语，见 [site.toml](../../site-toml.zh-CN.md#用语)。过滤器、判断和函数都是 Tera 的，程序没有增加。印出的都会转义，后面写了 `| safe` 的除外。\n\n",
            "`{{ words.group.name }}` puts in a word of the interface, see [site.toml](../site-toml.md#words). Filters, tests and functions are those of Tera; the program adds none. What is printed is escaped, unless `| safe` follows.\n\n",
        );
    }

    fn page_template(&mut self, template: &PageTemplate) {
        let file = template.file;
        let says = self.sentence(file, says(file)).to_owned();
        let _ = write!(self.text, "### {file}\n\n{says}\n\n");
        let colon = self.of("：", ": ");
        if !template.addresses.is_empty() {
            let (pages, addresses) = (self.of("页面", "Pages"), self.list(template.addresses));
            let _ = writeln!(self.text, "- {pages}{colon}{addresses}");
        }
        let _ = writeln!(self.text, "- `view`{colon}{}", link(template.view));
        for (zh, en, keyword) in [
            ("扩展", "Extends", "extends"),
            ("引入", "Includes", "include"),
            ("区块", "Blocks", "block"),
        ] {
            let names = named(file, keyword);
            if !names.is_empty() {
                let (what, names) = (self.of(zh, en), self.list(&names));
                let _ = writeln!(self.text, "- {what}{colon}{names}");
            }
        }
        self.text.push('\n');
    }

    fn parts(&mut self) {
        self.say(
            "## 模板的部分\n\n由做页面的模板引入，变量就是它们的变量。\n\n| 模板 | |\n|---|---|\n",
            "## Parts of templates\n\nIncluded by templates of pages, with the variables of these.\n\n| template | |\n|---|---|\n",
        );
        for (file, _) in TEMPLATES.iter().filter(|(file, _)| {
            !PAGE_TEMPLATES.iter().any(|template| template.file == *file)
                && !file.starts_with("components/")
        }) {
            let blocks = named(file, "block");
            let blocks = match blocks.is_empty() {
                true => String::new(),
                false => format!("{}{}", self.of("区块：", " Blocks: "), self.list(&blocks)),
            };
            let says = self.sentence(file, says(file)).to_owned();
            let _ = writeln!(self.text, "| `{file}` | {says}{blocks} |");
        }
        self.text.push('\n');
    }

    fn component_tables(&mut self, views: &Views) {
        self.say(
            "## 组件\n\n这样调用：`{{ <Cell cell={row.amount} /> }}`。组件只看得到自己的参数。\n\n",
            "## Components\n\nCalled as `{{ <Cell cell={row.amount} /> }}`. A component sees its parameters and nothing else.\n\n",
        );
        let uses = Uses::of_all(views);
        for (file, _) in TEMPLATES.iter().filter(|(file, _)| file.starts_with("components/")) {
            let says = self.sentence(file, says(file)).to_owned();
            let heads = self.of("| 组件 | 参数 | 内容 | |", "| component | parameter | holds | |");
            let _ = write!(self.text, "### {file}\n\n{says}\n\n{heads}\n|---|---|---|---|\n");
            for component in components().iter().filter(|component| component.file == *file) {
                for (parameter, _, default) in &component.parameters {
                    let shapes = uses
                        .parameters
                        .get(&(component.name.to_owned(), (*parameter).to_owned()))
                        .unwrap_or_else(|| panic!("nobody calls {}", component.name));
                    let shapes: Vec<String> =
                        shapes.iter().map(|shape| self.shape(shape)).collect();
                    let shapes = shapes.join(self.of("或", " or "));
                    let word = self.of("默认", "default");
                    let default =
                        default.map(|default| format!("{word} `{default}`")).unwrap_or_default();
                    let name = component.name;
                    let _ =
                        writeln!(self.text, "| `{name}` | `{parameter}` | {shapes} | {default} |");
                }
            }
            self.text.push('\n');
        }
    }

    fn value(&mut self, view: &View) {
        let says = self.sentence(&view.name, &view.says).to_owned();
        let _ = write!(self.text, "### {}\n\n{says}\n\n", view.name);
        if view.fields.is_empty() {
            return;
        }
        self.say("| 字段 | 内容 | |\n|---|---|---|\n", "| field | holds | |\n|---|---|---|\n");
        for field in &view.fields {
            let name = format!("{}.{}", view.name, field.name);
            let says = self.sentence(&name, &field.says).replace('|', "\\|");
            let shape = self.shape(&field.shape);
            let _ = writeln!(self.text, "| `{}` | {shape} | {says} |", field.name);
        }
        self.text.push('\n');
    }

    fn shape(&self, shape: &Shape) -> String {
        match shape {
            Shape::Text => self.of("文字", "text").into(),
            Shape::Number => self.of("数字", "number").into(),
            Shape::Flag => self.of("是或否", "yes or no").into(),
            Shape::Texts => self.of("按名称查的文字", "texts by name").into(),
            Shape::Optional(inner) => {
                let inner = self.shape(inner);
                match self.language {
                    Language::Chinese => format!("{inner}，可能没有"),
                    Language::English => format!("{inner} or nothing"),
                }
            }
            Shape::List(inner) => match (self.language, &**inner) {
                (Language::Chinese, Shape::Optional(one)) => {
                    format!("{}的列表，各项可能没有", self.shape(one))
                }
                (Language::Chinese, one) => format!("{}的列表", self.shape(one)),
                (Language::English, one) => format!("list of {}", self.shape(one)),
            },
            Shape::View(name) => link(name),
        }
    }

    fn list(&self, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(self.of("、", ", "))
    }
}

fn link(view: &str) -> String {
    format!("[{view}](#{})", view.to_lowercase())
}
