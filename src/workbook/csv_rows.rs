use super::unreadable::Unreadable;

/// The rows of a text whose cells are divided by a mark.
///
/// # Errors
/// When the text is damaged.
pub(super) fn rows(text: &str, mark: u8) -> Result<Vec<Vec<String>>, Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(Unreadable::damaged)?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}
