//! What editors of other systems leave of HTML that is pasted into them (UEditor, TinyMCE, CKEditor,
//! WangEditor: what any of them strips), and what a reader sees of it. Nothing of the program is used.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

/// A piece of HTML: a start tag with its attributes, an end tag, text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Elements that stay, of which only these attributes stay.
const KEPT: &[(&str, &[&str])] = &[
    ("p", &["style"]),
    ("h1", &["style"]),
    ("h2", &["style"]),
    ("h3", &["style"]),
    ("h4", &["style"]),
    ("h5", &["style"]),
    ("strong", &[]),
    ("em", &[]),
    ("sup", &[]),
    ("br", &[]),
    ("a", &["href"]),
    ("table", &["border", "width", "cellspacing", "cellpadding", "style"]),
    ("tr", &[]),
    ("td", &["colspan", "rowspan", "style"]),
    ("th", &["colspan", "rowspan", "style"]),
];

/// Elements that go with all that is in them.
const GONE: &[&str] =
    &["script", "style", "svg", "nav", "iframe", "form", "button", "dialog", "details"];

/// Properties that stay of a style.
const STYLES: &[&str] = &[
    "margin",
    "padding",
    "padding-left",
    "border",
    "border-left",
    "border-collapse",
    "width",
    "max-width",
    "font-size",
    "font-weight",
    "line-height",
    "text-align",
    "white-space",
];

const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

pub fn pieces(html: &str) -> Vec<Piece> {
    let chars: Vec<char> = html.chars().collect();
    let (mut at, mut pieces) = (0, Vec::new());
    while at < chars.len() {
        if chars[at] != '<' {
            let end = (at..chars.len()).find(|i| chars[*i] == '<').unwrap_or(chars.len());
            pieces.push(Piece::Text(plain(&chars[at..end].iter().collect::<String>())));
            at = end;
            continue;
        }
        let (mut end, mut quote) = (at + 1, None);
        while quote.is_some() || chars[end] != '>' {
            match quote {
                Some(open) if open == chars[end] => quote = None,
                None if matches!(chars[end], '"' | '\'') => quote = Some(chars[end]),
                _ => {}
            }
            end += 1;
        }
        let inner: String = chars[at + 1..end].iter().collect();
        at = end + 1;
        if inner.starts_with('!') {
            continue;
        }
        match inner.strip_prefix('/') {
            Some(name) => pieces.push(Piece::Close(name.to_owned())),
            None => {
                let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
                let given = attributes(&inner[name.len()..]);
                let closed = inner.ends_with('/') && !VOID.contains(&name.as_str());
                pieces.push(Piece::Open(name.clone(), given));
                if closed {
                    pieces.push(Piece::Close(name));
                }
            }
        }
    }
    pieces
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(behind) = rest.strip_prefix('=') {
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            let body = if quote.is_some() { &behind[1..] } else { behind };
            let end = body.find(|c: char| quote.map_or(c.is_whitespace(), |q| c == q));
            let end = end.unwrap_or(body.len());
            value = plain(&body[..end]);
            rest = body[end..].trim_start_matches(|c| Some(c) == quote);
        }
        found.push((name, value));
        rest = rest.trim_start();
    }
    found
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// What an editor leaves; and what it took of it, told by name.
pub fn filtered(pieces: &[Piece]) -> (Vec<Piece>, Vec<String>) {
    let (mut left, mut taken) = (Vec::new(), Vec::new());
    let mut gone: Option<(String, usize)> = None;
    for piece in pieces {
        if let Some((name, depth)) = &mut gone {
            match piece {
                Piece::Open(open, _) if open == name => *depth += 1,
                Piece::Close(close) if close == name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                gone = None;
            }
            continue;
        }
        match piece {
            Piece::Open(name, _) if GONE.contains(&name.as_str()) => {
                taken.push(name.clone());
                gone = Some((name.clone(), 1));
            }
            Piece::Open(name, given) => match KEPT.iter().find(|(kept, _)| kept == name) {
                Some((_, allowed)) => {
                    let (kept, lost): (Vec<_>, Vec<_>) =
                        given.iter().cloned().partition(|(key, value)| {
                            allowed.contains(&key.as_str()) && keeps(key, value)
                        });
                    taken.extend(
                        lost.into_iter().map(|(key, value)| format!("{name} {key}={value}")),
                    );
                    left.push(Piece::Open(name.clone(), kept));
                }
                None => taken.push(name.clone()),
            },
            Piece::Close(name) if KEPT.iter().any(|(kept, _)| kept == name) => {
                left.push(piece.clone())
            }
            Piece::Close(_) => {}
            Piece::Text(_) => left.push(piece.clone()),
        }
    }
    (left, taken)
}

