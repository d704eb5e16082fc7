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
    /// 政府预决算: of a whole government, published by its finance department: the report to the
    /// congress, summed “三公” expenses. Its figures are those of no department.
    Government,
}

impl Kind {
    /// All of them, in the order of a department's year; then the government's.
    pub const ALL: [Kind; 5] = [
        Kind::Budget,
        Kind::PerformanceTargets,
        Kind::FinalAccounts,
        Kind::SelfEvaluation,
        Kind::Government,
    ];

    /// The name in file names, addresses and data.
    pub fn slug(self) -> &'static str {
        match self {
            Kind::Budget => "budget",
            Kind::PerformanceTargets => "performance-targets",
            Kind::FinalAccounts => "final-accounts",
            Kind::SelfEvaluation => "self-evaluation",
            Kind::Government => "government",
        }
    }

    /// The name on pages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Budget => "部门预算",
            Kind::PerformanceTargets => "绩效目标",
            Kind::FinalAccounts => "部门决算",
            Kind::SelfEvaluation => "绩效自评",
            Kind::Government => "政府预决算",
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

impl Origin {
    /// The word in content and in data.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Published => "published",
            Origin::Invented => "invented",
        }
    }
}
