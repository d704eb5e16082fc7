/// The fields that are open where the text is being read: what a field shows stands behind what it
/// is computed from, over several paragraphs where it is a table of contents.
#[derive(Default)]
pub struct Fields {
    open: Vec<Field>,
}

#[derive(Default)]
struct Field {
    /// What it is computed from: `TOC \o "1-3"`.
    code: String,
    is_result: bool,
    /// Whether it shows anything.
    shows: bool,
}

/// How many fields are open in each other.
const DEEPEST: usize = 64;

impl Fields {
    /// What the sign of a field does; where it ends one that shows nothing, what that would be
    /// computed from.
    pub fn sign(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" if self.open.len() < DEEPEST => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.is_result = true;
                }
            }
            "end" => {
                let field = self.open.pop()?;
                return (!field.shows && is_shown(&field.code))
                    .then(|| field.code.trim().to_owned());
            }
            _ => {}
        }
        None
    }

    /// Adds to what the innermost field is computed from.
    pub fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_result) {
            field.code.push_str(text);
        }
    }

    /// Whether text that stands here is shown; it is what the fields around it show.
    pub fn is_text(&mut self) -> bool {
        let shown = self.open.iter().all(|field| field.is_result);
        for field in self.open.iter_mut().filter(|_| shown) {
            field.shows = true;
        }
        shown
    }

    /// Whether this is inside of a table of contents.
    pub fn is_contents(&self) -> bool {
        self.open.iter().any(|field| word(&field.code) == "TOC")
    }
}

/// Whether a field shows text at all: marks for an index and a place do not.
fn is_shown(code: &str) -> bool {
    !matches!(word(code).as_str(), "" | "TC" | "XE" | "RD" | "SET" | "ASK" | "TA" | "PRIVATE")
}

/// The first word of what a field is computed from: its kind.
fn word(code: &str) -> String {
    code.split_whitespace().next().unwrap_or_default().to_uppercase()
}
