/// Which places (`#…`) the pages of disclosures have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagePlaces {
    /// Those that the program's own templates and scripts make.
    Known,
    /// Others too, perhaps: a template or a script of the site may name some.
    Unknown,
}
