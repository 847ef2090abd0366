//! Who takes part in an event and where it is, as mentions of the cast.

use super::frame::{Frame, after_preposition};
use super::pronouns;
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::language::Dep;
use crate::model::{EntityKind, Role};

/// Prepositions after which a participant stands that the act is aimed at.
const TOWARDS: [&str; 8] = ["with", "against", "to", "on", "at", "upon", "for", "from"];
/// Prepositions of place.
const PLACES: [&str; 14] =
    ["in", "near", "at", "outside", "inside", "across", "on", "off", "around", "throughout", "to", "into", "from", "over"];

/// The mentions that take part, with their parts, and the mention of the place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Indices of mentions, with their parts.
    pub people: Vec<(usize, Role)>,
    /// Index of the mention of the place.
    pub place: Option<usize>,
}

/// Finds the participants of a frame, pronouns resolved into the cast.
pub(super) fn find(doc: &Doc<'_>, frame: &Frame, cast: &mut Cast) -> Parts {
    let mut parts = Parts::default();
    let leading = if frame.saying { Role::Speaker } else { Role::Actor };
    if let Some(subject) = frame.subject {
        add(doc, cast, subject, leading, &mut parts);
        add_between(doc, cast, subject, &mut parts);
    }
    if let Some(object) = frame.object.filter(|object| Some(*object) != frame.subject) {
        add(doc, cast, object, Role::Target, &mut parts);
    }
    for head in frame.verb.into_iter().chain(frame.noun) {
        add_towards(doc, cast, head, &mut parts);
    }
    parts.place = place(doc, frame, cast);
    let place = parts.place;
    parts.people.retain(|(mention, role)| Some(*mention) != place || *role != Role::Target);
    parts
}

/// Adds the mentions of a noun phrase and of what is joined to it by "and".
fn add(doc: &Doc<'_>, cast: &mut Cast, head: usize, role: Role, parts: &mut Parts) {
    for noun in doc.conjuncts(head) {
        for mention in mentions_of(doc, cast, noun) {
            push(cast, parts, mention, role);
        }
    }
}

fn push(cast: &Cast, parts: &mut Parts, mention: usize, role: Role) {
    let entity = cast.mentions[mention].entity;
    let known = parts.people.iter().any(|(other, _)| cast.mentions[*other].entity == entity);
    if !known {
        parts.people.push((mention, role));
    }
}

/// Returns the mentions that a noun stands for: its own, or that of the people or state that it belongs to ("US forces").
fn mentions_of(doc: &Doc<'_>, cast: &mut Cast, noun: usize) -> Vec<usize> {
    if let Some(mention) = cast.at(noun) {
        return vec![mention];
    }
    if let Some(mention) = pronoun(doc, cast, noun) {
        return vec![mention];
    }
    let modifier = |child: &usize| matches!(doc.dep(*child), Dep::COMPOUND | Dep::AMOD | Dep::POSS | Dep::NMOD | Dep::APPOS);
    let below = |child: usize| {
        std::iter::once(child).chain(
            doc.children(child).filter(|&deeper| matches!(doc.dep(deeper), Dep::COMPOUND | Dep::NMOD | Dep::AMOD | Dep::CONJ)),
        )
    };
    let mut own: Vec<usize> = doc.children(noun).filter(modifier).flat_map(below).filter_map(|child| cast.at(child)).collect();
    own.sort_unstable();
    own.dedup();
    if own.is_empty()
        && matches!(
            doc.lemma(noun),
            "leader"
                | "official"
                | "force"
                | "troop"
                | "member"
                | "government"
                | "round"
                | "president"
                | "minister"
                | "head"
                | "spokesman"
                | "spokeswoman"
                | "people"
                | "resident"
        )
    {
        return after_preposition(doc, noun, &["of", "from", "between"])
            .map(|below| doc.conjuncts(below))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|below| cast.at(below))
            .collect();
    }
    own
}

/// Adds the parties of "talks between A and B".
fn add_between(doc: &Doc<'_>, cast: &mut Cast, noun: usize, parts: &mut Parts) {
    if let Some(first) = after_preposition(doc, noun, &["between", "of"]) {
        add(doc, cast, first, Role::Actor, parts);
    }
}

