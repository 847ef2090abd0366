//! Whether an event happened, is planned, threatened, claimed, denied or failed, by the words around it.

use super::attribution::Said;
use super::frame::Frame;
use crate::extract::doc::Doc;
use crate::extract::lexicon::{Words, lexicon};
use crate::language::Dep;
use crate::model::{Factuality, Polarity};
use crate::temporal::Tense;

/// Verbs of change: in the perfect they say what goes on.
const CHANGES: [&str; 20] = [
    "escalate",
    "accelerate",
    "intensify",
    "spread",
    "expand",
    "grow",
    "rise",
    "worsen",
    "increase",
    "continue",
    "widen",
    "deepen",
    "mount",
    "dominate",
    "dwindle",
    "surge",
    "soar",
    "weaken",
    "strengthen",
    "remain",
];

/// Decides factuality and polarity of a frame.
pub(super) fn judge(doc: &Doc<'_>, frame: &mut Frame, said: Option<&Said>) {
    let Some(verb) = frame.verb else {
        judge_noun(doc, frame, said);
        return;
    };
    frame.factuality = of_verb(doc, verb, frame, said);
    if frame.factuality == Factuality::Denied {
        frame.polarity = Polarity::Negative;
    }
}

fn of_verb(doc: &Doc<'_>, verb: usize, frame: &Frame, said: Option<&Said>) -> Factuality {
    let words = &lexicon().factuality;
    let lemma = doc.lemma(verb);
    let group = &frame.group;
    if has_condition(doc, verb) {
        return Factuality::Conditional;
    }
    match group.tense {
        Tense::Future => return Factuality::Planned,
        Tense::Conditional => {
            return if group.modal.is_some_and(|modal| doc.lower(modal) == "would") {
                Factuality::Planned
            } else {
                Factuality::Conditional
            };
        }
        _ => {}
    }
    if words.denied.contains(lemma) && frame.saying {
        return Factuality::Denied;
    }
    if words.threatened.contains(lemma) {
        return Factuality::Threatened;
    }
    if words.failing.contains(lemma) && !group.negated {
        return Factuality::Failed;
    }
    let governs = frame.complement.is_some() || group.passive || doc.is_heading(doc.sentence_of(verb));
    if words.planned.contains(lemma) && governs {
        return Factuality::Planned;
    }
    if doc.is_heading(doc.sentence_of(verb)) && group.infinitive {
        return Factuality::Planned;
    }
    if is_ongoing(doc, verb, frame, &words.ongoing) {
        return Factuality::Ongoing;
    }
    claimed(doc, verb, frame, said).unwrap_or(Factuality::Happened)
}

/// Whether an "if" clause hangs on the verb.
fn has_condition(doc: &Doc<'_>, verb: usize) -> bool {
    let conditions = &lexicon().factuality.conditions;
    doc.children(verb).any(|child| {
        doc.dep(child) == Dep::ADVCL
            && doc.children(child).any(|mark| doc.dep(mark) == Dep::MARK && conditions.contains(doc.lower(mark)))
    })
}

fn is_ongoing(doc: &Doc<'_>, verb: usize, frame: &Frame, ongoing: &Words) -> bool {
    let group = &frame.group;
    let heading = doc.is_heading(doc.sentence_of(verb));
    let lemma = doc.lemma(verb);
    let present = group.tense == Tense::Present && !heading;
    let perfect = group.perfect && group.tense == Tense::Past;
    let above_perfect = doc.head(verb).filter(|_| doc.dep(verb) == Dep::CONJ).is_some_and(|head| {
        doc.is_verb(head) && crate::extract::clause::verb_group(doc, head).perfect && CHANGES.contains(&doc.lemma(head))
    });
    let since = doc.children(verb).any(|child| doc.lower(child) == "since");
    group.progressive && present
        || (perfect || above_perfect) && CHANGES.contains(&lemma)
        || perfect && since && group.progressive
        || present && ongoing.contains(lemma)
}

/// Returns `Claimed` where only a party says so, or the words are an opinion.
fn claimed(doc: &Doc<'_>, verb: usize, frame: &Frame, said: Option<&Said>) -> Option<Factuality> {
    let lexicon = lexicon();
    let lemma = doc.lemma(verb);
    let own = matches!(lemma, "claim" | "boast" | "allege" | "purport" | "assert") && frame.saying;
    let opinion = matches!(lemma, "call" | "describe" | "label" | "brand")
        && doc.child(verb, &[Dep::OPRD, Dep::CCOMP, Dep::PREP]).is_some()
        && !frame.group.passive;
    let hedged =
        doc.children(verb).any(|child| doc.dep(child) == Dep::ADVMOD && lexicon.factuality.hedges.contains(doc.lower(child)));
    let under = said.is_some_and(|said| said.claiming);
    (own || opinion || hedged || under).then_some(Factuality::Claimed)
}

fn judge_noun(doc: &Doc<'_>, frame: &mut Frame, said: Option<&Said>) {
    if frame.factuality != Factuality::Happened {
        return;
    }
    let main = frame.main();
    let hedged = doc.children(main).any(|child| lexicon().factuality.hedges.contains(doc.lower(child)));
    if hedged || said.is_some_and(|said| said.claiming) {
        frame.factuality = Factuality::Claimed;
    }
}
