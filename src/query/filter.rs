//! Which events are to be shown.

use super::Shown;
use crate::model::{EntityId, EventType, Factuality, Project, Status};

/// What an event must have to be shown; an empty filter lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all stand in title, note, tags, names or quotes, whatever their case.
    pub words: String,
    /// The statuses to hide, sorted.
    pub hidden_statuses: Vec<Status>,
    /// The types to show, sorted; all where it is empty.
    pub event_types: Vec<EventType>,
    /// The factualities to show, sorted; all where it is empty.
    pub factualities: Vec<Factuality>,
    /// The entity that must take part or be the place, merges followed.
    pub entity: Option<EntityId>,
}

impl Filter {
    /// Whether the filter lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an event is to be shown.
    pub fn keeps(&self, project: &Project, shown: &Shown) -> bool {
        !self.hidden_statuses.contains(&shown.status)
            && (self.event_types.is_empty() || self.event_types.contains(&shown.event_type))
            && (self.factualities.is_empty() || self.factualities.contains(&shown.factuality))
            && self.entity.is_none_or(|entity| involves(shown, entity))
            && self.keeps_words(project, shown)
    }

    fn keeps_words(&self, project: &Project, shown: &Shown) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let text = searchable(project, shown);
        self.words.split_whitespace().all(|word| text.contains(&word.to_lowercase()))
    }
}

fn involves(shown: &Shown, entity: EntityId) -> bool {
    shown.place == Some(entity) || shown.participants.iter().any(|part| part.entity == entity)
}

/// Returns the words of an event in lower case: title, note, tags, names and quotes.
fn searchable(project: &Project, shown: &Shown) -> String {
    let mut text = shown.title.to_lowercase();
    let mut add = |words: &str| {
        text.push('\n');
        text.push_str(&words.to_lowercase());
    };
    if let Some(event) = project.events.get(shown.event) {
        add(&event.note);
        event.tags.iter().for_each(|tag| add(tag));
        event.claims.iter().for_each(|claim| add(project.quote(claim)));
    }
    for entity in shown.participants.iter().map(|part| part.entity).chain(shown.place) {
        if let Some(entity) = project.entities.get(entity) {
            add(&entity.name);
        }
    }
    text
}
