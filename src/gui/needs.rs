//! What a command needs before it can be run, and why it cannot be run where that is missing.

use super::app::App;
use super::command::{Command, Scope, entry};
use super::view::{Screen, Selection};

/// More events than so many are hardly one: all of a project, chosen by Ctrl A, were meant for something else.
const MOST_MERGED: usize = 50;
/// Why a field that each thing has for itself is not opened for several of them.
const ALONE: &str = "Choose one alone: each has its own";

/// What must be there for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    Event,
    /// One event alone.
    OneEvent,
    /// One event alone, or none: then the first that there is.
    AtMostOneEvent,
    Entity,
    OneEntity,
    EventOrEntity,
    /// One event or entity alone; a cell of the table stands for one among the chosen.
    OneName,
    /// Something that has a note.
    OneNote,
    /// An event to merge with: in the queue only a proposed one.
    Same,
    Proposal,
    Queue,
    Words,
    /// Words, and an event that they can be added to.
    WordsForEvent,
    EventOrWords,
    Article,
    Undo,
    Redo,
}

/// Returns what a command needs.
const fn need(command: Command) -> Need {
    match command {
        Command::Accept
        | Command::Reject
        | Command::Defer
        | Command::Reopen
        | Command::EditDate
        | Command::EditPlace
        | Command::EditType
        | Command::EditFactuality
        | Command::Star
        | Command::ShowWords
        | Command::SplitEvents
        | Command::FitChoice => Need::Event,
        Command::EditWho | Command::MergeWith => Need::OneEvent,
        Command::AddTag => Need::EventOrEntity,
        Command::EditTitle => Need::OneName,
        Command::EditNote => Need::OneNote,
        Command::MergeEvents => Need::Same,
        Command::Claims => Need::AtMostOneEvent,
        Command::RefuseMerge => Need::Proposal,
        Command::MergeEntities
        | Command::SplitEntities
        | Command::DiscardEntity
        | Command::MarkAll
        | Command::EditKind
        | Command::OnlyItsEvents => Need::Entity,
        Command::EditRole | Command::AddAlias | Command::EditParent | Command::EditCoordinates => Need::OneEntity,
        Command::AcceptAlike | Command::RejectAlike => Need::Queue,
        Command::AddQuote => Need::WordsForEvent,
        Command::NewEntity | Command::NewNote => Need::Words,
        Command::CopyQuote => Need::EventOrWords,
        Command::Undo => Need::Undo,
        Command::Redo => Need::Redo,
        Command::NextWord
        | Command::PreviousWord
        | Command::GrowWords
        | Command::ShrinkWords
        | Command::NextSentence
        | Command::PreviousSentence
        | Command::GrowSentence
        | Command::FindInArticle
        | Command::RemoveArticle
        | Command::ReadAgain
        | Command::NextUnseen
        | Command::SignOff => Need::Article,
        _ => Need::Nothing,
    }
}

impl App {
    /// Returns why a command cannot be run just now; nothing where it can.
    pub fn cannot(&self, command: Command) -> Option<&'static str> {
        // What was undone down to nothing can be done again.
        let leads_back = matches!(command, Command::Undo | Command::Redo);
        if self.is_empty() && !leads_back && entry(command).is_some_and(|entry| entry.scope == Scope::Desk) {
            return Some("Open a project first");
        }
        self.missing(need(command))
    }

    /// Returns what to do where something is missing; nothing where it is there.
    fn missing(&self, need: Need) -> Option<&'static str> {
        let n_events = self.view.selection.events().len();
        let n_entities = self.view.selection.entities().len();
        let n_named = n_events + n_entities;
        let has_words = self.selected_words().is_some();
        let unless = |fine: bool, why: &'static str| (!fine).then_some(why);
        match need {
            Need::Nothing => None,
            Need::OneEvent => unless(n_events > 0, "Choose an event first").or_else(|| unless(n_events == 1, ALONE)),
            Need::AtMostOneEvent => {
                let is_alone = n_events <= 1 || self.view.screen == Screen::Claims;
                unless(is_alone, "Choose one event: its own claims are compared; M makes the chosen events one")
            }
            Need::Entity => unless(n_entities > 0, "Choose an entity first"),
            Need::OneEntity => unless(n_entities > 0, "Choose an entity first").or_else(|| unless(n_entities == 1, ALONE)),
            Need::EventOrEntity => unless(n_named > 0, "Choose an event or an entity first"),
            Need::OneName => {
                let is_alone = n_named == 1 || self.view.screen == Screen::Table;
                unless(n_named > 0, "Choose an event or an entity first").or_else(|| unless(is_alone, ALONE))
            }
            Need::OneNote => {
                let is_chosen = self.view.selection != Selection::Nothing;
                unless(is_chosen, "Choose an event, an entity or an article first").or_else(|| unless(n_named <= 1, ALONE))
            }
            Need::Same if self.view.screen == Screen::Queue => {
                unless(self.proposal().is_some(), "Nothing looks like the same event; Ctrl M names one")
            }
            Need::Same if n_events > MOST_MERGED => Some("Too many are chosen to be one event: choose those that are the same"),
            Need::Event | Need::Same => unless(n_events > 0, "Choose an event first"),
            Need::Proposal => unless(self.proposal().is_some(), "No other event looks the same"),
            Need::Queue => unless(self.view.screen == Screen::Queue, "Open the queue first"),
            Need::WordsForEvent if self.quoted_event().is_none() => Some("Choose an event first, then select words"),
            Need::Words | Need::WordsForEvent => unless(has_words, "Select words in the article first"),
            Need::EventOrWords => unless(n_events > 0 || has_words, "Choose an event or select words first"),
            Need::Article => unless(self.view.article.is_some(), "Open an article first"),
            Need::Undo => unless(self.session.history.undo_label().is_some(), "There is nothing to undo"),
            Need::Redo => unless(self.session.history.redo_label().is_some(), "There is nothing to redo"),
        }
    }
}
