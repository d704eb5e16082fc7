use jiff::civil::Date;

/// 公开时间: when a disclosure may be published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Release {
    /// Whenever the site is built.
    #[default]
    Free,
    /// From this day on.
    From(Date),
    /// Not before somebody says that it was approved.
    Unapproved,
}

impl Release {
    /// Whether it may be published on a day; on no day in particular, what waits for one may not.
    pub fn is_reached(self, on: Option<Date>) -> bool {
        match self {
            Release::Free => true,
            Release::From(day) => on.is_some_and(|on| day <= on),
            Release::Unapproved => false,
        }
    }
}
