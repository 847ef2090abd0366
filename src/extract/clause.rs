//! Clauses: their verb, its tense, aspect, voice and negation.

use super::doc::Doc;
use super::lexicon::lexicon;
use crate::language::{Dep, Tag};
use crate::temporal::{Clause, Hints, Tense};
use crate::text::Span;

/// What the verb group of a clause says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "aspect, voice, polarity and finiteness are independent of each other")]
pub(super) struct VerbGroup {
    /// The tense of the first finite word.
    pub tense: Tense,
    /// "has held", "had held".
    pub perfect: bool,
    /// "is holding".
    pub progressive: bool,
    /// "was held".
    pub passive: bool,
    /// "did not hold", "never held".
    pub negated: bool,
    /// Whether there is a finite verb at all.
    pub finite: bool,
    /// The modal verb's token, where there is one.
    pub modal: Option<usize>,
    /// "to hold".
    pub infinitive: bool,
}

/// Reads the verb group around the full verb `verb`.
pub(super) fn verb_group(doc: &Doc<'_>, verb: usize) -> VerbGroup {
    let mut group = VerbGroup {
        tense: Tense::Unknown,
        perfect: false,
        progressive: false,
        passive: false,
        negated: false,
        finite: matches!(doc.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP),
        modal: None,
        infinitive: false,
    };
    let auxiliaries: Vec<usize> =
        doc.children(verb).filter(|&child| matches!(doc.dep(child), Dep::AUX | Dep::AUXPASS) && child < verb).collect();
    for child in doc.children(verb) {
        let never = matches!(doc.lower(child), "never" | "no longer" | "hardly" | "neither" | "nor") && child < verb;
        group.negated |= doc.dep(child) == Dep::NEG || never;
    }
    let subject = doc.child(verb, &[Dep::NSUBJ, Dep::NSUBJPASS]);
    let no_subject = subject.is_some_and(|subject| {
        matches!(doc.lower(subject), "nobody" | "none" | "neither" | "nothing")
            || doc.children(subject).any(|child| doc.lower(child) == "no" || doc.lower(child) == "neither")
    });
    group.negated |= no_subject;
    let mut first_finite = None;
    for &auxiliary in &auxiliaries {
        let word = doc.lower(auxiliary);
        match doc.tag(auxiliary) {
            Tag::MD => {
                group.modal = group.modal.or(Some(auxiliary));
                group.finite = true;
            }
            Tag::TO => group.infinitive = true,
            _ => {}
        }
        let is_have =
            matches!(word, "has" | "have" | "had" | "having" | "'ve" | "’ve" | "'d" | "’d") && doc.tag(auxiliary) != Tag::MD;
        let been = || auxiliaries.iter().any(|&other| doc.lower(other) == "been");
        group.perfect |= is_have && (doc.tag(verb) != Tag::VB || been());
        let is_be = doc.lemma(auxiliary) == "be"
            || matches!(word, "is" | "are" | "was" | "were" | "been" | "be" | "being" | "'s" | "'re" | "’s" | "’re");
        group.progressive |= is_be && doc.tag(verb) == Tag::VBG;
        group.passive |= (is_be || doc.dep(auxiliary) == Dep::AUXPASS) && doc.tag(verb) == Tag::VBN;
        if matches!(doc.tag(auxiliary), Tag::VBD | Tag::VBZ | Tag::VBP) {
            first_finite = first_finite.or(Some(auxiliary));
            group.finite = true;
        }
    }
    group.tense = tense(doc, verb, &group, first_finite, &auxiliaries);
    if auxiliaries.is_empty() && subject.is_none() { joined(doc, verb, group) } else { group }
}

/// Lets a verb after "and" share the auxiliaries of the one before it: "has escalated and accelerated".
fn joined(doc: &Doc<'_>, verb: usize, own: VerbGroup) -> VerbGroup {
    let shares = doc.dep(verb) == Dep::CONJ && matches!(doc.tag(verb), Tag::VBN | Tag::VBD | Tag::VB | Tag::VBG);
    let Some(head) = doc.head(verb).filter(|&head| shares && doc.is_verb(head)) else { return own };
    let has_auxiliary = doc.children(head).any(|child| matches!(doc.dep(child), Dep::AUX | Dep::AUXPASS));
    let same_form = doc.tag(head) == doc.tag(verb) || matches!((doc.tag(head), doc.tag(verb)), (Tag::VBN, Tag::VBD));
    if !(has_auxiliary && same_form) {
        return own;
    }
    VerbGroup { negated: own.negated, ..verb_group(doc, head) }
}

