use std::fmt;

use crate::trouble::Bilingual;

/// What an argument's value must be, where one is not.
#[derive(Debug)]
pub(super) struct Expected(pub Bilingual);

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.en)
    }
}

impl std::error::Error for Expected {}
