//! Two readers of YAML, one tree: what the plain reader takes, the full parser reads to the same
//! tree, to the byte of every place, and finds no fault in. What it does not take goes to the full
//! parser, so that nothing else has to be the same.

use std::fs;
use std::path::Path;

use gongkai::source::{Limits, SourceFile, parse_in_full, plain};

#[path = "../../benches/corpus.rs"]
#[allow(dead_code, reason = "benches use the rest")]
mod generated;

/// How many texts are changed and read: some seconds of the full parser.
const CHANGED: usize = 100_000;

/// What is put into a text somewhere.
const PUT: &[&str] = &[
    " ",
    "  ",
    "   ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    ":",
    ": ",
    " :",
    " : ",
    ":\n",
    "#",
    " #",
    " # ",
    "# a\n",
    "\"",
    "'",
    "''",
    "\\",
    "\\\"",
    "\\n",
    "\"a\": ",
    "'a': ",
    "\"a\"",
    "-",
    "- ",
    "\n- ",
    "- - ",
    "-\n",
    "--",
    "---\n",
    "...\n",
    ".",
    "{",
    "}",
    "[",
    "]",
    "{ }",
    "[]",
    ",",
    ", ",
    "{a: b, c: }",
    "{a:[b]}",
    "{a:{b: c}}",
    "[a, \"b\" , 'c']",
    "{a:}",
    "{a}",
    "[a: b]",
    "\"a\":b",
    "&a ",
    "*a",
    "!a ",
    "!",
    "|",
    "|\n",
    ">",
    ">-\n",
    "?",
    "? ",
    "%",
    "@",
    "`",
    "~",
    "=",
    "<<: ",
    "<<",
    "null",
    "-1",
    "-.5",
    "1,234.50",
    "0",
    "999",
    "：",
    "：1",
    "，",
    "、",
    "。",
    "“",
    "”",
    "“12”",
    "｛",
    "｝",
    "［",
    "－",
    "－ ",
    "•",
    "— ",
    "‑",
    "\u{3000}",
    "\u{a0}",
    "\u{2003}",
    "\u{feff}",
    "\u{200b}",
    "\u{85}",
    "\u{2028}",
    "\u{7}",
    "\u{7f}",
    "\u{fffd}",
    "\u{ffff}",
    "𠮷",
    "a: b\n",
    "  a: b\n",
    "合计: 1\n",
];

/// The same numbers every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Whether the plain reader takes a text; if it does, to what the full parser makes of it.
pub fn alike(text: &str, limits: Limits) -> bool {
    let file = SourceFile::new("a.yaml", text);
    let Some(plainly) = plain(&file, limits) else { return false };
    let in_full = parse_in_full(&file, limits);
    assert_eq!(in_full.as_ref(), Ok(&plainly), "{text:?}");
    true
}

/// Every YAML file of the repository, as a site reads it.
fn files() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["content", "tests", "src", "docs", "templates"].map(|folder| root.join(folder));
    let found = folders.iter().flat_map(|folder| {
        walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok)
    });
    found
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "yaml"))
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .collect()
}

#[test]
fn files_of_the_repository() {
    let files = files();
    assert!(files.len() > 1_000, "{}", files.len());
    let taken = files.iter().filter(|text| alike(text, Limits::default())).count();
    // As written on the other systems too.
    let returned = files
        .iter()
        .filter(|text| alike(&text.replace("\r\n", "\n").replace('\n', "\r\n"), Limits::default()))
        .count();
    assert_eq!(taken, returned);
    assert!(taken * 100 >= files.len() * 90, "{taken} of {}", files.len());
}

#[test]
fn disclosures_that_were_made() {
    let folder = tempfile::tempdir().unwrap();
    generated::write(folder.path(), 12, generated::Names::Many, generated::Findings::Note).unwrap();
    let walk = walkdir::WalkDir::new(folder.path()).into_iter().filter_map(Result::ok);
    for entry in walk.filter(|entry| entry.path().extension().is_some_and(|end| end == "yaml")) {
        let text = fs::read_to_string(entry.path()).unwrap();
        assert!(alike(&text, Limits::default()), "{} was left", entry.path().display());
    }
}

#[test]
fn texts_changed_at_random() {
    let files = files();
    let mut numbers = Numbers(25);
    let (mut taken, mut bytes) = (0, 0);
    for case in 0..CHANGED {
        let mut text = match case % 8 {
            7 => marks(&mut numbers),
            _ => part(&files[numbers.below(files.len())], &mut numbers),
        };
        for _ in 0..case % 4 {
            change(&mut text, &mut numbers);
        }
        let text: String = text.into_iter().collect();
        bytes += text.len();
        taken += usize::from(alike(&text, Limits::default()));
        if case % 16 == 0 {
            alike(&text, Limits { depth: 1 + numbers.below(4), nodes: 1 + numbers.below(60) });
        }
    }
    assert!(taken > CHANGED / 3, "{taken} of {CHANGED} were read, {bytes} bytes in all");
}

