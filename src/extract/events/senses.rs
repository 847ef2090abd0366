//! Which of its senses a word has beside its arguments: a strike of workers, a death without an attacker, a lining that fails.

use std::ops::Range;

use super::frame::Frame;
use crate::extract::doc::Doc;
use crate::extract::lexicon::{Words, lexicon};
use crate::language::Dep;
use crate::model::{EventType, Factuality};

/// How many tokens on either side tell what sort of strike it is.
const NEAR: usize = 60;

/// Verbs of harm that need no attacker.
const HARM: [&str; 7] = ["die", "hurt", "injure", "kill", "wound", "hit", "destroy"];

/// Settles the type of a frame by what stands around its words.
pub(super) fn settle(doc: &Doc<'_>, frame: &mut Frame) {
    if breaks(doc, frame) {
        EventType::OTHER.clone_into(&mut frame.event_type);
        frame.factuality = Factuality::Happened;
    } else if let Some(settled) = sense(doc, frame) {
        frame.event_type = settled;
    }
}

fn sense(doc: &Doc<'_>, frame: &Frame) -> Option<String> {
    let other = || Some(EventType::OTHER.to_owned());
    let act = frame.noun.or(frame.verb)?;
    let lemma = doc.lemma(act);
    let assault = frame.event_type == "ASSAULT";
    if lemma == "strike" && assault && is_of_workers(doc, frame, act) {
        return Some("PROTEST".to_owned());
    }
    if assault && HARM.contains(&lemma) && without_attacker(doc, act) {
        return other();
    }
    let verb = frame.verb.filter(|_| frame.noun.is_none())?;
    if matches!(lemma, "withdraw" | "abandon")
        && frame.object.and_then(|object| noun_type(doc, object)).is_some_and(|of| is_words(of))
    {
        return other();
    }
    if lemma == "leave" {
        let cause = frame.subject.and_then(|subject| noun_type(doc, subject)).cloned();
        return if leaves_victims(doc, verb) { cause.filter(|cause| is_force(cause)).or_else(other) } else { cause };
    }
    let listed = lexicon().verbs.type_of.contains_key(lemma);
    (!listed
        && frame.event_type == "DEMAND"
        && doc.child(verb, &[Dep::DOBJ]).is_some()
        && doc.child(verb, &[Dep::PRT]).is_none())
    .then(other)
    .flatten()
}

/// Whether a thing breaks: it was no attempt of anybody.
fn breaks(doc: &Doc<'_>, frame: &Frame) -> bool {
    let Some((verb, subject)) = frame.verb.zip(frame.subject) else { return false };
    let people = &lexicon().people;
    let lemma = doc.lemma(subject);
    doc.lemma(verb) == "fail"
        && frame.complement.is_none()
        && frame.noun.is_none()
        && doc.child(verb, &[Dep::DOBJ]).is_none()
        && doc.is_noun(subject)
        && !doc.is_proper(subject)
        && noun_type(doc, subject).is_none()
        && !matches!(
            lemma,
            "attempt" | "effort" | "bid" | "plan" | "push" | "motion" | "bill" | "initiative" | "mission" | "plot"
        )
        && !people.role_nouns.contains(lemma)
        && !people.nouns.contains(lemma)
}

fn noun_type<'l>(doc: &Doc<'_>, noun: usize) -> Option<&'l String> {
    lexicon().nouns.type_of.get(doc.lemma(noun)).filter(|_| doc.is_noun(noun))
}

/// Whether what is left behind are dead or injured people.
fn leaves_victims(doc: &Doc<'_>, verb: usize) -> bool {
    doc.subtree(verb).any(|token| matches!(doc.lower(token), "dead" | "injured" | "wounded" | "homeless"))
}

/// Whether acts of the type use force.
fn is_force(event_type: &str) -> bool {
    matches!(event_type, "ASSAULT" | "COERCE" | "CRIME" | "PROTEST")
}

/// Whether acts of the type consist of words.
fn is_words(event_type: &str) -> bool {
    matches!(event_type, "THREATEN" | "DEMAND" | "DISAPPROVE" | "STATEMENT")
}

/// Whether a strike stops work: words of labor are near, and none of arms.
fn is_of_workers(doc: &Doc<'_>, frame: &Frame, act: usize) -> bool {
    let nouns = &lexicon().nouns;
    let near = act.saturating_sub(NEAR)..(act + NEAR).min(doc.len());
    let bare_verb = frame.verb != Some(act) || doc.child(act, &[Dep::DOBJ]).is_none() && !frame.group.passive;
    bare_verb && any(doc, near.clone(), &nouns.labor) && !any(doc, near, &nouns.arms)
}

fn any(doc: &Doc<'_>, mut tokens: Range<usize>, words: &Words) -> bool {
    tokens.any(|token| words.contains(doc.lemma(token)))
}

/// Whether the sentence tells of a mishap and of no attack; a death needs no mishap.
fn without_attacker(doc: &Doc<'_>, act: usize) -> bool {
    let lexicon = lexicon();
    let sentence = doc.sentence_tokens(doc.sentence_of(act));
    let is_attack = |token: usize| {
        let lemma = doc.lemma(token);
        let found = if doc.is_verb(token) { lexicon.verbs.type_of.get(lemma) } else { lexicon.nouns.type_of.get(lemma) };
        token != act && !HARM.contains(&lemma) && matches!(found.map(String::as_str), Some("ASSAULT" | "COERCE" | "CRIME"))
            || lexicon.nouns.arms.contains(lemma)
    };
    let mishap = doc.lemma(act) == "die" || any(doc, sentence.clone(), &lexicon.nouns.accidents);
    mishap && !sentence.into_iter().any(is_attack)
}
