use std::collections::HashSet;

use super::super::node::Entry;

/// Mappings with fewer keys than this are searched, not hashed.
const SMALL_MAP: usize = 48;

/// Which keys a mapping has, so that one that stands twice is known.
#[derive(Default)]
pub(super) struct Keys {
    /// A bit for each, by its length and its ends: a key whose bit is not set is new.
    bits: u64,
    many: Option<HashSet<String>>,
}

impl Keys {
    /// Takes the next key of the mapping with these entries; whether it stood in none of them.
    #[inline]
    pub(super) fn is_new(&mut self, entries: &[Entry<'_>], key: &str) -> bool {
        if entries.len() >= SMALL_MAP {
            return self.is_new_in_many(entries, key);
        }
        let bit = 1 << (sum(key.as_bytes()) >> 58);
        let seen = self.bits & bit != 0;
        self.bits |= bit;
        !seen || entries.iter().all(|entry| entry.key.value != key)
    }

    fn is_new_in_many(&mut self, entries: &[Entry<'_>], key: &str) -> bool {
        let seen = || entries.iter().map(|entry| entry.key.value.to_string()).collect();
        self.many.get_or_insert_with(seen).insert(key.to_owned())
    }
}

/// A number that seldom is alike for two keys of a mapping: it differs by length and by ends.
#[inline]
fn sum(key: &[u8]) -> u64 {
    let (Some(first), Some(last)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) else {
        return key.iter().fold(key.len() as u64, |sum, byte| sum * 31 + u64::from(*byte)) << 58;
    };
    let ends = u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    (ends ^ key.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