/// Some lines of a file, drawn to the left as far as the first.
fn part(text: &str, numbers: &mut Numbers) -> Vec<char> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = numbers.below(lines.len().max(1));
    let indent = lines.get(first).map_or(0, |line| line.len() - line.trim_start_matches(' ').len());
    let count = 1 + numbers.below(12);
    let shown = lines.iter().skip(first).take(count);
    let drawn = shown.map(|line| line.get(indent..).unwrap_or(line.trim_start_matches(' ')));
    let mut part: Vec<char> = drawn.collect::<String>().chars().take(1_500).collect();
    if numbers.below(8) == 0 {
        part = part.iter().collect::<String>().replace('\n', "\r\n").chars().collect();
    }
    part
}

/// Marks and words one after the other.
fn marks(numbers: &mut Numbers) -> Vec<char> {
    let count = 1 + numbers.below(14);
    (0..count).flat_map(|_| PUT[numbers.below(PUT.len())].chars()).collect()
}

/// One slip of the keyboard.
fn change(text: &mut Vec<char>, numbers: &mut Numbers) {
    let at = numbers.below(text.len() + 1);
    let line = text[..at].iter().rposition(|c| *c == '\n').map_or(0, |before| before + 1);
    let to = (at + 1 + numbers.below(6)).min(text.len());
    match numbers.below(10) {
        0..=3 => {
            let put = PUT[numbers.below(PUT.len())];
            text.splice(at..at, put.chars());
        }
        4 => drop(text.drain(at..to)),
        5 => {
            let twice = text[at..to].repeat(1 + numbers.below(3));
            text.splice(at..at, twice);
        }
        6 => {
            // At the beginning of a line: its indentation, or what it is.
            let put = [" ", "  ", "- ", "  - ", "#", "a: ", "\t", "-"][numbers.below(8)];
            text.splice(line..line, put.chars());
        }
        7 => {
            let blanks = text[line..].iter().take_while(|c| **c == ' ').count();
            text.drain(line..line + blanks.min(1 + numbers.below(4)));
        }
        8 => {
            // At the end of a line.
            let end = text[line..].iter().position(|c| *c == '\n').map_or(text.len(), |n| line + n);
            let put = [" ", ":", " #", " # a", " #a", ": ", ",", "\"", "'", "\\", " \r", "  \n"];
            text.splice(end..end, put[numbers.below(put.len())].chars());
        }
        _ => {
            let put: Vec<char> = PUT[numbers.below(PUT.len())].chars().collect();
            text.splice(at..to, put);
        }
    }
}

#[test]
fn texts_that_are_large() {
    for length in [900, 999, 1_000, 1_001, 1_023, 1_024, 1_025, 1_100, 3_000] {
        let long = "长".repeat(length);
        for text in [
            format!("{long}: 1\n"),
            format!("a: {long}\n"),
            format!("- {long}\n- b\n"),
            format!("- {long}: 1\n"),
            format!("a: [{long}, b]\n"),
            format!("a: {{ {long}: b }}\n"),
            format!("a: {{ b: {long} }}\n"),
            format!("a: \"{long}\"\nb: 1\n"),
            format!("\"{long}\": \"{long}\"\n"),
            format!("- \"{long}\"\n- '{long}'\n"),
            format!("- [{long}]\n- {{ a: {long} }}\n"),
            format!("a:{}1\n", " ".repeat(length)),
            format!("{}a: 1\n", "\n".repeat(length)),
            format!("#{}\na: 1 # {long}\n", "#".repeat(length)),
        ] {
            alike(&text, Limits::default());
        }
    }
    for depth in [1, 22, 23, 24, 25, 26, 400] {
        let blocks: String = (0..depth).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        alike(&blocks, Limits::default());
        alike(&format!("{}b", "- a:\n  ".repeat(depth)), Limits::default());
        alike(&format!("a: {}1{}\n", "[".repeat(depth), "]".repeat(depth)), Limits::default());
        alike(&format!("{}1{}\n", "{a: ".repeat(depth), "}".repeat(depth)), Limits::default());
        alike(&format!("- {}1{}\n", "{a: ".repeat(depth), "}".repeat(depth)), Limits::default());
    }
    // Very deep, and never a broken stack.
    for deep in ["[", "{a: ", "- ", "- a: ", "a:\n "] {
        alike(&deep.repeat(200_000), Limits::default());
    }
}

#[test]
fn keys_that_stand_twice() {
    for count in [2, 5, 16, 47, 48, 49, 50, 200] {
        let keys: Vec<String> = (0..count).map(|n| format!("键{n}")).collect();
        let lines: String = keys.iter().map(|key| format!("{key}: 1\n")).collect();
        assert!(alike(&lines, Limits::default()));
        let flow = format!("a: {{ {} }}\n", lines.trim_end().replace('\n', ", "));
        assert!(alike(&flow, Limits::default()));
        for again in [&keys[0], &keys[count / 2], &keys[count - 1]] {
            assert!(!alike(&format!("{lines}{again}: 2\n"), Limits::default()), "{again}");
            assert!(!alike(&format!("{lines}\"{again}\": 2\n"), Limits::default()), "{again}");
        }
    }
}
