/// A part of an address with `%E9%99%84` as what it stands for. What is no such number stays; bytes
/// that are no text are marked as such.
///
/// ```
/// use gongkai::characters::percent_decoded;
/// assert_eq!(percent_decoded("%E9%99%84件%2"), "附件%2");
/// assert_eq!(percent_decoded("%+f%zz%41"), "%+f%zzA");
/// ```
pub fn percent_decoded(text: &str) -> String {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let byte = match (first, tail) {
            (b'%', [high, low, ..]) => digit(*high).zip(digit(*low)),
            _ => None,
        };
        rest = if byte.is_some() { &tail[2..] } else { tail };
        bytes.push(byte.map_or(*first, |(high, low)| high * 16 + low));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
