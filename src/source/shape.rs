/// A key of a type: the type's name and its own.
pub(super) type Key = (&'static str, &'static str);

/// What a typed declaration may hold, as the type says it that reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Whatever it likes.
    Any,
    /// One value.
    Text,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A list of such.
    List(Box<Shape>),
    /// Entries of any name, each such.
    Entries(Box<Shape>),
    /// These keys and no others.
    Keys {
        /// What is read: the name of its type.
        name: &'static str,
        /// Each key with its shape, and whether it must be there.
        keys: Vec<(&'static str, Shape, bool)>,
    },
}

impl Shape {
    /// Adds every key that it has, once.
    pub(super) fn keys(&self, found: &mut Vec<Key>) {
        match self {
            Shape::List(inner) | Shape::Entries(inner) => inner.keys(found),
            Shape::Keys { name, keys } => {
                for (key, inner, _) in keys {
                    if !found.contains(&(*name, *key)) {
                        found.push((*name, *key));
                        inner.keys(found);
                    }
                }
            }
            Shape::Any | Shape::Text | Shape::Flag | Shape::Number | Shape::Choice(_) => {}
        }
    }

    /// Notes wherever a key stands that it must be there.
    pub(super) fn demand(&mut self, needed: Key) {
        match self {
            Shape::List(inner) | Shape::Entries(inner) => inner.demand(needed),
            Shape::Keys { name, keys } => {
                for (key, inner, must) in keys {
                    *must |= (*name, *key) == needed;
                    inner.demand(needed);
                }
            }
            Shape::Any | Shape::Text | Shape::Flag | Shape::Number | Shape::Choice(_) => {}
        }
    }
}
