//! Keys that are promises: the same text gives the same key in every build, wherever its row stands.

use sha2::{Digest, Sha256};

/// The address of a row that is named by a text: its own letters where they are ASCII, else `k-` and twelve digits of the text's hash. Never an
/// ordinal: rows move.
pub fn row(key: &str) -> String {
    let ascii = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || byte == b'.');
    if ascii { key.to_owned() } else { format!("k-{}", hash(key)) }
}

/// The id of a project: its code, or `p-` and twelve digits of its name's hash where it has none.
pub fn project(code: Option<&str>, name: &str) -> String {
    match code {
        Some(code) => row(code),
        None => format!("p-{}", hash(name)),
    }
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_address_when_they_move() {
        assert_eq!(row("2120101"), "2120101");
        assert_eq!(row("住建局 小计"), row("住建局 小计"));
        assert!(row("住建局 小计").starts_with("k-"));
        assert!(project(None, "物业管理费").starts_with("p-"));
        assert_eq!(project(Some("333-0401-JQN-X0VZ"), "名"), "333-0401-JQN-X0VZ");
    }
}
