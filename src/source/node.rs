use super::span::{Span, Spanned};

/// A piece of YAML with its place: what the author wrote, before anyone says what it means.
#[derive(Debug, Clone)]
pub struct Node {
    /// What stands here.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// The three shapes of YAML.
#[derive(Debug, Clone)]
pub enum Value {
    /// One text. Never a number: `1.10` stays `1.10`.
    Scalar(Scalar),
    /// `[a, b]` or `- a`.
    List(Vec<Node>),
    /// `{a: b}` or `a: b`, in the order written, no key twice.
    Map(Vec<Entry>),
}

/// The exact text of a scalar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text, unquoted and unescaped.
    pub text: String,
    /// Whether it stood in quotes or a block: such a text is never read as blank or as a number
    /// that lost its form.
    pub quoted: bool,
}

/// A key and what it holds.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The scalar, if this is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| scalar.text.as_str())
    }

    /// The entries, if this is a mapping.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The items, if this is a list.
    pub fn items(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
    }

    /// Whether nothing was written here: `key:` and no more. `""` is nothing too; `0` is something.
    pub fn is_blank(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.text.is_empty())
    }
}
