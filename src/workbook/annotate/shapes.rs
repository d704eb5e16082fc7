use std::fmt::Write;

use super::comments::NewComment;

/// A drawing without shapes.
pub(super) const EMPTY: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout></xml>";

/// The kind of all shapes of comments.
const KIND: &str = "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// How many columns the box of a comment takes, how many characters of Latin script stand on a line
/// of it, and how many rows it takes at least and at most.
const COLUMNS: usize = 5;
const LINE: usize = 40;
const ROWS: (usize, usize) = (4, 40);

/// How many rows the words of a comment take: a Chinese character is as wide as two Latin ones.
fn rows(words: &str) -> usize {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let lines =
        words.lines().map(|line| line.chars().map(wide).sum::<usize>().div_ceil(LINE).max(1));
    (lines.sum::<usize>() + 1).clamp(ROWS.0, ROWS.1)
}

/// The drawing with a box for the comment of each cell. It is no XML in all programs, so it is only
/// written into before its end.
pub(super) fn with_shapes(text: &str, cells: &[NewComment]) -> String {
    let mut shapes = String::new();
    if !text.contains("\"_x0000_t202\"") {
        shapes.push_str(KIND);
    }
    let first = last_number(text).max(FIRST) + 1;
    for (number, ((row, column), words)) in (first..).zip(cells) {
        let (left, top) = (column + 1, row.saturating_sub(1));
        let (right, bottom) = (left + COLUMNS, top + rows(words));
        let _ = write!(
            shapes,
            "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
        );
    }
    let end = text.rfind("</xml>").unwrap_or(text.len());
    format!("{}{shapes}{}", &text[..end], &text[end..])
}

/// Numbers of shapes begin behind it.
const FIRST: usize = 1024;

/// The greatest number that a shape of a drawing has.
fn last_number(text: &str) -> usize {
    let digits = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse::<usize>().ok().filter(|number| *number < usize::MAX / 2)
    };
    let numbers =
        text.match_indices("_x0000_s").filter_map(|(at, mark)| digits(&text[at + mark.len()..]));
    numbers.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_as_high_as_its_words() {
        assert_eq!(rows("短"), 4);
        assert_eq!(rows(&"长".repeat(200)), 11);
        assert_eq!(rows(&"一\n".repeat(12)), 13);
        assert_eq!(rows(&"长".repeat(9_000)), 40);
    }
}
