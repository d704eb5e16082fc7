/// How the 年初预算 of accounts stand to the budget that the department published for the year.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct InitialBudgets {
    /// Those that the same row there has.
    pub agree: usize,
    /// Those that it has not.
    pub differ: usize,
}
