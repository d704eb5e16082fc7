use crate::decimal::Decimal;

/// How a part of a number format shows the digits of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits {
    /// Decimals that always show.
    pub least: u32,
    /// Decimals that show where they are not zero: `0.##`.
    pub most: u32,
    /// Digits before the point that always show: `00` shows 1 as 01.
    pub whole: usize,
    /// The power of ten that the number is divided by before it is shown: `0.00,` shows thousands,
    /// `0!.0,` ten thousands.
    pub divided: u32,
    pub percent: bool,
}

/// A part of a number format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub condition: Option<Condition>,
    /// Whether numbers show as they are.
    pub general: bool,
    /// Nothing where it shows words alone.
    pub digits: Option<Digits>,
    /// What is written in it besides digits.
    pub words: String,
    /// What is written behind the digits.
    pub behind: String,
    /// Whether it says that the number is below zero: by a sign, brackets or a colour.
    pub minus: bool,
}

/// What a part of a format holds for: `[<10000]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    sign: String,
    limit: Decimal,
}

/// What a part of a format is for.
pub(super) enum Reads {
    Number(Section),
    Text,
}

/// A point that a format draws as a letter; it divides the digits and stands for no decimals.
const DRAWN_POINT: char = '\u{1}';
/// What tells a number below zero.
const MINUS: [char; 8] = ['-', '－', '−', '(', '（', '▲', '△', '负'];
/// How the name of a colour begins.
const COLOURS: [&str; 4] = ["red", "color", "红", "颜色"];
/// Characters of dates, times, powers and fractions, and the sign of texts.
const NO_NUMBER: [char; 8] = ['y', 'm', 'd', 'h', 's', 'e', '/', '@'];

/// What one part of a format code says; nothing where it is a date or what else is no number.
pub(super) fn section(text: &str) -> Option<Reads> {
    let mut written = Written::of(text);
    let lower = written.plain.to_ascii_lowercase();
    if written.plain.trim().eq_ignore_ascii_case("General") || lower.contains("g/") {
        let section = Section { general: true, condition: written.condition, ..Section::default() };
        return Some(Reads::Number(section));
    }
    if lower.contains('@') {
        return Some(Reads::Text);
    }
    if lower.contains(NO_NUMBER) {
        return None;
    }
    let digits = lower.contains(['0', '#', '?']).then(|| digits(&written.plain));
    let words = written.words.trim().to_owned();
    let minus = written.coloured || words.contains(MINUS);
    let behind = std::mem::take(&mut written.behind);
    let behind = behind.trim_matches(|c: char| c.is_whitespace() || "-()（）%".contains(c));
    Some(Reads::Number(Section {
        condition: written.condition,
        general: false,
        digits,
        behind: behind.to_owned(),
        minus,
        words,
    }))
}

/// A part of a format code, taken to pieces.
#[derive(Default)]
struct Written {
    /// Placeholders and what is not quoted.
    plain: String,
    words: String,
    /// The words behind the last placeholder.
    behind: String,
    condition: Option<Condition>,
    coloured: bool,
}

impl Written {
    fn of(text: &str) -> Written {
        let mut written = Written::default();
        let mut quoted = false;
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => quoted = !quoted,
                character if quoted => written.literal(character),
                '\\' | '!' => written.literal(characters.next().unwrap_or(' ')),
                '_' | '*' => _ = characters.next(),
                '[' => {
                    let inside: String =
                        characters.by_ref().take_while(|character| *character != ']').collect();
                    written.bracket(&inside);
                }
                '0' | '#' | '?' | '.' | ',' => {
                    written.plain.push(character);
                    written.behind.clear();
                }
                character => {
                    written.plain.push(character);
                    written.words.push(character);
                    written.behind.push(character);
                }
            }
        }
        written
    }

    fn literal(&mut self, character: char) {
        self.words.push(character);
        self.behind.push(character);
        if character == '.' {
            self.plain.push(DRAWN_POINT);
        }
    }

    fn bracket(&mut self, inside: &str) {
        let lower = inside.to_ascii_lowercase();
        self.coloured |= COLOURS.iter().any(|colour| lower.starts_with(colour));
        let limit = inside.trim_start_matches(['<', '>', '=']);
        let sign = &inside[..inside.len() - limit.len()];
        if let Some(limit) = Decimal::parse(limit.trim()).filter(|_| !sign.is_empty()) {
            self.condition = Some(Condition { sign: sign.to_owned(), limit });
        }
    }
}

/// What the placeholders of a part say.
fn digits(plain: &str) -> Digits {
    let percent = plain.contains('%');
    let kept = |c: &char| matches!(c, '0' | '#' | '?' | '.' | ',' | &DRAWN_POINT);
    let plain: String = plain.chars().filter(kept).collect();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let thousands = [whole, decimals]
        .map(|part| part.len() - part.trim_end_matches(',').len())
        .into_iter()
        .sum::<usize>();
    let count = |part: &str, wanted: &[char]| {
        u32::try_from(part.chars().filter(|c| wanted.contains(c)).count()).unwrap_or_default()
    };
    let mut digits = Digits {
        least: count(decimals, &['0']),
        most: count(decimals, &['0', '#', '?']),
        whole: 0,
        divided: 3 * u32::try_from(thousands).unwrap_or_default(),
        percent,
    };
    let mut before = whole;
    if let Some((whole, drawn)) = whole.split_once(DRAWN_POINT).filter(|_| decimals.is_empty()) {
        let drawn = count(drawn, &['0', '#', '?']);
        (before, digits.least, digits.most, digits.divided) =
            (whole, drawn, drawn, digits.divided + drawn);
    }
    digits.whole = before.chars().filter(|c| *c == '0').count();
    digits
}

impl Condition {
    /// Whether it holds for a number.
    pub(super) fn holds(&self, value: Decimal) -> bool {
        match self.sign.as_str() {
            "<" => value < self.limit,
            "<=" => value <= self.limit,
            ">" => value > self.limit,
            ">=" => value >= self.limit,
            "=" => value == self.limit,
            "<>" => value != self.limit,
            _ => false,
        }
    }
}

impl Section {
    /// Whether it shows nothing at all.
    pub(super) fn is_blank(&self) -> bool {
        self.digits.is_none() && self.words.is_empty() && !self.general
    }

    /// Whether a zero shows in it as a digit: `"-"??` shows a dash.
    pub(super) fn shows_zero(&self) -> bool {
        self.digits.is_some_and(|digits| digits.whole + digits.least as usize > 0)
    }
}

impl Digits {
    /// The number as it shows; nothing where it is too long to be worked with.
    pub(super) fn draw(self, typed: Decimal) -> Option<String> {
        let power = if self.percent { 2 } else { 0 };
        let rounded = typed
            .shifted(power - i32::try_from(self.divided).ok()?)?
            .rounded(self.most)
            .normalize()
            .padded(self.least);
        // A negative zero is a zero.
        let (sign, text) = if rounded.is_negative() {
            ("-", rounded.abs().to_string())
        } else {
            ("", rounded.abs().to_string())
        };
        let digits = text.find('.').unwrap_or(text.len());
        let padding = "0".repeat(self.whole.saturating_sub(digits).min(30));
        Some(format!("{sign}{padding}{text}{}", if self.percent { "%" } else { "" }))
    }
}
