use crate::workbook::unreadable::Unreadable;

use super::comments::{NewComment, with_comments};
use super::content_types::{say_ending, say_type};
use super::package::Package;
use super::relations::{COMMENTS, IDS, SHAPES, relate, relations};
use super::shapes::{EMPTY, with_shapes};
use super::xml::{Element, at_end, changed, elements, root_prefix};

const TYPE_OF_COMMENTS: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const TYPE_OF_SHAPES: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// What stands behind the drawing of comments in a sheet.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// Comments on cells of the sheet that is this part.
pub(super) fn comment_on(
    package: &mut Package<'_>,
    part: &str,
    comments: &[((usize, usize), String)],
) -> Result<(), Unreadable> {
    let known = relations(package, part)?;
    let there = known.iter().find(|one| one.kind == COMMENTS && package.has(&one.target));
    let (name, old) = match there {
        Some(relation) => (relation.target.clone(), Some(package.text(&relation.target)?)),
        None => (package.free("xl/comments-gongkai", ".xml"), None),
    };
    let is_new = old.is_none();
    let (text, new_cells) = with_comments(old, comments)?;
    package.put(&name, text);
    if is_new {
        relate(package, part, COMMENTS, &name)?;
        say_type(package, &name, TYPE_OF_COMMENTS)?;
    }
    draw_on(package, part, &new_cells)
}

/// The boxes of new comments, in the drawing that the sheet has or a new one.
fn draw_on(package: &mut Package<'_>, part: &str, cells: &[NewComment]) -> Result<(), Unreadable> {
    if cells.is_empty() {
        return Ok(());
    }
    let text = package.text(part)?;
    let asked = |name: &str, depth: usize| {
        depth == 0 || depth == 1 && (name == "legacyDrawing" || BEHIND.contains(&name))
    };
    let found = elements(&text, asked)?;
    let known = relations(package, part)?;
    let own = found.iter().find(|one| one.name == "legacyDrawing");
    let own = own.and_then(|one| one.attribute("id"));
    let own = own.and_then(|id| known.iter().find(|one| one.id == id && package.has(&one.target)));
    if let Some(drawing) = own {
        let old = package.text(&drawing.target)?;
        package.put(&drawing.target, with_shapes(&old, cells));
        return Ok(());
    }
    let name = package.free("xl/drawings/vmlDrawing-gongkai", ".vml");
    package.put(&name, with_shapes(EMPTY, cells));
    say_ending(package, "vml", TYPE_OF_SHAPES)?;
    let id = relate(package, part, SHAPES, &name)?;
    let prefix = root_prefix(&text)?;
    let element = format!("<{prefix}legacyDrawing xmlns:r=\"{IDS}\" r:id=\"{id}\"/>");
    let broken = found.iter().find(|one| one.name == "legacyDrawing");
    let change = match (broken, found.iter().find(|one| is_behind(one, &found))) {
        // A drawing that leads nowhere gives its place.
        (Some(broken), _) => (broken.whole.clone(), element),
        (None, Some(next)) => (next.whole.start..next.whole.start, element),
        (None, None) => at_end(&text, &found[0], &element),
    };
    package.put(part, changed(&text, vec![change]));
    Ok(())
}

/// Whether an element of a sheet stands behind the drawing of comments. Alternatives for programs of
/// one maker do where nothing that stands before the drawing follows them.
fn is_behind(one: &Element, found: &[Element]) -> bool {
    one.depth == 1 && BEHIND.contains(&one.name.as_str()) && !found.is_empty()
}
