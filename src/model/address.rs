//! Keys that are promises: the same text gives the same key in every build, wherever its row
//! stands.

use sha2::{Digest, Sha256};

use crate::characters::hex;

use super::slug::{LONGEST_NAME, is_device};

/// The address of a row that is named by a text: its own letters where they are ASCII and few, else
/// `k-` and twelve digits of the text's hash. Never an ordinal: rows move. A text that looks like
/// such a hash is hashed itself, so that nobody can take the address of another.
pub fn row(key: &str) -> String {
    let ascii = !key.is_empty()
        && key.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || byte == b'.'
        });
    let own = ascii
        && key.len() <= LONGEST_NAME
        && key.trim_matches('.') == key
        && !is_device(key)
        && !is_hash(key);
    if own { key.to_owned() } else { hashed(key) }
}

/// The address of a text by its hash alone.
pub fn hashed(key: &str) -> String {
    format!("k-{}", hash(key))
}

/// The id of a project: its code, or `p-` and twelve digits of its name's hash where it has none.
pub fn project(code: Option<&str>, name: &str) -> String {
    match code {
        Some(code) => row(code),
        None => format!("p-{}", hash(name)),
    }
}

/// Whether a text is written as the addresses are that this file makes.
fn is_hash(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let digits = key.strip_prefix("k-").or_else(|| key.strip_prefix("p-"));
    digits.is_some_and(|digits| {
        digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..6])
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

    #[test]
    fn what_no_disk_or_address_holds_is_hashed() {
        let long = "A".repeat(LONGEST_NAME + 1);
        for text in [
            "..",
            ".",
            "a.",
            ".a",
            "con",
            "NUL.1",
            "项目1",
            "a/b",
            "a b",
            "k-0123456789ab",
            "P-0123456789AB",
            "",
            long.as_str(),
        ] {
            assert!(row(text).starts_with("k-") && row(text) != text, "{text}");
        }
        assert_eq!(row("k-1"), "k-1");
        assert_eq!(row(&"A".repeat(LONGEST_NAME)), "A".repeat(LONGEST_NAME));
    }
}
