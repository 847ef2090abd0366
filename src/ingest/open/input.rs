//! Files to articles, one at a time, so that memory does not grow with their number.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Format, Found, IngestError};
use crate::ingest::{Document, ReadOptions, Unreadable, jsonl, read};

/// The most bytes that one text file may have: ten times the longest novels.
pub const MAX_ARTICLE_BYTES: u64 = 64 << 20;
/// The most bytes that one line of a JSONL file may have; the file itself may be of any size.
pub const MAX_LINE_BYTES: u64 = 64 << 20;

/// Something that one article is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A text file, not opened yet.
    File(PathBuf),
    /// A line of a JSONL file.
    Line {
        /// The file.
        path: Arc<Path>,
        /// The line's number, from 1.
        number: usize,
        /// The line.
        bytes: Vec<u8>,
    },
    /// Something that cannot be read.
    Failed(IngestError),
}

impl Input {
    /// Reads the article; nothing where the line is blank.
    ///
    /// # Errors
    ///
    /// [`IngestError`] where it cannot be read, with the file's path.
    pub fn read(self, options: &ReadOptions) -> Result<Option<Document>, IngestError> {
        match self {
            Self::File(path) => read_text(&path, options).map(Some),
            Self::Line { path, number, bytes } => {
                let read = jsonl::read_line(&bytes, options).map_err(|why| IngestError::line(number, &why, &path))?;
                Ok(read.map(|document| at_path(document, &path)))
            }
            Self::Failed(error) => Err(error),
        }
    }
}

/// Returns what is to be read, in order: files by their names, JSONL files line by line as they are asked for.
pub fn inputs(found: Vec<Found>) -> impl Iterator<Item = Input> {
    found.into_iter().flat_map(|found| -> Box<dyn Iterator<Item = Input>> {
        match found {
            Found::File { path, format: Format::Text } => Box::new(std::iter::once(Input::File(path))),
            Found::File { path, format: Format::JsonLines } => match File::open(&path) {
                Ok(file) => Box::new(Lines { path: path.into(), reader: Some(BufReader::new(file)), number: 0 }),
                Err(error) => Box::new(std::iter::once(Input::Failed(IngestError::io(&error, &path)))),
            },
            Found::Skipped { .. } => Box::new(std::iter::empty()),
            Found::Failed(error) => Box::new(std::iter::once(Input::Failed(error))),
        }
    })
}

/// Reads every article of one file, as text or, by its ending, as JSONL.
///
/// # Errors
///
/// The first [`IngestError`]; a damaged line of a JSONL file does not hide the others when they are read through [`inputs`].
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Vec<Document>, IngestError> {
    let read = inputs(super::collect([path])).map(|input| input.read(options));
    read.filter_map(Result::transpose).collect()
}

fn read_text(path: &Path, options: &ReadOptions) -> Result<Document, IngestError> {
    let failed = |error| IngestError::io(&error, path);
    let refused = |why| IngestError::Unreadable { why, path: path.display().to_string() };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // The limit holds for pipes and devices too, whose size nobody knows.
    file.take(MAX_ARTICLE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_ARTICLE_BYTES {
        return Err(refused(Unreadable::TooLarge { limit_mib: MAX_ARTICLE_BYTES >> 20 }));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let document = read(&bytes, &name, options).map_err(refused)?;
    Ok(at_path(document, path))
}

fn at_path(mut document: Document, path: &Path) -> Document {
    document.article.path = path.display().to_string();
    document
}

/// The lines of a JSONL file.
struct Lines {
    path: Arc<Path>,
    /// Nothing once the file is at its end or could not be read on.
    reader: Option<BufReader<File>>,
    number: usize,
}

impl Iterator for Lines {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        let reader = self.reader.as_mut()?;
        self.number += 1;
        let mut bytes = Vec::new();
        match reader.take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes) {
            Ok(0) => {
                self.reader = None;
                None
            }
            Ok(length) if length as u64 == MAX_LINE_BYTES => {
                self.reader = None;
                let why = format!("it is longer than {} MiB; is it JSONL at all?", MAX_LINE_BYTES >> 20);
                Some(Input::Failed(IngestError::Line { line: self.number, why, path: self.path.display().to_string() }))
            }
            Ok(_) => Some(Input::Line { path: Arc::clone(&self.path), number: self.number, bytes }),
            Err(error) => {
                self.reader = None;
                Some(Input::Failed(IngestError::io(&error, &self.path)))
            }
        }
    }
}
