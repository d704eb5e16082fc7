//! The grammar of identities, version 2: linear sums, `=`, `<=` and nothing else.
//!
//! ```ebnf
//! identity   = sum ( "=" | "<=" ) sum ;
//! sum        = [ "-" ] term { ( "+" | "-" ) term } ;
//! term       = figure | "sum(" figure-set ")" ;
//! figure     = [ "previous:" ] [ kind ":" ] [ form "." ] [ "[" row "]" "." ] name ;
//! figure-set = "children" | "rows" | "projects." column | figure with "[*]" for the row ;
//! ```

use crate::model::Relation;

/// The version of the grammar; a change of meaning raises it.
pub const VERSION: u32 = 2;

/// An identity as written, names unresolved.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrittenIdentity {
    pub left: Vec<WrittenTerm>,
    pub relation: Relation,
    pub right: Vec<WrittenTerm>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrittenTerm {
    pub negative: bool,
    pub operand: WrittenOperand,
    /// Byte offset in the identity's text, for findings.
    pub offset: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum WrittenOperand {
    Figure(WrittenFigure),
    Sum(WrittenSet),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum WrittenSet {
    Children,
    Rows,
    Projects(String),
    Every(WrittenFigure),
}

#[derive(Debug, PartialEq, Eq, Clone)]
pub(super) struct WrittenFigure {
    /// Whether it is in the year before.
    pub previous: bool,
    pub kind: Option<String>,
    pub form: Option<String>,
    pub row: Option<String>,
    pub name: String,
}

/// What is wrong with a text as an identity.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GrammarFault {
    pub offset: usize,
    pub expected: &'static str,
}

/// Reads an identity.
pub(super) fn identity(text: &str) -> Result<WrittenIdentity, GrammarFault> {
    let (at, relation, width) = match (text.find("<="), text.find('=')) {
        (Some(at), _) => (at, Relation::AtMost, 2),
        (None, Some(at)) => (at, Relation::Equal, 1),
        (None, None) => return Err(GrammarFault { offset: 0, expected: "`=` or `<=`" }),
    };
    let left = sum(&text[..at], 0)?;
    let right = sum(&text[at + width..], at + width)?;
    Ok(WrittenIdentity { left, relation, right })
}

/// Reads one figure on its own.
pub(super) fn figure(text: &str) -> Result<WrittenFigure, GrammarFault> {
    let mut reader = Reader { text, at: 0 };
    let figure =
        reader.figure().map_err(|expected| GrammarFault { offset: reader.at, expected })?;
    reader.blanks();
    if reader.at == text.len() {
        Ok(figure)
    } else {
        Err(GrammarFault { offset: reader.at, expected: "nothing more" })
    }
}

fn sum(text: &str, base: usize) -> Result<Vec<WrittenTerm>, GrammarFault> {
    let mut reader = Reader { text, at: 0 };
    let mut terms = Vec::new();
    reader.blanks();
    let mut negative = reader.take("-");
    loop {
        reader.blanks();
        let offset = base + reader.at;
        let operand = reader
            .operand()
            .map_err(|expected| GrammarFault { offset: base + reader.at, expected })?;
        terms.push(WrittenTerm { negative, operand, offset });
        reader.blanks();
        if reader.at == text.len() {
            return Ok(terms);
        }
        // A minus between terms stands apart: `part-time` is one name.
        negative = if reader.take("+") {
            false
        } else if reader.take("-") {
            true
        } else {
            return Err(GrammarFault {
                offset: base + reader.at,
                expected: "`+`, `-`, `=` or `<=`",
            });
        };
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, sign: &str) -> bool {
        let taken = self.rest().starts_with(sign);
        if taken {
            self.at += sign.len();
        }
        taken
    }

    fn word(&mut self) -> Option<String> {
        let end = self
            .rest()
            .find(|c: char| c.is_whitespace() || "+=<>()[].:*/,;".contains(c))
            .unwrap_or(self.rest().len());
        let word = self.rest()[..end].to_owned();
        self.at += end;
        (!word.is_empty()).then_some(word)
    }

    fn operand(&mut self) -> Result<WrittenOperand, &'static str> {
        if !self.take("sum(") {
            return self.figure().map(WrittenOperand::Figure);
        }
        self.blanks();
        let start = self.at;
        let set = match self.word().as_deref() {
            Some("children") => WrittenSet::Children,
            Some("rows") => WrittenSet::Rows,
            Some("projects") if self.take(".") => {
                WrittenSet::Projects(self.word().ok_or("a column of the projects")?)
            }
            _ => {
                self.at = start;
                let figure = self.figure()?;
                if figure.row.as_deref() != Some("*") {
                    return Err(
                        "`children`, `rows`, `projects.column` or a figure with `[*]` for its row",
                    );
                }
                WrittenSet::Every(figure)
            }
        };
        self.blanks();
        if self.take(")") { Ok(WrittenOperand::Sum(set)) } else { Err("`)`") }
    }

    fn figure(&mut self) -> Result<WrittenFigure, &'static str> {
        self.blanks();
        let mut figure = WrittenFigure {
            previous: false,
            kind: None,
            form: None,
            row: None,
            name: String::new(),
        };
        if self.rest().starts_with('[') {
            figure.row = Some(self.row()?);
            figure.name = self.word().ok_or("a column")?;
            return Ok(figure);
        }
        let mut word = self.word().ok_or("a figure")?;
        if word == "previous" && self.take(":") {
            figure.previous = true;
            word = self.word().ok_or("a kind or a form")?;
        }
        if self.take(":") {
            figure.kind = Some(word);
            word = self.word().ok_or("a form")?;
        }
        if self.take(".") {
            figure.form = Some(word);
            if self.rest().starts_with('[') {
                figure.row = Some(self.row()?);
            }
            word = self.word().ok_or("a line or a column")?;
        }
        figure.name = word;
        Ok(figure)
    }

    fn row(&mut self) -> Result<String, &'static str> {
        self.take("[");
        let end = self.rest().find(']').ok_or("`]`")?;
        let row = self.rest()[..end].trim().to_owned();
        self.at += end + 1;
        if self.take(".") { Ok(row) } else { Err("`.` and a column") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_grammar_says() {
        let written =
            identity("[total].value = a - b-c + sum(B05.[*].total)").expect("an identity");
        assert_eq!(written.relation, Relation::Equal);
        assert_eq!(written.right.len(), 3);
        assert!(written.right[1].negative);
        let across =
            identity("E01.project <= performance-targets:P3.project").expect("an identity");
        assert!(
            matches!(&across.right[0].operand, WrittenOperand::Figure(figure) if figure.kind.as_deref() == Some("performance-targets"))
        );
        let before = identity("B05.previous = previous:budget:B05.total").expect("an identity");
        assert!(
            matches!(&before.right[0].operand, WrittenOperand::Figure(figure) if figure.previous && figure.kind.as_deref() == Some("budget"))
        );
        assert!(
            matches!(&before.left[0].operand, WrittenOperand::Figure(figure) if !figure.previous && figure.name == "previous")
        );
        assert!(identity("this = sum(children)").is_ok());
        assert!(identity("this = sum(projects.budget)").is_ok());
    }

    #[test]
    fn refuses_everything_else() {
        for wrong in [
            "total",
            "total = ",
            "total = (a + b)",
            "a = b * c",
            "a = sum(b)",
            "a = b c",
            "a = max(b)",
            "= a",
            "a == b",
            "a < b",
            "a = 2 / b",
        ] {
            assert!(identity(wrong).is_err(), "{wrong}");
        }
        assert_eq!(identity("a = b * c").expect_err("a product").offset, 6);
    }
}
