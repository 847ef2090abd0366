//! What the tour says.

use super::Place;
use crate::gui::command::Command;

/// One step of the tour.
pub(super) struct Step {
    /// The region that it is about.
    pub(super) place: Place,
    /// What the step is called.
    pub(super) title: &'static str,
    /// What it says.
    pub(super) words: &'static str,
    /// Commands that belong to it, each with what it does in a few words.
    pub(super) keys: &'static [(&'static [Command], &'static str)],
}

/// The steps, in order.
pub(super) const STEPS: [Step; 6] = [
    Step {
        place: Place::Left,
        title: "Articles come in here",
        words: "Each shows how many of its sentences were seen. Below are the people, organizations and places that they name; a click shows where.",
        keys: &[(&[Command::OpenArticles], "open articles"), (&[Command::EntitiesView], "the page of a name")],
    },
    Step {
        place: Place::Timeline,
        title: "Events, each at its date",
        words: "A hollow mark waits for you, a solid one is accepted. Its shape says whether it happened, was planned, threatened or denied; the line under it says how much is known of the time.",
        keys: &[
            (&[Command::Legend], "what the marks mean"),
            (&[Command::ZoomIn, Command::ZoomOut], "zoom"),
            (&[Command::NextEvent, Command::PreviousEvent], "next, previous event"),
        ],
    },
    Step {
        place: Place::Reader,
        title: "The words it comes from",
        words: "The chosen event's passage is yellow. Select words yourself to make an event of them; the signs at the left say which sentences nobody has seen.",
        keys: &[(&[Command::NewEvent], "event from the selected words"), (&[Command::NextUnseen], "next unseen sentence")],
    },
    Step {
        place: Place::Inspector,
        title: "Why, and your decision",
        words: "Every value says where it was read and how. Accept the event, correct a field, or reject it: what the article says is kept beside what you decide.",
        keys: &[
            (&[Command::Accept], "accept"),
            (&[Command::Reject], "reject"),
            (&[Command::Defer], "defer"),
            (&[Command::EditDate], "other dates"),
        ],
    },
    Step {
        place: Place::TopBar,
        title: "Find anything, do anything",
        words: "Search narrows timeline and lists as you type. Every command has a name, and most have a key.",
        keys: &[(&[Command::Search], "search"), (&[Command::Palette], "commands"), (&[Command::Keys], "all keys")],
    },
    Step {
        place: Place::StatusBar,
        title: "Nothing is lost",
        words: "Every step can be undone, one by one or many at once from the history. The project is one file that you can read, send and compare.",
        keys: &[(&[Command::Undo], "undo"), (&[Command::History], "history"), (&[Command::Save], "save")],
    },
];
