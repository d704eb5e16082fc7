/// What is known of a list of words.
#[derive(Debug)]
pub struct ListInfo {
    /// Its name in the files.
    pub name: &'static str,
    /// What its words mean.
    pub says: &'static str,
    /// Who looks for them: rules, `pages` or `import`.
    pub used_by: &'static [&'static str],
}