/// Returns the tense that the group's words make.
fn tense(doc: &Doc<'_>, verb: usize, group: &VerbGroup, first: Option<usize>, auxiliaries: &[usize]) -> Tense {
    if let Some(modal) = group.modal {
        return match doc.lower(modal) {
            "will" | "'ll" | "’ll" | "shall" | "wo" => Tense::Future,
            "can" | "must" => Tense::Present,
            _ if group.perfect && matches!(doc.lower(modal), "must") => Tense::Past,
            _ => Tense::Conditional,
        };
    }
    let going_to = doc.lemma(verb) == "go" && group.progressive && doc.child(verb, &[Dep::XCOMP]).is_some();
    let is_to = group.infinitive && first.is_some_and(|first| doc.lemma(first) == "be");
    if going_to || is_to {
        return Tense::Future;
    }
    let had = auxiliaries.iter().any(|&auxiliary| matches!(doc.lower(auxiliary), "had"));
    match (first.map(|first| doc.tag(first)), doc.tag(verb)) {
        _ if had && group.perfect => Tense::Pluperfect,
        _ if group.perfect => Tense::Past,
        (Some(Tag::VBD), _) | (None, Tag::VBD | Tag::VBN) => Tense::Past,
        (Some(_), _) | (None, Tag::VBZ | Tag::VBP) => Tense::Present,
        _ => Tense::Unknown,
    }
}

/// Whether the token heads a clause.
pub(super) fn heads_clause(doc: &Doc<'_>, token: usize) -> bool {
    let clausal = matches!(
        doc.dep(token),
        Dep::ROOT
            | Dep::CCOMP
            | Dep::ADVCL
            | Dep::RELCL
            | Dep::PARATAXIS
            | Dep::ACL
            | Dep::PCOMP
            | Dep::CONJ
            | Dep::XCOMP
            | Dep::CSUBJ
    );
    let has_subject = doc.child(token, &[Dep::NSUBJ, Dep::NSUBJPASS, Dep::EXPL]).is_some();
    (clausal && (doc.is_verb(token) || has_subject)) || doc.dep(token) == Dep::ROOT
}

/// Returns the head of the clause that the token stands in; the token itself where it heads one.
pub(super) fn clause_of(doc: &Doc<'_>, token: usize) -> usize {
    if heads_clause(doc, token) {
        return token;
    }
    doc.ancestors(token).find(|&at| heads_clause(doc, at)).unwrap_or(token)
}

/// Returns tense and reporting verb of every clause, for the temporal engine.
pub(super) fn hints(doc: &Doc<'_>) -> Hints {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut last_head = None;
    for token in 0..doc.len() {
        let head = clause_of(doc, token);
        let span = doc.token(token).span;
        let same = last_head == Some(head) && token > 0 && doc.sentence_of(token) == doc.sentence_of(token - 1);
        match clauses.last_mut() {
            Some(clause) if same => clause.span = clause.span.cover(span),
            _ => clauses.push(clause(doc, head, span)),
        }
        last_head = Some(head);
    }
    Hints { clauses }
}

fn clause(doc: &Doc<'_>, head: usize, span: Span) -> Clause {
    let group = verb_group(doc, head);
    let tense = match group.tense {
        Tense::Unknown => inherited(doc, head),
        tense => tense,
    };
    let reporting = doc.is_verb(head) && lexicon().verbs.reporting.contains(doc.lemma(head));
    Clause { span, tense, reporting }
}

/// Returns the tense of the next clause above that has one: "to hold talks" leans on what governs it.
fn inherited(doc: &Doc<'_>, head: usize) -> Tense {
    let governs = |at: &usize| {
        let tense = verb_group(doc, *at).tense;
        (tense != Tense::Unknown).then_some((*at, tense))
    };
    let infinitive = doc.dep(head) == Dep::XCOMP || verb_group(doc, head).infinitive;
    match doc.ancestors(head).take(4).find_map(|at| governs(&at)) {
        Some((verb, _)) if infinitive && lexicon().factuality.planned.contains(doc.lemma(verb)) => Tense::Future,
        Some((_, tense)) => tense,
        None => Tense::Unknown,
    }
}
