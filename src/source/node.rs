use std::borrow::Cow;

use super::span::{Span, Spanned};

/// A piece of YAML with its place: what the author wrote, before anyone says what it means. Texts
/// are those of the file wherever they stand in it as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// What stands here.
    pub value: Value<'a>,
    /// Where.
    pub span: Span,
}

/// The three shapes of YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// One text. Never a number: `1.10` stays `1.10`.
    Scalar(Scalar<'a>),
    /// `[a, b]` or `- a`.
    List(Vec<Node<'a>>),
    /// `{a: b}` or `a: b`, in the order written, no key twice.
    Map(Vec<Entry<'a>>),
}

/// The exact text of a scalar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar<'a> {
    /// The text, unquoted and unescaped.
    pub text: Cow<'a, str>,
    /// Whether it stood in quotes or a block: such a text is never read as blank or as a number
    /// that lost its form.
    pub quoted: bool,
}

/// A key and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key.
    pub key: Spanned<Cow<'a, str>>,
    /// Its value.
    pub node: Node<'a>,
}

impl<'a> Node<'a> {
    /// The scalar, if this is one.
    pub fn scalar(&self) -> Option<&Scalar<'a>> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// The entries, if this is a mapping.
    pub fn entries(&self) -> Option<&[Entry<'a>]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The items, if this is a list.
    pub fn items(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::List(items) => Some(items),
            Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entries()?.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
    }

    /// Whether nothing was written here: `key:` and no more. `""` is nothing too; `0` is something.
    pub fn is_blank(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.text.is_empty())
    }
}
