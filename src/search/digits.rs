/// Base 64, as source maps write numbers: text, because hosts compress text and leave what they do not know as it is.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes a number in digits of five bits, the least first; a digit over 31 says that another follows.
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

/// Reads numbers back, as the script does.
#[cfg(test)]
pub(super) fn read(text: &str) -> Vec<u32> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for digit in text.bytes().map(|byte| u32::try_from(DIGITS.iter().position(|digit| *digit == byte).expect("a digit")).expect("small")) {
        number += (digit % 32) << shift;
        shift += 5;
        if digit < 32 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        let mut out = Vec::new();
        let numbers = [0, 1, 31, 32, 1023, 1024, 2_000_000, u32::MAX];
        numbers.iter().for_each(|number| push(&mut out, *number));
        assert_eq!(read(&String::from_utf8(out).expect("ASCII")), numbers);
        assert_eq!(ascending([3, 3, 40]), "DAlB");
    }
}
