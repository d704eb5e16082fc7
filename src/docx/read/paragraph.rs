use crate::workbook::Unreadable;

use super::element::Element;
use super::line::{Change, Line};
use super::reader::Reader;
use super::styles::Look;
use super::symbols::sign;
use super::word_document::{AsideKind, At, Block, FORMULA, ListMark, TextParagraph};

impl Reader {
    /// Reads a paragraph of the text, and what text boxes on it say.
    pub fn paragraph(&mut self, element: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        let number = self.paragraphs + 1;
        self.at = At::Paragraph(number);
        let before = self.asides.len();
        let (line, look, list) = self.line(element);
        self.bytes += line.text().len();
        self.within_bounds()?;
        if !line.text().trim().is_empty() || self.asides.len() > before || line.is_changed {
            self.paragraphs = number;
            out.push(Block::Paragraph(TextParagraph {
                number,
                level: look.level,
                is_title: look.is_title,
                is_contents: line.is_contents,
                list,
                is_centered: look.is_centered.unwrap_or_default(),
                runs: line.runs,
                is_changed: line.is_changed,
            }));
        }
        for one in line.boxes {
            self.blocks(one, out)?;
        }
        Ok(())
    }

    /// The words of a paragraph, its look, and what its list puts before it.
    pub fn line<'e>(&mut self, element: &'e Element) -> (Line<'e>, Look, Option<ListMark>) {
        let properties = element.first("w:pPr");
        let style = self.styles.look(properties.and_then(|own| own.value_of("w:pStyle")));
        let mut look = Look::of_properties(element);
        let is_own_level = properties.and_then(|own| own.value_of("w:outlineLvl")).is_some();
        let level = look.level;
        look.under(&style);
        if is_own_level {
            // Said to be text, whatever the style says.
            look.level = level;
        }
        let list = match &look.list {
            (Some(list), level) => self.numbering.next(list, level.unwrap_or_default()),
            (None, _) => None,
        };
        let mut line =
            Line { is_contents: look.is_contents || self.fields.is_contents(), ..Line::default() };
        // The sign that ends it may be inserted or deleted by itself.
        let end = properties.and_then(|own| own.first("w:rPr"));
        let is_end_changed =
            end.is_some_and(|end| end.first("w:ins").or(end.first("w:del")).is_some());
        let words = Look { list: (None, None), ..look.clone() };
        self.inline(element, &words, Change::Settled, &mut line);
        line.is_changed = is_end_changed || !line.inserted.is_empty() || !line.deleted.is_empty();
        for (kind, text) in [
            (AsideKind::Inserted, std::mem::take(&mut line.inserted)),
            (AsideKind::Deleted, std::mem::take(&mut line.deleted)),
            (AsideKind::Hidden, std::mem::take(&mut line.hidden)),
            (AsideKind::Struck, std::mem::take(&mut line.struck)),
            (AsideKind::NoteMark, std::mem::take(&mut line.marks)),
        ] {
            if !text.trim().is_empty() {
                self.aside(kind, &text);
            }
        }
        (line, look, list)
    }

    /// Reads what stands in a paragraph, or in something in it.
    fn inline<'e>(
        &mut self,
        element: &'e Element,
        look: &Look,
        change: Change,
        line: &mut Line<'e>,
    ) {
        for child in element.elements() {
            match child.name {
                "w:r" => self.run(child, look, change, line),
                "w:ins" | "w:moveTo" => self.inline(child, look, Change::Inserted, line),
                "w:del" | "w:moveFrom" => self.inline(child, look, Change::Deleted, line),
                "w:fldSimple" => {
                    self.fields.sign("begin");
                    self.fields.code(child.attribute("instr").unwrap_or_default());
                    self.fields.sign("separate");
                    self.inline(child, look, change, line);
                    self.field_sign("end");
                }
                "m:oMath" => self.formula(child, look, change, line),
                "mc:AlternateContent" => {
                    if let Some(chosen) = child.chosen() {
                        self.inline(chosen, look, change, line);
                    }
                }
                "w:sdt" if child.is_unfilled() => {
                    self.aside(AsideKind::Unfilled, &child.text());
                }
                "w:hyperlink" | "w:smartTag" | "w:customXml" | "w:sdt" | "w:sdtContent"
                | "w:rubyBase" | "" => self.inline(child, look, change, line),
                _ => {}
            }
        }
    }

    fn run<'e>(
        &mut self,
        element: &'e Element,
        around: &Look,
        change: Change,
        line: &mut Line<'e>,
    ) {
        let mut look = Look::of_properties(element);
        let properties = element.first("w:rPr");
        if let Some(style) = properties.and_then(|own| own.value_of("w:rStyle")) {
            look.under(&self.styles.look(Some(style)));
        }
        look.under(around);
        for child in element.elements() {
            match child.name {
                "w:t" => self.words(&child.text(), &look, change, line),
                "w:delText" => line.words(&child.text(), &look, Change::Deleted),
                "w:tab" | "w:ptab" => self.words("\t", &look, change, line),
                "w:cr" => self.words("\n", &look, change, line),
                "w:br" if matches!(child.attribute("type"), None | Some("textWrapping")) => {
                    self.words("\n", &look, change, line);
                }
                "w:noBreakHyphen" => self.words("-", &look, change, line),
                "w:sym" => self.symbol(child, &look, change, line),
                "w:fldChar" => {
                    self.field_sign(child.attribute("fldCharType").unwrap_or_default());
                    // Its first line holds the sign that it begins with.
                    line.is_contents |= self.fields.is_contents();
                }
                "w:instrText" => self.fields.code(&child.text()),
                "w:ruby" => self.inline(child, &look, change, line),
                "w:footnoteReference" | "w:endnoteReference" | "w:commentReference" => {
                    self.note(child);
                }
                "w:object" => self.aside(AsideKind::Object, ""),
                "w:pict" | "mc:AlternateContent" | "" => self.drawn(child, line),
                _ => {}
            }
        }
    }

    fn words(&mut self, text: &str, look: &Look, change: Change, line: &mut Line<'_>) {
        if self.fields.is_text() {
            line.words(text, look, change);
        }
    }

    fn symbol(&mut self, element: &Element, look: &Look, change: Change, line: &mut Line<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let place = element.attribute("char").unwrap_or_default();
        match sign(font, place) {
            Some(sign) => self.words(sign.encode_utf8(&mut [0; 4]), look, change, line),
            None => self.aside(AsideKind::Symbol, &format!("{font} {place}")),
        }
    }

    /// A formula in one line is words; of any other a figure would be read that is none.
    fn formula<'e>(
        &mut self,
        element: &'e Element,
        look: &Look,
        change: Change,
        line: &mut Line<'e>,
    ) {
        let text = element.text();
        let is_line = |one: &Element| matches!(one.name, "m:r" | "w:r") || one.text().is_empty();
        if element.elements().all(is_line) {
            return line.words(&text, look, change);
        }
        let mut pieces = Vec::new();
        pieces_of(element, &mut pieces);
        self.aside(AsideKind::Formula, &pieces.join(" "));
        line.words(FORMULA, look, change);
    }

    fn field_sign(&mut self, kind: &str) {
        if let Some(code) = self.fields.sign(kind) {
            self.aside(AsideKind::EmptyField, &code);
        }
    }

    fn note(&mut self, reference: &Element) {
        let id = reference.attribute("id").unwrap_or_default();
        if let Some((kind, text)) = self.notes.note(reference.name, id) {
            self.aside(kind, &text);
        }
    }

    /// What is drawn: text boxes are read behind the paragraph, what has no words is named.
    fn drawn<'e>(&mut self, element: &'e Element, line: &mut Line<'e>) {
        match element.name {
            "w:txbxContent" => line.boxes.push(element),
            "pic:pic" | "v:imagedata" => self.aside(AsideKind::Picture, ""),
            "c:chart" | "dgm:relIds" => self.aside(AsideKind::Chart, ""),
            "mc:AlternateContent" => {
                if let Some(chosen) = element.chosen() {
                    self.drawn(chosen, line);
                }
            }
            _ => {
                for child in element.elements() {
                    self.drawn(child, line);
                }
            }
        }
    }
}

/// The runs of words in a formula.
fn pieces_of(element: &Element, pieces: &mut Vec<String>) {
    for child in element.elements() {
        match child.name {
            "m:r" => pieces.push(child.text()),
            _ => pieces_of(child, pieces),
        }
    }
}
