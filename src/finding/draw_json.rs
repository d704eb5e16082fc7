use super::{Finding, Language};
/// stub
pub fn draw_json(f: &Finding, l: Language) -> String { super::draw_text(f,l,false) }
