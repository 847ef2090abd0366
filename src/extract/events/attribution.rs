//! Whose words an event rests on: "the Kremlin said", "according to the hospital", split quotations.

use super::frame::subject_of;
use crate::extract::doc::Doc;
use crate::extract::lexicon::lexicon;
use crate::language::Dep;
use crate::text::Span;

/// A speaker and the words that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// The reporting verb, or "according".
    pub verb: usize,
    /// The head of the noun phrase that speaks.
    pub speaker: Option<usize>,
    /// The words.
    pub words: Span,
    /// Whether only the speaker vouches for it.
    pub claiming: bool,
}

/// Returns whose words the event at `token` rests on.
pub(super) fn find(doc: &Doc<'_>, token: usize) -> Option<Said> {
    above(doc, token).or_else(|| according(doc, token)).or_else(|| around_quotation(doc, token))
}

/// Whether the verb passes on words.
pub(super) fn is_reporting(doc: &Doc<'_>, verb: usize) -> bool {
    let verbs = &lexicon().verbs;
    doc.is_verb(verb) && (verbs.reporting.contains(doc.lemma(verb)) || verbs.claiming.contains(doc.lemma(verb)))
}

/// Returns the reporting verb that governs the event's clause.
fn above(doc: &Doc<'_>, token: usize) -> Option<Said> {
    let mut at = token;
    for _ in 0..12 {
        let head = doc.head(at)?;
        if doc.dep(at) == Dep::CCOMP && is_reporting(doc, head) {
            return Some(said(doc, head));
        }
        at = head;
    }
    None
}

fn said(doc: &Doc<'_>, verb: usize) -> Said {
    let speaker = subject_of(doc, verb).filter(|&subject| doc.sentence_of(subject) == doc.sentence_of(verb));
    let own = doc.child(verb, &[Dep::NSUBJ]);
    let words = own.map_or(verb..verb + 1, |subject| {
        let phrase = doc.subtree_without(subject, &[Dep::RELCL, Dep::APPOS, Dep::ACL, Dep::PUNCT]);
        phrase.start.min(verb)..phrase.end.max(verb + 1)
    });
    let words = if words.len() > 14 { verb..verb + 1 } else { words };
    Said { verb, speaker, words: doc.span(words), claiming: lexicon().verbs.claiming.contains(doc.lemma(verb)) }
}

/// Returns the source behind "according to", on the event's clause or one above it.
fn according(doc: &Doc<'_>, token: usize) -> Option<Said> {
    let clauses = std::iter::once(token).chain(doc.ancestors(token).take(4));
    for clause in clauses {
        let Some(according) = doc.children(clause).find(|&child| doc.lower(child) == "according") else { continue };
        let to = doc.children(according).find(|&child| doc.lower(child) == "to")?;
        let speaker = doc.child(to, &[Dep::POBJ])?;
        let words = doc.span(doc.subtree_without(according, &[Dep::RELCL, Dep::APPOS, Dep::ACL]));
        return Some(Said { verb: according, speaker: Some(speaker), words, claiming: false });
    }
    None
}

/// Returns the nearest reporting verb outside of the quotation that the event stands in, in the same paragraph.
fn around_quotation(doc: &Doc<'_>, token: usize) -> Option<Said> {
    if !doc.is_quoted(token) {
        return None;
    }
    let paragraph = doc.paragraph_of(token);
    let fits = |index: &usize| !doc.is_quoted(*index) && is_reporting(doc, *index) && subject_of(doc, *index).is_some();
    let near = |indices: &mut dyn Iterator<Item = usize>| {
        indices.take(120).take_while(|&index| doc.paragraph_of(index) == paragraph).find(fits)
    };
    let after = near(&mut (token..doc.len()));
    let before = near(&mut (0..token).rev());
    let nearest = match (before, after) {
        (Some(before), Some(after)) if token - before < after - token => before,
        (_, Some(after)) => after,
        (before, None) => before?,
    };
    Some(said(doc, nearest))
}
