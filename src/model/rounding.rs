/// How figures were rounded before they were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all: any difference is an error.
    Exact,
    /// To the nearest: each figure stands for half a unit of its last decimal either way.
    Nearest,
    /// Cut off: each figure stands for up to one unit of its last decimal more.
    Truncated,
}
