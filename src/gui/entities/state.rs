//! What the entities view remembers between frames: the shown entity with its page, the list, and the strip of its events.

use std::sync::Arc;

use super::list::EntityList;
use super::suggestions::Suggestions;
use crate::gui::derived::Derived;
use crate::gui::timeline::{LaneBy, TimelineState};
use crate::model::{EntityId, EventId, Project};
use crate::query::{EntityPage, MentionOrder, Rows, SameEntity};

/// What the lanes of the strip are called.
const LANES: &str = "Role";

/// What the entities view remembers between frames.
#[derive(Debug)]
pub struct EntitiesState {
    /// The entity whose page is shown; it stays while an event of it is chosen.
    pub shown: Option<EntityId>,
    /// How its mentions are sorted.
    pub order: MentionOrder,
    /// The words that the shown mentions have; all where there are none.
    pub form: Option<String>,
    /// The entity that the list was last scrolled to.
    pub(super) followed: Option<EntityId>,
    /// The list at the left.
    pub(super) list: EntityList,
    /// The strip of its events.
    pub(super) timeline: TimelineState,
    /// The suggestion that was gone to last.
    pub(super) suggestion: usize,
    pub(super) suggestions: Suggestions,
    page: Option<(PageKey, Arc<Page>)>,
    n_pages: u64,
}

/// Everything that the page depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PageKey {
    generation: u64,
    entity: EntityId,
    order: MentionOrder,
    form: Option<String>,
}

/// The page of the shown entity, made anew only when the project, the filter or the choice changes.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Another number for each page.
    pub(super) number: u64,
    /// What it says.
    pub(super) data: EntityPage,
    /// Its events and those that only mention it.
    pub(super) rows: Rows,
    /// The events whose quotes mention it though it has no part in them, sorted.
    pub(super) mentioned: Vec<EventId>,
    /// The place of each event among the rows, sorted by event.
    pub(super) places: Vec<(EventId, usize)>,
    /// The shown mentions, as places in the list of all.
    pub(super) lines: Vec<usize>,
}

impl Default for EntitiesState {
    fn default() -> Self {
        Self {
            followed: None,
            shown: None,
            order: MentionOrder::Date,
            form: None,
            list: EntityList::default(),
            timeline: strip(),
            suggestion: 0,
            suggestions: Suggestions::default(),
            page: None,
            n_pages: 0,
        }
    }
}

fn strip() -> TimelineState {
    let mut strip = TimelineState::default();
    strip.strip = Some(LANES);
    strip.lanes_by = LaneBy::Tag.into();
    strip
}

impl EntitiesState {
    /// Turns to an entity.
    pub(super) fn show(&mut self, entity: EntityId) {
        if self.shown != Some(entity) {
            self.shown = Some(entity);
            self.form = None;
            self.timeline = strip();
        }
    }

    /// Returns the suggestions that are open, the likeliest first.
    pub(super) fn open_suggestions(&mut self, project: &Project, derived: &Derived) -> Arc<Vec<SameEntity>> {
        self.suggestions.open(project, derived)
    }

    /// Takes the suggestions that another thread found.
    pub(in crate::gui) fn take_suggestions(&mut self, found: Vec<SameEntity>) {
        self.suggestions.take(found);
    }

    /// Notes that another thread found no suggestions, since it came to a fault of the program.
    pub(in crate::gui) fn give_up_suggestions(&mut self) {
        self.suggestions.give_up();
    }

    /// Returns the suggestion for an entity: the one that was gone to, else its likeliest.
    pub(super) fn suggestion_of(&self, open: &[SameEntity], entity: EntityId) -> Option<usize> {
        let is_about = |pair: &SameEntity| pair.entity == entity || pair.other == entity;
        let held = Some(self.suggestion).filter(|&at| open.get(at).is_some_and(is_about));
        held.or_else(|| open.iter().position(is_about))
    }

    /// Returns the page of an entity.
    pub(super) fn page(&mut self, project: &Project, derived: &Derived, entity: EntityId) -> Arc<Page> {
        let key = PageKey { generation: derived.generation, entity, order: self.order, form: self.form.clone() };
        if let Some((held, page)) = &self.page
            && *held == key
        {
            return Arc::clone(page);
        }
        self.n_pages += 1;
        let page = Arc::new(Page::of(project, derived, &key, self.n_pages));
        self.page = Some((key, Arc::clone(&page)));
        page
    }
}

impl Page {
    fn of(project: &Project, derived: &Derived, key: &PageKey, number: u64) -> Self {
        let events = derived.events_of(key.entity);
        let mut data = EntityPage::of(project, &derived.links, &derived.rows, (key.entity, &events));
        let mentioned = only_mentioned(derived, &mut data);
        data.sort(project, key.order);
        let mut indexes: Vec<usize> = data.rows.iter().copied().chain(mentioned.iter().copied()).collect();
        indexes.sort_unstable();
        indexes.dedup();
        let rows: Vec<_> = indexes.iter().map(|&index| derived.rows[index].clone()).collect();
        let mut mentioned: Vec<EventId> = mentioned.iter().map(|&index| derived.rows[index].shown.event).collect();
        mentioned.sort_unstable();
        let is_shown = |index: &usize| {
            let Some(form) = &key.form else { return true };
            let line = &data.mentions[*index];
            project.articles.get(line.article).is_some_and(|article| article.slice(line.span) == form)
        };
        let lines = (0..data.mentions.len()).filter(is_shown).collect();
        let mut places: Vec<(EventId, usize)> = rows.iter().enumerate().map(|(at, row)| (row.shown.event, at)).collect();
        places.sort_unstable();
        Self { number, data, rows: Rows::sorted(rows), mentioned, places, lines }
    }
}

/// Finds the visible events whose quotes hold a mention, though the entity has no part in them, and returns their rows, sorted.
fn only_mentioned(derived: &Derived, data: &mut EntityPage) -> Vec<usize> {
    let mut found = Vec::new();
    for line in data.mentions.iter_mut().filter(|line| line.event.is_none()) {
        let Some(triggers) = derived.triggers.get(line.article) else { continue };
        let holding = triggers.iter().filter(|trigger| trigger.quote.contains(line.span));
        if let Some(trigger) = holding.min_by_key(|trigger| trigger.quote.len()) {
            line.event = Some(derived.rows[trigger.row].shown.event);
            found.push(trigger.row);
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|row| !data.rows.contains(row));
    found
}
