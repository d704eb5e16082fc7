/// Bytes as hexadecimal digits, small, two a byte: as `sha256sum` prints a digest.
///
/// ```
/// use gongkai::characters::hex;
/// assert_eq!(hex(&[0, 10, 255]), "000aff");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from(DIGITS[usize::from(half)]))
        .collect()
}
