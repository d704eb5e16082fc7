use crate::check::prose::{ReadParagraph, read_paragraphs};
use crate::model::{Disclosure, TableState};
use crate::source::Span;

/// Every text of a document that is published, read: its narrative with the headings, what projects
/// are for, and all that stands beside figures: captions, sentences of empty tables, the note of the
/// source, reasons and replies, what indicators are to reach.
pub(super) fn texts(disclosure: &Disclosure) -> Vec<ReadParagraph<'_>> {
    let mut found = read_paragraphs(disclosure);
    let mut add = |text: &str, at: &str, span: Span| {
        found.push(ReadParagraph::in_yaml(disclosure, text, at.to_owned(), span));
    };
    if let Some(source) = &disclosure.source {
        add(&source.title, "source", disclosure.span);
        source.note.iter().for_each(|note| add(note, "source", disclosure.span));
    }
    for table in &disclosure.tables {
        table.caption.iter().for_each(|caption| add(caption, &table.name, table.span));
        if let TableState::Nothing(says) | TableState::Unpublished(says) = &table.state {
            add(says, &table.name, table.span);
        }
    }
    for one in &disclosure.corrections {
        add(&one.reason, &one.at.value, one.at.span);
    }
    for one in &disclosure.restatements {
        add(&one.reason, &one.at.value, one.at.span);
    }
    for one in &disclosure.withheld {
        add(&one.basis, &one.at.value, one.at.span);
    }
    for one in &disclosure.acknowledgements {
        let at = one.at.first().map_or("acknowledgements", |at| at.value.as_str());
        add(&one.reason, at, one.span);
        one.reply.iter().for_each(|reply| add(&reply.text, at, one.span));
    }
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let at = format!("{record}/indicators/{}", indicator.key);
            let reached = indicator.target.iter().chain(&indicator.actual);
            let reached =
                reached.map(|value| format!("{}：{}", indicator.name, value.value.printed));
            let said = [&indicator.description, &indicator.basis, &indicator.deviation];
            let said = said.into_iter().flatten().cloned();
            for text in std::iter::once(indicator.name.clone()).chain(reached).chain(said) {
                add(&text, &at, indicator.span);
            }
        }
    }
    if let Some(narrative) = &disclosure.narrative {
        for section in &narrative.sections {
            add(&section.heading, "说明", disclosure.span);
        }
        let lines = narrative.file.text.lines().map(str::trim_start);
        for line in lines.filter(|line| line.starts_with("###")) {
            add(line.trim_matches('#'), "说明", disclosure.span);
        }
    }
    found
}
