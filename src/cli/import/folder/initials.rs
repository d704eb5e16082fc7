use encoding_rs::GBK;

/// Where the characters of an initial begin among those that GB 2312 keeps by their sound; the last
/// ends them.
const BEGINNINGS: [(u16, char); 24] = [
    (0xB0A1, 'a'),
    (0xB0C5, 'b'),
    (0xB2C1, 'c'),
    (0xB4EE, 'd'),
    (0xB6EA, 'e'),
    (0xB7A2, 'f'),
    (0xB8C1, 'g'),
    (0xB9FE, 'h'),
    (0xBBF7, 'j'),
    (0xBFA6, 'k'),
    (0xC0AC, 'l'),
    (0xC2E8, 'm'),
    (0xC4C3, 'n'),
    (0xC5B6, 'o'),
    (0xC5BE, 'p'),
    (0xC6DA, 'q'),
    (0xC8BB, 'r'),
    (0xC8F6, 's'),
    (0xCBFA, 't'),
    (0xCDDA, 'w'),
    (0xCEF4, 'x'),
    (0xD1B9, 'y'),
    (0xD4D1, 'z'),
    (0xD7FA, ' '),
];

/// The initials of a name by its sound, as offices call their folders: 水利局 is slj. Rare characters,
/// which the standard keeps by their strokes, have none.
pub(super) fn initials(name: &str) -> String {
    name.chars().filter_map(initial).collect()
}

fn initial(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_lowercase());
    }
    let text = c.to_string();
    let (bytes, _, is_unknown) = GBK.encode(&text);
    let [high, low] = *bytes else { return None };
    let code = u16::from_be_bytes([high, low]);
    let found = BEGINNINGS.iter().rev().find(|(from, _)| *from <= code);
    found.map(|(_, initial)| *initial).filter(|initial| !is_unknown && *initial != ' ')
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_has_the_initials_of_its_sound() {
        let names = [
            ("水利局", "slj"),
            ("财政局", "czj"),
            ("教育局", "jyj"),
            ("农业农村局", "nyncj"),
            ("住房和城乡建设局", "zfhcxjsj"),
            ("商务委员会", "swwyh"),
            ("啊座", "az"),
            ("12345热线", "12345rx"),
            ("漯河（一）", "hy"),
        ];
        for (name, expected) in names {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
