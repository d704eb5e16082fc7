use super::{Finding, Language};
/// stub
pub fn draw_short(f: &Finding, l: Language) -> String { super::draw_text(f,l,false) }
