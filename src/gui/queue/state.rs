//! What the review queue remembers between frames, and its answers over the project.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::gui::derived::Derived;
use crate::model::{EventId, Project, Status, Timestamp};
use crate::query::{Criterion, Facts, QueueOrder, Way, alike, matching, queue};

/// How many decisions are remembered for going back and for the pace.
const N_REMEMBERED: usize = 10_000;

/// What the review queue remembers between frames.
#[derive(Debug, Default)]
pub struct QueueState {
    /// In which order candidates come.
    pub order: QueueOrder,
    /// Which events are reviewed: candidates, or what was deferred.
    pub pool: Pool,
    /// The event in the middle; nothing at the end.
    pub current: Option<EventId>,
    /// The events that were decided, the last one last.
    pub decided: Vec<Decided>,
    /// Where the review goes on after a step back.
    pub resume: Option<EventId>,
    /// What is chosen of the ways to be alike.
    pub alike: AlikeChoice,
    /// How many bytes of an article the card has room for.
    pub room: usize,
    /// Whether the card leaves no room in view for the decisions below it.
    pub is_card_high: bool,
    /// Whether the keyboard is to go to the first way to be alike.
    pub wants_alike: bool,
    answers: Answers,
}

/// Which events are reviewed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pool {
    /// Those that nobody decided about.
    #[default]
    Candidates,
    /// Those that were put off.
    Deferred,
}

impl Pool {
    /// Returns the status of the events.
    pub const fn status(self) -> Status {
        match self {
            Self::Candidates => Status::Candidate,
            Self::Deferred => Status::Deferred,
        }
    }
}

/// A decision: about which event, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The event.
    pub event: EventId,
    /// When it was decided.
    pub at: Timestamp,
}

/// What a person chose of the ways to be alike, for one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AlikeChoice {
    /// The event that the others are to be like.
    pub of: Option<EventId>,
    /// The ways that were switched away from what is usual.
    pub switched: BTreeSet<Criterion>,
    /// The events that were taken out.
    pub excluded: BTreeSet<EventId>,
}

impl AlikeChoice {
    /// Whether a way is chosen.
    pub fn is_chosen(&self, criterion: &Criterion) -> bool {
        criterion.is_usual() != self.switched.contains(criterion)
    }
}

/// What makes the answers what they are.
type Key = (u64, QueueOrder, Status);

/// How much would be decided together, in counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The events, without those that were taken out.
    pub events: usize,
    /// Those that were taken out.
    pub excluded: usize,
    /// The articles that the events come from.
    pub articles: usize,
}

/// An answer, what it was made for, and of what.
type Made<Of, Answer> = (Key, Of, Answer);

/// The answers over the project; made anew when it, the filter or the order changes.
#[derive(Debug, Default)]
struct Answers {
    key: Option<Key>,
    facts_for: Option<u64>,
    facts: Facts,
    /// The places of the queued events among the rows.
    list: Arc<Vec<usize>>,
    /// The place of each queued event in the list; only looked up, never walked.
    places: FxHashMap<EventId, usize>,
    ways: Option<Made<EventId, Arc<Vec<Way>>>>,
    matches: Option<Made<AlikeChoice, Arc<Vec<EventId>>>>,
    chosen: Option<Made<AlikeChoice, Chosen>>,
}

impl Answers {
    /// Returns an event with the one that follows it in the queue.
    fn with_next(&self, event: EventId) -> Option<(EventId, EventId)> {
        let next = *self.places.get(&event)? + 1;
        self.places.iter().find(|&(_, &place)| place == next).map(|(&next, _)| (event, next))
    }
}

impl QueueState {
    /// Makes the answers anew where something changed that they rest on.
    pub fn refresh(&mut self, project: &Project, derived: &Derived) {
        let key = (derived.generation, self.order, self.pool.status());
        let answers = &mut self.answers;
        if answers.facts_for != Some(derived.generation) {
            answers.facts.refresh(project, &derived.links);
            answers.facts_for = Some(derived.generation);
        }
        if answers.key == Some(key) {
            return;
        }
        let mut list = queue(project, &derived.rows, &answers.facts, self.pool.status(), self.order);
        let event = |place: usize| derived.rows[place].shown.event;
        // A correction may make the present event less doubtful, or move it in time: it keeps its place, so that what comes
        // after it is not passed over.
        let is_same_way = answers.key.is_some_and(|(_, order, status)| (order, status) == (key.1, key.2));
        let is_queued = |event: &EventId| derived.row(*event).is_some_and(|row| row.shown.status == key.2);
        let present = self.current.filter(|present| is_same_way && is_queued(present));
        if let Some((present, next)) = present.and_then(|present| answers.with_next(present)) {
            let at = |wanted: EventId| list.iter().position(|&place| event(place) == wanted);
            if let (Some(from), Some(to)) = (at(present), at(next)) {
                let place = list.remove(from);
                list.insert(if from < to { to - 1 } else { to }, place);
            }
        }
        answers.places = list.iter().enumerate().map(|(index, &place)| (event(place), index)).collect();
        answers.list = Arc::new(list);
        answers.key = Some(key);
    }

