use calamine::Data;

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub text: String,
    /// What the format of a number writes behind it.
    pub behind: Option<String>,
    /// Whether a format shows nothing of a number that is there.
    pub concealed: bool,
}

impl From<String> for Shown {
    fn from(text: String) -> Shown {
        Shown { text, ..Shown::default() }
    }
}

/// What a cell shows; `number` says how a number does.
pub(super) fn of_cell(cell: &Data, number: impl Fn(f64) -> Shown) -> Shown {
    match cell {
        Data::Float(value) => number(*value),
        Data::Int(value) => match i32::try_from(*value) {
            Ok(value) => number(f64::from(value)),
            Err(_) => value.to_string().into(),
        },
        other => text(other).into(),
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => value.to_string(),
        Data::Bool(value) => truth(*value).to_owned(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        // What does not compute is kept as it shows, so that it is found.
        Data::Error(error) => error.to_string(),
    }
}

/// A truth value as a cell shows it.
pub(super) fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}
