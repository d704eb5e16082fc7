use std::ops::Range;

use crate::workbook::unreadable::Unreadable;

use super::package::Package;
use super::relations::relations;
use super::xml::{Element, at_end, changed, elements, root_prefix};

/// The kind of the relation that leads to the styles of a workbook.
const STYLES: &str = "styles";

/// The numbers of the styles of the added sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AddedStyles {
    /// Bold.
    pub head: usize,
    /// Lines broken within the width of the column.
    pub words: usize,
}

/// Adds them behind those that the workbook has; nothing where it has none.
///
/// # Errors
/// When its styles cannot be read.
pub(super) fn add_styles(
    package: &mut Package<'_>,
    workbook: &str,
) -> Result<Option<AddedStyles>, Unreadable> {
    let known = relations(package, workbook)?;
    let part = known.into_iter().find(|one| one.kind == STYLES && package.has(&one.target));
    let Some(part) = part.map(|one| one.target) else { return Ok(None) };
    let text = package.text(&part)?;
    let Some((text, styles)) = with_styles(&text)? else { return Ok(None) };
    package.put(&part, text);
    Ok(Some(styles))
}

fn with_styles(text: &str) -> Result<Option<(String, AddedStyles)>, Unreadable> {
    let all = elements(text, |name, depth| match name {
        "fonts" | "cellXfs" => depth == 1,
        "font" | "xf" => depth == 2,
        _ => false,
    })?;
    let list = |name: &str| all.iter().find(|one| one.name == name && one.inside.is_some());
    let (Some(fonts), Some(styles)) = (list("fonts"), list("cellXfs")) else { return Ok(None) };
    let of = |list: &Element, name: &str| {
        let inside = |one: &&Element| {
            one.name == name
                && one.whole.start >= list.whole.start
                && one.whole.end <= list.whole.end
        };
        all.iter().filter(inside).cloned().collect::<Vec<_>>()
    };
    let (own_fonts, own_styles) = (of(fonts, "font"), of(styles, "xf"));
    let prefix = root_prefix(text)?;
    // The font of the workbook, bold.
    let first = own_fonts.first().and_then(|font| font.inside.clone());
    let first = first.map(|inside| &text[inside]).unwrap_or_default();
    let font = format!("<{prefix}font><{prefix}b/>{first}</{prefix}font>");
    let style = |font: usize, more: &str| {
        format!(
            "<{prefix}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><{prefix}alignment{more} vertical=\"top\" wrapText=\"1\"/></{prefix}xf>"
        )
    };
    let head = style(own_fonts.len(), " horizontal=\"center\"");
    let changes = [
        counted(text, fonts, own_fonts.len() + 1),
        Some(at_end(text, fonts, &font)),
        counted(text, styles, own_styles.len() + 2),
        Some(at_end(text, styles, &format!("{head}{}", style(0, "")))),
    ];
    let added = AddedStyles { head: own_styles.len(), words: own_styles.len() + 1 };
    Ok(Some((changed(text, changes.into_iter().flatten().collect()), added)))
}

/// The change of how many a list says that it has.
fn counted(text: &str, list: &Element, count: usize) -> Option<(Range<usize>, String)> {
    let old = list.attribute("count")?;
    let inside = list.inside.as_ref()?;
    let tag = &text[list.whole.start..inside.start];
    let at = [format!("count=\"{old}\""), format!("count='{old}'")];
    let (at, length) = at.iter().find_map(|said| Some((tag.find(said.as_str())?, said.len())))?;
    let start = list.whole.start + at;
    Some((start..start + length, format!("count=\"{count}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_follow_those_that_are_there() {
        let text = "<styleSheet><fonts count=\"1\"><font><sz val=\"11\"/></font></fonts><cellStyleXfs><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf/></cellXfs></styleSheet>";
        let (text, added) = with_styles(text).expect("read").expect("styles");
        assert_eq!(added, AddedStyles { head: 2, words: 3 });
        assert!(text.contains("<fonts count=\"2\">"), "{text}");
        assert!(text.contains("<font><b/><sz val=\"11\"/></font></fonts>"), "{text}");
        assert!(text.contains("<cellXfs count=\"4\">"), "{text}");
        assert_eq!(with_styles("<styleSheet/>").expect("read"), None);
    }
}
