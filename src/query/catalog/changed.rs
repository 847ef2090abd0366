//! What differs between a project now and when it was last looked at, told by which records are shared.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Article, Entity, Event, EventId, EventTable, Project, Record, Source, Table};

/// So many differences are carried over one by one; where there are more, all records are.
const FEW: usize = 64;

/// The records that were there when a project was last looked at.
#[derive(Debug, Default)]
pub(super) struct Held {
    events: EventTable,
    entities: Table<Entity>,
    articles: Table<Article>,
    sources: Table<Source>,
    was_read: bool,
}

/// What changed.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one sort of record changed")]
pub(super) struct Changes {
    /// Events whose row may be another now.
    pub(super) events: BTreeSet<EventId>,
    /// Whether entities changed.
    pub(super) entities: bool,
    /// Whether articles or their mentions changed.
    pub(super) articles: bool,
    /// Whether sources changed.
    pub(super) sources: bool,
    /// Whether the text of an article that was there is another.
    pub(super) texts: bool,
    /// Whether claims of events changed, or what was merged into what.
    pub(super) quotes: bool,
}

impl Changes {
    pub(super) fn is_nothing(&self) -> bool {
        self.events.is_empty() && !self.everything()
    }

    /// Whether any row may be another.
    pub(super) const fn everything(&self) -> bool {
        self.entities || self.articles || self.sources
    }
}

impl Held {
    /// Returns what changed since the last call.
    pub(super) fn changes(&mut self, project: &Project) -> Changes {
        let mut changes = Changes {
            entities: !same(&self.entities, &project.entities),
            articles: !same(&self.articles, &project.articles) || !self.was_read,
            sources: !same(&self.sources, &project.sources),
            quotes: !self.was_read,
            ..Changes::default()
        };
        if changes.articles {
            changes.texts = self
                .articles
                .differing(&project.articles)
                .any(|(old, new)| old.is_some_and(|old| new.is_none_or(|new| !Arc::ptr_eq(&old.text, &new.text))));
        }
        for (old, new) in self.events.differing(&project.events) {
            let unmoved = old
                .as_ref()
                .zip(new.as_ref())
                .is_some_and(|(old, new)| old.merged_into == new.merged_into && old.claims == new.claims);
            changes.quotes |= !unmoved;
            for record in old.into_iter().chain(new) {
                touched(project, &record, &mut changes.events);
            }
        }
        self.events = project.events.clone();
        hold(&mut self.entities, &project.entities);
        hold(&mut self.articles, &project.articles);
        hold(&mut self.sources, &project.sources);
        self.was_read = true;
        changes
    }
}

/// Notes the events whose rows a record has a part in.
fn touched(project: &Project, record: &Event, events: &mut BTreeSet<EventId>) {
    let moved = record.claims.iter().filter_map(|claim| claim.moved_to);
    for id in std::iter::once(record.id).chain(record.merged_into).chain(moved) {
        events.extend([id, project.event_root(id)]);
    }
}

/// Brings held records up to the project's; few of them are touched where few differ.
fn hold<T: Record>(held: &mut Table<T>, now: &Table<T>) {
    let both = held.differing(now).take(FEW).map(|(old, new)| (old.map(|old| old.id()), new.map(Arc::clone)));
    let differences: Vec<_> = both.collect();
    if differences.len() == FEW {
        *held = now.clone();
        return;
    }
    for (old, new) in differences {
        match (old, new) {
            (_, Some(new)) => drop(held.put(new)),
            (Some(old), None) => drop(held.remove(old)),
            (None, None) => {}
        }
    }
}

fn same<T: Record>(old: &Table<T>, new: &Table<T>) -> bool {
    old.len() == new.len() && old.iter_shared().zip(new.iter_shared()).all(|(old, new)| Arc::ptr_eq(old, new))
}
