//! Taking over a new reading of an article: new findings come in, decisions stay, lost words are kept and said.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::changes::{Changes, EditError, put};
use super::event::is_touched;
use super::import::{mentioned, put_entities, remove_events, remove_orphans};
use crate::model::{
    Article, ArticleId, Claim, Event, EventId, Mention, MentionRef, Origin, Question, Reading, SourceSpan, Target,
};
use crate::text::{Span, slice};

/// Takes over new readings of articles that are in the project.
pub(super) fn reread(changes: &mut Changes<'_>, readings: &[Reading]) -> Result<(), EditError> {
    readings.iter().try_for_each(|reading| reread_one(changes, reading))
}

fn reread_one(changes: &mut Changes<'_>, reading: &Reading) -> Result<(), EditError> {
    let id = reading.article.id;
    let old = changes.project.articles.shared(id).cloned().ok_or(EditError::Unknown(Target::Article(id)))?;
    let before = mentioned(changes.project, |article| article == id);
    if let Some(source) = reading.source.as_ref().filter(|source| !changes.project.sources.contains(source.id)) {
        changes.put_source(Arc::new(source.clone()));
    }
    put_entities(changes, reading.entities.iter());
    let gone = reread_events(changes, &old, reading)?;
    changes.put_articles([Arc::new(joined(&old, &reading.article))]);
    move_spans(changes, &old, &reading.article);
    remove_events(changes, &gone)?;
    remove_orphans(changes, &before);
    Ok(())
}

/// Returns the new article with what a person knew of the old one.
fn joined(old: &Article, new: &Article) -> Article {
    let mut article = new.clone();
    let is_read = |article: &Article| article.published.as_ref().is_some_and(|published| published.words.is_some());
    let set_by_person = old.published.is_some() && !is_read(old);
    // A date that was given to the reading, for want of one in the new text, is the held one.
    if set_by_person || !is_read(new) {
        article.published.clone_from(&old.published);
        if let Some(published) = &mut article.published {
            published.words = published.words.and_then(|span| found_again(&old.text, &article.text, span));
        }
    }
    article.source = old.source.or(new.source);
    for (kept, from) in [
        (&mut article.url, &old.url),
        (&mut article.archive_url, &old.archive_url),
        (&mut article.author, &old.author),
        (&mut article.retrieved, &old.retrieved),
    ] {
        if from.is_some() {
            kept.clone_from(from);
        }
    }
    article.note.clone_from(&old.note);
    article.tags.clone_from(&old.tags);
    article.extra = old.extra.clone();
    for mention in old.mentions.iter().filter(|mention| *mention.origin == Origin::Person) {
        keep_mention(&mut article, old, mention);
    }
    article
}

/// Puts a person's mention into the new article where its words are still found.
fn keep_mention(article: &mut Article, old: &Article, mention: MentionRef<'_>) {
    let Some(span) = found_again(&old.text, &article.text, mention.span) else { return };
    article.mentions.put(Mention { span, ..mention.to_mention() });
}

/// Updates, adds and finds the events to take away; returns the latter, sorted.
fn reread_events(changes: &mut Changes<'_>, old: &Article, reading: &Reading) -> Result<Vec<EventId>, EditError> {
    let new: BTreeMap<EventId, &Arc<Event>> = reading.events.iter().map(|event| (event.id, event)).collect();
    let article = reading.article.id;
    let mut held: Vec<EventId> = events_of(changes, article);
    held.extend(new.keys().filter(|&&id| changes.project.events.contains(id)));
    held.sort_unstable();
    held.dedup();
    let linked: BTreeSet<EventId> = links(changes);
    let mut gone = Vec::new();
    for &id in &held {
        let event = changes.event(id)?;
        let rests_on_it_alone = event.claims.iter().all(|claim| claim.article == article);
        if !new.contains_key(&id) && rests_on_it_alone && !is_touched(event) && !linked.contains(&id) {
            gone.push(id);
            continue;
        }
        keep_claims(event, article, &old.text, &reading.article.text);
        if let Some(found) = new.get(&id) {
            replace_claims(event, found);
        }
    }
    let added = new.into_iter().filter(|(id, _)| held.binary_search(id).is_err()).map(|(_, event)| Arc::clone(event));
    changes.put_events(added.collect::<Vec<_>>());
    Ok(gone)
}

/// Returns the events with a claim of the article, sorted.
fn events_of(changes: &Changes<'_>, article: ArticleId) -> Vec<EventId> {
    let events = changes.project.events.iter();
    events.filter(|event| event.claims.iter().any(|claim| claim.article == article)).map(|event| event.id).collect()
}

/// Returns the events that others were merged into or claims moved to.
fn links(changes: &Changes<'_>) -> BTreeSet<EventId> {
    let events = changes.project.events.all_touched();
    events.flat_map(|event| event.claims.iter().map(|claim| claim.moved_to).chain([event.merged_into])).flatten().collect()
}

