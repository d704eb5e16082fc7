//! Writes docs/reference/templates.md.

use std::fmt::Write;

use gongkai::render::{PAGE_TEMPLATES, PageTemplate, TEMPLATES};

use super::template::{Uses, components, named, says};
use super::{PAGE, SITE, Shape, View, Views, views};

/// The page, made from the templates, the table of the renderer and the doc comments of the views.
pub fn page() -> String {
    let views = views();
    let mut text = "# Templates\n\nWritten from the templates, from the table that the renderer itself goes by, and from the doc comments of `src/render/view`; \
        [docs/templates.md](../templates.md) says how a site overrides them.\n\n"
        .to_owned();
    variables(&mut text);
    text.push_str("## Templates of pages\n\n");
    for template in PAGE_TEMPLATES {
        page_template(&mut text, template);
    }
    text.push_str("## Parts of templates\n\nIncluded by templates of pages, with the variables of these.\n\n| template | |\n|---|---|\n");
    for (file, _) in TEMPLATES.iter().filter(|(file, _)| {
        !PAGE_TEMPLATES.iter().any(|template| template.file == *file)
            && !file.starts_with("components/")
    }) {
        let _ = writeln!(
            text,
            "| `{file}` | {}{} |",
            says(file),
            list(" Blocks: ", &named(file, "block"))
        );
    }
    text.push('\n');
    component_tables(&mut text, &views);
    text.push_str(
        "## Values\n\nWhat the variables hold. *Or nothing* can be asked for with `{% if %}`.\n\n",
    );
    for view in views.values() {
        value(&mut text, view);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn variables(text: &mut String) {
    text.push_str("## Variables\n\nEvery template has these, and no others:\n\n| variable | holds | |\n|---|---|---|\n");
    let _ = writeln!(text, "| `site` | {} | What is the same on every page. |", link(SITE));
    let _ = writeln!(text, "| `page` | {} | What every page knows of itself. |", link(PAGE));
    text.push_str("| `view` | as each template says below | What the page shows. |\n");
    text.push_str("| `style` | text | The style sheet, safe to print with `\\| safe` inside `<style>`; only for pages that leave the site. |\n\n");
    text.push_str(
        "`{{ words.group.name }}` puts in a word of the interface, see [site.toml](../site-toml.md#words). Filters, tests and functions are those of Tera; the program adds none. ",
    );
    text.push_str("What is printed is escaped, unless `| safe` follows.\n\n");
}

fn page_template(text: &mut String, template: &PageTemplate) {
    let _ = write!(text, "### {}\n\n{}\n\n", template.file, says(template.file));
    let addresses: Vec<String> =
        template.addresses.iter().map(|address| format!("`{address}`")).collect();
    if !addresses.is_empty() {
        let _ = writeln!(text, "- Pages: {}", addresses.join(", "));
    }
    let _ = writeln!(text, "- `view`: {}", link(template.view));
    for (what, keyword) in [("Extends", "extends"), ("Includes", "include"), ("Blocks", "block")] {
        let _ = write!(text, "{}", list(&format!("- {what}: "), &named(template.file, keyword)));
        if !named(template.file, keyword).is_empty() {
            text.push('\n');
        }
    }
    text.push('\n');
}

fn component_tables(text: &mut String, views: &Views) {
    text.push_str("## Components\n\nCalled as `{{ <Cell cell={row.amount} /> }}`. A component sees its parameters and nothing else.\n\n");
    let uses = Uses::of_all(views);
    for (file, _) in TEMPLATES.iter().filter(|(file, _)| file.starts_with("components/")) {
        let _ = write!(
            text,
            "### {file}\n\n{}\n\n| component | parameter | holds | |\n|---|---|---|---|\n",
            says(file)
        );
        for component in components().iter().filter(|component| component.file == *file) {
            for (parameter, _, default) in &component.parameters {
                let shapes = uses
                    .parameters
                    .get(&(component.name.to_owned(), (*parameter).to_owned()))
                    .unwrap_or_else(|| panic!("nobody calls {}", component.name));
                let shapes: Vec<String> = shapes.iter().map(shape).collect();
                let default =
                    default.map(|default| format!("default `{default}`")).unwrap_or_default();
                let _ = writeln!(
                    text,
                    "| `{}` | `{parameter}` | {} | {default} |",
                    component.name,
                    shapes.join(" or ")
                );
            }
        }
        text.push('\n');
    }
}

fn value(text: &mut String, view: &View) {
    let _ = write!(text, "### {}\n\n{}\n\n", view.name, view.says);
    if view.fields.is_empty() {
        return;
    }
    text.push_str("| field | holds | |\n|---|---|---|\n");
    for field in &view.fields {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} |",
            field.name,
            shape(&field.shape),
            field.says.replace('|', "\\|")
        );
    }
    text.push('\n');
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".into(),
        Shape::Number => "number".into(),
        Shape::Flag => "yes or no".into(),
        Shape::Texts => "texts by name".into(),
        Shape::Optional(inner) => format!("{} or nothing", self::shape(inner)),
        Shape::List(inner) => format!("list of {}", self::shape(inner)),
        Shape::View(name) => link(name),
    }
}

fn link(view: &str) -> String {
    format!("[{view}](#{})", view.to_lowercase())
}

fn list(head: &str, names: &[&str]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!(
            "{head}{}",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        )
    }
}
