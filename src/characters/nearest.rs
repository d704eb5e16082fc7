/// No name that is known is longer, in characters: comparing takes the product of two lengths.
const LONGEST_NAME: usize = 80;

/// The known name most like a misspelt one, if any is like it at all.
pub fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let length = name.chars().take(LONGEST_NAME + 1).count();
    if length > LONGEST_NAME {
        return None;
    }
    let far = length.max(3) / 2;
    // Names whose lengths differ by more are further apart than that: most need not be compared.
    let known = known.filter(|known| known.chars().count().abs_diff(length) <= far);
    let near = known.map(|known| (strsim::damerau_levenshtein(name, known), known)).min();
    near.filter(|(distance, _)| *distance <= far).map(|(_, known)| known.to_owned())
}
