//! Deciding in the queue: the next candidate, the one before, and many alike at once.

use std::collections::BTreeSet;

use super::state::Pool;
use crate::edit::Edit;
use crate::gui::action::QueueAction;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::view::{Screen, Selection};
use crate::model::{EventId, Status};

impl App {
    /// Runs a command that means something of its own in the queue; returns whether it did.
    pub(in crate::gui) fn run_in_queue(&mut self, command: Command) -> bool {
        if self.view.screen != Screen::Queue {
            return false;
        }
        match command {
            Command::Accept => self.decide_current(Status::Accepted),
            Command::Reject => self.decide_current(Status::Rejected),
            Command::Defer => self.decide_current(Status::Deferred),
            Command::Back => self.go_back(),
            Command::NextEvent => self.skip(true),
            Command::PreviousEvent => self.skip(false),
            Command::ShowWords | Command::NextUnseen => self.go_to(Screen::Desk),
            Command::Alike => self.open_alike(),
            Command::MergeEvents => self.merge_same(),
            Command::AcceptAlike => self.decide_alike(Status::Accepted),
            Command::RejectAlike => self.decide_alike(Status::Rejected),
            _ => return false,
        }
        // The desk shows the words.
        !matches!(command, Command::ShowWords | Command::NextUnseen)
    }

    /// Fills the window with the queue: it goes on where it was left, else it begins with its first.
    pub(in crate::gui) fn enter_queue(&mut self) {
        self.refresh_queue();
        let queue = &self.session.queue;
        let kept = queue.current.filter(|&event| queue.place(event).is_some());
        let first = queue.at(&self.session.derived, 0);
        self.show_in_queue(kept.or(first));
    }

    /// Makes the answers of the queue anew where something changed.
    pub(in crate::gui) fn refresh_queue(&mut self) {
        self.session.queue.refresh(&self.project, &self.session.derived);
    }

    /// Brings queue and choice together: what was chosen elsewhere is shown, and where nothing is chosen, the queue's event is.
    pub(super) fn settle_queue(&mut self) {
        self.refresh_queue();
        let is_live = |event: EventId| self.project.events.get(event).is_some_and(|event| event.merged_into.is_none());
        let queue = &self.session.queue;
        let chosen = match self.view.selection.events() {
            [event] if is_live(*event) => Some(*event),
            _ => None,
        };
        let is_shown = |event: &EventId| {
            let decided = queue.decided.iter().any(|decided| decided.event == *event);
            self.session.derived.row_index(*event).is_some() || decided
        };
        let kept = queue.current.filter(|&event| is_live(event));
        let wanted = chosen.or(kept).filter(is_shown).or_else(|| queue.at(&self.session.derived, 0));
        if wanted != queue.current || wanted.is_some_and(|event| self.view.selection.events() != [event]) {
            self.show_in_queue(wanted);
        }
    }

    /// Shows an event in the queue, and turns the reader to its words; nothing shows the end.
    pub(in crate::gui) fn show_in_queue(&mut self, event: Option<EventId>) {
        if self.session.queue.current != event {
            self.session.draft.close();
        }
        self.session.queue.current = event;
        match event {
            Some(event) => self.show_event(event, Selection::Events(vec![event])),
            None => self.view.selection = Selection::Nothing,
        }
    }

    /// Decides about the present event and goes on to the next one.
    fn decide_current(&mut self, status: Status) {
        let Some(event) = self.session.queue.current else { return };
        self.refresh_queue();
        let next = self.session.queue.after(&self.session.derived, event);
        self.mark_passage_seen(event);
        self.edit(&Edit::SetStatus { events: vec![event], status, why: String::new() });
        let now = (self.services.now)();
        let queue = &mut self.session.queue;
        queue.remember(&[event], now);
        queue.resume = None;
        self.refresh_queue();
        let queue = &self.session.queue;
        let next = next.filter(|&next| queue.place(next).is_some()).or_else(|| queue.at(&self.session.derived, 0));
        self.show_in_queue(next.filter(|&next| next != event));
    }

    /// Counts the words that the card shows as seen; without a step of its own.
    fn mark_passage_seen(&mut self, event: EventId) {
        let Some((article, span)) = super::passage::passage_of(self, event).map(|passage| (passage.article, passage.span))
        else {
            return;
        };
        let stamp = self.stamp();
        let seen = Edit::Seen(article, vec![span]);
        // Marking words that are there cannot fail, and is no step that could be undone.
        drop(self.session.history.perform(&mut self.project, &seen, &stamp, None));
    }

