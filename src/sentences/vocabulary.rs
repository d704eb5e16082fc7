/// What a word says in a sentence about numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// Before an increase.
    Up,
    /// Before a decrease.
    Down,
    /// No change.
    Same,
    /// No change to speak of.
    Slight,
    /// 大于
    More,
    /// 小于
    Less,
    /// 高于, before a plan or an amount
    Above,
    /// 低于
    Below,
    /// 增减额
    Signed,
    /// 增加的有, before a list of changes
    ListsChanges,
    /// 变动幅度, before a rate
    Size,
    /// 执行中
    InYear,
    /// 收支平衡
    Even,
    /// 上年无此项
    NoneBefore,
    /// Before what is compared with: 比, 较, 与.
    Compared,
    /// Behind it: 相比.
    ComparedBehind,
    /// 其中
    Parts,
    /// 分别为, 包括
    Whole,
    /// 均, 各
    Each,
    /// 分别
    InTurn,
    /// 占
    Share,
    /// 完成
    Done,
    /// A phase of money.
    Phase(Phase),
    /// 合计, at the end of a list.
    Sum,
    /// What was there when the year began.
    Opening,
    /// What came in.
    Received,
    /// What was drawn from reserves.
    Drawn,
    /// What was spent.
    Spent,
    /// What was distributed.
    Distributed,
    /// What is left when the year ends.
    Closing,
    /// A name that holds the word of a phase and says none: 一般公共预算.
    Name,
    /// 上年
    LastYear,
    /// 同口径
    OtherBasis,
}

/// At which point of the year an amount is what it is; none stands for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// 年初预算
    Initial,
    /// 全年预算, 调整预算
    Adjusted,
    /// 预算, whichever.
    Plan,
    /// 执行数
    Executed,
    /// 决算
    Settled,
}

impl Phase {
    /// Whether it is what was planned.
    pub(super) fn is_plan(self) -> bool {
        matches!(self, Phase::Initial | Phase::Adjusted | Phase::Plan)
    }
}

impl Word {
    /// What the words of a list say.
    pub fn of_list(list: &str) -> Option<Word> {
        Some(match list {
            "change-up" => Word::Up,
            "change-down" => Word::Down,
            "change-none" => Word::Same,
            "change-slight" => Word::Slight,
            "is-more" => Word::More,
            "is-less" => Word::Less,
            "is-above" => Word::Above,
            "is-below" => Word::Below,
            "change-signed" => Word::Signed,
            "lists-changes" => Word::ListsChanges,
            "change-size" => Word::Size,
            "in-the-year" => Word::InYear,
            "in-balance" => Word::Even,
            "none-before" => Word::NoneBefore,
            "compared-with" => Word::Compared,
            "compared-behind" => Word::ComparedBehind,
            "opens-parts" => Word::Parts,
            "opens-whole" => Word::Whole,
            "for-each" => Word::Each,
            "in-turn" => Word::InTurn,
            "share-of" => Word::Share,
            "was-done" => Word::Done,
            "plan-initial" => Word::Phase(Phase::Initial),
            "plan-adjusted" => Word::Phase(Phase::Adjusted),
            "plan-any" => Word::Phase(Phase::Plan),
            "phase-executed" => Word::Phase(Phase::Executed),
            "phase-settled" => Word::Phase(Phase::Settled),
            "closes-list" => Word::Sum,
            "balance-opening" => Word::Opening,
            "balance-received" => Word::Received,
            "balance-drawn" => Word::Drawn,
            "balance-spent" => Word::Spent,
            "balance-distributed" => Word::Distributed,
            "balance-closing" => Word::Closing,
            "funds-named" => Word::Name,
            "last-year" => Word::LastYear,
            "other-basis" => Word::OtherBasis,
            _ => return None,
        })
    }

    /// Whether it says in which direction something changed.
    pub fn is_direction(self) -> bool {
        matches!(self, Word::Up | Word::Down | Word::Above | Word::Below)
    }

    /// Whether it says an increase, of those that say a direction.
    pub fn is_up(self) -> bool {
        matches!(self, Word::Up | Word::Above)
    }
}
