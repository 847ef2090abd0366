//! Carrying out an edit, whole or not at all.

use super::changes::{Changes, EditError};
use super::{Edit, Restore, article, entity, event, import, label, reread, review};
use crate::model::{Coverage, Decision, Project, Record, Stamp, Store, Target};
use crate::text::Span;

/// What carrying out an edit led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Brings the project back to what it was.
    pub inverse: Restore,
    /// Where to look at what changed.
    pub reveal: Vec<Target>,
    /// Whether anything changed at all; where not, the decision log has not grown either.
    pub changed: bool,
}

/// Carries out an edit.
///
/// # Errors
///
/// [`EditError`] where the edit speaks of something that is not there or cannot be done; the project is as it was.
pub fn apply(project: &mut Project, edit: &Edit, stamp: &Stamp) -> Result<Applied, EditError> {
    let mut changes = Changes::new(project);
    let outcome = carry_out(&mut changes, edit);
    let unchanged = outcome.is_err() || changes.before.holds_in(changes.project);
    if !unchanged && let Some(decision) = decision(edit, stamp) {
        changes.decide(decision);
    }
    let inverse = changes.before;
    if unchanged {
        inverse.exchange(project);
        outcome?;
        return Ok(Applied { inverse: Restore::default(), reveal: Vec::new(), changed: false });
    }
    let reveal = inverse.targets();
    Ok(Applied { inverse, reveal, changed: true })
}

/// Brings the project to the state that `state` holds; the result's inverse leads back.
pub fn restore(project: &mut Project, state: Restore) -> Applied {
    let mut inverse = state.exchange(project);
    keep_within_text(project, &mut inverse);
    let reveal = inverse.targets();
    Applied { inverse, reveal, changed: true }
}

/// Lets go of what was seen of a text that is no longer the article's: that words were seen is no step of its own, so undoing a
/// new reading comes upon words that only the newer text has.
fn keep_within_text(project: &mut Project, inverse: &mut Restore) {
    for &article in inverse.articles.keys() {
        let Some(held) = project.coverage.shared(article).cloned() else { continue };
        let text = project.articles.get(article).map_or("", |article| &*article.text);
        let is_within = |span: &Span| text.is_char_boundary(span.start()) && text.is_char_boundary(span.end());
        if held.seen.iter().chain(&held.signed_off).all(is_within) {
            continue;
        }
        let kept = |spans: &[Span]| spans.iter().copied().filter(is_within).collect::<Vec<_>>();
        let within = Coverage { article, seen: kept(&held.seen), signed_off: kept(&held.signed_off) };
        if within.seen.is_empty() && within.signed_off.is_empty() {
            project.coverage.remove(article);
        } else {
            project.coverage.put(within.into());
        }
        inverse.coverage.entry(article).or_insert(Some(held));
    }
}

fn carry_out(changes: &mut Changes<'_>, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Import(readings) => import::import(changes, readings),
        Edit::RemoveArticles(articles) => import::remove(changes, articles),
        Edit::Reread(readings) => reread::reread(changes, readings),
        Edit::Articles(articles, change) => article::change(changes, articles, change),
        Edit::Source(source, change) => article::change_source(changes, *source, change),
        Edit::SetStatus { events, status, .. } => event::set_status(changes, events, *status),
        Edit::Decide { events, field, why } => event::decide(changes, events, field, why),
        Edit::Events(events, change) => event::change(changes, events, change),
        Edit::AddEvent(event) => event::add(changes, event),
        Edit::RemoveEvent(event) => event::remove(changes, *event),
        Edit::MergeEvents { into, others } => event::merge(changes, *into, others),
        Edit::SplitEvents(events) => event::split(changes, events),
        Edit::AddClaim(event, claim) => event::add_claim(changes, *event, claim),
        Edit::Claim { event, claim, change } => event::change_claim(changes, *event, *claim, *change),
        Edit::AddEntity(entity) => entity::add(changes, entity),
        Edit::Entities(entities, change) => entity::change(changes, entities, change),
        Edit::MergeEntities { into, others } => entity::merge(changes, *into, others),
        Edit::SplitEntities(entities) => entity::split(changes, entities),
        Edit::PutMention(article, mention) => entity::put_mention(changes, *article, mention),
        Edit::RemoveMention(article, span) => entity::remove_mention(changes, *article, *span),
        Edit::Batch { edits, .. } => edits.iter().try_for_each(|edit| carry_out(changes, edit)),
        other => review::change(changes, other),
    }
}

/// Returns the line that a person's edit leaves in the decision log.
fn decision(edit: &Edit, stamp: &Stamp) -> Option<Decision> {
    let entry = label::log_entry(edit)?;
    Some(Decision {
        at: stamp.at,
        by: stamp.by.as_str().into(),
        what: entry.what.into(),
        targets: entry.targets.into(),
        why: entry.why.into(),
    })
}

/// What an edit would do, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Preview {
    /// Events that would be new.
    pub events_added: usize,
    /// Events that would be gone.
    pub events_removed: usize,
    /// Events that would change.
    pub events_changed: usize,
    /// Events among the gone and changed ones that a person has decided something about.
    pub events_decided: usize,
    /// Entities that would be new.
    pub entities_added: usize,
    /// Entities that would be gone.
    pub entities_removed: usize,
    /// Articles that would be new.
    pub articles_added: usize,
    /// Articles that would be gone.
    pub articles_removed: usize,
    /// Notes and questions that would be gone.
    pub notes_removed: usize,
}

/// Counts what an edit would do, without doing it.
///
/// # Errors
///
/// Those of [`apply`].
pub fn preview(project: &Project, edit: &Edit) -> Result<Preview, EditError> {
    let mut after = project.clone();
    let inverse = apply(&mut after, edit, &Stamp::default())?.inverse;
    let (events_added, events_removed, events_changed) = count(&inverse.events, &after.events);
    let (entities_added, entities_removed, _) = count(&inverse.entities, &after.entities);
    let (articles_added, articles_removed, _) = count(&inverse.articles, &after.articles);
    let (_, notes, _) = count(&inverse.notes, &after.notes);
    let (_, questions, _) = count(&inverse.questions, &after.questions);
    let changed = inverse.events.values().flatten().filter(|event| after.events.get(event.id).as_ref() != Some(event));
    let decided = changed.filter(|event| event::is_touched(event)).count();
    Ok(Preview {
        events_added,
        events_removed,
        events_changed,
        events_decided: decided,
        entities_added,
        entities_removed,
        articles_added,
        articles_removed,
        notes_removed: notes + questions,
    })
}

/// Counts the records that are new, gone and changed.
fn count<T: Record + PartialEq>(before: &super::restore::Records<T>, after: &impl Store<T>) -> (usize, usize, usize) {
    let (mut added, mut removed, mut changed) = (0, 0, 0);
    for (&id, old) in before {
        match (old, after.held(id)) {
            (None, Some(_)) => added += 1,
            (Some(_), None) => removed += 1,
            (Some(old), Some(new)) if *old != new => changed += 1,
            _ => {}
        }
    }
    (added, removed, changed)
}
