//! What becomes of the digits of a number under somebody's fingers.

/// Whether two rows of digits differ in two neighbours that are exchanged.
pub fn are_exchanged(one: &[u8], other: &[u8]) -> bool {
    let apart: Vec<usize> =
        (0..one.len().min(other.len())).filter(|at| one[*at] != other[*at]).collect();
    let is_swap = match apart.as_slice() {
        [a, b] => a + 1 == *b && one[*a] == other[*b] && one[*b] == other[*a],
        _ => false,
    };
    one.len() == other.len() && is_swap
}

/// Whether two rows of digits differ in one.
pub fn differ_in_one(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).filter(|(a, b)| a != b).count() == 1
}

/// Whether a row of digits is another with one more among the first so many.
pub fn has_one_more(long: &[u8], short: &[u8], first: usize) -> bool {
    let is_it = |skip: usize| {
        let rest = long.iter().enumerate().filter(|(at, _)| *at != skip);
        rest.map(|(_, digit)| digit).eq(short)
    };
    long.len() == short.len() + 1 && (0..first.min(long.len())).any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_under_fingers() {
        assert!(are_exchanged(b"18962", b"19862") && !are_exchanged(b"18962", b"28961"));
        assert!(!are_exchanged(b"1896", b"1896") && !are_exchanged(b"189", b"1890"));
        assert!(differ_in_one(b"1896", b"1796") && !differ_in_one(b"1896", b"1896"));
        assert!(has_one_more(b"18896", b"1896", 5) && !has_one_more(b"1896", b"1896", 4));
        assert!(!has_one_more(b"18960", b"1896", 4), "not among the first");
    }
}
