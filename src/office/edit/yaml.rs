use crate::source::{quote, quote_figure};

/// `label: value`; `label:` for what is blank.
pub fn field(label: &str, value: &str) -> String {
    let label = quote(label);
    if value.is_empty() { format!("{label}:") } else { format!("{label}: {value}") }
}

/// A figure stands bare, a blank is nothing; what is no figure is quoted where it must be.
pub fn value(text: &str) -> String {
    if text.is_empty() { String::new() } else { quote_figure(text) }
}
