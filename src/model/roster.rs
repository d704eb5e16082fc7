use jiff::civil::Date;

use super::kind::Kind;

/// 应公开名录 of a region: who owes which disclosure of which year, by when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// Where the duties come from, as the files say.
    pub sources: Vec<String>,
    /// Who owes, in the order written; a department stands before its units.
    pub parties: Vec<Party>,
}

/// A department or budget unit, and what it owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The department's folder, there already or not.
    pub department: String,
    /// The budget unit's code, for one that discloses by itself.
    pub unit: Option<String>,
    /// The department's code, where it has one.
    pub code: Option<String>,
    /// Its full name.
    pub name: String,
    /// What it owes, by year and kind.
    pub duties: Vec<Duty>,
}

/// One disclosure that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// 预算年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// By when.
    pub due: Due,
    /// Why it need not be published, where it is exempt.
    pub exempt: Option<String>,
}

/// 期限: by when a disclosure is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The last day.
    On(Date),
    /// So many days after the approval that the party's disclosure of this kind states.
    AfterApproval {
        /// The kind whose approval counts.
        of: Kind,
        /// Days.
        days: i32,
    },
    /// No date is known.
    Unstated,
}

impl Roster {
    /// The fiscal years that something is owed for, the latest first.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> =
            self.parties.iter().flat_map(|party| &party.duties).map(|duty| duty.year).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    }
}
