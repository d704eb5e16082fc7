use std::ops::Range;

use crate::docx::{AsideKind, At, Block};
use crate::finding::Bilingual;
use crate::source::Spot;

use super::fate::Fate;
use super::narrative::TextNarrative;
use super::text_document::TextDocument;

/// Something of a text document that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOfText {
    /// Where; nothing for what stands on every page.
    pub at: Option<Spot>,
    /// Why.
    pub why: Bilingual,
}

/// How much of a text is quoted.
const QUOTED: usize = 40;

/// What was not taken of a document: its paragraphs, then what stands in them and beside them, in the
/// order of the document.
pub fn left_of_text(document: &TextDocument, narrative: &TextNarrative) -> Vec<LeftOfText> {
    let mut left: Vec<LeftOfText> = Vec::new();
    left.extend(beside_a_narrative(document, narrative));
    left.extend(document.tabbed.iter().filter_map(|rows| of_tabbed(document, rows)));
    for (paragraph, fate) in document.paragraphs().zip(&narrative.fates) {
        if let Some(why) = of_fate(*fate, &paragraph.text()) {
            let at = Some(Spot::Paragraph(paragraph.number));
            left.push(LeftOfText { at, why });
        }
    }
    for aside in &document.asides {
        let at = match aside.at {
            At::Paragraph(number) => Some(Spot::Paragraph(number)),
            At::Cell(table, row, column) => Some(Spot::TableCell(table, row, column)),
            At::Document => None,
        };
        let why = of_aside(aside.kind, &aside.text);
        left.push(LeftOfText { at, why });
    }
    left
}

/// All paragraphs that were left since there is a narrative, in one.
fn beside_a_narrative(document: &TextDocument, narrative: &TextNarrative) -> Option<LeftOfText> {
    let fates = document.paragraphs().zip(&narrative.fates);
    let mut there = fates.filter(|(_, fate)| **fate == Fate::NarrativeThere);
    let (first, _) = there.next()?;
    let count = there.count() + 1;
    let why = Bilingual::new(
        format!(
            "从这里起的正文（{count}段）没有取：公开件已有说明；要换成这份，请加 --replace-narrative"
        ),
        format!(
            "the text from here on ({count} paragraphs) was left, since the disclosure has a narrative: --replace-narrative puts it in its place"
        ),
    );
    Some(LeftOfText { at: Some(Spot::Paragraph(first.number)), why })
}

/// A table that tabs set, in one.
fn of_tabbed(document: &TextDocument, rows: &Range<usize>) -> Option<LeftOfText> {
    let numbers = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.number),
        Block::Table(_) => None,
    };
    let first = document.blocks[rows.clone()].iter().find_map(numbers)?;
    let count = rows.len();
    let why = Bilingual::new(
        format!(
            "从这里起的{count}段是用制表符排的表，没有取成数据：请在Word里选中它，用“文本转换成表格”改成表格再取"
        ),
        format!(
            "the {count} paragraphs from here on are a table set by tabs, and no figure of it was taken: make it a table (convert text to table) and take it again"
        ),
    );
    Some(LeftOfText { at: Some(Spot::Paragraph(first)), why })
}

/// Why a paragraph was not taken; nothing for one that was, or that came with its table.
fn of_fate(fate: Fate, text: &str) -> Option<Bilingual> {
    let quoted = short(text);
    let (zh, en) = match fate {
        Fate::Taken | Fate::OverTable | Fate::NarrativeThere | Fate::Tabbed => return None,
        Fate::PageNumber => {
            (format!("页码，没有取：{quoted}"), format!("the number of a page: {quoted}"))
        }
        Fate::Contents => (
            format!("目录，没有取：{quoted}"),
            format!("a line of the table of contents: {quoted}"),
        ),
        Fate::Changed => (
            format!("这一段有修订，没有取：请在Word里接受或拒绝全部修订再取：{quoted}"),
            format!(
                "changes are tracked in it: accept or reject all changes and take it again: {quoted}"
            ),
        ),
        Fate::Wordless => {
            ("这一段没有文字（见下）".to_owned(), "it has no words (see below)".to_owned())
        }
    };
    Some(Bilingual::new(zh, en))
}

fn of_aside(kind: AsideKind, text: &str) -> Bilingual {
    let quoted = short(text);
    let (zh, en) = match kind {
        AsideKind::Inserted => ("修订插入的文字", "words inserted by a tracked change"),
        AsideKind::Deleted => ("修订删除的文字", "words deleted by a tracked change"),
        AsideKind::Footnote => ("脚注，没有取", "a footnote"),
        AsideKind::Endnote => ("尾注，没有取", "an endnote"),
        AsideKind::Comment => ("批注，没有取", "a comment"),
        AsideKind::Header => ("页眉，没有取", "the head of pages"),
        AsideKind::Footer => ("页脚，没有取", "the foot of pages"),
        AsideKind::Hidden => ("隐藏的文字，没有取", "hidden words"),
        AsideKind::Unfilled => (
            "控件里还没有填写，显示的是提示语，没有取",
            "a control into which nothing was put: it shows a prompt",
        ),
        AsideKind::Struck => ("划去的文字，没有取", "words struck through"),
        AsideKind::NoteMark => ("上标的注码，没有取", "the mark of a note above the line"),
        AsideKind::Formula => (
            "公式，没有取，正文里写作“（公式）”：请改写成文字和数",
            "a formula, `（公式）` in the text: write it in words and figures",
        ),
        AsideKind::Picture => (
            "图片，里面的文字和表格没有取：请把它们录入成文字和表格",
            "a picture: words and tables in it were not taken, type them",
        ),
        AsideKind::Chart => ("图表，没有取", "a chart"),
        AsideKind::Object => (
            "嵌入的对象（如Excel表格），没有取：请打开它，另存为.xlsx再取",
            "an embedded object (a sheet of Excel): open it, save it as .xlsx and take that",
        ),
        AsideKind::EmptyField => (
            "没有算出的域，没有取：请在Word里更新域再取",
            "a field that was never computed: update it in Word and take it again",
        ),
        AsideKind::Symbol => ("没有文字的符号，没有取", "a sign without a letter"),
        AsideKind::Inner => ("嵌入的另一个文档，没有取", "another document inside of this one"),
    };
    if quoted.is_empty() {
        Bilingual::new(zh, en)
    } else {
        Bilingual::new(format!("{zh}：{quoted}"), format!("{en}: {quoted}"))
    }
}

/// A text in one line; what is cut ends with a mark.
fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
