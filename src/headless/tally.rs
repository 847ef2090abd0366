//! Counts of what was read and what was not, and the words about them.

use std::collections::BTreeMap;

use super::pipeline::Failure;
use super::{Console, Status};
use crate::ingest::open::Found;
use crate::model::Article;

/// Skipped files that are named; the others are counted.
const NAMED: usize = 10;

/// What became of the files of one command.
#[derive(Debug, Default)]
pub(super) struct Tally {
    n_read: usize,
    n_failed: usize,
    n_known: usize,
    skipped: Vec<String>,
    /// How often each sort of oddity was seen, by the code of its note.
    notes: BTreeMap<String, usize>,
}

impl Tally {
    /// Begins with the files that were skipped.
    pub(super) fn new(found: &[Found]) -> Self {
        let skipped = found.iter().filter_map(|found| match found {
            Found::Skipped { path, why } => Some(format!("{why}: {}", path.display())),
            _ => None,
        });
        Self { skipped: skipped.collect(), ..Self::default() }
    }

    /// Counts an article that was read.
    pub(super) fn read(&mut self, article: &Article) {
        self.n_read += 1;
        for note in &article.ingest_notes {
            *self.notes.entry(note.code.clone()).or_default() += 1;
        }
    }

    /// Counts an article that was read and is there already.
    pub(super) fn known(&mut self) {
        self.n_known += 1;
    }

    /// Counts and reports what could not be read.
    pub(super) fn failed(&mut self, failure: &Failure, console: &mut Console<'_>) {
        self.n_failed += 1;
        console.say(format_args!("dateline: {failure}"));
    }

    /// Says what is worth knowing and returns the status of the whole.
    pub(super) fn conclude(&self, console: &mut Console<'_>) -> Status {
        for skipped in self.skipped.iter().take(NAMED) {
            console.say(format_args!("dateline: skipped, {skipped}"));
        }
        if self.skipped.len() > NAMED {
            console.say(format_args!("dateline: skipped {} more", self.skipped.len() - NAMED));
        }
        if self.n_failed > 0 || self.n_known > 0 || !self.skipped.is_empty() {
            let known = if self.n_known > 0 { format!(", {} there already", self.n_known) } else { String::new() };
            let counts = format!("{}{known}, {} failed, {} skipped", self.articles(), self.n_failed, self.skipped.len());
            console.say(format_args!("dateline: {counts}"));
        }
        if !self.notes.is_empty() {
            let notes: Vec<String> = self.notes.iter().map(|(code, count)| format!("{code} {count}")).collect();
            console.say(format_args!("dateline: noted in the articles: {}", notes.join(", ")));
        }
        match (self.n_read, self.n_failed) {
            (0, 0) => {
                console.say("dateline: found no articles in what was named; name .txt files, folders or articles.jsonl files");
                Status::Failed
            }
            (_, 0) => Status::Done,
            _ => Status::Failed,
        }
    }

    /// Returns the number of articles in words.
    fn articles(&self) -> String {
        if self.n_read == 1 { "1 article read".to_owned() } else { format!("{} articles read", self.n_read) }
    }
}
