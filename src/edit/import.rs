//! Adding articles to a project and taking them out again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::changes::{Changes, EditError, remove_all};
use super::entity::add_alias;
use super::event::release;
use crate::model::{ArticleId, Entity, EntityId, Event, EventId, Origin, Project, Reading, Target};

/// Adds readings; articles that are there already are left as they are.
#[expect(clippy::unnecessary_wraps, reason = "every edit has the same signature")]
pub(super) fn import(changes: &mut Changes<'_>, readings: &[Reading]) -> Result<(), EditError> {
    let mut seen = BTreeSet::new();
    let new: Vec<&Reading> = readings
        .iter()
        .filter(|reading| !changes.project.articles.contains(reading.article.id) && seen.insert(reading.article.id))
        .collect();
    for source in new.iter().filter_map(|reading| reading.source.as_ref()) {
        if !changes.project.sources.contains(source.id) {
            changes.put_source(Arc::new(source.clone()));
        }
    }
    put_entities(changes, new.iter().flat_map(|reading| &reading.entities));
    let events: Vec<Arc<Event>> = new
        .iter()
        .flat_map(|reading| &reading.events)
        .filter(|event| !changes.project.events.contains(event.id))
        .cloned()
        .collect();
    changes.put_events(events);
    changes.remember_coverage(seen);
    changes.put_articles(new.iter().map(|reading| Arc::clone(&reading.article)));
    Ok(())
}

/// Adds entities; one that is there keeps what it is and learns the names that are new.
pub(super) fn put_entities<'e>(changes: &mut Changes<'_>, entities: impl Iterator<Item = &'e Arc<Entity>>) {
    let mut wanted: BTreeMap<EntityId, Arc<Entity>> = BTreeMap::new();
    for entity in entities {
        let held = wanted.get(&entity.id).or_else(|| changes.project.entities.shared(entity.id)).cloned();
        let joined = held.map_or_else(|| Arc::clone(entity), |held| joined(&held, entity));
        wanted.insert(entity.id, joined);
    }
    let project = &*changes.project;
    wanted.retain(|&id, entity| project.entities.get(id) != Some(&**entity));
    changes.put_entities(wanted.into_values());
}

/// Returns the held entity with the names and, where it has none, the role of the new one.
fn joined(held: &Arc<Entity>, new: &Entity) -> Arc<Entity> {
    let mut joined = (**held).clone();
    for alias in std::iter::once(&new.name).chain(&new.aliases) {
        add_alias(&mut joined, alias);
    }
    if joined.role.is_empty() {
        joined.role.clone_from(&new.role);
    }
    if joined == **held { Arc::clone(held) } else { Arc::new(joined) }
}

/// Takes articles away with what rests on them alone.
pub(super) fn remove(changes: &mut Changes<'_>, articles: &[ArticleId]) -> Result<(), EditError> {
    let gone: BTreeSet<ArticleId> = articles.iter().copied().collect();
    if let Some(&unknown) = gone.iter().find(|&&id| !changes.project.articles.contains(id)) {
        return Err(EditError::Unknown(Target::Article(unknown)));
    }
    let candidates = mentioned(changes.project, |id| gone.contains(&id));
    remove_claims(changes, &gone)?;
    remove_notes(changes, &gone);
    changes.remember_coverage(gone.iter().copied());
    let (project, before) = (&mut *changes.project, &mut changes.before);
    remove_all(&mut project.coverage, &mut before.coverage, gone.iter().copied());
    remove_all(&mut project.articles, &mut before.articles, gone.iter().copied());
    remove_orphans(changes, &candidates);
    Ok(())
}

/// Takes away the claims of articles and the events that have no other.
fn remove_claims(changes: &mut Changes<'_>, gone: &BTreeSet<ArticleId>) -> Result<(), EditError> {
    let (mut whole, mut part) = (Vec::new(), Vec::new());
    for event in changes.project.events.iter() {
        let lost = event.claims.iter().filter(|claim| gone.contains(&claim.article)).count();
        if lost > 0 && lost == event.claims.len() {
            whole.push(event.id);
        } else if lost > 0 {
            part.push(event.id);
        }
    }
    for id in part {
        changes.event(id)?.claims.retain(|claim| !gone.contains(&claim.article));
    }
    remove_events(changes, &whole)
}

/// Takes events away after releasing what was linked to them; `ids` are sorted.
pub(super) fn remove_events(changes: &mut Changes<'_>, ids: &[EventId]) -> Result<(), EditError> {
    if ids.is_empty() {
        return Ok(());
    }
    release(changes, ids)?;
    changes.remove_events(ids.iter().copied());
    let orphaned: Vec<_> = changes
        .project
        .questions
        .iter()
        .filter(|question| question.event.is_some_and(|event| ids.binary_search(&event).is_ok()))
        .cloned()
        .collect();
    for mut question in orphaned {
        question.event = None;
        super::changes::put(&mut changes.project.questions, &mut changes.before.questions, Arc::new(question));
    }
    Ok(())
}

/// Takes away the notes on articles, and the questions about their words.
fn remove_notes(changes: &mut Changes<'_>, gone: &BTreeSet<ArticleId>) {
    let (project, before) = (&mut *changes.project, &mut changes.before);
    let notes: Vec<_> = project.notes.iter().filter(|note| gone.contains(&note.at.article)).map(|note| note.id).collect();
    let asked = |at: Option<crate::model::SourceSpan>| at.is_some_and(|at| gone.contains(&at.article));
    let questions: Vec<_> =
        project.questions.iter().filter(|question| asked(question.at)).map(|question| question.id).collect();
    remove_all(&mut project.notes, &mut before.notes, notes);
    remove_all(&mut project.questions, &mut before.questions, questions);
}

/// Returns the entities that the chosen articles mention.
pub(super) fn mentioned(project: &Project, chosen: impl Fn(ArticleId) -> bool) -> BTreeSet<EntityId> {
    let articles = project.articles.iter().filter(|article| chosen(article.id));
    articles.flat_map(|article| article.mentions.iter()).map(|mention| mention.entity).collect()
}

/// Takes away those of `candidates` that nothing speaks of any more and that a person has not touched.
pub(super) fn remove_orphans(changes: &mut Changes<'_>, candidates: &BTreeSet<EntityId>) {
    let project = &*changes.project;
    let mut used = mentioned(project, |_| true);
    used.extend(project.entities.iter().flat_map(|entity| [entity.merged_into, entity.parent]).flatten());
    for event in project.events.all_touched() {
        used.extend(event.decided.place.iter().filter_map(|place| place.value));
        used.extend(event.decided.participants.iter().flat_map(|list| &list.value).map(|part| part.entity));
    }
    for entry in &project.lexicon {
        if let crate::model::LexiconRule::Entity(entity) = entry.rule {
            used.insert(entity);
        }
    }
    let orphans: Vec<EntityId> = candidates
        .difference(&used)
        .copied()
        .filter(|&id| project.entities.get(id).is_some_and(|entity| !is_touched(entity)))
        .collect();
    changes.remove_entities(orphans);
}

/// Whether a person has made or changed an entity.
fn is_touched(entity: &Entity) -> bool {
    entity.origin == Origin::Person
        || entity.rejected
        || entity.merged_into.is_some()
        || !entity.note.is_empty()
        || !entity.tags.is_empty()
}
