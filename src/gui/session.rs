//! What dies with the window: history, derived answers, running jobs, messages, drafts.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::action::Action;
use super::checks::ChecksState;
use super::claims::ClaimsState;
use super::command::TypedAhead;
use super::derived::Derived;
use super::dialogs::Dialog;
use super::draft::Draft;
use super::entities::EntitiesState;
use super::history::HistoryList;
use super::import::Running;
use super::kept_words::KeptWords;
use super::questions::QuestionsState;
use super::queue::QueueState;
use super::reader::ReaderState;
use super::search::SearchState;
use super::side::Side;
use super::table::TableState;
use super::timeline::TimelineState;
use super::tour::{Places, Tour};
use crate::edit::{History, Revision};
use crate::model::{ArticleId, EntityKind, EventId};
use crate::store::{JournalKeeper, Lock, Permit, Recovered};

/// Everything that is neither saved with the project nor kept with the settings.
#[expect(clippy::struct_excessive_bools, reason = "they are states of their own: each combination may be")]
pub struct Session {
    /// The steps that can be undone and redone.
    pub history: History,
    /// The revision that the file holds; nothing where it holds none, as after unsaved changes were restored.
    pub saved: Option<Revision>,
    /// The file of the project, if it has one.
    pub file: Option<ProjectFile>,
    /// The lock on that file, where there can be one.
    pub lock: Option<Lock>,
    /// The lock on the file that a save under way writes, where it is another one.
    pub next_lock: Option<Lock>,
    /// The journal of what is not saved; nothing while there is nothing to lose, or nowhere to keep it.
    pub journal: Option<JournalKeeper>,
    /// What a journal beside the file holds, until a person said whether to restore it.
    pub recovered: Option<Box<Recovered>>,
    /// Answers over the project, made anew when it changes.
    pub derived: Derived,
    /// What the reader remembers between frames.
    pub reader: ReaderState,
    /// What the search field remembers between frames.
    pub search: SearchState,
    /// What the table remembers between frames.
    pub table: TableState,
    /// What the timeline remembers between frames.
    pub timeline: TimelineState,
    /// What the review queue remembers between frames.
    pub queue: QueueState,
    /// What the claims view remembers between frames.
    pub claims: ClaimsState,
    /// The field that is being edited.
    pub draft: Draft,
    /// Words that were typed and given up.
    pub(super) kept_words: KeptWords,
    /// The job that reads articles, if one runs.
    pub running: Option<Running>,
    /// The project that is being opened, if one is.
    pub opening: Option<Opening>,
    /// The revision that a save under way writes.
    pub saving_revision: Revision,
    /// Whether a save is under way.
    pub saving: bool,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What a person has not dismissed yet.
    pub messages: Vec<Message>,
    /// What is to happen once unsaved work is saved or given up.
    pub put_off: Option<PutOff>,
    /// Whether articles were named beside the project that is being opened: they are left out, and that is said.
    pub left_out: bool,
    /// Whether the keyboard is to go to the search field in the next frame.
    pub wants_search: bool,
    /// Keys that wait for the window to show what earlier ones did.
    pub typed_ahead: TypedAhead,
    /// Whether a control had the keyboard at the end of the last frame: Escape takes it away before a command is run.
    pub had_focus: bool,
    /// Whether the entity list can be searched.
    pub entity_search: bool,
    /// The words that the entity list is searched for.
    pub entity_words: String,
    /// The list that stands at the right instead of the inspector.
    pub side: Option<Side>,
    /// Which of its lists the history shows.
    pub history_list: HistoryList,
    /// What the checks found.
    pub checks: ChecksState,
    /// What is being asked, answered or noted.
    pub questions: QuestionsState,
    /// The tour, while it is shown.
    pub tour: Option<Tour>,
    /// Where the regions of the window are, for the tour.
    pub places: Places,
    /// What the entities view remembers.
    pub entities: EntitiesState,
    /// The kinds whose entities are folded away.
    pub closed_kinds: BTreeSet<EntityKind>,
    /// The article that the list of articles was last scrolled to.
    pub followed_article: Option<ArticleId>,
    /// The event that was chosen last: selected words can be added to it.
    pub last_event: Option<EventId>,
    /// Whether the window is so narrow that the left side stands behind a button.
    pub is_folded: bool,
    /// Whether the left side was brought out in a window so narrow.
    pub left_unfolded: bool,
    /// Whether the window may close without asking again.
    pub may_close: bool,
    /// Reports from other threads.
    pub inbox: Receiver<Action>,
    /// Where other threads report to.
    pub outbox: Sender<Action>,
    /// The number of the last message.
    pub next_message: u64,
}

