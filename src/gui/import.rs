//! Reading articles in the background, with progress and cancel.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::model::{ArticleId, LexiconEntry, Reading, Settings};

/// A job that reads articles.
pub struct Running {
    /// How far it is.
    pub progress: Arc<Progress>,
    /// Stops it.
    pub cancel: crate::jobs::Cancel,
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