/// Takes over what the new reading says, keeping how a person graded and moved each claim.
fn replace_claims(event: &mut Event, found: &Event) {
    for claim in &found.claims {
        match event.claims.iter_mut().find(|held| held.id == claim.id) {
            Some(held) => {
                let (stance, credibility, moved_to) = (held.stance, held.credibility, held.moved_to);
                *held = Claim { stance, credibility, moved_to, ..claim.clone() };
            }
            None => event.claims.push(claim.clone()),
        }
    }
}

/// Moves the claims of a changed article, a person's own among them, to where their words now are, or keeps the words as lost.
fn keep_claims(event: &mut Event, article: ArticleId, old: &str, new: &str) {
    for claim in event.claims.iter_mut().filter(|claim| claim.article == article) {
        move_claim(claim, old, new);
    }
}

fn move_claim(claim: &mut Claim, old: &str, new: &str) {
    if old == new {
        return;
    }
    let from = claim.quote;
    let quote = if claim.lost_words.is_some() { None } else { found_again(old, new, from) };
    if quote.is_none() && claim.lost_words.is_none() {
        claim.lost_words = Some(slice(old, from).into());
    }
    let follow = |span: Span| -> Option<Span> {
        let quote = quote.filter(|_| from.contains(span));
        let inside =
            quote.map(|to| Span::new(to.start() + span.start() - from.start(), to.start() + span.end() - from.start()));
        inside.or_else(|| found_again(old, new, span))
    };
    claim.quote = quote.unwrap_or_default();
    claim.triggers = claim.triggers.iter().filter_map(|&span| follow(span)).collect();
    claim.place = claim.place.and_then(follow);
    claim.when.expression = claim.when.expression.and_then(follow);
    claim.participants.retain_mut(|participant| match follow(participant.mention) {
        Some(span) => {
            participant.mention = span;
            true
        }
        None => false,
    });
    for quantity in claim.quantities.get_mut().into_iter().flatten() {
        quantity.words = quantity.words.and_then(follow);
    }
    claim.attribution = claim.attribution.and_then(|attribution| {
        let words = follow(attribution.words)?;
        Some(crate::model::Attribution { speaker: attribution.speaker.and_then(follow), words })
    });
}

/// Moves the notes, questions and coverage of a changed article.
fn move_spans(changes: &mut Changes<'_>, old: &Article, new: &Article) {
    if old.text == new.text {
        return;
    }
    changes.cover(new.id, |coverage| {
        coverage.seen = follow_all(&coverage.seen, &old.text, &new.text);
        coverage.signed_off = follow_all(&coverage.signed_off, &old.text, &new.text);
    });
    let project = &*changes.project;
    let notes: Vec<_> = project.notes.iter().filter(|note| note.at.article == new.id).cloned().collect();
    let is_here = |question: &&Question| question.at.is_some_and(|at| at.article == new.id);
    let questions: Vec<_> = project.questions.iter().filter(is_here).cloned().collect();
    for mut note in notes {
        move_words(&mut note.at, &mut note.text, old, new);
        put(&mut changes.project.notes, &mut changes.before.notes, Arc::new(note));
    }
    for mut question in questions {
        if let Some(at) = &mut question.at {
            move_words(at, &mut question.text, old, new);
        }
        put(&mut changes.project.questions, &mut changes.before.questions, Arc::new(question));
    }
}

/// Moves a place to where its words now are, or says in `text` which words are lost.
fn move_words(at: &mut SourceSpan, text: &mut String, old: &Article, new: &Article) {
    let words = old.slice(at.span);
    if let Some(span) = found_again(&old.text, &new.text, at.span) {
        at.span = span;
        return;
    }
    at.span = Span::default();
    if !words.is_empty() {
        let lost = format!(" (words not found: \u{201c}{words}\u{201d})");
        text.push_str(if text.is_empty() { lost.trim_start() } else { &lost });
    }
}

fn follow_all(spans: &[Span], old: &str, new: &str) -> Vec<Span> {
    let mut followed = Vec::new();
    for &span in spans {
        if let Some(span) = found_again(old, new, span) {
            super::review::add_span(&mut followed, span);
        }
    }
    followed
}

/// Returns where the words of `span` stand in the new text: the place nearest to the old one, as a share of the text.
fn found_again(old: &str, new: &str, span: Span) -> Option<Span> {
    let words = slice(old, span);
    if words.is_empty() {
        return None;
    }
    if old == new {
        return Some(span);
    }
    let nearest = new.match_indices(words).map(|(start, _)| start).min_by_key(|&start| start.abs_diff(span.start()))?;
    Some(Span::new(nearest, nearest + words.len()))
}
