use super::{Finding, Language};
/// stub
pub fn draw_text(f: &Finding, l: Language, _c: bool) -> String { let p=f.place.start(); let mut s=format!("{}:{}:{}: {}[{}]: {}", f.place.file.path, p.line, p.column, f.level.name(), f.rule.name, f.message.in_language(l)); for n in &f.notes { s+="\n   note: "; s+=n.in_language(l);} if let Some(a)=&f.at { s+="\n   at: "; s+=a; } s }
