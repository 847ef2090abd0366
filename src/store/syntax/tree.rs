//! Values as a tree of their own, to be changed by an upgrade and written again.

use super::node::Node;
use super::string::quote_into;
use super::tape::Kind;

/// A value that no longer hangs on the text it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tree {
    /// A word, number or byte string as it is written.
    Word(String),
    /// A string.
    Text(String),
    /// A name, which may be empty, and values.
    Tuple(String, Vec<Self>),
    /// A name, which may be empty, and fields.
    Struct(String, Vec<(String, Self)>),
    /// Values.
    List(Vec<Self>),
    /// Keys and values.
    Map(Vec<(Self, Self)>),
}

impl Tree {
    /// Copies a value. As deep as the parser allows, so recursion is bounded.
    pub(crate) fn of(node: Node<'_>) -> Self {
        match node.kind() {
            Kind::Word | Kind::Bytes => Self::Word(node.raw().to_owned()),
            Kind::Plain | Kind::Escaped | Kind::Raw => Self::Text(node.string().unwrap_or_default().into_owned()),
            Kind::Tuple => Self::Tuple(node.variant().to_owned(), node.children().map(Self::of).collect()),
            Kind::List => Self::List(node.children().map(Self::of).collect()),
            Kind::Struct => {
                let fields = node.fields().into_iter().flatten();
                Self::Struct(
                    node.variant().to_owned(),
                    fields.map(|field| (field.name.to_owned(), Self::of(field.value))).collect(),
                )
            }
            Kind::Map => {
                let mut children = node.children();
                let pairs = std::iter::from_fn(|| Some((Self::of(children.next()?), Self::of(children.next()?))));
                Self::Map(pairs.collect())
            }
        }
    }

    /// Returns the value of a struct's field for changing.
    pub(crate) fn field_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Struct(_, fields) = self else { return None };
        fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Writes the value on one line.
    pub(crate) fn to_line(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Word(word) => out.push_str(word),
            Self::Text(text) => quote_into(out, text),
            Self::Tuple(name, values) => {
                out.push_str(name);
                between(out, ['(', ')'], values, |out, value| value.write(out));
            }
            Self::Struct(name, fields) => {
                out.push_str(name);
                between(out, ['(', ')'], fields, |out, (name, value)| {
                    out.push_str(name);
                    out.push_str(": ");
                    value.write(out);
                });
            }
            Self::List(values) => between(out, ['[', ']'], values, |out, value| value.write(out)),
            Self::Map(pairs) => between(out, ['{', '}'], pairs, |out, (key, value)| {
                key.write(out);
                out.push_str(": ");
                value.write(out);
            }),
        }
    }
}

fn between<T>(out: &mut String, [open, close]: [char; 2], values: &[T], write: impl Fn(&mut String, &T)) {
    out.push(open);
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(out, value);
    }
    out.push(close);
}
