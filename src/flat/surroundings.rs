/// What a page is read among.
pub struct Surroundings<'a> {
    /// Where a link leads from where the page will stand; nothing where it leads nowhere from there.
    pub leads: &'a dyn Fn(&str) -> Option<String>,
    /// What stands between the name of something and what is said of it.
    pub colon: &'a str,
    /// The language of the page.
    pub language: &'a str,
}
