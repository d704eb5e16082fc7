/// A name a workbook takes: at least one and at most 31 characters, none of `[]:*?/\`, no two alike
/// but for their case.
pub(super) fn sheet_name(wanted: &str, taken: &[String]) -> String {
    const LENGTH: usize = 31;
    let clean: String = wanted
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\'".contains(c) { '_' } else { c })
        .take(LENGTH)
        .collect();
    let clean = if clean.trim().is_empty() { "表".to_owned() } else { clean };
    let fits = |name: &String| {
        name.encode_utf16().count() <= LENGTH
            && !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase())
    };
    let shortened = |room: usize, end: &str| {
        let mut used = 0;
        let start = clean.chars().take_while(|c| {
            used += c.len_utf16();
            used <= room
        });
        start.collect::<String>() + end
    };
    let first = shortened(LENGTH, "");
    if fits(&first) {
        return first;
    }
    // Of more names than are taken one is free.
    let numbers = (2..taken.len() + 3).map(|number| number.to_string());
    numbers.map(|number| shortened(LENGTH - number.len(), &number)).find(fits).unwrap_or(first)
}