/// Adds those whom the act is aimed at, after a preposition.
fn add_towards(doc: &Doc<'_>, cast: &mut Cast, head: usize, parts: &mut Parts) {
    let dative = doc.child(head, &[Dep::DATIVE]).filter(|&child| doc.is_noun(child));
    let after: Vec<usize> = doc
        .children(head)
        .filter(|&child| matches!(doc.dep(child), Dep::PREP | Dep::DATIVE) && TOWARDS.contains(&doc.lower(child)))
        .filter_map(|preposition| doc.child(preposition, &[Dep::POBJ]))
        .collect();
    for noun in dative.into_iter().chain(after) {
        for conjunct in doc.conjuncts(noun) {
            for mention in mentions_of(doc, cast, conjunct) {
                push(cast, parts, mention, Role::Target);
            }
        }
    }
    if let Some(below) = doc.child(head, &[Dep::DOBJ]).filter(|_| frame_noun_is_object(doc, head)) {
        add_towards(doc, cast, below, parts);
    }
    if let Some(parties) = after_preposition(doc, head, &["between"]) {
        add(doc, cast, parties, Role::Actor, parts);
    }
}

fn frame_noun_is_object(doc: &Doc<'_>, head: usize) -> bool {
    doc.is_verb(head)
}

/// Returns the mention of a pronoun: the person who was the last subject before "he", the named one that others stand for.
fn pronoun(doc: &Doc<'_>, cast: &mut Cast, token: usize) -> Option<usize> {
    if !matches!(doc.lower(token), "he" | "she" | "him" | "her") {
        let noun = pronouns::antecedent(doc, cast, token)?;
        let entity = cast.mentions[cast.at(noun)?].entity;
        return Some(cast.add_pronoun(doc, token, entity));
    }
    let entity = last_person(doc, cast, token)?;
    Some(cast.add_pronoun(doc, token, entity))
}

/// Returns the entity of the last person named before a token, in its paragraph or the one before; subjects first.
fn last_person(doc: &Doc<'_>, cast: &Cast, token: usize) -> Option<usize> {
    let paragraph = doc.paragraph_of(token);
    let mut nearest = None;
    let before = (0..token).rev().take(150).take_while(|&at| doc.paragraph_of(at) + 1 >= paragraph);
    for at in before {
        let Some(mention) = cast.at(at).filter(|&mention| cast.kind(mention) == EntityKind::Person) else { continue };
        let entity = cast.mentions[mention].entity;
        let is_subject = matches!(doc.dep(at), Dep::NSUBJ | Dep::NSUBJPASS);
        if is_subject {
            return Some(entity);
        }
        nearest = nearest.or(Some(entity));
    }
    nearest
}

/// Returns the mention of the place of an event.
fn place(doc: &Doc<'_>, frame: &Frame, cast: &Cast) -> Option<usize> {
    let heads = frame.verb.into_iter().chain(frame.noun).chain(frame.object).chain(frame.subject);
    for head in heads {
        let is_person = cast.at(head).is_some_and(|mention| cast.kind(mention) == EntityKind::Person);
        if !is_person && let Some(found) = place_below(doc, cast, head, 3) {
            return Some(found);
        }
    }
    None
}

/// Returns the place after a preposition below `head`, down chains such as "at the start of the meeting in Geneva".
fn place_below(doc: &Doc<'_>, cast: &Cast, head: usize, depth: usize) -> Option<usize> {
    if depth == 0 {
        return None;
    }
    for preposition in doc.children(head).filter(|&child| doc.dep(child) == Dep::PREP) {
        let word = doc.lower(preposition);
        let Some(noun) = doc.child(preposition, &[Dep::POBJ]) else { continue };
        let is_place = |token: usize| cast.at(token).filter(|&mention| cast.kind(mention) == EntityKind::Place);
        if PLACES.contains(&word) {
            let named = is_place(noun).or_else(|| {
                doc.children(noun)
                    .filter(|&child| matches!(doc.dep(child), Dep::COMPOUND | Dep::POSS | Dep::APPOS | Dep::NMOD))
                    .find_map(is_place)
            });
            if named.is_some() && !matches!(word, "to" | "from" | "over") {
                return named;
            }
        }
        let deeper = matches!(word, "of" | "in" | "at" | "on" | "near" | "outside" | "during" | "between" | "with" | "after");
        if deeper
            && cast.at(noun).is_none()
            && let Some(found) = place_below(doc, cast, noun, depth - 1)
        {
            return Some(found);
        }
    }
    None
}
