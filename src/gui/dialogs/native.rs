//! Asking for files: the desktop's own dialogs, behind a trait so that tests can answer.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::jobs::in_background;

/// What files are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Article files, several at once.
    Articles,
    /// A folder of articles.
    Folder,
    /// A project file.
    Project,
    /// Where to save a project; the proposed file name.
    SaveProject(String),
    /// The new place of an article's file.
    ArticleFile,
}

/// What came of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// These paths were chosen.
    Chosen(Question, Vec<PathBuf>),
    /// The person changed their mind.
    Cancelled(Question),
    /// No dialog could be shown: why.
    Unavailable(Question, String),
}

/// Something that asks a person for files.
pub trait Dialogs: Send + Sync {
    /// Asks, beginning in a folder if one is named, and calls `reply` with the answer, from any thread, at once or later.
    fn ask(&self, question: Question, folder: Option<PathBuf>, reply: Box<dyn FnOnce(Answer) + Send>);
}

/// The desktop's own dialogs.
#[derive(Debug, Clone, Copy, Default)]
pub struct NativeDialogs;

/// No person answers a dialog this fast: it was never shown.
const TOO_FAST: Duration = Duration::from_millis(250);

impl Dialogs for NativeDialogs {
    fn ask(&self, question: Question, folder: Option<PathBuf>, reply: Box<dyn FnOnce(Answer) + Send>) {
        let asked = question.clone();
        in_background(
            "dialog",
            move || answer(question, folder),
            move |outcome| {
                reply(outcome.unwrap_or_else(|panic| Answer::Unavailable(asked, panic.message)));
            },
        );
    }
}

/// Asks and waits for the answer.
fn answer(question: Question, folder: Option<PathBuf>) -> Answer {
    let asked = Instant::now();
    match choose(&question, folder) {
        Some(paths) if !paths.is_empty() => Answer::Chosen(question, paths),
        _ if asked.elapsed() < TOO_FAST => {
            let why = "The desktop shows no file dialog here: neither its portal nor zenity answered.";
            Answer::Unavailable(question, why.to_owned())
        }
        _ => Answer::Cancelled(question),
    }
}

/// Shows the dialog and waits for it; nothing where it was cancelled or could not be shown.
fn choose(question: &Question, folder: Option<PathBuf>) -> Option<Vec<PathBuf>> {
    let dialog = rfd::FileDialog::new();
    let dialog = folder.map_or_else(|| dialog.clone(), |folder| dialog.clone().set_directory(folder));
    match question {
        Question::Articles => dialog
            .set_title("Open articles")
            .add_filter("Articles", &["txt", "text", "md", "jsonl"])
            .add_filter("All files", &["*"])
            .pick_files(),
        Question::ArticleFile => dialog.set_title("Where is the article now?").pick_file().map(|path| vec![path]),
        Question::Folder => dialog.set_title("Open a folder of articles").pick_folder().map(|path| vec![path]),
        Question::Project => {
            dialog.set_title("Open project").add_filter("Dateline project", &["ron"]).pick_file().map(|path| vec![path])
        }
        Question::SaveProject(name) => dialog
            .set_title("Save project")
            .add_filter("Dateline project", &["ron"])
            .set_file_name(name)
            .save_file()
            .map(|path| vec![path]),
    }
}
