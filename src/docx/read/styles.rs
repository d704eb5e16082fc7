use std::collections::HashMap;

use super::element::Element;

/// How long a chain of styles is followed that build on each other.
const CHAIN: usize = 20;

/// The styles of a document.
#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

/// What a style says of a paragraph or of words; nothing where it says nothing.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Look {
    /// Level of a heading, from 1.
    pub level: Option<u8>,
    pub is_title: bool,
    pub is_contents: bool,
    pub is_centered: Option<bool>,
    /// The list it belongs to, and how deep.
    pub list: (Option<String>, Option<u8>),
    pub is_bold: Option<bool>,
    pub is_italic: Option<bool>,
    pub is_hidden: Option<bool>,
    pub is_struck: Option<bool>,
    /// Whether words stand above the line, or below it.
    pub is_above: Option<bool>,
    pub is_below: Option<bool>,
}

struct Style {
    based_on: Option<String>,
    own: Look,
}

impl Styles {
    /// The styles that a part lists.
    pub fn of(part: Option<&Element>) -> Styles {
        let mut styles = Styles::default();
        let listed = part.into_iter().flat_map(Element::elements);
        for element in listed.filter(|one| one.name == "w:style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let mut own = Look::of_properties(element);
            own.named(element.value_of("w:name").unwrap_or_default());
            let is_usual = element.attribute("default").is_some_and(|value| value != "0")
                && element.attribute("type") == Some("paragraph");
            if is_usual {
                styles.usual = Some(id.to_owned());
            }
            let based_on = element.value_of("w:basedOn").map(str::to_owned);
            styles.styles.insert(id.to_owned(), Style { based_on, own });
        }
        styles
    }

    /// What a style and those it builds on say; nothing for one that is not there.
    pub fn look(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id.or(self.usual.as_deref());
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            look.under(&style.own);
            next = style.based_on.as_deref();
        }
        look
    }
}

impl Look {
    /// What a style, a paragraph or a run says of itself: its properties stand in it.
    pub fn of_properties(element: &Element) -> Look {
        let mut look = Look::default();
        if let Some(paragraph) = element.first("w:pPr") {
            look.paragraph(paragraph);
        }
        if let Some(words) = element.first("w:rPr") {
            look.words(words);
        }
        look
    }

    fn paragraph(&mut self, properties: &Element) {
        let outline = properties.value_of("w:outlineLvl").and_then(|level| level.parse().ok());
        // The ninth is that of the text.
        self.level = outline.filter(|level: &u8| *level < 9).map(|level| level + 1);
        self.is_centered = properties.value_of("w:jc").map(|side| side == "center");
        if let Some(list) = properties.first("w:numPr") {
            let number = |value: &str| value.parse().ok();
            self.list = (
                list.value_of("w:numId").map(str::to_owned),
                list.value_of("w:ilvl").and_then(number),
            );
        }
    }

    fn words(&mut self, properties: &Element) {
        self.is_bold = properties.switch("w:b");
        self.is_italic = properties.switch("w:i");
        self.is_hidden = properties.switch("w:vanish");
        self.is_struck = properties.switch("w:strike").or_else(|| properties.switch("w:dstrike"));
        let line = properties.value_of("w:vertAlign");
        self.is_above = line.map(|line| line == "superscript");
        self.is_below = line.map(|line| line == "subscript");
    }

    /// What the name of a style says: `heading 1`, `toc 2`, `Title`. Programs write these names in
    /// English whatever they show, and some in Chinese.
    fn named(&mut self, name: &str) {
        let name = name.trim().to_lowercase();
        let level = ["heading", "标题"].into_iter().find_map(|word| {
            name.strip_prefix(word)?.trim().parse().ok().filter(|level| (1..=9).contains(level))
        });
        self.level = self.level.or(level);
        self.is_title = matches!(name.as_str(), "title" | "标题");
        let after = ["toc", "目录"].into_iter().find_map(|word| name.strip_prefix(word));
        self.is_contents = after.is_some_and(|after| after.trim().parse::<u8>().is_ok());
    }

    /// Fills in what a style below says and this does not.
    pub fn under(&mut self, below: &Look) {
        self.level = self.level.or(below.level);
        self.is_title |= below.is_title;
        self.is_contents |= below.is_contents;
        self.is_centered = self.is_centered.or(below.is_centered);
        self.list.0 = self.list.0.take().or_else(|| below.list.0.clone());
        self.list.1 = self.list.1.or(below.list.1);
        self.is_bold = self.is_bold.or(below.is_bold);
        self.is_italic = self.is_italic.or(below.is_italic);
        self.is_hidden = self.is_hidden.or(below.is_hidden);
        self.is_struck = self.is_struck.or(below.is_struck);
        self.is_above = self.is_above.or(below.is_above);
        self.is_below = self.is_below.or(below.is_below);
    }
}
