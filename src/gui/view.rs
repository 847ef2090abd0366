//! What the window shows of a project: filter, selection, highlights. Kept with the window's settings, never undone.

use crate::model::{ArticleId, EntityId, EventId};
use crate::query::Filter;
use crate::text::Span;

/// What the window shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Which of the program's views fills the window.
    pub screen: Screen,
    /// Which events are shown.
    pub filter: Filter,
    /// What is chosen.
    pub selection: Selection,
    /// The article in the reader.
    pub article: Option<ArticleId>,
    /// Which highlights the reader paints.
    pub highlights: Highlights,
    /// Whether the side panels are open: articles and entities, inspector.
    pub panels: Panels,
}

/// A view of the project, in the order of the switch in the top bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Screen {
    /// Articles, entities, timeline, reader and inspector side by side.
    #[default]
    Desk,
    /// One candidate after the other.
    Queue,
    /// Every shown event as a row.
    Table,
    /// The claims of one event side by side.
    Claims,
    /// The page of one entity.
    Entities,
}

impl Screen {
    /// Every view, in the order of the switch.
    pub const ALL: &[Self] = &[Self::Desk, Self::Queue, Self::Claims, Self::Entities, Self::Table];

    /// Returns what the view is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Desk => "Desk",
            Self::Queue => "Queue",
            Self::Table => "Table",
            Self::Claims => "Claims",
            Self::Entities => "Entities",
        }
    }
}

/// Which panels are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panels {
    /// Articles and entities.
    pub left: bool,
    /// The inspector.
    pub right: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self { left: true, right: true }
    }
}

/// What is chosen: at most one sort of thing at a time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// Events; the last one leads.
    Events(Vec<EventId>),
    /// Entities; the last one leads.
    Entities(Vec<EntityId>),
    /// An article.
    Article(ArticleId),
    /// Words of an article.
    Words(ArticleId, Span),
}

impl Selection {
    /// Returns the chosen events.
    pub fn events(&self) -> &[EventId] {
        if let Self::Events(events) = self { events } else { &[] }
    }

    /// Returns the chosen entities.
    pub fn entities(&self) -> &[EntityId] {
        if let Self::Entities(entities) = self { entities } else { &[] }
    }

    /// Returns the event that leads.
    pub fn event(&self) -> Option<EventId> {
        self.events().last().copied()
    }

    /// Returns the entity that leads.
    pub fn entity(&self) -> Option<EntityId> {
        self.entities().last().copied()
    }

    /// Chooses an event, beside the chosen ones where `extend` says so; choosing a chosen one again takes it out.
    #[must_use]
    pub fn with_event(&self, event: EventId, extend: bool) -> Self {
        Self::Events(with(self.events(), event, extend))
    }

    /// Chooses an entity, beside the chosen ones where `extend` says so.
    #[must_use]
    pub fn with_entity(&self, entity: EntityId, extend: bool) -> Self {
        Self::Entities(with(self.entities(), entity, extend))
    }
}

fn with<I: Copy + PartialEq>(chosen: &[I], item: I, extend: bool) -> Vec<I> {
    if !extend {
        return vec![item];
    }
    let mut list: Vec<I> = chosen.iter().copied().filter(|&held| held != item).collect();
    if list.len() == chosen.len() {
        list.push(item);
    }
    list
}

/// Which layers the reader paints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlights([bool; 5]);

/// A layer of highlights in the reader, in the order of their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Triggers of events.
    Events,
    /// Temporal expressions.
    Dates,
    /// People.
    People,
    /// Organizations.
    Organizations,
    /// Places.
    Places,
}

impl Layer {
    /// Every layer, in the order of their keys.
    pub const ALL: [Self; 5] = [Self::Events, Self::Dates, Self::People, Self::Organizations, Self::Places];

    /// Returns the layer's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Events => "event",
            Self::Dates => "date",
            Self::People => "person",
            Self::Organizations => "organization",
            Self::Places => "place",
        }
    }
}

impl Default for Highlights {
    fn default() -> Self {
        Self([true; 5])
    }
}

impl Highlights {
    /// Whether a layer is painted.
    pub const fn shows(self, layer: Layer) -> bool {
        self.0[layer as usize]
    }

    /// Switches a layer.
    pub const fn toggle(&mut self, layer: Layer) {
        self.0[layer as usize] = !self.0[layer as usize];
    }
}
