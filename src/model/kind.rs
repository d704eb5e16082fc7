/// 类别: what a disclosure discloses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 部门预算
    Budget,
    /// 绩效目标
    PerformanceTargets,
    /// 部门决算
    FinalAccounts,
    /// 绩效自评
    SelfEvaluation,
}

impl Kind {
    /// All of them, in the order of a budget year.
    pub const ALL: [Kind; 4] =
        [Kind::Budget, Kind::PerformanceTargets, Kind::FinalAccounts, Kind::SelfEvaluation];

    /// The name in file names, addresses and data.
    pub fn slug(self) -> &'static str {
        match self {
            Kind::Budget => "budget",
            Kind::PerformanceTargets => "performance-targets",
            Kind::FinalAccounts => "final-accounts",
            Kind::SelfEvaluation => "self-evaluation",
        }
    }

    /// The name on pages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Budget => "部门预算",
            Kind::PerformanceTargets => "绩效目标",
            Kind::FinalAccounts => "部门决算",
            Kind::SelfEvaluation => "绩效自评",
        }
    }

    /// The kind of a file name without its ending.
    pub fn from_slug(slug: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// Where a disclosure's figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Taken from a document an office published.
    Published,
    /// Made up for demonstration; every page says so.
    Invented,
}
