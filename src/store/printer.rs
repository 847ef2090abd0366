//! The canonical layout: records as blocks at a fixed indent, one field a line, small things on lines of their own.

use super::syntax::quote_into;
use super::wire::Wire;

/// A line end and the indent of the deepest level that records have.
const LINE_START: &str = "\n                                ";
/// Spaces of one level of indentation.
const STEP: usize = 4;
/// Short values that stand on one line of a long list.
const VALUES_A_LINE: usize = 10;

const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// Text that is being written.
#[derive(Debug, Default)]
pub(super) struct Printer {
    out: String,
    level: usize,
}

/// How the fields of a struct are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One field a line.
    Block,
    /// All on one line.
    Inline,
}

impl Printer {
    /// Begins with an empty text that has room for `capacity` bytes.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self { out: String::with_capacity(capacity), level: 0 }
    }

    /// Returns what was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Hands on what was written so far and forgets it, once it is as long as `at_least`.
    pub(super) fn hand_on<E>(&mut self, at_least: usize, take: impl FnOnce(&str) -> Result<(), E>) -> Result<(), E> {
        if self.out.len() >= at_least {
            take(&self.out)?;
            self.out.clear();
        }
        Ok(())
    }

    /// Writes text as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes something that formats itself.
    pub(super) fn display(&mut self, value: impl std::fmt::Display) {
        use std::fmt::Write as _;
        // Writing into a string cannot fail.
        write!(self.out, "{value}").unwrap_or_default();
    }

    /// Writes a whole number.
    pub(super) fn number(&mut self, value: usize) {
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        let mut rest = value;
        loop {
            at -= 1;
            digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.ascii(&digits[at..]);
    }

    /// Writes an id: its prefix, an underscore and sixteen hexadecimal digits, in quotation marks.
    pub(super) fn id(&mut self, prefix: &str, value: u64) {
        let digits = value.to_be_bytes().map(|byte| [HEXADECIMAL[usize::from(byte >> 4)], HEXADECIMAL[usize::from(byte & 15)]]);
        self.out.push('"');
        self.out.push_str(prefix);
        self.out.push('_');
        self.ascii(digits.as_flattened());
        self.out.push('"');
    }

    /// Writes a string in quotation marks.
    pub(super) fn quoted(&mut self, text: &str) {
        quote_into(&mut self.out, text);
    }

    /// Begins a struct.
    pub(super) fn fields(&mut self, layout: Layout) -> Fields<'_> {
        self.raw("(");
        self.level += usize::from(layout == Layout::Block);
        Fields { out: self, layout, any: false }
    }

    /// Writes values on one line: `[1, 2]`.
    pub(super) fn list<T: Wire>(&mut self, values: &[T]) {
        self.raw("[");
        for (index, value) in values.iter().enumerate() {
            self.raw(if index > 0 { ", " } else { "" });
            value.print(self);
        }
        self.raw("]");
    }

    /// Writes values a line each.
    pub(super) fn lines<T>(&mut self, values: impl IntoIterator<Item = T>, print: impl Fn(&mut Self, T)) {
        let written: Result<(), std::convert::Infallible> = self.try_lines(values, |out, value| {
            print(out, value);
            Ok(())
        });
        written.unwrap_or_default();
    }

    /// Writes values a line each, until writing one fails.
    pub(super) fn try_lines<T, E>(
        &mut self,
        values: impl IntoIterator<Item = T>,
        mut print: impl FnMut(&mut Self, T) -> Result<(), E>,
    ) -> Result<(), E> {
        self.raw("[");
        self.level += 1;
        let mut any = false;
        for value in values {
            self.new_line();
            print(self, value)?;
            self.raw(",");
            any = true;
        }
        self.level -= 1;
        if any {
            self.new_line();
        }
        self.raw("]");
        Ok(())
    }

    /// Writes short values ten to a line; ten and fewer on the line of their field.
    pub(super) fn filled<T: Wire>(&mut self, values: &[T]) {
        if values.len() <= VALUES_A_LINE {
            return self.list(values);
        }
        self.lines(values.chunks(VALUES_A_LINE), |out, row| {
            for (index, value) in row.iter().enumerate() {
                out.raw(if index > 0 { ", " } else { "" });
                value.print(out);
            }
        });
    }

    /// Goes to the next line at the present indent.
    pub(super) fn new_line(&mut self) {
        let indent = self.level * STEP;
        match LINE_START.get(..=indent) {
            Some(start) => self.out.push_str(start),
            None => self.out.extend(std::iter::once('\n').chain(std::iter::repeat_n(' ', indent))),
        }
    }

    fn ascii(&mut self, bytes: &[u8]) {
        self.out.push_str(std::str::from_utf8(bytes).unwrap_or_default());
    }
}

/// A struct that is being written; closed when [`Fields::end`] is called.
#[derive(Debug)]
pub(super) struct Fields<'p> {
    out: &'p mut Printer,
    layout: Layout,
    any: bool,
}

impl Fields<'_> {
    /// Writes the name of a field and returns where its value goes.
    pub(super) fn name(&mut self, name: &str) -> &mut Printer {
        match self.layout {
            Layout::Block => {
                self.out.raw(if self.any { "," } else { "" });
                self.out.new_line();
            }
            Layout::Inline => self.out.raw(if self.any { ", " } else { "" }),
        }
        self.any = true;
        self.out.raw(name);
        self.out.raw(": ");
        self.out
    }

    /// Writes a field.
    pub(super) fn put<T: Wire>(&mut self, name: &str, value: &T) {
        value.print(self.name(name));
    }

    /// Ends the struct.
    pub(super) fn end(self) {
        if self.layout == Layout::Block {
            self.out.level -= 1;
            if self.any {
                self.out.raw(",");
                self.out.new_line();
            }
        }
        self.out.raw(")");
    }
}
