use crate::finding::Language;
use crate::model::Release;
use crate::pipeline::Workspace;

/// How many disclosures may not be published yet, and why, as one phrase; nothing where none is.
pub(super) fn left_out(
    workspace: &Workspace,
    asked: impl Fn(&str) -> bool,
    language: Language,
) -> Option<String> {
    let held = workspace.held.iter().filter(|(path, _)| asked(path));
    let (mut unapproved, mut waiting) = (0, Vec::new());
    for (_, release) in held {
        match release {
            Release::From(day) => waiting.push(*day),
            Release::Free | Release::Unapproved => unapproved += 1,
        }
    }
    let next = waiting.iter().min();
    let zh = [
        (unapproved > 0).then(|| format!("未批准 {unapproved} 份")),
        next.map(|day| format!("未到公开日 {} 份（最早 {day}）", waiting.len())),
    ];
    let en = [
        (unapproved > 0).then(|| format!("{unapproved} not approved")),
        next.map(|day| format!("{} waiting for a day ({day} the first)", waiting.len())),
    ];
    let parts = match language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let between = match language {
        Language::Chinese => "，",
        Language::English => ", ",
    };
    (!parts.is_empty()).then(|| parts.join(between))
}

/// The same as a line below what was made without them.
pub(super) fn left_out_of_it(workspace: &Workspace, language: Language) -> Option<String> {
    let held = left_out(workspace, |_| true, language)?;
    Some(match language {
        Language::Chinese => format!("没有列入的：{held}"),
        Language::English => format!("left out: {held}"),
    })
}