/// Whether an editor keeps an attribute with this value.
fn keeps(key: &str, value: &str) -> bool {
    match key {
        "href" => {
            value.starts_with("http") || value.starts_with("mailto:") || value.starts_with('/')
        }
        "style" => {
            value.split(';').all(|one| STYLES.contains(&one.split(':').next().unwrap().trim()))
        }
        _ => true,
    }
}

/// What a reader sees: the text between tables, and tables by their columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Text(String),
    Table(Vec<Vec<String>>),
}

/// How a page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    Read,
    LeftOut,
}

struct Cell {
    text: String,
    unseen: String,
    is_head: bool,
    drawn: bool,
    columns: usize,
    rows: usize,
}

/// What a reader sees of HTML, without blanks, colons and the dots of lists; numbers of lists are
/// written out.
pub fn seen(pieces: &[Piece], marks: Marks) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut text = String::new();
    let mut open: Vec<(String, bool, bool)> = Vec::new();
    let mut lists: Vec<Option<usize>> = Vec::new();
    let mut rows: Option<Vec<Vec<Cell>>> = None;
    for piece in pieces {
        match piece {
            Piece::Open(name, given) => {
                let value =
                    |key: &str| given.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
                let classes = value("class").unwrap_or_default();
                let is = |class| classes.split(' ').any(|one| one == class);
                let gone = GONE.contains(&name.as_str())
                    || value("role") == Some("doc-backlink")
                    || is("skip")
                    || name == "sup" && marks == Marks::LeftOut;
                let hidden = open.iter().any(|(_, gone, _)| *gone);
                match name.as_str() {
                    "ol" => lists.push(Some(value("start").map_or(1, |n| n.parse().unwrap()))),
                    "ul" => lists.push(None),
                    "li" if !hidden => {
                        if let Some(Some(number)) = lists.last_mut() {
                            text.push_str(&format!("{number}."));
                            *number += 1;
                        }
                    }
                    "table" => {
                        seen.push(Seen::Text(std::mem::take(&mut text)));
                        rows = Some(Vec::new());
                    }
                    "tr" => rows.as_mut().unwrap().push(Vec::new()),
                    "td" | "th" => rows.as_mut().unwrap().last_mut().unwrap().push(Cell {
                        text: String::new(),
                        unseen: String::new(),
                        is_head: name == "th",
                        drawn: false,
                        columns: value("colspan").map_or(1, |n| n.parse().unwrap()),
                        rows: value("rowspan").map_or(1, |n| n.parse().unwrap()),
                    }),
                    "svg" => {
                        if let Some(cell) = last(&mut rows) {
                            cell.drawn = true;
                        }
                    }
                    _ => {}
                }
                if !VOID.contains(&name.as_str()) {
                    open.push((name.clone(), gone, is("vh")));
                }
            }
            Piece::Close(name) => {
                let at = open.iter().rposition(|(one, ..)| one == name).expect("opened before");
                open.truncate(at);
                match name.as_str() {
                    "ol" | "ul" => drop(lists.pop()),
                    "table" => seen.push(Seen::Table(grid(rows.take().unwrap()))),
                    _ => {}
                }
            }
            Piece::Text(said) => {
                if open.iter().any(|(_, gone, _)| *gone) {
                    continue;
                }
                let unseen = open.iter().any(|(.., unseen)| *unseen);
                let in_cell = open.iter().any(|(name, ..)| name == "td" || name == "th");
                let bare: String = said
                    .chars()
                    .filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':' | '·'))
                    .collect();
                let in_table = rows.is_some();
                match last(&mut rows).filter(|_| in_cell) {
                    Some(cell) if unseen => cell.unseen.push_str(&bare),
                    Some(cell) => cell.text.push_str(&bare),
                    None if unseen => {}
                    // A caption stands before its table.
                    None if in_table && !bare.is_empty() => match seen.last_mut() {
                        Some(Seen::Text(before)) => before.push_str(&bare),
                        _ => seen.push(Seen::Text(bare)),
                    },
                    None => text.push_str(&bare),
                }
            }
        }
    }
    seen.push(Seen::Text(text));
    seen.retain(|one| *one != Seen::Text(String::new()));
    joined(seen)
}

