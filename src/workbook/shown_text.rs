use calamine::Data;

/// The text that a cell shows; `number` says how a number does.
pub(super) fn text(cell: &Data, number: impl Fn(f64) -> String) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
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
