//! Events, their claims, and what a person decided about them.

use super::describe::wire_struct;
use super::{Fault, Reader, Wire};
use crate::model::{Attribution, Claim, Decided, Event, Participant, Participation, Quantity, Role, Verdict};
use crate::store::printer::{Layout, Printer};
use crate::store::syntax::Node;

wire_struct!(Event, Block {
    id: required,
    status: telling,
    merged_into: telling,
    star: default,
    tags: default,
    note: default,
    decided: default,
    claims: lines,
} extra);

wire_struct!(Claim, Block {
    id: required,
    article: required,
    quote: required,
    triggers: default,
    title: default,
    when: required,
    event_type as "type": default,
    participants: default,
    place: default,
    quantities: default,
    factuality: telling,
    polarity: telling,
    attribution: default,
    stance: telling,
    credibility: default,
    moved_to: telling,
    lost_words: default,
    origin: required,
} extra);

wire_struct!(Participant, Inline { mention: required, role: required });

wire_struct!(Participation, Inline { entity: required, role: required });

wire_struct!(Quantity, Inline { what: default, low: default, best: default, high: default, words: default });

wire_struct!(Attribution, Inline { speaker: default, words: required });

wire_struct!(Decided, Block {
    title: default,
    when: default,
    participants: default,
    place: default,
    event_type as "type": default,
    factuality: default,
    polarity: default,
    quantities: default,
});

impl<T: Wire> Wire for Verdict<T> {
    /// Writes `(value: …)` or `(value: …, reason: "…")`.
    fn print(&self, out: &mut Printer) {
        let mut fields = out.fields(Layout::Inline);
        fields.put("value", &self.value);
        if !self.reason.is_empty() {
            fields.put("reason", &self.reason);
        }
        fields.end();
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some(fields) = node.fields() else { return Err(reader.expected(node, "a verdict such as (value: …)")) };
        let (mut value, mut reason) = (None, None);
        for field in fields {
            match field.name {
                "value" if value.is_none() => value = Some(reader.required("value", field.value)?),
                "reason" if reason.is_none() => reason = reader.lenient("reason", field.value),
                "value" | "reason" => reader.repeated(field),
                _ => reader.unknown(field),
            }
        }
        let value = value.ok_or_else(|| reader.missing(node, "value"))?;
        Ok(Self { value, reason: reason.unwrap_or_default() })
    }
}

impl Wire for Role {
    /// Writes a word for the built-in parts, else a string.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::Other(name) => out.quoted(name.as_str()),
            built_in => out.raw(built_in.as_str()),
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match node.word() {
            Some("actor") => Ok(Self::Actor),
            Some("target") => Ok(Self::Target),
            Some("speaker") => Ok(Self::Speaker),
            // A part that a newer program has a word for; it is written as a string from then on.
            Some(word) => Ok(Self::Other(word.into())),
            None => {
                let name = node.string().ok_or_else(|| reader.expected(node, "text in quotation marks"))?;
                Ok(Self::Other(name.as_ref().into()))
            }
        }
    }
}
