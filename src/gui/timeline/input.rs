//! What goes into the timeline and what comes out of it.

use super::LaneSource;
use crate::model::{Day, EventId};
use crate::query::{Rows, Time};

/// What the timeline shows.
#[derive(Clone, Copy)]
pub struct TimelineInput<'a> {
    /// The rows that the filter lets through.
    pub rows: &'a Rows,
    /// How many events the filter keeps away.
    pub n_hidden: usize,
    /// Another number whenever rows, names, publication days or contradictions have changed.
    pub revision: TimelineRevision<'a>,
    /// Names of lanes and entities, and what rows do not hold.
    pub source: &'a dyn LaneSource,
    /// The chosen events; the first one is shown as a card.
    pub selected: &'a [EventId],
    /// The event under the pointer, here or elsewhere in the window.
    pub hovered: Option<EventId>,
    /// The days on which articles were published.
    pub published: &'a [Day],
    /// The events whose claims contradict one another.
    pub contradicted: &'a [EventId],
}

/// Which state of the rows is shown, and how it came from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineRevision<'a> {
    /// The number of the state.
    pub number: u64,
    /// The number of the state of the project: of two states with the same one, either shows some of the same rows.
    pub project: u64,
    /// The rows that differ from the state with the number before, where all rows kept their order and their times; nothing
    /// where any may have changed.
    pub changed: Option<&'a [usize]>,
}

impl TimelineRevision<'_> {
    /// Returns a state of which every row may be another than before.
    pub const fn whole(number: u64) -> Self {
        Self { number, project: number, changed: None }
    }
}

/// What a person wants of the program. The timeline itself changes nothing but its view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimelineEvent {
    /// Choose an event; `true` adds it to what is chosen.
    Select(EventId, bool),
    /// Open an event.
    Open(EventId),
    /// The pointer came to an event, or left all of them.
    Hover(Option<EventId>),
    /// The view has moved to these seconds.
    ZoomedTo(Time, Time),
    /// Open a bin as a list.
    OpenBin(Vec<EventId>),
    /// Put an event at other days; a side that is open stays so.
    MoveTo {
        /// Which event.
        event: EventId,
        /// Its new first day.
        start: Option<Day>,
        /// Its new last day.
        end: Option<Day>,
        /// Whether the drag is over, so that this is the edit; until then it is a preview.
        finished: bool,
    },
    /// The drag was given up: whatever was previewed is void.
    MoveCanceled(EventId),
    /// Look only at these days, both included.
    SelectRange(Day, Day),
    /// Show only the events that touch the time in view.
    FilterRange,
    /// Show everything, whatever the filter keeps away.
    ShowAll,
}
