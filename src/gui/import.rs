//! Reading articles in the background, with progress and cancel.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;

use egui::Context;

use super::action::{Action, JobAction};
use crate::extract;
use crate::ingest::open::{Found, Input, collect, inputs};
use crate::ingest::{Document, ReadOptions, read_pasted};
use crate::jobs::{Cancel, in_background, map_ordered};
use crate::model::{Article, ArticleId, LexiconEntry, Published, Reading, Settings, Source};

/// A job that reads articles.
pub struct Running {
    /// How far it is.
    pub progress: Arc<Progress>,
    /// Stops it.
    pub cancel: Cancel,
}

/// How far a job is.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Returns how many articles are read, and of how many.
    pub fn get(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}

/// What came of reading articles.
#[derive(Debug, Default)]
pub struct Imported {
    /// The articles with what was found in them.
    pub readings: Vec<Reading>,
    /// What could not be read, in a sentence each.
    pub problems: Vec<String>,
    /// Articles that were there already.
    pub known: Vec<ArticleId>,
    /// Whether a person stopped it.
    pub cancelled: bool,
}

/// What reading needs to know of the project.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The articles that are there.
    pub articles: BTreeSet<ArticleId>,
    /// How dates are read.
    pub settings: Settings,
    /// What the project learned.
    pub lexicon: Vec<LexiconEntry>,
}

/// What is to be read.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// Text from the clipboard.
    Pasted(String),
}

impl Known {
    fn read_options(&self) -> ReadOptions {
        ReadOptions { day_month_order: self.settings.day_month_order, ..ReadOptions::default() }
    }

    fn extract(&self, document: Document) -> Reading {
        let options = extract::Options { settings: &self.settings, lexicon: &self.lexicon };
        extract::read(document.article, document.source, &options)
    }
}

/// Reads in the background and reports to `outbox` once, at the end.
pub fn start(wanted: Wanted, known: Known, outbox: Sender<Action>, ctx: Context) -> Running {
    let (progress, cancel) = (Arc::new(Progress::default()), Cancel::default());
    let running = Running { progress: Arc::clone(&progress), cancel: cancel.clone() };
    in_background(
        "read articles",
        move || match wanted {
            Wanted::Paths(paths) => read_paths(&paths, &known, &progress, &cancel),
            Wanted::Pasted(text) => pasted(&text, &known),
        },
        move |outcome| {
            let imported = outcome.unwrap_or_else(|panic| Imported {
                problems: vec![format!("Could not read the articles: {}", panic.message)],
                ..Imported::default()
            });
            // The window may have closed meanwhile: then nobody waits for the articles.
            drop(outbox.send(Action::Job(JobAction::Imported(imported))));
            ctx.request_repaint();
        },
    );
    running
}

fn pasted(text: &str, known: &Known) -> Imported {
    let mut imported = Imported::default();
    match read_pasted(text, "Pasted text", &known.read_options()) {
        Ok(document) => imported.take(document, known, |document| known.extract(document)),
        Err(why) => imported.problems.push(format!("Could not take the text: {why}")),
    }
    imported
}

fn read_paths(paths: &[PathBuf], known: &Known, progress: &Progress, cancel: &Cancel) -> Imported {
    let mut imported = Imported::default();
    let found = collect(paths);
    for item in &found {
        if let Found::Skipped { path, why } = item
            && paths.contains(path)
        {
            imported.problems.push(format!("Skipped {}: {why}", path.display()));
        }
    }
    progress.total.store(found.iter().filter(|item| matches!(item, Found::File { .. })).count(), Ordering::Relaxed);
    let n_threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    let options = known.read_options();
    let read = |input: Input| match input.read(&options) {
        Ok(Some(document)) if known.articles.contains(&document.article.id) => Read::Known(document.article.id),
        Ok(Some(document)) => Read::New(Box::new(known.extract(document))),
        Ok(None) => Read::Blank,
        Err(error) => Read::Failed(error.to_string()),
    };
    map_ordered(inputs(found), n_threads, cancel, read, |read| {
        let done = progress.done.fetch_add(1, Ordering::Relaxed) + 1;
        progress.total.fetch_max(done, Ordering::Relaxed);
        imported.add(read.unwrap_or_else(|panic| Read::Failed(format!("Could not read an article: {}", panic.message))));
        ControlFlow::Continue(())
    });
    imported.cancelled = cancel.is_cancelled();
    imported
}

/// What came of one input.
enum Read {
    New(Box<Reading>),
    Known(ArticleId),
    Blank,
    Failed(String),
}

impl Imported {
    fn take(&mut self, document: Document, known: &Known, extract: impl FnOnce(Document) -> Reading) {
        if known.articles.contains(&document.article.id) {
            self.known.push(document.article.id);
        } else {
            self.readings.push(extract(document));
        }
    }

    fn add(&mut self, read: Read) {
        match read {
            Read::New(reading) if self.readings.iter().any(|held| held.article.id == reading.article.id) => {
                self.known.push(reading.article.id);
            }
            Read::New(reading) => self.readings.push(*reading),
            Read::Known(article) => self.known.push(article),
            Read::Blank => {}
            Read::Failed(why) => self.problems.push(why),
        }
    }
}

/// Reads an article that is in the project again, from a file. A publication date that a person set counts, and so does the one
/// that is held where the file has none.
///
/// # Errors
///
/// Why the file cannot be read, in a sentence.
pub fn read_one(held: &Article, path: &Path, settings: &Settings, lexicon: &[LexiconEntry]) -> Result<Reading, String> {
    let by_person = held.published.clone().filter(|published| published.words.is_none());
    let day_month_order = settings.day_month_order;
    let options = ReadOptions { day_month_order, published: by_person, ..ReadOptions::default() };
    let document = Input::File(path.to_path_buf()).read(&options).map_err(|error| error.to_string())?;
    let mut document = document.ok_or_else(|| format!("Could not read {}: it is blank", path.display()))?;
    // The identity is that of the first version's bytes.
    document.article.id = held.id;
    if document.article.published.is_none() {
        // Its words are those of the former text.
        document.article.published = held.published.clone().map(|published| Published { words: None, ..published });
        drop_date_notes(&mut document.article);
    }
    let options = extract::Options { settings, lexicon };
    Ok(extract::read(document.article, document.source, &options))
}

/// Reads the text of an article that is in the project again, as after its publication date was changed; no file is needed.
pub fn read_held(held: &Article, source: Option<Source>, settings: &Settings, lexicon: &[LexiconEntry]) -> Reading {
    let mut article = held.clone();
    drop_date_notes(&mut article);
    extract::read(article, source, &extract::Options { settings, lexicon })
}

/// Takes away what was said of a missing publication date, once there is one.
fn drop_date_notes(article: &mut Article) {
    if article.published.is_some() {
        article.ingest_notes.retain(|note| !matches!(note.code.as_str(), "date.missing" | "date.file_name"));
    }
}
