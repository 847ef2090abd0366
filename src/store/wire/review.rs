//! What reviewing adds: coverage, notes, questions, decisions, saved views, what was learned and refused.

use super::describe::wire_struct;
use super::{Fault, Reader, Wire};
use crate::model::{Coverage, Decision, LexiconEntry, LexiconRule, PassageNote, Question, Refusal, SavedView, Target};
use crate::store::printer::Printer;
use crate::store::syntax::Node;

wire_struct!(Coverage, Block { article: required, seen: filled, signed_off: filled });

wire_struct!(PassageNote, Block { id: required, at: required, text: default, tags: default } extra);

wire_struct!(Question, Block { id: required, text: default, at: default, event: default, settled: default, answer: default } extra);

wire_struct!(Decision, Inline { at: required, by: default, what: default, targets: default, why: default });

wire_struct!(SavedView, Block { name: required, query: default, lanes: default, range: default });

wire_struct!(LexiconEntry, Inline { words: required, rule: required });

impl Wire for Target {
    /// Writes the id, whose prefix says what it is of, or `project`.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::Project => out.raw("project"),
            Self::Article(id) => id.print(out),
            Self::Entity(id) => id.print(out),
            Self::Event(id) => id.print(out),
            Self::Note(id) => id.print(out),
            Self::Question(id) => id.print(out),
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        if node.word() == Some("project") {
            return Ok(Self::Project);
        }
        let text = node.string().unwrap_or_default();
        match text.split_once('_').map(|(prefix, _)| prefix) {
            Some("art") => Wire::read(node, reader).map(Self::Article),
            Some("ent") => Wire::read(node, reader).map(Self::Entity),
            Some("ev") => Wire::read(node, reader).map(Self::Event),
            Some("note") => Wire::read(node, reader).map(Self::Note),
            Some("q") => Wire::read(node, reader).map(Self::Question),
            _ => Err(reader.expected(node, "project or the id of an article, entity, event, note or question")),
        }
    }
}

impl Wire for LexiconRule {
    /// Writes `reject`, `kind(person)` or `entity("ent_…")`.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::Reject => out.raw("reject"),
            Self::Kind(kind) => call(out, "kind", &[kind]),
            Self::Entity(entity) => call(out, "entity", &[entity]),
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match (node.word(), node.variant(), node.tuple()) {
            (Some("reject"), ..) => Ok(Self::Reject),
            (None, "kind", Some([kind])) => Wire::read(kind, reader).map(Self::Kind),
            (None, "entity", Some([entity])) => Wire::read(entity, reader).map(Self::Entity),
            _ => Err(reader.expected(node, "one of reject, kind(…), entity(…)")),
        }
    }
}

impl Wire for Refusal {
    /// Writes `same_event("ev_…", "ev_…")` or `same_entity("ent_…", "ent_…")`.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::SameEvent(one, other) => call(out, "same_event", &[one, other]),
            Self::SameEntity(one, other) => call(out, "same_entity", &[one, other]),
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match (node.variant(), node.tuple()) {
            ("same_event", Some([one, other])) => Ok(Self::SameEvent(Wire::read(one, reader)?, Wire::read(other, reader)?)),
            ("same_entity", Some([one, other])) => Ok(Self::SameEntity(Wire::read(one, reader)?, Wire::read(other, reader)?)),
            _ => Err(reader.expected(node, "same_event(\"ev_…\", \"ev_…\") or same_entity(\"ent_…\", \"ent_…\")")),
        }
    }
}

/// Writes `name(value, value)`.
fn call<T: Wire>(out: &mut Printer, name: &str, values: &[&T]) {
    out.raw(name);
    out.raw("(");
    for (index, value) in values.iter().enumerate() {
        out.raw(if index > 0 { ", " } else { "" });
        value.print(out);
    }
    out.raw(")");
}
