//! What the window wants done at the end of a frame. Painting pushes actions; only `dispatch` carries them out.

use std::path::PathBuf;

use super::command::{Chord, Command};
use super::derived::Derived;
use super::dialogs::{Answer, Dialog};
use super::draft::Field;
use super::fields::Value;
use super::files::ReadProject;
use super::import::Imported;
use super::queue::Pool;
use super::session::ProjectFile;
use super::view::{Layer, Screen, Selection};
use crate::edit::{Edit, Gesture};
use crate::model::{ArticleId, EntityId, EventId, SourceSpan};
use crate::query::{Check, Criterion, Filter, QueueOrder, SameEntity};
use crate::store::{OpenError, Recovered, SaveError, Saved};
use crate::text::Span;

/// One wish.
#[derive(Debug)]
pub enum Action {
    /// Run a command of the registry.
    Run(Command),
    /// Change the project.
    Edit(Edit),
    /// Change the project as part of a drag.
    EditDuring(Gesture, Edit),
    /// Change what is shown.
    View(ViewAction),
    /// Do something with files.
    File(FileAction),
    /// Something that ran in the background reports.
    Job(JobAction),
    /// Open, answer or close a dialog inside the window.
    Dialog(DialogAction),
    /// Do something with the field that is being edited.
    Draft(DraftAction),
    /// Change what the review queue shows.
    Queue(QueueAction),
}

/// A change of what the review queue shows.
#[derive(Debug, Clone)]
pub enum QueueAction {
    /// Review in another order.
    Order(QueueOrder),
    /// Review other events.
    Review(Pool),
    /// Choose a way to be alike, or choose it no longer.
    Switch(Criterion),
    /// Take an event out of those that are alike, or take it in again.
    Exclude(EventId),
}

/// Something with the field that is being edited.
#[derive(Debug, Clone)]
pub enum DraftAction {
    /// Open a field.
    Open(Field),
    /// The words in it are these now.
    Typed(String),
    /// Type words instead of choosing from the list.
    TypeWords,
    /// Point at another entry of the list.
    Point(usize),
    /// Take an entry of the list.
    Choose(Value),
    /// Take the words.
    Take,
    /// The field has the keyboard now.
    Focused,
    /// The field was brought into view.
    Shown,
    /// Give the words up.
    Close,
}

/// A change of what is shown.
#[derive(Debug)]
pub enum ViewAction {
    /// Fill the window with another view.
    Go(Screen),
    /// Choose something.
    Select(Selection),
    /// Choose an event and show its words in the reader.
    Reveal(EventId),
    /// Show an article, at these words if any.
    Read(ArticleId, Option<Span>),
    /// Select words of an article and show them in the reader.
    SelectWords(ArticleId, Span),
    /// Let go of the selected words of an article.
    SelectNoWords(ArticleId),
    /// Change which events are shown.
    Filter(Filter),
    /// Go to the state in which so many steps are done.
    Travel(usize),
    /// Show what the saved view of this name shows.
    Apply(String),
    /// The keyboard is on the proposal of this event.
    PointAtProposal(EventId),
    /// Switch a layer of highlights.
    Toggle(Layer),
}

/// Something with files.
#[derive(Debug)]
pub enum FileAction {
    /// Read these articles, folders or this project.
    Open(Vec<PathBuf>),
    /// Open a project instead of the present one.
    OpenProject(PathBuf),
    /// Open the work that an earlier run left without a file, from its journal.
    OpenUnsaved(PathBuf),
    /// Delete it.
    DeleteUnsaved(PathBuf),
    /// Put the changes that were not saved into the project.
    Restore,
    /// Leave them out.
    LeaveOut,
    /// Open the sample project that comes with the program.
    OpenSample,
    /// Take text as a new article.
    Paste(String),
    /// Save to this file.
    SaveTo(PathBuf),
    /// Leave the present project without saving it and do what was put off.
    Discard,
}

/// A report from the background.
#[derive(Debug)]
pub enum JobAction {
    /// A native dialog was answered.
    Answered(Answer),
    /// Articles were read.
    Imported(Imported),
    /// A project was read, or not.
    Opened(PathBuf, Result<Box<ReadProject>, OpenError>),
    /// Unsaved changes were put into a project, which belongs to a file or to none.
    Recovered(Box<(Recovered, Option<ProjectFile>, Derived)>),
    /// The journal cannot be written: why.
    NotJournaled(String),
    /// A project was saved, or not.
    Saved(PathBuf, Result<Saved, SaveError>),
    /// The checks were made for a generation of the answers over the project.
    Checked(u64, Vec<Check>),
    /// Entities that may be one were looked for.
    Suggested(Vec<SameEntity>),
    /// Work ended in a fault of the program: what it was.
    Failed(String),
}

/// Something with a dialog inside the window.
#[derive(Debug)]
pub enum DialogAction {
    /// Close the open dialog.
    Close,
    /// Close this one, which was shown, without an answer.
    GiveUp(Dialog),
    /// Dismiss the message with this number.
    Dismiss(u64),
    /// Cancel the running job.
    CancelJob,
    /// Open this one.
    Open(Dialog),
    /// Note the selected words.
    Note(String),
    /// Mark these places as names of the entity.
    MarkAll(EntityId, Vec<SourceSpan>),
    /// Ask this about what is chosen.
    Ask(String),
    /// Give a command another key.
    Bind(Command, Chord),
    /// Give every command its usual key.
    ResetKeys,
    /// Save what is shown under this name.
    SaveView(String),
    /// Give a saved view another name: the old one and the new one.
    RenameView(String, String),
    /// Save what was put off for.
    SaveFirst,
}
