//! One value of a text, with its text at hand.

use std::borrow::Cow;

use super::string::unescape;
use super::tape::{Item, Kind, Tape};

/// One value: what sort it is, where it lies, what is inside.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'t> {
    text: &'t str,
    items: &'t [Item],
    index: usize,
}

/// A field of a struct: its name and its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'t> {
    /// The name.
    pub(crate) name: &'t str,
    /// Where the name begins.
    pub(crate) at: usize,
    /// The value.
    pub(crate) value: Node<'t>,
}

impl<'t> Node<'t> {
    /// Returns the first value on a tape that was filled from `text`.
    pub(crate) fn first(text: &'t str, tape: &'t Tape) -> Option<Self> {
        (!tape.items.is_empty()).then_some(Self { text, items: &tape.items, index: 0 })
    }

    /// Returns what sort of value it is.
    pub(crate) fn kind(self) -> Kind {
        self.item().kind
    }

    /// Returns the byte where it begins.
    pub(crate) fn start(self) -> usize {
        self.item().start
    }

    /// Returns it as it is written.
    pub(crate) fn raw(self) -> &'t str {
        let item = self.item();
        self.text.get(item.start..item.end).unwrap_or_default()
    }

    /// Returns the name, number or character that it is.
    pub(crate) fn word(self) -> Option<&'t str> {
        (self.kind() == Kind::Word).then(|| self.raw())
    }

    /// Returns what the string stands for.
    pub(crate) fn string(self) -> Option<Cow<'t, str>> {
        let raw = self.raw();
        let inner = |raw: &'t str| raw.get(1..raw.len() - 1).unwrap_or_default();
        match self.kind() {
            Kind::Plain => Some(Cow::Borrowed(inner(raw))),
            Kind::Escaped => Some(unescape(inner(raw))),
            Kind::Raw => Some(Cow::Borrowed(inner(raw.trim_start_matches('r').trim_matches('#')))),
            _ => None,
        }
    }

    /// Returns the name before the parentheses; empty where there is none.
    pub(crate) fn variant(self) -> &'t str {
        match self.kind() {
            Kind::Tuple | Kind::Struct => self.raw().split(['(', '/']).next().unwrap_or_default().trim_end(),
            _ => "",
        }
    }

    /// Returns what is inside, one after the other; of structs and maps names and values alternate.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let after = self.item().after;
        let mut index = self.index + 1;
        std::iter::from_fn(move || {
            let child = (index < after).then_some(Self { index, ..self })?;
            index = child.item().after;
            Some(child)
        })
    }

    /// Returns the values of a list.
    pub(crate) fn list(self) -> Option<impl Iterator<Item = Self>> {
        (self.kind() == Kind::List).then(|| self.children())
    }

    /// Returns exactly `N` values in parentheses.
    pub(crate) fn tuple<const N: usize>(self) -> Option<[Self; N]> {
        if self.kind() != Kind::Tuple {
            return None;
        }
        let mut children = self.children();
        let mut found = [self; N];
        for slot in &mut found {
            *slot = children.next()?;
        }
        children.next().is_none().then_some(found)
    }

    /// Returns the fields of a struct; `()` is one without fields.
    pub(crate) fn fields(self) -> Option<impl Iterator<Item = Field<'t>>> {
        let is_struct = self.kind() == Kind::Struct || self.tuple::<0>().is_some();
        is_struct.then(|| {
            let mut children = self.children();
            std::iter::from_fn(move || {
                let (name, value) = (children.next()?, children.next()?);
                Some(Field { name: name.raw(), at: name.start(), value })
            })
        })
    }

    /// Returns the value of the field with this name.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        self.fields()?.find(|field| field.name == name).map(|field| field.value)
    }

    /// Returns how many spaces stand before the byte at `at` on its line; nothing where something else stands there.
    pub(crate) fn indent_at(self, at: usize) -> Option<usize> {
        let before = self.text.get(..at)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.bytes().all(|byte| byte == b' ').then_some(line.len())
    }

    fn item(self) -> Item {
        self.items[self.index]
    }
}
