/// 表头: what a column of a workbook's list of projects or of indicators holds, where it is no
/// column of the project form. A form may call it by words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Head {
    /// Code of a project.
    Code,
    /// Name of a project.
    Name,
    /// Code of a project in the year before.
    Continues,
    /// Code of the budget unit of a project.
    BudgetUnit,
    /// What a project's money is for.
    Purpose,
    /// Goals, one a line.
    Goals,
    /// What was reached, one a line.
    Outcomes,
    /// Weights of all indicators together.
    TotalWeight,
    /// Scores of all indicators together.
    TotalScore,
    /// Code or name of the project that an indicator belongs to.
    Project,
    /// First level of an indicator.
    Level1,
    /// Second level of an indicator.
    Level2,
    /// Name of an indicator.
    Indicator,
    /// What an indicator measures.
    Description,
    /// Target of an indicator.
    Target,
    /// What was reached of a target.
    Actual,
    /// Weight of an indicator.
    Weight,
    /// Score of an indicator.
    Score,
    /// What a target is based on.
    Basis,
    /// Why a target was missed, and the remedy.
    Deviation,
}

impl Head {
    /// All of them: those of projects in the order of their list, then those of indicators.
    pub const ALL: [Head; 20] = [
        Head::Code,
        Head::Name,
        Head::Continues,
        Head::BudgetUnit,
        Head::Purpose,
        Head::Goals,
        Head::Outcomes,
        Head::TotalWeight,
        Head::TotalScore,
        Head::Project,
        Head::Level1,
        Head::Level2,
        Head::Indicator,
        Head::Description,
        Head::Target,
        Head::Actual,
        Head::Weight,
        Head::Score,
        Head::Basis,
        Head::Deviation,
    ];

    /// Its name in a form.
    pub fn key(self) -> &'static str {
        match self {
            Head::Code => "code",
            Head::Name => "name",
            Head::Continues => "continues",
            Head::BudgetUnit => "budget-unit",
            Head::Purpose => "purpose",
            Head::Goals => "goals",
            Head::Outcomes => "outcomes",
            Head::TotalWeight => "total-weight",
            Head::TotalScore => "total-score",
            Head::Project => "project",
            Head::Level1 => "level-1",
            Head::Level2 => "level-2",
            Head::Indicator => "indicator",
            Head::Description => "description",
            Head::Target => "target",
            Head::Actual => "actual",
            Head::Weight => "weight",
            Head::Score => "score",
            Head::Basis => "basis",
            Head::Deviation => "deviation",
        }
    }

    /// The head of a name.
    pub fn named(key: &str) -> Option<Head> {
        Head::ALL.into_iter().find(|head| head.key() == key)
    }

    /// Those of a list of projects, in its order.
    pub fn of_projects() -> &'static [Head] {
        &Head::ALL[..9]
    }

    /// Those of a list of indicators, in its order; grades follow.
    pub fn of_indicators() -> &'static [Head] {
        &Head::ALL[9..]
    }
}
