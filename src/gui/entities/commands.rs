//! What the keys mean where entities or words are chosen, and the commands of the entities view.

use super::filter_by;
use crate::edit::Edit;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::draft::Field;
use crate::gui::fields::{Choice, Value};
use crate::gui::view::{Screen, Selection};
use crate::model::{EntityId, EntityKind};

impl App {
    /// Returns the command that a key stands for where entities or words are chosen: M merges them instead of events.
    pub(in crate::gui) fn meant(&mut self, command: Command) -> Command {
        if let Selection::Words(..) = self.view.selection {
            // What is said of an event is said of the selected words.
            return match command {
                Command::EditWho => Command::NewEntity,
                Command::EditNote => Command::NewNote,
                other => other,
            };
        }
        if self.view.selection.entities().is_empty() {
            return command;
        }
        let on_page = self.view.screen == Screen::Entities && self.view.selection.entities().len() == 1;
        match command {
            Command::MergeEvents if on_page && self.suggested_pair().is_some() => Command::SameEntity,
            Command::Reject if on_page => Command::NotSameEntity,
            Command::NextEvent if on_page => Command::NextSuggestion,
            Command::PreviousEvent if on_page => Command::PreviousSuggestion,
            Command::MergeEvents => Command::MergeEntities,
            Command::SplitEvents => Command::SplitEntities,
            Command::ShowWords if self.view.screen != Screen::Entities => Command::EntitiesView,
            other => other,
        }
    }

    /// Goes to the entities view, or back to the desk.
    pub(in crate::gui) fn toggle_entities(&mut self) {
        self.go_to(if self.view.screen == Screen::Entities { Screen::Desk } else { Screen::Entities });
    }

    /// Chooses an entity where none is: who acts in the chosen event, else the one that was shown, else the most frequent.
    pub(in crate::gui) fn enter_entities(&mut self) {
        if !self.view.selection.entities().is_empty() {
            return;
        }
        let lead = self.lead().and_then(|lead| lead.participants.first().map(|part| part.entity).or(lead.place));
        let live = |id: &EntityId| self.project.entities.get(*id).is_some_and(|entity| entity.merged_into.is_none());
        let chosen = lead.or(self.session.entities.shown).filter(live).or_else(|| self.most_frequent());
        self.view.selection = chosen.map_or(Selection::Nothing, |entity| Selection::Entities(vec![entity]));
    }

    /// Returns the entity with the most mentions.
    pub(super) fn most_frequent(&self) -> Option<EntityId> {
        let live = self.project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected);
        let best = live.max_by_key(|entity| (self.session.derived.n_mentions(entity.id), entity.id))?;
        Some(best.id)
    }

    /// Chooses the entity whose page is shown, so that commands know what they are about.
    pub(in crate::gui) fn choose_shown_entity(&mut self) {
        if let Some(entity) = self.session.entities.shown.filter(|&entity| self.project.entities.contains(entity)) {
            self.view.selection = Selection::Entities(vec![entity]);
        }
    }

    /// Opens a field of the chosen entity, or of the shown one.
    pub(in crate::gui) fn open_entity_field(&mut self, field: Field) {
        if self.view.selection.entities().is_empty() {
            self.choose_shown_entity();
        }
        // Only the page of an entity has room for these.
        if matches!(field, Field::MergeWith | Field::Parent | Field::Coordinates) && self.view.screen != Screen::Entities {
            self.go_to(Screen::Entities);
        }
        self.open_field(field);
    }

    /// Merges the chosen entities: the one that was chosen first takes the others in. One alone asks for the other.
    pub(in crate::gui) fn merge_entities(&mut self) {
        let entities = self.view.selection.entities().to_vec();
        if entities.len() == 1 {
            self.open_entity_field(Field::MergeWith);
        } else if let Some((&into, others)) = entities.split_first()
            && self.edit(&Edit::MergeEntities { into, others: others.to_vec() })
        {
            self.session.notice(format!("Merged {} entities; Shift M splits them again", entities.len()));
            self.select(Selection::Entities(vec![into]));
        }
    }

    /// Merges the chosen entities into another one.
    pub(in crate::gui) fn merge_into(&mut self, into: EntityId) {
        let others: Vec<EntityId> = self.view.selection.entities().iter().copied().filter(|&id| id != into).collect();
        if !others.is_empty() && self.edit(&Edit::MergeEntities { into, others }) {
            self.session.notice("Merged; Shift M splits them again");
            self.select(Selection::Entities(vec![into]));
        }
    }

    /// Shows only the events of the chosen entity, or all again.
    pub(in crate::gui) fn only_its_events(&mut self) {
        if let Some(entity) = self.view.selection.entity() {
            self.view.filter = filter_by(self, entity);
        }
    }

    /// Returns the entities that the words may mean, for merging and for the place around a place.
    pub(in crate::gui) fn entity_choices(&self, field: Field, words: &str) -> Vec<Choice> {
        let chosen = self.view.selection.entities();
        let kind = self.view.selection.entity().and_then(|id| self.project.entities.get(id)).map(|entity| entity.kind);
        let fits = |of: EntityKind| match field {
            Field::Parent => of == EntityKind::Place,
            // Before a word is typed, only those of its kind are likely to be the same.
            _ => !words.is_empty() || kind.is_none_or(|kind| of == kind),
        };
        let mut choices = self.entities(words, fits);
        choices.retain(|choice| match &choice.value {
            Value::Entity(id) => !chosen.contains(id),
            Value::Nowhere => field == Field::Parent,
            _ => false,
        });
        choices
    }
}
