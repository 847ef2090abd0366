//! What can go wrong between the disk and an article.

use std::io;
use std::path::{Path, PathBuf};

use crate::ingest::Unreadable;
use crate::ingest::jsonl::LineError;

/// A file, folder or line that yields no article. The message says what could not be done, why, and where, the path last.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// The disk would not give it.
    #[error("could not read the file: {why}: {path}")]
    Io {
        /// What the system says.
        why: String,
        /// The file or folder, printable.
        path: String,
    },
    /// The bytes are no article.
    #[error("could not read the article: {why}: {path}")]
    Unreadable {
        /// What is wrong, and what to do.
        why: Unreadable,
        /// The file.
        path: String,
    },
    /// A line of a JSONL file is no article.
    #[error("could not read line {line}: {why}: {path}")]
    Line {
        /// The line's number, from 1.
        line: usize,
        /// What is wrong, and what to do.
        why: String,
        /// The file.
        path: String,
    },
    /// A folder holds nothing that could be an article.
    #[error("found no articles in the folder: it holds no .txt, .text or .md file{skipped}; add some or name files: {path}")]
    NoArticles {
        /// How many other files there are, in words; empty where there are none.
        skipped: String,
        /// The folder.
        path: String,
    },
    /// The file is a project.
    #[error("could not read the file as an article: it is a Dateline project; open it by itself: {path}")]
    Project {
        /// The file.
        path: String,
    },
}

impl IngestError {
    /// Makes the error of a file operation.
    pub(super) fn io(error: &io::Error, path: &Path) -> Self {
        Self::Io { why: reason(error), path: path.display().to_string() }
    }

    /// Makes the error of a line.
    pub(super) fn line(line: usize, why: &LineError, path: &Path) -> Self {
        Self::Line { line, why: why.to_string(), path: path.display().to_string() }
    }

    /// Returns the path that the error is about.
    pub fn path(&self) -> PathBuf {
        let (Self::Io { path, .. }
        | Self::Unreadable { path, .. }
        | Self::Line { path, .. }
        | Self::NoArticles { path, .. }
        | Self::Project { path }) = self;
        PathBuf::from(path)
    }
}

/// Says why the system refused, without its error numbers where the cause is a common one.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the name".to_owned(),
        io::ErrorKind::PermissionDenied => "you are not allowed to read it; change its permissions".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