    /// Takes what was made ahead of every event.
    pub fn take_facts(&mut self, facts: Facts) {
        self.answers = Answers { facts, ..Answers::default() };
    }

    /// Returns what is known of every event.
    pub const fn facts(&self) -> &Facts {
        &self.answers.facts
    }

    /// Returns the places of the queued events among the rows, in their order.
    pub fn list(&self) -> &[usize] {
        &self.answers.list
    }

    /// Returns the place of an event in the queue.
    pub fn place(&self, event: EventId) -> Option<usize> {
        self.answers.places.get(&event).copied()
    }

    /// Returns the queued event at a place.
    pub fn at(&self, derived: &Derived, place: usize) -> Option<EventId> {
        let row = derived.rows.get(*self.answers.list.get(place)?)?;
        Some(row.shown.event)
    }

    /// Returns where the review goes on once an event is decided.
    pub fn after(&self, derived: &Derived, event: EventId) -> Option<EventId> {
        let back = self.resume.filter(|&resume| resume != event && self.place(resume).is_some());
        back.or_else(|| match self.place(event) {
            Some(place) => self.at(derived, place + 1).or_else(|| self.at(derived, 0)).filter(|&next| next != event),
            None => self.at(derived, 0),
        })
    }

    /// Remembers decisions of one moment.
    pub fn remember(&mut self, events: &[EventId], at: Timestamp) {
        let anew: BTreeSet<EventId> = events.iter().copied().collect();
        self.decided.retain(|decided| !anew.contains(&decided.event));
        self.decided.extend(events.iter().map(|&event| Decided { event, at }));
        let n_over = self.decided.len().saturating_sub(N_REMEMBERED);
        self.decided.drain(..n_over);
    }

    /// Counts what would be decided together of the events that are alike.
    pub fn chosen(&mut self, matches: &[EventId]) -> Chosen {
        let Some(key) = self.answers.key else { return Chosen::default() };
        if let Some((made_for, of, chosen)) = &self.answers.chosen
            && (made_for, of) == (&key, &self.alike)
        {
            return *chosen;
        }
        let excluded = &self.alike.excluded;
        let events = || matches.iter().filter(|event| !excluded.contains(event));
        let articles: BTreeSet<_> = events().filter_map(|&event| self.answers.facts.get(event)?.article).collect();
        let n_events = events().count();
        let n_excluded = matches.len() - n_events;
        let chosen = Chosen { events: n_events, excluded: n_excluded, articles: articles.len() };
        self.answers.chosen = Some((key, self.alike.clone(), chosen));
        chosen
    }

    /// Returns the ways in which others may be like the present event.
    pub fn ways(&mut self, project: &Project, derived: &Derived) -> Arc<Vec<Way>> {
        let (Some(key), Some(event)) = (self.answers.key, self.current) else { return Arc::default() };
        if let Some((made_for, of, ways)) = &self.answers.ways
            && (*made_for, *of) == (key, event)
        {
            return Arc::clone(ways);
        }
        let answers = &self.answers;
        let row = derived.row_index(event);
        let ways = row.map_or_else(Vec::new, |row| alike(project, &derived.rows, &answers.facts, &answers.list, row));
        let ways = Arc::new(ways);
        self.answers.ways = Some((key, event, Arc::clone(&ways)));
        ways
    }

    /// Returns the events that are like the present one in every chosen way, those that were taken out among them.
    pub fn matches(&mut self, project: &Project, derived: &Derived) -> Arc<Vec<EventId>> {
        if self.alike.of != self.current {
            self.alike = AlikeChoice { of: self.current, ..AlikeChoice::default() };
        }
        let ways = self.ways(project, derived);
        let Some(key) = self.answers.key else { return Arc::default() };
        let choice = AlikeChoice { excluded: BTreeSet::new(), ..self.alike.clone() };
        if let Some((made_for, of, matches)) = &self.answers.matches
            && (made_for, of) == (&key, &choice)
        {
            return Arc::clone(matches);
        }
        let chosen: Vec<Criterion> =
            ways.iter().map(|way| &way.criterion).filter(|criterion| choice.is_chosen(criterion)).cloned().collect();
        let places = matching(&derived.rows, &self.answers.facts, &self.answers.list, &chosen);
        let events = Arc::new(places.into_iter().map(|place| derived.rows[place].shown.event).collect());
        self.answers.matches = Some((key, choice, Arc::clone(&events)));
        events
    }
}
