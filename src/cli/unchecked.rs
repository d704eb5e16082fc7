use crate::model::Kind;
use crate::office::OfficeDocument;
use crate::pipeline::Unchecked;
use crate::trouble::{Bilingual, said};
use crate::workbook::Sheet;

use super::profiles::{no_form, says_nothing};

/// Why nothing tells what a document is, and what to give.
pub(super) fn unchecked(document: &OfficeDocument, why: &Unchecked) -> Bilingual {
    let garbled = document.sheets.iter().find_map(Sheet::wrong_encoding);
    match (why, garbled) {
        (Unchecked::NoKind, Some((written_in, read_as))) => Bilingual::new(
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

fn plain(why: &Unchecked) -> Bilingual {
    match why {
        Unchecked::NoKind => {
            let kinds = |between: &str| {
                let kinds = Kind::ALL.map(|kind| format!("{}（{}）", kind.slug(), kind.name()));
                kinds.join(between)
            };
            Bilingual::new(
                format!(
                    "看不出是哪一类公开件，请用 --kind 写明，如 --kind budget。可写：{}",
                    kinds("、")
                ),
                format!(
                    "nothing tells which kind of disclosure it is: say it, as in --kind budget. There are {}",
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
