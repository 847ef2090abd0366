//! What a pronoun that acts stands for: the last subject before it that agrees with it, the speaker for "I".

use super::attribution;
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::extract::lexicon::lexicon;
use crate::language::{Dep, Tag};
use crate::model::{EntityKind, Level};

/// How many tokens back the word that a pronoun stands for is looked for.
const REACH: usize = 80;

/// What acts and spans of time do.
const HAPPENS: [&str; 14] = [
    "begin", "start", "end", "last", "come", "follow", "continue", "happen", "occur", "collapse", "fail", "expire", "hold",
    "resume",
];

/// What a pronoun says of the thing that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// "he", "she".
    Person,
    /// "it".
    Thing,
    /// "they".
    Several,
    /// "I".
    Speaker,
}

/// Whether the word stands for somebody or something that is named elsewhere.
pub(super) fn is_pronoun(doc: &Doc<'_>, token: usize) -> bool {
    let word = doc.lower(token);
    sort(word).is_some() || matches!(word, "we" | "us" | "you" | "this" | "that" | "these" | "those" | "who" | "which")
}

fn sort(word: &str) -> Option<Sort> {
    match word {
        "he" | "she" | "him" | "her" => Some(Sort::Person),
        "it" => Some(Sort::Thing),
        "they" | "them" => Some(Sort::Several),
        "i" | "me" => Some(Sort::Speaker),
        _ => None,
    }
}

/// Returns the noun that a pronoun stands for, where only one fits well.
pub(super) fn antecedent(doc: &Doc<'_>, cast: &Cast, token: usize) -> Option<usize> {
    match sort(doc.lower(token))? {
        Sort::Speaker => speaker(doc, cast, token),
        Sort::Person => None,
        sort => subject_before(doc, cast, token, sort),
    }
}

/// Returns the person whose quoted words hold "I".
fn speaker(doc: &Doc<'_>, cast: &Cast, token: usize) -> Option<usize> {
    let said = attribution::find(doc, token).filter(|_| doc.is_quoted(token))?;
    said.speaker.filter(|&speaker| cast.at(speaker).is_some_and(|mention| cast.kind(mention) == EntityKind::Person))
}

/// Returns the nearest subject before the pronoun that agrees with it, in its sentence or the one before.
fn subject_before(doc: &Doc<'_>, cast: &Cast, token: usize, sort: Sort) -> Option<usize> {
    let (sentence, paragraph) = (doc.sentence_of(token), doc.paragraph_of(token));
    let near = |at: &usize| doc.sentence_of(*at) + 1 >= sentence && doc.paragraph_of(*at) == paragraph;
    let subject = (0..token)
        .rev()
        .take(REACH)
        .take_while(near)
        .filter(|&at| doc.is_quoted(at) == doc.is_quoted(token) && !doc.is_heading(doc.sentence_of(at)))
        .filter(|&at| matches!(doc.dep(at), Dep::NSUBJ | Dep::NSUBJPASS) && !is_pronoun(doc, at))
        .find(|&at| fits(doc, cast, at, doc.token(token).head, sort))?;
    doc.is_noun(subject).then_some(subject)
}

/// Whether a noun agrees with the pronoun: one thing for "it", several for "they"; a person is never "it".
///
/// What happens, as a raid does, only begins, lasts and ends; it does nothing else that an event would be made of.
fn fits(doc: &Doc<'_>, cast: &Cast, noun: usize, verb: usize, sort: Sort) -> bool {
    let happening = lexicon().nouns.type_of.contains_key(doc.lemma(noun));
    if happening && !HAPPENS.contains(&doc.lemma(verb)) {
        return false;
    }
    let mention = cast.at(noun).filter(|&mention| cast.mentions[mention].level == Level::Name);
    let kind = mention.map(|mention| cast.kind(mention));
    let several = doc.conjuncts(noun).len() > 1 || matches!(doc.tag(noun), Tag::NNS | Tag::NNPS) && mention.is_none();
    let people = &lexicon().people;
    let lemma = doc.lemma(noun);
    let person = kind == Some(EntityKind::Person) || people.role_nouns.contains(lemma) || people.nouns.contains(lemma);
    match sort {
        Sort::Thing => !several && !person,
        Sort::Several => several,
        Sort::Person | Sort::Speaker => false,
    }
}