    /// Shows the event that was decided before; deciding it again changes it.
    fn go_back(&mut self) {
        let queue = &self.session.queue;
        let waits = queue.pool.status();
        let is_decided = |event: &EventId| {
            self.project.events.get(*event).is_some_and(|event| event.status != waits && event.merged_into.is_none())
        };
        let events: Vec<EventId> = queue.decided.iter().rev().map(|decided| decided.event).filter(is_decided).collect();
        let at = queue.current.and_then(|current| events.iter().position(|&event| event == current));
        let Some(&before) = events.get(at.map_or(0, |at| at + 1)) else {
            self.session.notice("Nothing was decided before this");
            return;
        };
        if at.is_none() {
            self.session.queue.resume = self.session.queue.current;
        }
        self.show_in_queue(Some(before));
    }

    /// Goes to the next or the previous event of the queue without a decision.
    fn skip(&mut self, ahead: bool) {
        let (queue, derived) = (&self.session.queue, &self.session.derived);
        let place = queue.current.and_then(|event| queue.place(event));
        let to = match (place, ahead) {
            (Some(place), true) => queue.at(derived, place + 1),
            (Some(place), false) => place.checked_sub(1).and_then(|place| queue.at(derived, place)),
            (None, _) => queue.resume.or_else(|| queue.at(derived, 0)),
        };
        if to.is_some() {
            self.session.queue.resume = None;
            self.show_in_queue(to);
        }
    }

    /// Reviews other events from now on.
    pub(in crate::gui) fn review(&mut self, pool: Pool) {
        self.session.queue.pool = pool;
        self.session.queue.resume = None;
        self.session.queue.current = None;
        self.view.selection = Selection::Nothing;
        self.enter_queue();
    }

    /// Changes what the queue shows.
    pub(in crate::gui) fn change_queue(&mut self, action: QueueAction) {
        let queue = &mut self.session.queue;
        match action {
            QueueAction::Order(order) => {
                queue.order = order;
                self.refresh_queue();
                // The new order begins with its first, as one who asks for it wants.
                let first = self.session.queue.at(&self.session.derived, 0);
                self.show_in_queue(first);
            }
            QueueAction::Review(pool) => self.review(pool),
            QueueAction::Switch(criterion) => drop(toggle(&mut queue.alike.switched, criterion)),
            QueueAction::Exclude(event) => drop(toggle(&mut queue.alike.excluded, event)),
        }
    }

    /// Shows the chosen event in the queue, with the ways in which others are like it.
    pub(in crate::gui) fn show_alike(&mut self) {
        let chosen = self.view.selection.event();
        self.go_to(Screen::Queue);
        if chosen.is_some() {
            self.show_in_queue(chosen);
        }
        self.open_alike();
    }

    /// Makes the present event and the one that could be the same one: what was accepted takes the other in.
    fn merge_same(&mut self) {
        let Some((event, other)) = self.proposal().map(|same| (same.event, same.other)) else { return };
        let is_accepted = |id| self.project.events.get(id).is_some_and(|event| event.status == Status::Accepted);
        let (into, gone) = if is_accepted(other) { (other, event) } else { (event, other) };
        let next = self.session.queue.after(&self.session.derived, event);
        if !self.edit(&Edit::MergeEvents { into, others: vec![gone] }) {
            return;
        }
        let undo = self.keymap.label(Command::Undo);
        self.session.notice(format!("Merged 2 events; {undo} takes it back"));
        self.refresh_queue();
        if gone == event {
            let queue = &self.session.queue;
            let next = next.filter(|&next| queue.place(next).is_some()).or_else(|| queue.at(&self.session.derived, 0));
            self.show_in_queue(next);
        }
    }

    /// Gives the keyboard to the ways in which others are alike.
    fn open_alike(&mut self) {
        self.view.panels.right = true;
        self.session.queue.wants_alike = true;
    }

    /// Returns the events that would be decided together.
    pub(super) fn alike_events(&mut self) -> Vec<EventId> {
        self.refresh_queue();
        let matches = self.session.queue.matches(&self.project, &self.session.derived);
        let excluded = &self.session.queue.alike.excluded;
        matches.iter().copied().filter(|event| !excluded.contains(event)).collect()
    }

    /// Decides about all that are alike as one step, and goes on with what remains.
    fn decide_alike(&mut self, status: Status) {
        let events = self.alike_events();
        if events.is_empty() {
            self.session.notice("Nothing is chosen to be alike");
            return;
        }
        let current = self.session.queue.current;
        let edit = Edit::SetStatus { events: events.clone(), status, why: String::new() };
        if !self.edit(&edit) {
            return;
        }
        let now = (self.services.now)();
        self.session.queue.remember(&events, now);
        self.session.queue.resume = None;
        self.refresh_queue();
        let queue = &self.session.queue;
        let stays = current.filter(|&event| queue.place(event).is_some());
        let next = stays.or_else(|| queue.at(&self.session.derived, 0));
        self.show_in_queue(next);
    }
}

/// Puts a value into a set, or takes it out where it is there; returns whether it is there now.
fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) -> bool {
    if set.remove(&value) {
        return false;
    }
    set.insert(value)
}
