//! Drafts to events with one claim each.

use super::draft::Draft;
use super::frame::Frame;
use super::quantities;
use super::titles::Titles;
use crate::extract::coding::Coding;
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::model::{
    Article, ArticleId, Attribution, Claim, ClaimId, Event, EventId, EventType, Extra, Origin, Participant, Role, Stance, Timex,
};
use crate::text::Span;

/// Makes the events of an article, sorted by id.
pub(super) fn build(
    doc: &Doc<'_>,
    article: &Article,
    timexes: &[Timex],
    cast: &Cast,
    coding: Option<&Coding>,
    drafts: Vec<Draft>,
) -> Vec<Event> {
    let dates = dated_tokens(doc, timexes);
    let titles = Titles::new(doc, cast, &dates);
    let mut events: Vec<Event> = drafts
        .into_iter()
        .map(|draft| {
            let id = event_id(doc, article.id, &draft.frame);
            let event_type = coded(doc, coding, &draft.frame);
            let claim = Claim { event_type, ..claim(doc, article, cast, &titles, draft) };
            Event::new(id, vec![claim])
        })
        .filter(|event| event.claims.iter().all(|claim| !claim.title.is_empty()))
        .collect();
    events.sort_by_key(|event| event.id);
    events.dedup_by_key(|event| event.id);
    events
}

/// Returns the type in the project's codebook, by the words of the sentence that tells the act.
fn coded(doc: &Doc<'_>, coding: Option<&Coding>, frame: &Frame) -> EventType {
    let own = || EventType::new(frame.event_type.clone());
    let sentence = doc.sentence_of(frame.main());
    let told = frame.noun.into_iter().chain(frame.triggers.iter().map(|trigger| trigger.start));
    let told = told.filter(|&token| doc.sentence_of(token) == sentence);
    coding.map_or_else(own, |coding| coding.code(told.map(|token| doc.lemma(token)), &frame.event_type))
}

/// Returns the event's id: from the article and the start of the main trigger, never from a rule.
pub(super) fn event_id(doc: &Doc<'_>, article: ArticleId, frame: &Frame) -> EventId {
    let start = trigger_start(doc, frame).to_string();
    EventId::of([b"event".as_slice(), article.to_string().as_bytes(), start.as_bytes(), b"0"])
}

fn trigger_start(doc: &Doc<'_>, frame: &Frame) -> usize {
    doc.token(frame.main()).span.start()
}

/// Says of each token whether it belongs to a temporal expression.
fn dated_tokens(doc: &Doc<'_>, timexes: &[Timex]) -> Vec<bool> {
    let mut dates = vec![false; doc.len()];
    for timex in timexes {
        dates[doc.analysis.tokens_in(timex.span)].fill(true);
    }
    dates
}

fn claim(doc: &Doc<'_>, article: &Article, cast: &Cast, titles: &Titles<'_>, draft: Draft) -> Claim {
    let start = trigger_start(doc, &draft.frame).to_string();
    let mut triggers: Vec<Span> = Vec::new();
    for trigger in &draft.frame.triggers {
        let span = doc.span(trigger.clone());
        if !triggers.contains(&span) {
            triggers.push(span);
        }
    }
    let said = draft.said;
    let mut participants: Vec<Participant> = draft
        .parts
        .people
        .iter()
        .map(|(mention, role)| Participant { mention: cast.mentions[*mention].span, role: *role })
        .collect();
    let speaker =
        said.and_then(|said| said.speaker).and_then(|speaker| cast.at(speaker)).map(|mention| cast.mentions[mention].span);
    if let Some(speaker) = speaker
        && participants.iter().all(|participant| participant.mention != speaker)
    {
        participants.push(Participant { mention: speaker, role: Role::Speaker });
    }
    Claim {
        id: ClaimId::of([b"claim".as_slice(), article.id.to_string().as_bytes(), start.as_bytes(), b"0"]),
        article: article.id,
        quote: doc.analysis.sentences.get(draft.sentence).map(|sentence| sentence.span).unwrap_or_default(),
        triggers,
        title: titles.write(&draft.frame).into(),
        when: draft.when,
        event_type: EventType::default(),
        participants,
        place: draft.parts.place.map(|mention| cast.mentions[mention].span),
        quantities: quantities::find(doc, &draft.frame).into(),
        factuality: draft.frame.factuality,
        polarity: draft.frame.polarity,
        attribution: said.map(|said| Attribution { speaker, words: said.words }),
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::rule(draft.frame.rule, draft.frame.why),
        extra: Extra::default(),
    }
}
