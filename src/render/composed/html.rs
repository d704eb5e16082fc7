use std::fmt::{self, Display, Write};

use crate::characters::push_escaped;

/// HTML as it is written.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// What is HTML already.
    pub fn html(&mut self, html: &str) -> &mut Html {
        self.0.push_str(html);
        self
    }

    /// A text, or the value of an attribute between double quotes.
    pub fn text(&mut self, text: &str) -> &mut Html {
        let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
        if text.bytes().any(special) {
            text.chars().for_each(|character| push_escaped(character, &mut self.0));
        } else {
            self.0.push_str(text);
        }
        self
    }

    /// A value that prints itself: a number, an id.
    pub fn value(&mut self, value: impl Display) -> &mut Html {
        write!(Escaping(self), "{value}").expect("a text takes what is written");
        self
    }

    /// An attribute with its value, and a blank before it.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Html {
        self.html(" ").html(name).html("=\"").text(value).html("\"")
    }

    /// All of it.
    pub fn done(self) -> String {
        self.0
    }
}

/// Escapes what is printed into it.
struct Escaping<'a>(&'a mut Html);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.text(text);
        Ok(())
    }
}
