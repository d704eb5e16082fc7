use super::label::plain;

/// The usual grades of banded indicators, each a head by itself.
pub const GRADES: [&str; 4] = ["优", "良", "中", "差"];
/// What stands before any other grade in a head, so that no column of something else is taken for
/// one.
const GRADE: &str = "等级：";

/// The head of a grade.
pub fn grade_head(grade: &str) -> String {
    if GRADES.contains(&grade) { grade.to_owned() } else { format!("{GRADE}{grade}") }
}

/// The grade that a head names.
pub fn grade_of(head: &str) -> Option<String> {
    if let Some(usual) = GRADES.into_iter().find(|grade| plain(head) == *grade) {
        return Some(usual.to_owned());
    }
    let rest = head.trim().strip_prefix("等级")?.trim_start_matches([':', '：']).trim();
    (!rest.is_empty() && plain(head).starts_with(GRADE))
        .then(|| rest.split_whitespace().collect::<Vec<_>>().join(" "))
}
