use crate::workbook::unreadable::Unreadable;

use super::package::Package;
use super::xml::{at_end, changed, elements, escaped, root_prefix};

/// The part that says of which type each part is.
const TYPES: &str = "[Content_Types].xml";

/// Says the type of a new part.
///
/// # Errors
/// When the list of types cannot be read.
pub(super) fn say_type(
    package: &mut Package<'_>,
    part: &str,
    content_type: &str,
) -> Result<(), Unreadable> {
    let new = format!("Override PartName=\"/{}\" ContentType=\"{content_type}\"/>", escaped(part));
    add(package, &new)
}

/// Says the type of all parts with an ending, where nothing says it.
///
/// # Errors
/// When the list of types cannot be read.
pub(super) fn say_ending(
    package: &mut Package<'_>,
    ending: &str,
    content_type: &str,
) -> Result<(), Unreadable> {
    let text = package.text(TYPES)?;
    let endings = elements(&text, |name, depth| name == "Default" && depth == 1)?;
    let said = |one: &super::xml::Element| {
        one.attribute("Extension").is_some_and(|own| own.eq_ignore_ascii_case(ending))
    };
    if endings.iter().any(said) {
        return Ok(());
    }
    let new = format!("Default Extension=\"{ending}\" ContentType=\"{content_type}\"/>");
    let prefix = root_prefix(&text)?;
    let root = elements(&text, |_, depth| depth == 0)?;
    // Endings stand before parts.
    let start = root.first().and_then(|root| root.inside.as_ref()).map(|inside| inside.start);
    let start = start.ok_or_else(|| Unreadable::damaged(TYPES))?;
    package.put(TYPES, changed(&text, vec![(start..start, format!("<{prefix}{new}"))]));
    Ok(())
}

fn add(package: &mut Package<'_>, new: &str) -> Result<(), Unreadable> {
    let text = package.text(TYPES)?;
    let prefix = root_prefix(&text)?;
    let root = elements(&text, |_, depth| depth == 0)?;
    let root = root.first().ok_or_else(|| Unreadable::damaged(TYPES))?;
    let change = at_end(&text, root, &format!("<{prefix}{new}"));
    package.put(TYPES, changed(&text, vec![change]));
    Ok(())
}