/// The file that holds the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFile {
    /// Where it is.
    pub path: PathBuf,
    /// What saving to it may replace; nothing where it must not be written to.
    pub permit: Option<Permit>,
    /// Why it must not be written to; empty where it may be.
    pub why_read_only: String,
}

/// A project that is being opened in the background.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Where it is.
    pub path: PathBuf,
    /// How large its file is, in bytes; nothing where that is not known.
    pub n_bytes: Option<u64>,
}

/// Something that waits for unsaved work to be saved or given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutOff {
    /// Closing the window.
    Quit,
    /// An empty project.
    New,
    /// Opening another project.
    Open(PathBuf),
    /// Opening the sample project.
    Sample,
}

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something went as wished; goes away with the next one.
    Notice,
    /// Something went wrong; stays until dismissed.
    Error,
}

/// Something that the program tells a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its number, for dismissing it.
    pub id: u64,
    /// How much it matters.
    pub weight: Weight,
    /// What it says.
    pub text: String,
    /// More, line by line; may be long.
    pub details: Vec<String>,
}

impl Default for Session {
    fn default() -> Self {
        let (outbox, inbox) = channel();
        Self {
            history: History::default(),
            saved: Some(Revision::default()),
            file: None,
            lock: None,
            next_lock: None,
            journal: None,
            recovered: None,
            derived: Derived::default(),
            reader: ReaderState::default(),
            search: SearchState::default(),
            table: TableState::default(),
            timeline: TimelineState::default(),
            queue: QueueState::default(),
            claims: ClaimsState::default(),
            draft: Draft::default(),
            kept_words: KeptWords::default(),
            running: None,
            opening: None,
            saving_revision: Revision::default(),
            saving: false,
            dialog: None,
            messages: Vec::new(),
            put_off: None,
            left_out: false,
            wants_search: false,
            typed_ahead: TypedAhead::default(),
            had_focus: false,
            entity_search: false,
            entity_words: String::new(),
            side: None,
            history_list: HistoryList::Steps,
            checks: ChecksState::default(),
            questions: QuestionsState::default(),
            tour: None,
            places: Places::default(),
            entities: EntitiesState::default(),
            closed_kinds: BTreeSet::new(),
            followed_article: None,
            last_event: None,
            is_folded: false,
            left_unfolded: false,
            may_close: false,
            inbox,
            outbox,
            next_message: 0,
        }
    }
}

impl Session {
    /// Whether the project differs from its file.
    pub fn is_dirty(&self) -> bool {
        Some(self.history.revision()) != self.saved
    }

    /// Tells a person something.
    pub fn tell(&mut self, weight: Weight, text: impl Into<String>, details: Vec<String>) {
        self.drop_notices();
        self.next_message += 1;
        self.messages.push(Message { id: self.next_message, weight, text: text.into(), details });
    }

    /// Takes what went as wished out of sight.
    pub fn drop_notices(&mut self) {
        self.messages.retain(|message| message.weight == Weight::Error);
    }

    /// Tells that something went as wished.
    pub fn notice(&mut self, text: impl Into<String>) {
        self.tell(Weight::Notice, text, Vec::new());
    }

    /// Tells that something went wrong.
    pub fn error(&mut self, text: impl Into<String>) {
        self.tell(Weight::Error, text, Vec::new());
    }
}
