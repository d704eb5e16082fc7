/// Base 64, as source maps write numbers: text, because hosts compress text and leave what they do
/// not know as it is.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes a number in digits of five bits, the least first; a digit over 31 says that another
/// follows.
pub(super) fn push(out: &mut Vec<u8>, mut number: u32) {
    while number >= 32 {
        out.push(DIGITS[(number % 32 + 32) as usize]);
        number /= 32;
    }
    out.push(DIGITS[number as usize]);
}

/// Ascending numbers as differences.
pub(super) fn ascending(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut out = Vec::new();
    let mut before = 0;
    for number in numbers {
        push(&mut out, number - before);
        before = number;
    }
    String::from_utf8(out).expect("digits are ASCII")
}

/// Reads numbers back.
pub(super) fn numbers(mut digits: &[u8]) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let (number, rest) = digits.split_at(whole(digits, 1));
        digits = rest;
        (!number.is_empty()).then(|| {
            number.iter().rev().fold(0, |number, digit| (number << 5) | (value(*digit) % 32))
        })
    })
}

/// The least length, of as many digits at least, that cuts no number in two.
pub(super) fn whole(digits: &[u8], least: usize) -> usize {
    let last = digits.iter().skip(least.saturating_sub(1)).position(|digit| value(*digit) < 32);
    last.map_or(digits.len(), |last| last + least.max(1))
}

fn value(digit: u8) -> u32 {
    u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        _ => 63,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        let mut out = Vec::new();
        let given = [0, 1, 31, 32, 1023, 1024, 2_000_000, u32::MAX];
        given.iter().for_each(|number| push(&mut out, *number));
        assert_eq!(numbers(&out).collect::<Vec<_>>(), given);
        assert_eq!(ascending([3, 3, 40]), "DAlB");
        assert!((0..DIGITS.len()).all(|at| value(DIGITS[at]) as usize == at));
    }

    #[test]
    fn no_number_is_cut() {
        let digits = ascending([3, 40, 41, 2_000_000]);
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 90].map(|least| whole(digits.as_bytes(), least)),
            [1, 1, 3, 3, 4, 9, 9]
        );
        assert_eq!(whole(b"", 1), 0);
    }
}
