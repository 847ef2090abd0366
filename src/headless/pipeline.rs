//! Articles from files to readings on several threads, in order, with what could not be read.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::ControlFlow;

use crate::extract;
use crate::ingest::open::{Format, Found, IngestError, Input, inputs};
use crate::ingest::{Document, ReadOptions};
use crate::jobs::{Cancel, Panicked, map_ordered};
use crate::model::{LexiconEntry, Reading, Settings};

/// Threads that read.
const N_THREADS: usize = 2;

/// What reading articles needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) settings: &'a Settings,
    pub(super) lexicon: &'a [LexiconEntry],
}

impl Context<'_> {
    /// Finds what is in an article.
    pub(super) fn find(self, document: Document) -> Read {
        let Document { article, source, external_id } = document;
        let options = extract::Options { settings: self.settings, lexicon: self.lexicon };
        Read { reading: extract::read(article, source, &options), external_id }
    }
}

/// An article that was read, with the id that its input gives it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) reading: Reading,
    pub(super) external_id: Option<String>,
}

/// Why an input yields no article.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error(transparent)]
    Ingest(#[from] IngestError),
    #[error("could not read the article: {defect}; please report it with the file: {path}")]
    Defect { defect: Panicked, path: String },
}

/// Reads everything that was found, makes something of each article on several threads, and hands it to `each`, in order and as
/// it comes.
pub(super) fn read_all<T: Send>(
    found: Vec<Found>,
    options: &ReadOptions,
    make: impl Fn(Document) -> T + Sync,
    mut each: impl FnMut(Result<T, Failure>) -> ControlFlow<()>,
) {
    // Names of what is under way: a panic takes its input with it.
    let under_way = RefCell::new(VecDeque::new());
    let items = inputs(found).inspect(|input| under_way.borrow_mut().push_back(name_of(input)));
    let work = |input: Input| input.read(options).map(|document| document.map(&make));
    map_ordered(items, N_THREADS, &Cancel::default(), work, |result| {
        let path = under_way.borrow_mut().pop_front().unwrap_or_default();
        match result {
            Ok(Ok(Some(finding))) => each(Ok(finding)),
            Ok(Ok(None)) => ControlFlow::Continue(()),
            Ok(Err(error)) => each(Err(error.into())),
            Err(defect) => each(Err(Failure::Defect { defect, path })),
        }
    });
}

/// Returns how many articles there are, where that is known before reading.
pub(super) fn total(found: &[Found]) -> Option<usize> {
    let lines = found.iter().any(|found| matches!(found, Found::File { format: Format::JsonLines, .. }));
    let count = found.iter().filter(|found| !matches!(found, Found::Skipped { .. })).count();
    (!lines).then_some(count)
}

fn name_of(input: &Input) -> String {
    match input {
        Input::File(path) => path.display().to_string(),
        Input::Line { path, number, .. } => format!("{}, line {number}", path.display()),
        Input::Failed(error) => error.path().display().to_string(),
    }
}
