use crate::workbook::unreadable::Unreadable;

use super::package::Package;
use super::xml::{Element, at_end, changed, elements, escaped};

/// Names of the kinds of relations, without what stands before them.
pub(super) const COMMENTS: &str = "comments";
pub(super) const SHAPES: &str = "vmlDrawing";
pub(super) const WORKSHEET: &str = "worksheet";
pub(super) const DOCUMENT: &str = "officeDocument";

/// What stands before the kinds of relations, in the two editions of the format.
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

/// The vocabulary of an id that leads to a relation.
pub(super) const IDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A relation from a part to another.
#[derive(Debug)]
pub(super) struct Relation {
    pub id: String,
    /// The last piece of its kind.
    pub kind: String,
    /// The part it leads to.
    pub target: String,
}

/// The relations of a part; none where nothing says any.
///
/// # Errors
/// When they cannot be read.
pub(super) fn relations(package: &Package<'_>, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let name = relations_of(part);
    if !package.has(&name) {
        return Ok(Vec::new());
    }
    let text = package.text(&name)?;
    let listed = elements(&text, |name, depth| name == "Relationship" && depth == 1)?;
    let relation = |element: &Element| {
        let inside = element.attribute("TargetMode") != Some("External");
        let target = inside.then(|| target(part, element.attribute("Target")?)).flatten();
        Some(Relation {
            id: element.attribute("Id")?.to_owned(),
            kind: element.attribute("Type")?.rsplit('/').next()?.to_owned(),
            target: target.unwrap_or_default(),
        })
    };
    Ok(listed.iter().filter_map(relation).collect())
}

/// Adds a relation from a part to another; its id.
///
/// # Errors
/// When those that are there cannot be read.
pub(super) fn relate(
    package: &mut Package<'_>,
    part: &str,
    kind: &str,
    target: &str,
) -> Result<String, Unreadable> {
    let known = relations(package, part)?;
    let free = (1..).map(|number| format!("rIdGongkai{number}"));
    let id = free
        .into_iter()
        .find(|id| known.iter().all(|relation| relation.id != *id))
        .expect("numbers do not end");
    let name = relations_of(part);
    let old = if package.has(&name) {
        package.text(&name)?
    } else {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
    };
    let before = if old.contains(STRICT) { STRICT } else { KINDS };
    let root = elements(&old, |_, depth| depth == 0)?;
    let root = root.first().ok_or_else(|| Unreadable::damaged(&name))?;
    let prefix = super::xml::root_prefix(&old)?;
    let new = format!(
        "<{prefix}Relationship Id=\"{id}\" Type=\"{before}{kind}\" Target=\"/{}\"/>",
        escaped(target)
    );
    let change = at_end(&old, root, &new);
    package.put(&name, changed(&old, vec![change]));
    Ok(id)
}

/// The part that says the relations of another: `xl/_rels/workbook.xml.rels`.
fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// The part that a target leads to, from the folder of the part that says it.
fn target(part: &str, target: &str) -> Option<String> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|piece| !piece.is_empty()).collect(),
    };
    for piece in target.split('/').filter(|piece| !piece.is_empty() && *piece != ".") {
        match piece {
            ".." => _ = path.pop()?,
            piece => path.push(piece),
        }
    }
    Some(path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_from_the_folder_of_its_part() {
        let part = "xl/worksheets/sheet1.xml";
        assert_eq!(target(part, "../comments1.xml").as_deref(), Some("xl/comments1.xml"));
        assert_eq!(target(part, "/xl/a.vml").as_deref(), Some("xl/a.vml"));
        assert_eq!(target("", "xl/workbook.xml").as_deref(), Some("xl/workbook.xml"));
        assert_eq!(target(part, "../../../a.xml"), None, "it leads out of the file");
        assert_eq!(relations_of(part), "xl/worksheets/_rels/sheet1.xml.rels");
        assert_eq!(relations_of(""), "_rels/.rels");
    }
}
