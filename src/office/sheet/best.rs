/// The thing of the highest score, of equals the first. What a score counts and what is not asked
/// is the caller's: a head over figures also answers by its group, a line below another by the
/// names it has there.
pub fn best<T, S: Ord>(scored: impl Iterator<Item = (T, S)>) -> Option<T> {
    let better = |best: (T, S), other: (T, S)| if other.1 > best.1 { other } else { best };
    scored.reduce(better).map(|(best, _)| best)
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn of_equals_the_first() {
        assert_eq!(best([('a', 1), ('b', 2), ('c', 2), ('d', 0)].into_iter()), Some('b'));
        assert_eq!(best(std::iter::empty::<(char, u8)>()), None);
    }
}
