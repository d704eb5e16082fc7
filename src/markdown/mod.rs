//! stub until the room arrives
pub struct Sections { pub preamble: std::ops::Range<usize>, pub sections: Vec<Section> }
pub struct Section { pub heading: String, pub heading_range: std::ops::Range<usize>, pub body_range: std::ops::Range<usize> }
pub fn sections(_: &str) -> Sections { Sections { preamble: 0..0, sections: vec![] } }
pub fn plain_title(t: &str) -> String { t.to_owned() }
pub fn bindings(_: &str) -> Vec<(String, Option<String>, std::ops::Range<usize>)> { vec![] }
