//! Event candidates with everything that one sentence says of them.

use std::collections::BTreeSet;

use super::attribution::{self, Said};
use super::dating::Calendar;
use super::frame::Frame;
use super::nominals::Standing;
use super::participants::{self, Parts};
use super::{MOST_TOKENS, factuality, nominals, verbs};
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::extract::lexicon::lexicon;
use crate::language::Dep;
use crate::model::{Anchor, EntityKind, EventType, Factuality, When};
use crate::temporal::Tense;

/// An event candidate.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The words and the grammar.
    pub frame: Frame,
    /// Whose words it rests on.
    pub said: Option<Said>,
    /// Who takes part, and where.
    pub parts: Parts,
    /// When.
    pub when: When,
    /// The number of its sentence.
    pub sentence: usize,
    /// How a noun stands for it; verbs always stand for their own.
    pub standing: Standing,
}

impl Draft {
    /// Whether an expression of its own dates it.
    pub(super) fn is_dated(&self) -> bool {
        self.when.edtf.is_some() && self.when.basis.anchor != Anchor::Article
    }

    /// Returns the entities that take part, by their place in the cast.
    pub(super) fn people(&self, cast: &Cast) -> BTreeSet<usize> {
        self.parts.people.iter().map(|(mention, _)| cast.mentions[*mention].entity).collect()
    }
}

/// Finds the candidates of all sentences, in the order of the text.
pub(super) fn all(doc: &Doc<'_>, calendar: &Calendar<'_>, cast: &mut Cast) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (number, sentence) in doc.analysis.sentences.iter().enumerate() {
        let later_heading = doc.is_heading(number) && number > 2;
        if sentence.tokens.len() <= MOST_TOKENS && !doc.is_question(number) && !later_heading {
            drafts.extend(of_sentence(doc, number, calendar, cast));
        }
    }
    drafts
}

fn of_sentence(doc: &Doc<'_>, sentence: usize, calendar: &Calendar<'_>, cast: &mut Cast) -> Vec<Draft> {
    let tokens = doc.sentence_tokens(sentence);
    let verbal: Vec<Frame> = tokens.clone().filter_map(|token| verbs::frame(doc, token)).collect();
    let covered: Vec<usize> = verbal.iter().flat_map(|frame| frame.triggers.iter().cloned().flatten()).collect();
    let nominal: Vec<(Frame, Standing)> =
        tokens.filter(|token| !covered.contains(token)).filter_map(|token| nominal(doc, token, calendar)).collect();
    let headline: Vec<(Frame, Standing)> = doc
        .sentence_tokens(sentence)
        .filter_map(|token| nominals::headline_verb(doc, token))
        .map(|frame| (frame, Standing::Repeat))
        .collect();
    let mut drafts: Vec<Draft> = verbal
        .into_iter()
        .map(|frame| (frame, Standing::Own))
        .chain(nominal)
        .chain(headline)
        .map(|(frame, standing)| draft(doc, frame, standing, sentence, calendar, cast))
        .collect();
    drafts.sort_by_key(|draft| draft.frame.main());
    let keep: Vec<bool> = drafts.iter().map(|draft| is_worth(doc, draft, &drafts, cast)).collect();
    let mut kept = keep.into_iter();
    drafts.retain(|_| kept.next().unwrap_or_default());
    drafts
}

/// Reads a noun as an event; one with a date of its own is an event of its own.
fn nominal(doc: &Doc<'_>, token: usize, calendar: &Calendar<'_>) -> Option<(Frame, Standing)> {
    let (frame, standing) = nominals::frame(doc, token)?;
    let standing = if calendar.dates(token) { Standing::Own } else { standing };
    Some((frame, standing))
}

fn draft(
    doc: &Doc<'_>,
    mut frame: Frame,
    standing: Standing,
    sentence: usize,
    calendar: &Calendar<'_>,
    cast: &mut Cast,
) -> Draft {
    let said = attribution::find(doc, frame.anchor()).filter(|said| frame.verb != Some(said.verb));
    factuality::judge(doc, &mut frame, said.as_ref());
    let when = calendar.when(doc, &frame);
    if is_schedule(&frame, &when, calendar) {
        frame.factuality = Factuality::Planned;
    }
    let parts = participants::find(doc, &frame, cast);
    Draft { frame, said, parts, when, sentence, standing }
}

/// Whether the present tense tells of what is to come: "the board meets on Monday", published on the Friday before.
fn is_schedule(frame: &Frame, when: &When, calendar: &Calendar<'_>) -> bool {
    let first = when.bounds().and_then(|bounds| bounds.earliest);
    let lies_ahead = first.zip(calendar.published).is_some_and(|(first, published)| first > published);
    lies_ahead
        && matches!(frame.factuality, Factuality::Happened | Factuality::Ongoing)
        && frame.verb.is_some()
        && frame.group.tense == Tense::Present
}

/// Whether a candidate is worth a reviewer's time beside the others of its sentence.
fn is_worth(doc: &Doc<'_>, draft: &Draft, others: &[Draft], cast: &Cast) -> bool {
    let frame = &draft.frame;
    let Some(verb) = frame.verb else { return true };
    if frame.saying {
        return saying_is_worth(doc, verb, draft, others, cast);
    }
    let named = !draft.parts.people.is_empty() || draft.parts.place.is_some();
    let typed = frame.event_type != EventType::OTHER;
    let subject = frame.subject.or(frame.object);
    let impersonal = subject.is_none_or(|subject| {
        matches!(
            doc.lower(subject),
            "it" | "there" | "this" | "that" | "which" | "what" | "you" | "i" | "one" | "something" | "anything" | "everything"
        )
    });
    let heading = doc.is_heading(draft.sentence);
    draft.is_dated() || heading || named && typed || !impersonal && (named || typed)
}

/// Whether a saying is news itself and not only the way in which other words are passed on.
fn saying_is_worth(doc: &Doc<'_>, verb: usize, draft: &Draft, others: &[Draft], cast: &Cast) -> bool {
    let lemma = doc.lemma(verb);
    let content = others.iter().any(|other| {
        other.frame.verb.is_some_and(|theirs| theirs != verb)
            && !other.frame.saying
            && other.said.is_some_and(|said| said.verb == verb)
    });
    let passes_on = lexicon().verbs.reporting.contains(lemma);
    if draft.frame.rule == "event.saying" {
        let nobody = draft.parts.people.is_empty() && !draft.is_dated() && draft.frame.event_type == "STATEMENT";
        return !(passes_on && content || nobody);
    }
    let speaker =
        draft.parts.people.iter().any(|(mention, _)| {
            matches!(cast.kind(*mention), EntityKind::Person | EntityKind::Organization | EntityKind::Place)
        });
    let has_words = doc.child(verb, &[Dep::CCOMP, Dep::DOBJ, Dep::XCOMP]).is_some();
    speaker && has_words && draft.is_dated() && !content
}
