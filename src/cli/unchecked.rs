use crate::finding::Language;
use crate::model::Kind;
use crate::office::OfficeDocument;
use crate::pipeline::{Unchecked, Unrecognised};
use crate::trouble::{Bilingual, said};
use crate::workbook::Sheet;

use super::left_lines::{left_at, left_line};
use super::profiles::{no_form, says_nothing};
use super::shell::word;

/// Why nothing tells what a document is, and what to give: all that nothing tells at once.
pub(super) fn unchecked(document: &OfficeDocument, why: &Unchecked) -> Bilingual {
    let Bilingual { zh, en } = undecided(document, why);
    let Unchecked::NoKind(unrecognised) = why else { return Bilingual::new(zh, en) };
    let more = |language| beyond_the_kind(document, unrecognised, language);
    // To be copied and run.
    let line = format!("gongkai check {} --kind budget", word(&document.path));
    Bilingual::new(
        format!("{zh}\n如：{line}{}", more(Language::Chinese)),
        format!("{en}\nas in: {line}{}", more(Language::English)),
    )
}

/// Why nothing tells what a document is.
pub(super) fn undecided(document: &OfficeDocument, why: &Unchecked) -> Bilingual {
    let garbled = document.sheets.iter().find_map(Sheet::wrong_encoding);
    match (why, garbled) {
        (Unchecked::NoKind(_), Some((written_in, read_as))) => Bilingual::new(
            format!(
                "文字是乱码，看不出是哪一类公开件：像是把{written_in}编码的文字按{read_as}读了；请从原来的系统重新导出"
            ),
            format!(
                "its texts are garbled, so nothing tells what it is: {written_in} that was read as {read_as}; export it anew"
            ),
        ),
        _ => plain(why),
    }
}

/// So many places are named at which something was left.
const PLACES: usize = 5;

/// What else nothing tells, with the arguments that say it, and what was left for which reason.
fn beyond_the_kind(
    document: &OfficeDocument,
    unrecognised: &Unrecognised,
    language: Language,
) -> String {
    let chinese = language == Language::Chinese;
    let flags = [
        (unrecognised.form, ("表样（--form 编号或名称）", "the form (--form ID or NAME)")),
        (unrecognised.year, ("年度（--year 年份）", "the year (--year YEAR)")),
        (unrecognised.office, ("单位（--department 名称）", "the office (--department NAME)")),
    ];
    let of = |(zh, en): (&'static str, &'static str)| if chinese { zh } else { en };
    let unknown: Vec<&str> =
        flags.into_iter().filter(|(is, _)| *is).map(|(_, words)| of(words)).collect();
    let mut text = String::new();
    if !unknown.is_empty() {
        let lead = of(("\n也看不出：", "\nnor does anything tell "));
        text += &format!("{lead}{}", unknown.join(of(("、", ", "))));
    }
    for left in unrecognised.left.iter().take(PLACES) {
        let (at, why) = (left_at(document, left, language), left.why.in_language(language));
        text += &format!("\n{}", left_line(&at, why, language));
    }
    let more = unrecognised.left.len().saturating_sub(PLACES);
    if more > 0 {
        text += &of(("\n另有 N 处没有读入", "\nN more places were left"))
            .replace('N', &more.to_string());
    }
    text
}

fn plain(why: &Unchecked) -> Bilingual {
    match why {
        Unchecked::NoKind(_) => {
            let kinds = |between: &str| {
                let kinds = Kind::ALL.map(|kind| format!("{}（{}）", kind.slug(), kind.name()));
                kinds.join(between)
            };
            Bilingual::new(
                format!("看不出是哪一类公开件，请用 --kind 写明，可写：{}", kinds("、")),
                format!(
                    "nothing tells which kind of disclosure it is: say it with --kind. There are {}",
                    Kind::ALL.map(Kind::slug).join(", ")
                ),
            )
        }
        Unchecked::NoProfile(name) => Bilingual::new(
            format!("没有名为「{name}」的公开要求，--profile 可写的见 gongkai explain"),
            format!("there is no profile `{name}`; `gongkai explain` says which there are"),
        ),
        Unchecked::NoForm(name) => said(&anyhow::Error::from(no_form(name))),
        Unchecked::NoRequirement { profile, kind } => {
            said(&anyhow::Error::from(says_nothing(profile, *kind)))
        }
    }
}
