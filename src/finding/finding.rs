use jiff::civil::Date;

use crate::source::Place;

use super::level::Level;
use super::rule_info::RuleInfo;
use crate::trouble::{Bilingual, Language};

/// Who acknowledges that a published document holds an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// Who copied the document into `content/`: 转录者注.
    Transcriber,
    /// The office itself: 存疑说明.
    Department,
}

/// A finding that stands, by somebody's public statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// Who says so.
    pub by: Speaker,
    /// Why it stands.
    pub reason: String,
    /// What the department replied to a transcriber, if it did.
    pub reply: Option<Reply>,
}

/// 部门答复: what a department says to a transcriber's note, printed beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// When it replied.
    pub date: Date,
    /// Its words.
    pub text: String,
}

/// What a related place has to do with the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Counted into the computed value.
    Contributing,
    /// The figure it is compared with.
    Compared,
    /// The first of two that should be one.
    First,
    /// Another place where the same is found.
    Alike,
}

impl Speaker {
    /// The word in JSON and in content.
    pub fn name(self) -> &'static str {
        match self {
            Speaker::Transcriber => "transcriber",
            Speaker::Department => "department",
        }
    }
}

impl Role {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Role::Contributing => "contributing",
            Role::Compared => "compared",
            Role::First => "first",
            Role::Alike => "alike",
        }
    }

    /// The label under the caret.
    pub fn words(self) -> Bilingual {
        match self {
            Role::Contributing => Bilingual::new("计入合计", "contributing"),
            Role::Compared => Bilingual::new("与此数比较", "compared with this"),
            Role::First => Bilingual::new("先见于此", "first here"),
            Role::Alike => Bilingual::new("同样", "the same here"),
        }
    }
}

/// Another place that a finding is about.
#[derive(Debug, Clone)]
pub struct Related {
    /// What it has to do with it.
    pub role: Role,
    /// Its path inside the disclosure, where it has one.
    pub at: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What stands there, as printed.
    pub value: Option<String>,
    /// Its place in the words of who fills in the tables, where it has one.
    pub stands: Option<Bilingual>,
}

/// A figure by its disclosure and its path in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureAt {
    /// The disclosure, as a path under `content/` without its ending.
    pub disclosure: String,
    /// The path inside it, as findings print it.
    pub at: String,
}

/// The three numbers of an arithmetic finding, in the unit of the figure found wrong, as plain
/// decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arithmetic {
    /// 填报: what the document says.
    pub reported: String,
    /// 计算: what its own figures give.
    pub computed: String,
    /// 差: reported − computed.
    pub difference: String,
}

/// What a rule found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// The identity, where the rule checks several at one place.
    pub identity: Option<String>,
    /// Its level after a site's settings were applied.
    pub level: Level,
    /// Whether it was an error until the site's settings made it less: it is then published by the
    /// site's own word.
    pub lowered: bool,
    /// One sentence: what is wrong.
    pub message: Bilingual,
    /// The one place to look at.
    pub place: Place,
    /// The path of that place inside the disclosure.
    pub at: Option<String>,
    /// The same in the words of who fills in tables: the table, the row, the column.
    pub stands: Option<Bilingual>,
    /// The unit of the three numbers: 元, 万元, 亿元 or %.
    pub unit: Option<String>,
    /// The three numbers. A finding about a text that is no number keeps the text in `reported` and
    /// has no computed value.
    pub arithmetic: Option<Arithmetic>,
    /// The value found wrong as printed, for findings that are not arithmetic.
    pub value: Option<String>,
    /// What the sentence that it is about says in numbers: subjects, directions and amounts. An
    /// acknowledgement may record it, and holds while it stays.
    pub sentence: Option<String>,
    /// Other places it is about.
    pub related: Vec<Related>,
    /// The figures it puts in doubt beside the one at its place: the other of two that should be
    /// one, and whatever prints either of them again.
    pub doubted: Vec<FigureAt>,
    /// Every figure of the relation that does not hold, on either side of it, of whichever document.
    pub parts: Vec<FigureAt>,
    /// Whether the figures would agree if they had been rounded, which the document does not say.
    pub is_of_rounding: bool,
    /// What the arithmetic suggests as the cause.
    pub notes: Vec<Bilingual>,
    /// What to do.
    pub help: Option<Bilingual>,
    /// The disclosure, as a path under `content/` without its ending.
    pub disclosure: Option<String>,
    /// The public statement that it stands, if there is one.
    pub acknowledged: Option<Acknowledged>,
}

