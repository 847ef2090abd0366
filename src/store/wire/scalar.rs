//! Single values: texts, numbers, ids, spans, and lists and absences of values.

use std::sync::Arc;

use arcstr::ArcStr;
use compact_str::CompactString;
use smallvec::SmallVec;

use super::{Fault, Reader, Wire};
use crate::model::{
    ArticleId, ClaimId, Coordinates, Day, Edtf, Empty, EntityId, EventId, EventType, Interned, NoteId, ParseIdError,
    QuestionId, SourceId, Sparse, Timestamp,
};
use crate::store::printer::Printer;
use crate::store::syntax::{Kind, Node};
use crate::text::Span;

impl Wire for String {
    fn print(&self, out: &mut Printer) {
        out.quoted(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        node.string().map(std::borrow::Cow::into_owned).ok_or_else(|| reader.expected(node, "text in quotation marks"))
    }
}

impl Wire for CompactString {
    fn print(&self, out: &mut Printer) {
        out.quoted(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        node.string().map(Self::from).ok_or_else(|| reader.expected(node, "text in quotation marks"))
    }
}

impl Wire for Interned {
    fn print(&self, out: &mut Printer) {
        out.quoted(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        node.string().map(Self::from).ok_or_else(|| reader.expected(node, "text in quotation marks"))
    }
}

impl Wire for ArcStr {
    fn print(&self, out: &mut Printer) {
        out.quoted(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        <Arc<str>>::read(node, reader).map(|text| Self::from(&*text))
    }
}

impl Wire for bool {
    fn print(&self, out: &mut Printer) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match node.word() {
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            _ => Err(reader.expected(node, "true or false")),
        }
    }
}

macro_rules! numbers {
    ($($type:ident)+) => {$(
        impl Wire for $type {
            fn print(&self, out: &mut Printer) {
                out.display(self);
            }

            fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
                let read = node.word().and_then(|word| word.parse().ok());
                read.ok_or_else(|| reader.expected(node, concat!("a whole number of type ", stringify!($type))))
            }
        }
    )+};
}

numbers! { u8 u32 i16 i64 }

impl Wire for usize {
    fn print(&self, out: &mut Printer) {
        out.number(*self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let read = node.word().and_then(|word| word.parse().ok());
        read.ok_or_else(|| reader.expected(node, "a whole number that is not negative"))
    }
}

impl Wire for f64 {
    fn print(&self, out: &mut Printer) {
        out.display(format_args!("{self:?}"));
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let read = node.word().and_then(|word| word.parse().ok());
        read.ok_or_else(|| reader.expected(node, "a number"))
    }
}

macro_rules! ids {
    ($($type:ident)+) => {$(
        impl Wire for $type {
            fn print(&self, out: &mut Printer) {
                out.id(Self::PREFIX, self.0);
            }

            fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
                let Some(text) = node.string() else {
                    return Err(reader.expected(node, &format!("an id that begins with {}_", Self::PREFIX)));
                };
                text.parse().map_err(|error: ParseIdError| reader.fault(node, error.to_string()))
            }
        }
    )+};
}

ids! { SourceId ArticleId EntityId EventId ClaimId NoteId QuestionId }

macro_rules! texts {
    ($($type:ty: $read:expr, $what:literal;)+) => {$(
        impl Wire for $type {
            fn print(&self, out: &mut Printer) {
                out.raw("\"");
                out.display(self);
                out.raw("\"");
            }

            fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
                let Some(text) = node.string() else { return Err(reader.expected(node, $what)) };
                let read: fn(&str) -> Result<Self, String> = $read;
                read(&text).map_err(|why| reader.fault(node, why))
            }
        }
    )+};
}

/// Reads whatever says itself why it cannot be read.
fn parsed<T: std::str::FromStr<Err: ToString>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
}

texts! {
    Edtf: parsed, "a date in EDTF, in quotation marks";
    Day: read_day, "a day in quotation marks";
}

/// Reads a day of any year that the calendar reaches: `2025-08-06`, `-0043-03-15`, `12000-01-01`.
fn read_day(text: &str) -> Result<Day, String> {
    let read = || {
        let (rest, day) = text.rsplit_once('-')?;
        let (year, month) = rest.rsplit_once('-')?;
        let two = |digits: &str| (digits.len() == 2).then(|| digits.parse().ok()).flatten();
        Day::from_ymd(year.parse().ok()?, two(month)?, two(day)?)
    };
    read().ok_or_else(|| format!("\"{text}\" is not a day such as 2025-08-06"))
}

impl Wire for EventType {
    fn print(&self, out: &mut Printer) {
        out.quoted(&self.0);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        Interned::read(node, reader).map(Self)
    }
}

impl Wire for Timestamp {
    /// Writes a moment as RFC 3339 does, or as seconds where that would not read back.
    fn print(&self, out: &mut Printer) {
        let text = self.to_string();
        if Self::parse(&text) == Some(*self) {
            out.quoted(&text);
        } else {
            self.0.print(out);
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match node.string() {
            Some(text) => Self::parse(&text).ok_or_else(|| reader.expected(node, "a moment such as 2025-08-06T10:30:00Z")),
            None => i64::read(node, reader).map(Self),
        }
    }
}

impl Wire for Span {
    fn print(&self, out: &mut Printer) {
        out.raw("(");
        out.number(self.start());
        out.raw(", ");
        out.number(self.end());
        out.raw(")");
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some([start, end]) = node.tuple() else { return Err(reader.expected(node, "a span such as (12, 34)")) };
        Ok(Self::new(usize::read(start, reader)?, usize::read(end, reader)?))
    }
}

impl Wire for Coordinates {
    fn print(&self, out: &mut Printer) {
        out.raw("(");
        self.latitude.print(out);
        out.raw(", ");
        self.longitude.print(out);
        out.raw(")");
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some([latitude, longitude]) = node.tuple() else {
            return Err(reader.expected(node, "latitude and longitude such as (59.95, 30.3)"));
        };
        let read = Self { latitude: f64::read(latitude, reader)?, longitude: f64::read(longitude, reader)? };
        if (-90.0..=90.0).contains(&read.latitude) && (-180.0..=180.0).contains(&read.longitude) {
            return Ok(read);
        }
        Err(reader.fault(node, "latitudes go from -90 to 90, longitudes from -180 to 180"))
    }
}

impl<T: Wire> Wire for Option<T> {
    /// Writes the value without `Some`; the file enables RON's `implicit_some`.
    fn print(&self, out: &mut Printer) {
        match self {
            Some(value) => value.print(out),
            None => out.raw("None"),
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        if node.word() == Some("None") {
            return Ok(None);
        }
        match node.tuple() {
            Some([inner]) if node.kind() == Kind::Tuple && node.variant() == "Some" => T::read(inner, reader).map(Some),
            _ => T::read(node, reader).map(Some),
        }
    }
}

impl<T: Wire + Empty> Wire for Sparse<T> {
    fn print(&self, out: &mut Printer) {
        (**self).print(out);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        T::read(node, reader).map(Self::from)
    }
}

impl<T: Wire> Wire for Arc<T> {
    fn print(&self, out: &mut Printer) {
        (**self).print(out);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        T::read(node, reader).map(Self::new)
    }
}

impl<A: smallvec::Array<Item: Wire>> Wire for SmallVec<A> {
    fn print(&self, out: &mut Printer) {
        out.list(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        reader.list(node).map(Self::from_vec)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn print(&self, out: &mut Printer) {
        out.list(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        reader.list(node)
    }
}
