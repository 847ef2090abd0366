//! Values as a flat list of places in the text, in the order of the text.

/// What sort of value an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number, a character, `true`, or a name such as `accepted`; also the name of a field.
    Word,
    /// A string without escapes.
    Plain,
    /// A string with escapes.
    Escaped,
    /// A raw string: `r#"…"#`.
    Raw,
    /// A byte string: `b"…"`.
    Bytes,
    /// Values in parentheses, with or without a name before them: `(1, 2)`, `rule("a", "b")`, `()`.
    Tuple,
    /// Fields in parentheses, with or without a name before them: each a [`Kind::Word`] and its value.
    Struct,
    /// Values in brackets.
    List,
    /// Keys and values in braces.
    Map,
}

/// One value: where it lies and where its next sibling stands in the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The index after the last item inside this one.
    pub(super) after: usize,
}

/// The items of one value and all that is inside it; emptied and used again for every record.
#[derive(Debug, Default)]
pub(crate) struct Tape {
    pub(super) items: Vec<Item>,
}

impl Tape {
    /// Forgets every item.
    pub(crate) fn clear(&mut self) {
        self.items.clear();
    }

    /// Adds an item that ends where it is told to, with nothing inside.
    pub(super) fn leaf(&mut self, kind: Kind, start: usize, end: usize) {
        let after = self.items.len() + 1;
        self.items.push(Item { kind, start, end, after });
    }

    /// Adds an item that holds others; [`Tape::close`] says where it ends.
    pub(super) fn open(&mut self, start: usize) -> usize {
        self.leaf(Kind::Tuple, start, start);
        self.items.len() - 1
    }

    /// Ends the item at `index`.
    pub(super) fn close(&mut self, index: usize, kind: Kind, end: usize) {
        let after = self.items.len();
        let item = &mut self.items[index];
        (item.kind, item.end, item.after) = (kind, end, after);
    }
}
