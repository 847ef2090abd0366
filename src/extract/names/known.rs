//! Names in several words that the word lists hold, which the engine may cut in parts: "Islamic State of Iraq and the Levant".

use std::ops::Range;

use super::spans::Candidate;
use crate::extract::doc::Doc;
use crate::extract::learned::Learned;
use crate::extract::lexicon::lexicon;
use crate::model::EntityKind;

/// The most words of a listed name.
const MOST_WORDS: usize = 9;

/// Puts listed names in the place of what overlaps them, where they are longer.
pub(super) fn override_by_known(doc: &Doc<'_>, found: Vec<Candidate>) -> Vec<Candidate> {
    put(found, listed(doc), Some(EntityKind::Organization))
}

/// Puts the words that a person gave a meaning in the place of what overlaps them, where they are longer.
pub(super) fn override_by_learned(doc: &Doc<'_>, found: Vec<Candidate>, learned: &Learned<'_>) -> Vec<Candidate> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let sentence = doc.sentence_tokens(doc.sentence_of(at)).end;
        let end = learned.longest(|offset| (at + offset < sentence).then(|| doc.word(at + offset))).map(|count| at + count);
        words.extend(end.map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    put(found, words, None)
}

/// Puts names at their places, where nothing longer stands.
fn put(found: Vec<Candidate>, listed: Vec<Range<usize>>, engine: Option<EntityKind>) -> Vec<Candidate> {
    if listed.is_empty() {
        return found;
    }
    let mut merged: Vec<Candidate> = found
        .into_iter()
        .filter(|candidate| {
            let at = listed.partition_point(|known| known.end <= candidate.tokens.start);
            listed.get(at).is_none_or(|known| known.start >= candidate.tokens.end || covers(&candidate.tokens, known))
        })
        .collect();
    for known in listed {
        let at = merged.partition_point(|candidate| candidate.tokens.end <= known.start);
        let free = merged.get(at).is_none_or(|candidate| candidate.tokens.start >= known.end);
        if free {
            merged.insert(at, Candidate { tokens: known, engine });
        }
    }
    merged
}

/// Whether `outer` holds the whole of `inner`.
fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Finds the listed organizations, the longest at each place; of single words only those that no common word is.
fn listed(doc: &Doc<'_>) -> Vec<Range<usize>> {
    let organizations = &lexicon().organizations;
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let end = longest(doc, at, |words| organizations.is_listed(words));
        match end {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the end of the longest listed name that begins at a token with a capital.
fn longest(doc: &Doc<'_>, start: usize, is_listed: impl Fn(&str) -> bool) -> Option<usize> {
    if !doc.word(start).chars().any(char::is_uppercase) {
        return None;
    }
    let sentence = doc.sentence_tokens(doc.sentence_of(start)).end;
    let mut words = String::new();
    let mut best = None;
    for end in start..sentence.min(start + MOST_WORDS) {
        if end > start && doc.token(end - 1).space_after {
            words.push(' ');
        }
        words.push_str(doc.lower(end));
        let is_long = end > start;
        if is_long && is_listed(&words.replace('’', "'")) {
            best = Some(end + 1);
        }
    }
    best
}
