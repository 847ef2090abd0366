//! Dates and what they rest on.

use super::describe::wire_struct;
use super::{Fault, Reader, Wire};
use crate::model::{
    Alternative, Anchor, Basis, Dating, Edtf, Interned, Offset, PartOfDay, Sparse, TimeOfDay, Timex, When, Zone,
};
use crate::store::printer::Printer;
use crate::store::syntax::Node;
use crate::text::Span;

const MINUTES_A_DAY: u16 = 24 * 60;

impl Wire for When {
    fn print(&self, out: &mut Printer) {
        WrittenWhen::from(self.clone()).print(out);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let (expression, dating) = WrittenWhen::read(node, reader)?.into();
        Ok(Self::shared(expression, reader.share(dating)))
    }
}

/// A date as it is written: the words stand with the rest of what it is known from.
struct WrittenWhen {
    edtf: Option<Edtf>,
    time: Option<TimeOfDay>,
    zone: Option<Zone>,
    basis: WrittenBasis,
    alternatives: Sparse<Vec<Alternative>>,
}

struct WrittenBasis {
    expression: Option<Span>,
    anchor: Anchor,
    rule: Interned,
    why: Interned,
}

wire_struct!(WrittenWhen, Inline { edtf: default, time: default, zone: default, basis: required, alternatives: lines });

wire_struct!(WrittenBasis, Inline { expression: default, anchor: required, rule: default, why: default });

impl From<When> for WrittenWhen {
    fn from(when: When) -> Self {
        let expression = when.expression;
        let Dating { edtf, time, zone, basis: Basis { anchor, rule, why }, alternatives } = Dating::clone(&when);
        Self { edtf, time, zone, basis: WrittenBasis { expression, anchor, rule, why }, alternatives }
    }
}

impl From<WrittenWhen> for (Option<Span>, Dating) {
    fn from(written: WrittenWhen) -> Self {
        let WrittenWhen { edtf, time, zone, basis: WrittenBasis { expression, anchor, rule, why }, alternatives } = written;
        (expression, Dating { edtf, time, zone, basis: Basis { anchor, rule, why }, alternatives })
    }
}

wire_struct!(Alternative, Inline { value: default, edtf: default, time: default, why: default });

wire_struct!(Timex, Inline { span: required, kind: required, value: default, modifier as "mod": default, when: required });

impl Wire for Zone {
    /// Writes `("GMT", 0)`: the name and the minutes east of UTC, or `None` where the name does not tell.
    fn print(&self, out: &mut Printer) {
        out.raw("(");
        self.name.print(out);
        out.raw(", ");
        self.offset_minutes.print(out);
        out.raw(")");
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some([name, minutes]) = node.tuple() else { return Err(reader.expected(node, "a zone such as (\"GMT\", 0)")) };
        let offset_minutes = Option::read(minutes, reader)?;
        if offset_minutes.is_some_and(|minutes: i16| minutes.unsigned_abs() >= MINUTES_A_DAY) {
            return Err(reader.fault(minutes, "a zone lies less than a day from UTC"));
        }
        Ok(Self { name: Interned::read(name, reader)?, offset_minutes })
    }
}

impl Wire for TimeOfDay {
    /// Writes `"10h"`, `"10:30"`, `"10:30:15"` or a part of the day as a word.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::Part(part) => part.print(out),
            Self::Clock { hour, minute: None, second: Some(second) } => {
                out.display(format_args!("\"{hour:02}:--:{second:02}\""));
            }
            Self::Clock { .. } => out.display(format_args!("\"{self}\"")),
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some(text) = node.string() else { return PartOfDay::read(node, reader).map(Self::Part) };
        clock(&text).ok_or_else(|| reader.expected(node, "a time such as \"10:30\" or \"10h\""))
    }
}

fn clock(text: &str) -> Option<TimeOfDay> {
    let number = |digits: &str, most: u8| -> Option<u8> {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten().filter(|&number| number <= most)
    };
    if let Some(hour) = text.strip_suffix('h') {
        return Some(TimeOfDay::Clock { hour: number(hour, 24)?, minute: None, second: None });
    }
    let (hour, rest) = text.split_once(':')?;
    let (minute, second) = rest.split_once(':').map_or((rest, None), |(minute, second)| (minute, Some(second)));
    let second = second.map(|second| number(second, 60));
    let minute = match (minute, second) {
        (_, Some(None)) | ("--", None) => return None,
        ("--", Some(_)) => None,
        (minute, _) => Some(number(minute, 59)?),
    };
    Some(TimeOfDay::Clock { hour: number(hour, 24)?, minute, second: second.flatten() })
}

impl Wire for Anchor {
    /// Writes a word, or `event(event: "ev_…", relation: before, offset: (2, day))`.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::Stated => out.raw("stated"),
            Self::Published => out.raw("published"),
            Self::Mention => out.raw("mention"),
            Self::Article => out.raw("article"),
            Self::Person => out.raw("person"),
            Self::Undated => out.raw("undated"),
            Self::Event { event, relation, offset } => {
                out.raw("event");
                let link = Link { event: *event, relation: *relation, offset: *offset };
                link.print(out);
            }
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match (node.word(), node.variant()) {
            (Some("stated"), _) => Ok(Self::Stated),
            (Some("published"), _) => Ok(Self::Published),
            (Some("mention"), _) => Ok(Self::Mention),
            (Some("article"), _) => Ok(Self::Article),
            (Some("person"), _) => Ok(Self::Person),
            (Some("undated"), _) => Ok(Self::Undated),
            (None, "event") => {
                let Link { event, relation, offset } = Link::read(node, reader)?;
                Ok(Self::Event { event, relation, offset })
            }
            _ => Err(reader.expected(node, "one of stated, published, mention, article, person, undated, event(…)")),
        }
    }
}

/// The fields of [`Anchor::Event`].
struct Link {
    event: Option<crate::model::EventId>,
    relation: crate::model::EventRelation,
    offset: Option<Offset>,
}

wire_struct!(Link, Inline { event: default, relation: required, offset: default });

impl Wire for Offset {
    fn print(&self, out: &mut Printer) {
        out.raw("(");
        self.count.print(out);
        out.raw(", ");
        self.unit.print(out);
        out.raw(")");
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some([count, unit]) = node.tuple() else { return Err(reader.expected(node, "a length such as (2, day)")) };
        Ok(Self { count: Wire::read(count, reader)?, unit: Wire::read(unit, reader)? })
    }
}
