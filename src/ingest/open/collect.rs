//! Paths that a person names to the files that are to be read.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::IngestError;

/// How a file holds its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One article, the whole file.
    Text,
    /// One article a line.
    JsonLines,
}

/// What a named path, or a file in a named folder, turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A file to read.
    File {
        /// Where it is.
        path: PathBuf,
        /// How it holds its articles.
        format: Format,
    },
    /// A file that is not read, and why.
    Skipped {
        /// Where it is.
        path: PathBuf,
        /// Why it is not read.
        why: SkipReason,
    },
    /// A path that cannot be read.
    Failed(IngestError),
}

/// Why a file in a folder is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipReason {
    /// Its ending is not one of an article.
    Ending,
    /// It or its folder is hidden: the name begins with a dot.
    Hidden,
    /// It tells about the folder: a read-me file, a license.
    ReadMe,
    /// It is a project.
    Project,
    /// It is no regular file: a pipe, a device.
    Special,
    /// The same file was found before, by another way.
    Repeated,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ending => "not a .txt, .text or .md file",
            Self::Hidden => "hidden",
            Self::ReadMe => "a read-me or license file",
            Self::Project => "a project, which is opened by itself",
            Self::Special => "no regular file",
            Self::Repeated => "the same file as one before",
        })
    }
}

/// Expands files and folders, in the order they are named; folders recursively, each one's entries sorted by name.
///
/// In folders the endings `.txt`, `.text`, `.md` and none count, and files called `articles.jsonl`; a file that is named itself
/// is read whatever its ending, as JSONL where that is `.jsonl` or `.ndjson`.
pub fn collect<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Vec<Found> {
    let mut collection = Collection::default();
    for path in paths {
        collection.add_named(path.as_ref());
    }
    collection.found
}

#[derive(Default)]
struct Collection {
    found: Vec<Found>,
    /// Files and folders by their real paths, so that links in a circle end.
    seen: BTreeSet<PathBuf>,
}

impl Collection {
    fn add_named(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) => self.found.push(Found::Failed(IngestError::io(&error, path))),
            Ok(metadata) if metadata.is_dir() => self.add_named_folder(path),
            Ok(_) if has_ending(path, &["ron"]) => {
                self.found.push(Found::Failed(IngestError::Project { path: path.display().to_string() }));
            }
            Ok(_) => {
                let lines = has_ending(path, &["jsonl", "ndjson"]);
                self.add_file(path.to_owned(), if lines { Format::JsonLines } else { Format::Text });
            }
        }
    }

    fn add_named_folder(&mut self, path: &Path) {
        let before = self.found.len();
        self.add_folder(path);
        let fruitful = |found: &Found| !matches!(found, Found::Skipped { why, .. } if *why != SkipReason::Repeated);
        if !self.found[before..].iter().any(fruitful) {
            let skipped = match self.found.len() - before {
                0 => String::new(),
                1 => " (1 other was skipped)".to_owned(),
                many => format!(" ({many} others were skipped)"),
            };
            self.found.push(Found::Failed(IngestError::NoArticles { skipped, path: path.display().to_string() }));
        }
    }

    /// Walks a folder without recursion, so that deep trees need no deep stack.
    fn add_folder(&mut self, folder: &Path) {
        let mut waiting = vec![folder.to_owned()];
        while let Some(path) = waiting.pop() {
            match fs::metadata(&path) {
                Err(error) => self.found.push(Found::Failed(IngestError::io(&error, &path))),
                Ok(metadata) if metadata.is_dir() => waiting.extend(self.entries(&path).into_iter().rev()),
                Ok(metadata) if !metadata.is_file() => self.skip(path, SkipReason::Special),
                Ok(_) => match judge(&path) {
                    Ok(format) => self.add_file(path, format),
                    Err(why) => self.skip(path, why),
                },
            }
        }
    }

    /// Returns what is in a folder, sorted; nothing where it was visited before.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        if !self.is_new(folder) {
            self.skip(folder.to_owned(), SkipReason::Repeated);
            return Vec::new();
        }
        let listed = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
        let mut entries: Vec<PathBuf> = match listed {
            Ok(entries) => entries,
            Err(error) => {
                self.found.push(Found::Failed(IngestError::io(&error, folder)));
                return Vec::new();
            }
        };
        entries.sort();
        let (hidden, shown): (Vec<PathBuf>, Vec<PathBuf>) =
            entries.into_iter().partition(|path| name_of(path).starts_with('.'));
        for path in hidden {
            self.skip(path, SkipReason::Hidden);
        }
        shown
    }

    fn add_file(&mut self, path: PathBuf, format: Format) {
        if self.is_new(&path) {
            self.found.push(Found::File { path, format });
        } else {
            self.skip(path, SkipReason::Repeated);
        }
    }

    fn skip(&mut self, path: PathBuf, why: SkipReason) {
        self.found.push(Found::Skipped { path, why });
    }

    fn is_new(&mut self, path: &Path) -> bool {
        // What has no real path, such as a pipe of the shell, cannot be named twice.
        fs::canonicalize(path).map_or(true, |real| self.seen.insert(real))
    }
}

/// Decides whether a file in a folder is read, by its name alone.
fn judge(path: &Path) -> Result<Format, SkipReason> {
    let name = name_of(path).to_lowercase();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    if name == "articles.jsonl" {
        return Ok(Format::JsonLines);
    }
    if has_ending(path, &["ron"]) {
        return Err(SkipReason::Project);
    }
    if matches!(stem.as_str(), "readme" | "license" | "licence" | "notice" | "copying" | "changelog" | "makefile") {
        return Err(SkipReason::ReadMe);
    }
    let text = path.extension().is_none() || has_ending(path, &["txt", "text", "md"]);
    if text { Ok(Format::Text) } else { Err(SkipReason::Ending) }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
