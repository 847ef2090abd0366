//! Which nouns stand for events of their own: "a deadline", "the attack on Friday", "after a bombing in Kabul".

use super::frame::{Frame, after_preposition};
use super::tokens::{is_day_word, is_inside_name};
use crate::extract::clause::verb_group;
use crate::extract::doc::Doc;
use crate::extract::lexicon::lexicon;
use crate::language::{Dep, Tag};
use crate::model::{EventType, Factuality, Polarity};

/// How a noun stands for an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has a date or is set for later: an event of its own.
    Own,
    /// It may repeat an event of the article, or be one where it is weighty.
    Weighty,
    /// It may only repeat an event of the article.
    Repeat,
}

/// Reads the noun `noun` as an event; nothing where it stands for no act.
pub(super) fn frame(doc: &Doc<'_>, noun: usize) -> Option<(Frame, Standing)> {
    let lexicon = lexicon();
    let lemma = doc.lemma(noun);
    let event_type = lexicon.nouns.type_of.get(lemma)?;
    let is_noun = matches!(doc.tag(noun), Tag::NN | Tag::NNS) || doc.is_proper(noun) && doc.is_heading(doc.sentence_of(noun));
    let modifies = matches!(doc.dep(noun), Dep::COMPOUND | Dep::AMOD | Dep::NMOD | Dep::NPADVMOD | Dep::POSS)
        && !doc.is_heading(doc.sentence_of(noun));
    if !is_noun || modifies || is_inside_name(doc, noun) || is_denied_or_generic(doc, noun) {
        return None;
    }
    let standing = standing(doc, noun, event_type);
    Some((build(doc, noun, event_type), standing))
}

/// Reads a plural in a headline that may be a verb: "Ford posts profit"; it may only repeat an event of the body.
pub(super) fn headline_verb(doc: &Doc<'_>, token: usize) -> Option<Frame> {
    let lemma = doc.lemma(token).to_lowercase();
    let after_name = token.checked_sub(1).is_some_and(|before| doc.is_proper(before));
    let plural = matches!(doc.tag(token), Tag::NNS | Tag::NNPS) && doc.is_heading(doc.sentence_of(token));
    (plural && after_name && !lexicon().nouns.type_of.contains_key(&lemma)).then(|| build(doc, token, EventType::OTHER))
}

/// Whether the noun phrase speaks of no certain act: "any attack", "no talks", bare plurals under "such".
fn is_denied_or_generic(doc: &Doc<'_>, noun: usize) -> bool {
    doc.children(noun).any(|child| {
        matches!(
            doc.lower(child),
            "any" | "every" | "such" | "possible" | "potential" | "alleged" | "future" | "each" | "more" | "further"
        ) && matches!(doc.dep(child), Dep::DET | Dep::AMOD | Dep::PREDET)
    })
}

fn standing(doc: &Doc<'_>, noun: usize, event_type: &str) -> Standing {
    let lexicon = lexicon();
    let lemma = doc.lemma(noun);
    let dated = has_day(doc, noun);
    if dated || lexicon.nouns.deadlines.contains(lemma) && doc.dep(noun) != Dep::NSUBJ {
        return Standing::Own;
    }
    let weighty = !lexicon.nouns.background.contains(lemma)
        && !matches!(event_type, "OTHER" | "STATEMENT" | "SUPPORT" | "AGREE" | "DEMAND");
    let definite = doc
        .children(noun)
        .any(|child| matches!(doc.lower(child), "the" | "that" | "those" | "this" | "these") || doc.dep(child) == Dep::POSS);
    let placed = after_preposition(doc, noun, &["in", "near", "at", "outside", "on", "against"]).is_some();
    let follows = doc.head(noun).is_some_and(|head| {
        doc.dep(noun) == Dep::POBJ && matches!(doc.lower(head), "after" | "following" | "during" | "in" | "amid")
    });
    let reported = is_reported(doc, noun);
    if weighty && !definite && (placed || follows) && reported { Standing::Weighty } else { Standing::Repeat }
}

/// Whether the clause around the noun reports the past.
fn is_reported(doc: &Doc<'_>, noun: usize) -> bool {
    use crate::temporal::Tense;
    let verb = doc.ancestors(noun).find(|&at| doc.is_verb(at));
    verb.is_none_or(|verb| {
        let group = verb_group(doc, verb);
        matches!(group.tense, Tense::Past | Tense::Pluperfect) && !group.negated
    })
}

/// Whether a day, month or year hangs on the noun.
fn has_day(doc: &Doc<'_>, noun: usize) -> bool {
    doc.children(noun).any(|child| {
        let attached = match doc.dep(child) {
            Dep::PREP => matches!(doc.lower(child), "on" | "in" | "of" | "at" | "from" | "during" | "for"),
            Dep::NPADVMOD | Dep::NMOD | Dep::POSS | Dep::COMPOUND | Dep::NUMMOD | Dep::APPOS => true,
            _ => false,
        };
        let near = match doc.dep(child) {
            Dep::PREP => doc
                .child(child, &[Dep::POBJ])
                .is_some_and(|day| is_day_word(doc.lower(day)) || doc.children(day).any(|part| is_day_word(doc.lower(part)))),
            _ => is_day_word(doc.lower(child)),
        };
        attached && near
    })
}

fn build(doc: &Doc<'_>, noun: usize, event_type: &str) -> Frame {
    let factuality = factuality(doc, noun);
    let mut group = verb_group(doc, noun);
    group.negated = false;
    let named_twice = doc.children(noun).filter(|&child| {
        doc.dep(child) == Dep::COMPOUND && doc.is_noun(child) && lexicon().nouns.type_of.contains_key(doc.lemma(child))
    });
    Frame {
        triggers: std::iter::once(noun).chain(named_twice).map(|token| token..token + 1).collect(),
        verb: None,
        noun: Some(noun),
        group,
        subject: doc.child(noun, &[Dep::POSS]).or_else(|| after_preposition(doc, noun, &["by", "between", "of"])),
        object: after_preposition(doc, noun, &["on", "against", "with", "to", "for"]),
        complement: None,
        event_type: if event_type.is_empty() { EventType::OTHER.to_owned() } else { event_type.to_owned() },
        factuality,
        polarity: Polarity::Positive,
        saying: false,
        rule: "event.nominal",
        why: format!("\"{}\" stands for an act", doc.word(noun)),
    }
}

/// Returns what the words around the noun say of it: "planned", "failed"; a deadline is still to come.
fn factuality(doc: &Doc<'_>, noun: usize) -> Factuality {
    let words = &lexicon().factuality;
    let has = |set: &crate::extract::lexicon::Words| {
        doc.children(noun).any(|child| matches!(doc.dep(child), Dep::AMOD | Dep::COMPOUND) && set.contains(doc.lower(child)))
    };
    if lexicon().nouns.deadlines.contains(doc.lemma(noun)) || has(&words.future_adjectives) {
        Factuality::Planned
    } else if has(&words.failed_adjectives) {
        Factuality::Failed
    } else if matches!(doc.lemma(noun), "threat") {
        Factuality::Threatened
    } else {
        Factuality::Happened
    }
}
