//! What an event candidate says: its trigger words, who acts, on whom, and how the verb is meant.

use std::ops::Range;

use crate::extract::clause::VerbGroup;
use crate::extract::doc::Doc;
use crate::language::{Dep, Tag};
use crate::model::{Factuality, Polarity};

/// An event candidate.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The tokens that stand for the event, the main one first.
    pub triggers: Vec<Range<usize>>,
    /// The full verb; nothing where a noun alone stands for the event.
    pub verb: Option<usize>,
    /// The noun that stands for the act, alone or with a light verb.
    pub noun: Option<usize>,
    /// What the verb's words say.
    pub group: VerbGroup,
    /// Who or what acts.
    pub subject: Option<usize>,
    /// Who or what is acted upon.
    pub object: Option<usize>,
    /// The verb under this one, as in "failed to make".
    pub complement: Option<usize>,
    /// The codebook's type.
    pub event_type: String,
    /// Whether it happened.
    pub factuality: Factuality,
    /// Whether it is so or not so.
    pub polarity: Polarity,
    /// Whether it is a saying that is news itself.
    pub saying: bool,
    /// The rule that found it.
    pub rule: &'static str,
    /// Why it is an event.
    pub why: String,
}

impl Frame {
    /// Returns the main trigger's token.
    pub(super) fn main(&self) -> usize {
        self.triggers.first().map_or(0, |trigger| trigger.start)
    }

    /// Returns the token that the event's clause is read from.
    pub(super) fn anchor(&self) -> usize {
        self.verb.unwrap_or_else(|| self.main())
    }
}

/// Returns the subject of a verb: its own, else the one that it shares with what governs it.
pub(super) fn subject_of(doc: &Doc<'_>, verb: usize) -> Option<usize> {
    subject_within(doc, verb, 6)
}

fn subject_within(doc: &Doc<'_>, verb: usize, depth: usize) -> Option<usize> {
    if depth == 0 {
        return None;
    }
    if let Some(own) = doc.child(verb, &[Dep::NSUBJ, Dep::NSUBJPASS]) {
        let relative = matches!(doc.tag(own), Tag::WDT | Tag::WP) || doc.lower(own) == "that" && doc.dep(verb) == Dep::RELCL;
        return if relative { antecedent(doc, verb).or(Some(own)) } else { Some(own) };
    }
    let head = doc.head(verb)?;
    match doc.dep(verb) {
        Dep::CONJ | Dep::ADVCL | Dep::DEP | Dep::PARATAXIS if doc.is_verb(head) => subject_within(doc, head, depth - 1),
        Dep::XCOMP => controlled(doc, head, depth - 1),
        Dep::ACL if doc.is_noun(head) => Some(head),
        Dep::PCOMP => {
            let above = doc.head(head).filter(|&above| doc.is_verb(above))?;
            subject_within(doc, above, depth - 1)
        }
        _ => None,
    }
}

/// Returns who a relative clause speaks of.
fn antecedent(doc: &Doc<'_>, verb: usize) -> Option<usize> {
    let clause = std::iter::once(verb).chain(doc.ancestors(verb).take(3)).find(|&at| doc.dep(at) == Dep::RELCL)?;
    doc.head(clause)
}

/// Returns the subject of an infinitive: the object of the verb above ("urged Washington to press"), else its subject.
fn controlled(doc: &Doc<'_>, above: usize, depth: usize) -> Option<usize> {
    doc.child(above, &[Dep::DOBJ]).or_else(|| subject_within(doc, above, depth))
}

/// Returns the object of a verb, that of a passive included.
pub(super) fn object_of(doc: &Doc<'_>, verb: usize, passive: bool) -> Option<usize> {
    if passive {
        return subject_of(doc, verb);
    }
    let own = doc.child(verb, &[Dep::DOBJ]);
    let shared = || {
        doc.conjuncts(verb)
            .into_iter()
            .filter(|&other| other > verb)
            .find_map(|other| doc.child(other, &[Dep::DOBJ]).filter(|_| false))
    };
    own.or_else(shared)
}

/// Returns who acts: the subject, of a passive the one after "by".
pub(super) fn actor_of(doc: &Doc<'_>, verb: usize, passive: bool) -> Option<usize> {
    if !passive {
        return subject_of(doc, verb);
    }
    let agent = doc.child(verb, &[Dep::AGENT])?;
    doc.child(agent, &[Dep::POBJ])
}

/// Returns the preposition's object below `head` after one of these prepositions.
pub(super) fn after_preposition(doc: &Doc<'_>, head: usize, prepositions: &[&str]) -> Option<usize> {
    doc.children(head)
        .filter(|&child| {
            matches!(doc.dep(child), Dep::PREP | Dep::AGENT | Dep::DATIVE) && prepositions.contains(&doc.lower(child))
        })
        .find_map(|preposition| doc.child(preposition, &[Dep::POBJ]))
}

/// Returns the particle or preposition right after a verb that may change its meaning: "call for", "pull out".
pub(super) fn particle(doc: &Doc<'_>, verb: usize) -> Option<usize> {
    doc.children(verb).find(|&child| child > verb && child <= verb + 2 && matches!(doc.dep(child), Dep::PRT | Dep::PREP))
}