impl Finding {
    /// A finding with its rule's own level and nothing but a message and a place.
    pub fn new(rule: &'static RuleInfo, message: Bilingual, place: Place) -> Finding {
        Finding {
            rule,
            identity: None,
            level: rule.level,
            lowered: false,
            message,
            place,
            at: None,
            stands: None,
            unit: None,
            arithmetic: None,
            value: None,
            sentence: None,
            related: Vec::new(),
            doubted: Vec::new(),
            parts: Vec::new(),
            is_of_rounding: false,
            notes: Vec::new(),
            help: None,
            disclosure: None,
            acknowledged: None,
        }
    }

    /// The same with a sentence on what to do.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Finding {
        self.help = Some(Bilingual::new(zh, en));
        self
    }

    /// The same with another sentence on what may be the cause.
    #[must_use]
    pub fn note(mut self, zh: impl Into<String>, en: impl Into<String>) -> Finding {
        self.notes.push(Bilingual::new(zh, en));
        self
    }

    /// The same at a path inside a disclosure, with the value that stands there.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, value: impl Into<String>) -> Finding {
        self.at = Some(path.into());
        self.value = Some(value.into());
        self
    }

    /// The same with another place it is about.
    #[must_use]
    pub fn related(mut self, role: Role, place: Place) -> Finding {
        self.related.push(Related { role, at: None, place, value: None, stands: None });
        self
    }

    /// What is wrong, and what the arithmetic suggests as the cause, as one text.
    pub(super) fn with_causes(&self, language: Language) -> String {
        let all = std::iter::once(&self.message).chain(&self.notes);
        let between = match language {
            Language::Chinese => "；",
            Language::English => "; ",
        };
        all.map(|words| words.in_language(language)).collect::<Vec<_>>().join(between)
    }

    /// The same, with the place in words before it where it does not name all of its path.
    pub(super) fn with_place(&self, language: Language) -> String {
        let text = self.with_causes(language);
        // 说明 is in the path of every section.
        let is_named = |piece: &str| piece == "说明" || text.contains(piece);
        let is_said = self.at.as_deref().is_none_or(|at| at.split('/').all(is_named));
        match self.stands.as_ref().filter(|_| !is_said && self.place.file.sheet.is_none()) {
            Some(stands) => match language {
                Language::Chinese => format!("{}：{text}", stands.zh),
                Language::English => format!("{}: {text}", stands.en),
            },
            None => text,
        }
    }

    /// What the document says at the place: the reported number, or the text as printed.
    pub fn reported(&self) -> Option<&str> {
        self.arithmetic.as_ref().map(|numbers| numbers.reported.as_str()).or(self.value.as_deref())
    }

    /// What its own figures give instead.
    pub fn computed(&self) -> Option<&str> {
        self.arithmetic.as_ref().map(|numbers| numbers.computed.as_str())
    }

    /// Whether it may stand on a page or in a published file: somebody answers for it, the
    /// department or the transcriber by an acknowledgement, the site by having lowered it. What the
    /// program found alone is told to those who write and build.
    pub fn is_public(&self) -> bool {
        self.acknowledged.is_some() || self.lowered
    }

    /// Whether an acknowledgement can answer it: it has a place in a disclosure.
    pub fn is_answerable(&self) -> bool {
        self.at.is_some() && self.disclosure.is_some()
    }

    /// Whether nobody has acknowledged it.
    pub fn is_open(&self) -> bool {
        self.acknowledged.is_none()
    }

    /// Whether it stops publication.
    pub fn stops(&self) -> bool {
        self.level == Level::Error && self.is_open()
    }
}
