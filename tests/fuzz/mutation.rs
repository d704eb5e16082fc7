//! Inputs: seeds with a few places changed, bytes put in from a list of what is known to hurt,
//! seeds joined, and now and then nothing but noise.

use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::strategy::{BoxedStrategy, Strategy};

/// What has hurt parsers before, here and elsewhere.
const HURTS: &[&str] = &[
    "",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{3000}",
    "\u{a0}",
    "\u{2028}",
    "\u{fffe}",
    "：",
    "，",
    "－",
    "—",
    "——",
    "０",
    "１２",
    "⽤",
    "\"",
    "'",
    "\\",
    "`",
    "|",
    ">",
    "<",
    "&",
    "*",
    "@",
    "%",
    "!",
    "!!binary ",
    "? ",
    ": ",
    "- ",
    "#",
    " #",
    "{",
    "}",
    "[",
    "]",
    "{ }",
    "[[",
    "]]",
    "[[收入说明/合计]]",
    "[[项目/1/funds/预算数 → 亿元]]",
    "<!--",
    "-->",
    "```",
    "    ",
    "[^1]",
    "[^1]: ",
    "](",
    "](javascript:1)",
    "<b>",
    "&#0;",
    "**",
    "__",
    "---",
    "...",
    "=",
    "==",
    "/",
    "//",
    "..",
    "../",
    "9",
    "99999999999999999999999999999",
    "0.000000000000000000000000000001",
    "-0",
    "1e999",
    "NaN",
    ".5",
    "5.",
    "1,23",
    "9223372036854775808",
    "亿元",
    "万元",
    "%",
    "约",
    "每",
    "比上年增加",
    "sum(",
    "sum(children)",
    "previous:",
    "[*]",
    "this",
    " = ",
    " <= ",
    "\u{10ffff}",
    "null",
    "~",
    "true",
    "2024-02-30",
    "9999-12-31",
    "\"\"\"",
    "&a ",
    "*a",
    "<<: *a",
    "合计: ",
    "rows:\n",
    "名称",
    "x,",
    "\"x\r\n\"",
    "PK\u{3}\u{4}",
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
];

/// One change of an input.
#[derive(Debug, Clone)]
enum Change {
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Overwrite(Index, u8),
    Repeat(Index, usize, usize),
}

/// Inputs made from these seeds.
pub fn inputs(seeds: Vec<Vec<u8>>) -> BoxedStrategy<Vec<u8>> {
    let one = select(seeds.clone());
    let changed = (select(seeds.clone()), vec(change(), 1..6))
        .prop_map(|(seed, changes)| changes.iter().fold(seed, apply));
    let joined = (select(seeds.clone()), any::<Index>(), select(seeds), any::<Index>()).prop_map(
        |(a, to, b, from)| [&a[..to.index(a.len() + 1)], &b[from.index(b.len() + 1)..]].concat(),
    );
    let noise = vec(any::<u8>(), 0..400);
    let hurts = vec(hurt(), 0..40).prop_map(|parts| parts.concat());
    let cut =
        (one, any::<Index>()).prop_map(|(seed, at)| seed[..at.index(seed.len() + 1)].to_vec());
    prop_oneof![8 => changed, 1 => joined, 1 => noise, 2 => hurts, 1 => cut].boxed()
}

fn hurt() -> impl Strategy<Value = Vec<u8>> {
    select(HURTS).prop_map(|text| text.as_bytes().to_vec())
}

fn change() -> impl Strategy<Value = Change> {
    let bytes = prop_oneof![4 => hurt(), 1 => vec(any::<u8>(), 1..8)];
    prop_oneof![
        4 => (any::<Index>(), bytes).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        2 => (any::<Index>(), 1usize..40).prop_map(|(at, count)| Change::Remove(at, count)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Overwrite(at, byte)),
        1 => (any::<Index>(), 1usize..30, prop_oneof![Just(2usize), Just(30), Just(600)]).prop_map(|(at, count, times)| Change::Repeat(at, count, times)),
    ]
}

fn apply(mut input: Vec<u8>, change: &Change) -> Vec<u8> {
    let end = |at: usize, count: usize, len: usize| (at + count).min(len);
    match change {
        Change::Insert(at, bytes) => {
            let at = at.index(input.len() + 1);
            input.splice(at..at, bytes.iter().copied());
        }
        Change::Remove(at, count) => {
            let at = at.index(input.len() + 1);
            input.drain(at..end(at, *count, input.len()));
        }
        Change::Overwrite(at, byte) => {
            if !input.is_empty() {
                let at = at.index(input.len());
                input[at] = *byte;
            }
        }
        Change::Repeat(at, count, times) => {
            let at = at.index(input.len() + 1);
            let part = input[at..end(at, *count, input.len())].repeat(*times);
            input.splice(at..at, part);
        }
    }
    input
}
