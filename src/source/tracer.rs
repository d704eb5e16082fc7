use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::shape::{Key, Shape};

/// The shape of a type that declarations are read into. A key must be there if nothing is read
/// without it.
pub fn shape<T: DeserializeOwned>() -> Shape {
    let mut shape = traced::<T>(&[]).0;
    let mut keys = Vec::new();
    shape.keys(&mut keys);
    for key in keys {
        if !traced::<T>(&[key]).1 {
            shape.demand(key);
        }
    }
    shape
}

/// Lets a type read what it asks for, all but some keys, and notes what that was; and whether it was
/// content with it.
fn traced<T: DeserializeOwned>(left_out: &[Key]) -> (Shape, bool) {
    let mut shape = Shape::Any;
    let read = T::deserialize(Tracer { shape: &mut shape, left_out, located: false });
    (shape, read.is_ok())
}

/// A source of values that gives whatever it is asked for, and notes what that was.
struct Tracer<'a> {
    shape: &'a mut Shape,
    left_out: &'a [Key],
    /// Whether it reads a value with its place, which asks for anything and means one value.
    located: bool,
}

#[derive(Debug)]
struct NotContent;

impl fmt::Display for NotContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a type is not content with what it asked for")
    }
}

impl std::error::Error for NotContent {}

impl serde::de::Error for NotContent {
    fn custom<T: fmt::Display>(_: T) -> NotContent {
        NotContent
    }
}

macro_rules! numbers {
    ($($read:ident)*) => {
        $(fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
            *self.shape = Shape::Number;
            visitor.visit_u8(1)
        })*
    };
}

impl<'de> Deserializer<'de> for Tracer<'_> {
    type Error = NotContent;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct ignored_any tuple tuple_struct
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        if self.located {
            return self.deserialize_str(visitor);
        }
        *self.shape = Shape::Any;
        visitor.visit_bool(false)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        *self.shape = Shape::Flag;
        visitor.visit_bool(false)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        *self.shape = Shape::Text;
        visitor.visit_str("x")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotContent> {
        visitor.visit_newtype_struct(Tracer { located: true, ..self })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        let mut inner = Shape::Any;
        let one = Inner { shape: &mut inner, left_out: self.left_out, unread: Some(()) };
        let read = visitor.visit_seq(one)?;
        *self.shape = Shape::List(Box::new(inner));
        Ok(read)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotContent> {
        let mut inner = Shape::Any;
        let one = Inner { shape: &mut inner, left_out: self.left_out, unread: Some(()) };
        let read = visitor.visit_map(one)?;
        *self.shape = Shape::Entries(Box::new(inner));
        Ok(read)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotContent> {
        let mut keys = Vec::new();
        let one = Fields { name, fields, keys: &mut keys, left_out: self.left_out };
        let read = visitor.visit_map(one)?;
        *self.shape = Shape::Keys { name, keys };
        Ok(read)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotContent> {
        *self.shape = Shape::Choice(words.to_vec());
        let first: StrDeserializer<'_, NotContent> =
            words.first().copied().unwrap_or_default().into_deserializer();
        visitor.visit_enum(first)
    }
}

/// The one item of a list, or the one entry of a map.
struct Inner<'a> {
    shape: &'a mut Shape,
    left_out: &'a [Key],
    unread: Option<()>,
}

impl Inner<'_> {
    fn read<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, NotContent> {
        seed.deserialize(Tracer { shape: self.shape, left_out: self.left_out, located: false })
    }
}

impl<'de> SeqAccess<'de> for Inner<'_> {
    type Error = NotContent;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, NotContent> {
        match self.unread.take() {
            Some(()) => self.read(seed).map(Some),
            None => Ok(None),
        }
    }
}

impl<'de> MapAccess<'de> for Inner<'_> {
    type Error = NotContent;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, NotContent> {
        match self.unread.take() {
            // A key may be a number: a year.
            Some(()) => {
                let key = Tracer { shape: &mut Shape::Any, left_out: self.left_out, located: true };
                seed.deserialize(key).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, NotContent> {
        self.read(seed)
    }
}

/// The keys of a type, one after the other.
struct Fields<'a> {
    name: &'static str,
    /// Those that are still to come.
    fields: &'static [&'static str],
    keys: &'a mut Vec<(&'static str, Shape, bool)>,
    left_out: &'a [Key],
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = NotContent;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, NotContent> {
        while let [field, rest @ ..] = self.fields {
            self.fields = rest;
            self.keys.push((field, Shape::Any, false));
            if !self.left_out.contains(&(self.name, *field)) {
                return seed.deserialize((*field).into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, NotContent> {
        let Some((_, shape, _)) = self.keys.last_mut() else { return Err(NotContent) };
        seed.deserialize(Tracer { shape, left_out: self.left_out, located: false })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;
    use crate::source::Where;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    #[allow(dead_code, reason = "only its shape is looked at")]
    struct Outer {
        first_name: Where<String>,
        #[serde(default)]
        inner: Vec<InnerPart>,
        by_name: Option<BTreeMap<String, Vec<Where<String>>>>,
        #[serde(default)]
        levels: Levels,
    }

    #[derive(Deserialize)]
    #[allow(dead_code, reason = "only its shape is looked at")]
    struct InnerPart {
        #[serde(rename = "use")]
        used: Use,
        count: u16,
        #[serde(default)]
        flag: bool,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Use {
        OneThing,
        Other,
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    #[allow(dead_code, reason = "only its shape is looked at")]
    enum Levels {
        Whether(bool),
        Digits(Vec<usize>),
    }

    impl Default for Levels {
        fn default() -> Levels {
            Levels::Whether(false)
        }
    }

    #[test]
    fn a_type_says_which_keys_it_reads_and_which_it_needs() {
        let list = |shape| Shape::List(Box::new(shape));
        let inner = Shape::Keys {
            name: "InnerPart",
            keys: vec![
                ("use", Shape::Choice(vec!["one-thing", "other"]), true),
                ("count", Shape::Number, true),
                ("flag", Shape::Flag, false),
            ],
        };
        let expected = Shape::Keys {
            name: "Outer",
            keys: vec![
                ("first-name", Shape::Text, true),
                ("inner", list(inner), false),
                ("by-name", Shape::Entries(Box::new(list(Shape::Text))), false),
                ("levels", Shape::Any, false),
            ],
        };
        assert_eq!(shape::<Outer>(), expected);
    }
}
