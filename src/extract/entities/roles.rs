//! What a person is or does, by the words around the name: "US envoy", "head of the agency".

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::lexicon::lexicon;
use crate::language::Dep;
use crate::text::Span;

/// The most words that a role may have.
const MOST_WORDS: usize = 9;

/// Returns the words around one mention of a person that say what it is or does.
pub(super) fn role(doc: &Doc<'_>, name: &Range<usize>) -> Option<Span> {
    let root = name.clone().find(|&index| doc.head(index).is_none_or(|head| !name.contains(&head)))?;
    before(doc, root, name).or_else(|| apposition(doc, root)).or_else(|| as_apposition(doc, root))
}

/// Returns the office in front of the name.
fn before(doc: &Doc<'_>, root: usize, name: &Range<usize>) -> Option<Span> {
    let mut start = name.start;
    let sentence = doc.sentence_tokens(doc.sentence_of(root));
    while start > sentence.start {
        let previous = start - 1;
        let belongs = doc.subtree_contains(root, previous)
            && matches!(doc.dep(previous), Dep::COMPOUND | Dep::AMOD | Dep::NMOD | Dep::POSS | Dep::CASE | Dep::PUNCT);
        let small = doc.dep(previous) == Dep::PUNCT && doc.word(previous) != "-"
            || previous > 0 && matches!(doc.word(previous), "-" | "–" | "—") && doc.token(previous - 1).space_after;
        if !belongs || small {
            break;
        }
        start = previous;
    }
    let words = start..name.start;
    let has_office = words.clone().any(|index| is_role_noun(doc, index));
    (has_office && words.len() <= MOST_WORDS).then(|| doc.span(words))
}

/// Returns the noun phrase after the name and a comma: "Marek, general secretary of the union,".
fn apposition(doc: &Doc<'_>, root: usize) -> Option<Span> {
    let noun = doc.children(root).find(|&child| doc.dep(child) == Dep::APPOS && child > root && is_role_noun(doc, child))?;
    phrase(doc, noun)
}

/// Returns the noun that the name explains: "The director of the authority, Conrad Vail,".
fn as_apposition(doc: &Doc<'_>, root: usize) -> Option<Span> {
    let noun = doc.head(root).filter(|&noun| doc.dep(root) == Dep::APPOS && is_role_noun(doc, noun))?;
    phrase(doc, noun).filter(|span| span.end() <= doc.token(root).span.start())
}

/// Returns the noun with what hangs on it, without an article and clauses.
fn phrase(doc: &Doc<'_>, noun: usize) -> Option<Span> {
    let mut words = doc.subtree_without(noun, &[Dep::RELCL, Dep::APPOS, Dep::ACL, Dep::PUNCT, Dep::CONJ, Dep::CC, Dep::ADVCL]);
    if matches!(doc.lower(words.start), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "whose" | "our") {
        words.start += 1;
    }
    (!words.is_empty() && words.len() <= MOST_WORDS).then(|| doc.span(words))
}

fn is_role_noun(doc: &Doc<'_>, index: usize) -> bool {
    let people = &lexicon().people;
    let lower = doc.lower(index);
    (people.role_nouns.contains(doc.lemma(index)) || people.role_nouns.contains(lower) || people.offices.contains(lower))
        && doc.is_noun(index)
}
