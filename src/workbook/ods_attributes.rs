use quick_xml::events::BytesStart;

use super::format_section::Digits;
use super::number::shown;
use super::number_format::NumberFormat;
use super::printed_number::as_is_printed;
use super::shown_text::{Shown, truth};

/// What a cell says of itself.
#[derive(Default)]
pub(super) struct CellAttributes {
    kind: String,
    value: Option<String>,
    /// A date, a time or a text.
    said: Option<String>,
    truth: Option<bool>,
    formula: Option<String>,
}

impl CellAttributes {
    pub(super) fn of(start: &BytesStart<'_>) -> CellAttributes {
        CellAttributes {
            kind: attribute(start, "office:value-type").unwrap_or_default(),
            value: attribute(start, "office:value"),
            said: ["office:date-value", "office:time-value", "office:string-value"]
                .into_iter()
                .find_map(|name| attribute(start, name)),
            truth: attribute(start, "office:boolean-value")
                .map(|value| value.eq_ignore_ascii_case("true")),
            formula: attribute(start, "table:formula"),
        }
    }

    /// What the cell shows: its number as it is printed, its words; a formula that was never
    /// computed is itself. Where the print has no digits, as of a zero that shows as a dash, so many
    /// decimals as the numbers of its format have.
    pub(super) fn shown(&self, printed: &Option<String>, decimals: Option<usize>) -> Shown {
        if let Some(value) = &self.value {
            let number = value.parse().ok();
            let as_printed = number.zip(printed.as_deref());
            let percent = Digits { least: 0, most: 10, whole: 1, divided: 0, percent: true };
            let percent = (self.kind == "percentage").then(|| NumberFormat::of_digits(percent));
            let zero = decimals.filter(|decimals| *decimals > 0 && is_dash(number, printed));
            return as_printed
                .and_then(|(number, printed)| as_is_printed(number, printed))
                .or_else(|| Some(format!("{:.*}", zero?, 0.0).into()))
                .or_else(|| Some(shown(number?, percent.as_ref())))
                .unwrap_or_else(|| value.clone().into());
        }
        if let Some(value) = self.truth {
            return truth(value).to_owned().into();
        }
        let inner = || printed.clone().unwrap_or_default();
        let words = self.said.clone().filter(|said| !said.is_empty()).unwrap_or_else(inner);
        match &self.formula {
            // One that was computed has a kind, or a paragraph, and may be blank.
            Some(formula)
                if words.trim().is_empty()
                    && !formula.is_empty()
                    && self.kind.is_empty()
                    && printed.is_none() =>
            {
                let formula = formula.rsplit_once(":=").map_or(formula.as_str(), |(_, own)| own);
                format!("={formula}").into()
            }
            _ => words.into(),
        }
    }
}

/// Whether a zero shows as a dash.
fn is_dash(value: Option<f64>, printed: &Option<String>) -> bool {
    let printed = printed.as_deref().map_or("", str::trim);
    value == Some(0.0) && matches!(printed, "-" | "–" | "—")
}

/// What an element says under a name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(|_| found.value.to_string(), |value| value.into_owned()),
    )
}

/// How often something is repeated: once where nothing is said.
pub(super) fn repeats(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|count| count.trim().parse().ok()).unwrap_or(1)
}
