use crate::finding::{Bilingual, Role};
use crate::source::Place;

/// How it can be known what a withheld row says.
pub(in crate::check) struct Told {
    /// How, without the amount.
    pub how: How,
    /// Where the figures and words stand that tell it, with their paths.
    pub by: Vec<(String, Place)>,
}

/// By what a withheld row is told.
#[derive(PartialEq)]
pub(in crate::check) enum How {
    /// A sum and all else that belongs to it are printed.
    LeftOf {
        /// The path of the sum.
        whole: String,
        /// The relation.
        says: Bilingual,
    },
    /// It is a sum, and its parts are printed.
    SumOf(Bilingual),
    /// Several relations part it together.
    Together(Vec<Bilingual>),
    /// What is printed makes up a sum: what is withheld of it is 0.
    Nothing {
        /// The path of the sum.
        whole: String,
    },
    /// Another table of the document prints it.
    Table {
        /// The name of the table.
        name: String,
    },
    /// Another document of the department prints it.
    Document {
        /// The path of the document under `content/`.
        path: String,
        /// The path of the figure in it.
        at: String,
    },
    /// A sentence says it.
    Sentence {
        /// The path of the text.
        at: String,
    },
}

impl How {
    /// What the places that tell it are to the amount.
    pub fn role(&self) -> Role {
        match self {
            How::LeftOf { .. } | How::SumOf(_) | How::Together(_) | How::Nothing { .. } => {
                Role::Contributing
            }
            How::Table { .. } | How::Document { .. } | How::Sentence { .. } => Role::Compared,
        }
    }

    /// In words, without the amount.
    pub fn words(&self) -> Bilingual {
        match self {
            How::LeftOf { whole, says } => Bilingual::new(
                format!("从「{whole}」与其余各数可以算出（{}）", says.zh),
                format!("it is what `{whole}` leaves beside what else is printed ({})", says.en),
            ),
            How::SumOf(says) => Bilingual::new(
                format!("所列各数相加就是它（{}）", says.zh),
                format!("it is the sum of what is printed ({})", says.en),
            ),
            How::Together(says) => {
                let all = |of: fn(&Bilingual) -> &str, mark: &str| {
                    says.iter().map(of).collect::<Vec<&str>>().join(mark)
                };
                Bilingual::new(
                    format!("几项关系合起来可以算出（{}）", all(|says| &says.zh, "；")),
                    format!("several relations give it together ({})", all(|says| &says.en, "; ")),
                )
            }
            How::Nothing { whole } => Bilingual::new(
                format!("所列各行加起来已经等于「{whole}」，不予公开的只能是零"),
                format!("what is printed makes up `{whole}`: what is withheld is nothing"),
            ),
            How::Table { name } => Bilingual::new(
                format!("另一张表「{name}」印有这一行"),
                format!("another table, `{name}`, prints the row"),
            ),
            How::Document { path, at } => Bilingual::new(
                format!("另一份公开件（{path}）的「{at}」印有这个数"),
                format!("another document, {path}, prints it: `{at}`"),
            ),
            How::Sentence { at } => Bilingual::new(
                format!("文字（{at}）写有它的金额"),
                format!("a sentence ({at}) says its amount"),
            ),
        }
    }
}