fn last(rows: &mut Option<Vec<Vec<Cell>>>) -> Option<&mut Cell> {
    rows.as_mut()?.last_mut()?.last_mut()
}

/// The words of each place of a table: what is merged is said in each of its places, a number once.
/// A column that only draws goes.
fn grid(rows: Vec<Vec<Cell>>) -> Vec<Vec<String>> {
    let mut grid: Vec<Vec<Option<(String, bool)>>> = vec![Vec::new(); rows.len()];
    for (at, row) in rows.into_iter().enumerate() {
        for cell in row {
            let column = (0..).find(|c| grid[at].get(*c).is_none_or(Option::is_none)).unwrap();
            let head = cell.is_head && cell.text.is_empty();
            let text = if head { cell.unseen } else { cell.text };
            let is_number =
                text.parse::<f64>().is_ok() || text.replace(',', "").parse::<f64>().is_ok();
            let end = grid.len().min(at + cell.rows);
            for (down, into) in grid[at..end].iter_mut().enumerate() {
                if into.len() < column + cell.columns {
                    into.resize(column + cell.columns, None);
                }
                for (across, place) in into[column..column + cell.columns].iter_mut().enumerate() {
                    let again = is_number && (down, across) != (0, 0);
                    *place = Some((if again { String::new() } else { text.clone() }, cell.drawn));
                }
            }
        }
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or_default();
    let draws = |column: usize| {
        let places = || grid.iter().filter_map(move |row| row.get(column)?.as_ref());
        places().any(|(_, drawn)| *drawn) && places().all(|(text, _)| text.is_empty())
    };
    let kept: Vec<usize> = (0..width).filter(|column| !draws(*column)).collect();
    let text = |row: &Vec<Option<(String, bool)>>, column: usize| {
        row.get(column).cloned().flatten().map(|(text, _)| text).unwrap_or_default()
    };
    grid.iter().map(|row| kept.iter().map(|column| text(row, *column)).collect()).collect()
}

/// Parts of a table that stand below each other, each with the first columns, as one.
pub fn joined(seen: Vec<Seen>) -> Vec<Seen> {
    let mut all: Vec<Seen> = Vec::new();
    for one in seen {
        match (all.last_mut(), one) {
            (Some(Seen::Table(before)), Seen::Table(part)) => {
                assert_eq!(before.len(), part.len(), "two tables touch: {before:?} {part:?}");
                let same = |column: &usize| {
                    before.iter().zip(&part).all(|(a, b)| a.get(*column) == b.get(*column))
                };
                let repeated = (0..part[0].len()).take_while(same).count();
                assert!(repeated > 0, "a part says which rows: {part:?}");
                for (row, more) in before.iter_mut().zip(part) {
                    row.extend(more.into_iter().skip(repeated));
                }
            }
            (Some(Seen::Text(before)), Seen::Text(more)) => before.push_str(&more),
            (_, one) => all.push(one),
        }
    }
    all
}

#[test]
fn editors_strip_what_they_strip() {
    let html = "<style>a{}</style><div id=x class='b'><p onclick=1 style='color:red'>甲<svg><text>9</text></svg></p>\
                <a href='#x'>1</a><table border=1><thead><tr><th>2</th></tr></thead></table></div>";
    let (left, taken) = filtered(&pieces(html));
    assert_eq!(
        taken,
        ["style", "div", "p onclick=1", "p style=color:red", "svg", "a href=#x", "thead"]
    );
    assert_eq!(
        seen(&left, Marks::Read),
        [Seen::Text("甲1".into()), Seen::Table(vec![vec!["2".into()]])]
    );
}
