//! Opening a project file: bytes to project, with a report of all that was odd.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::file_system::{FileKind, FileSystem};
use super::header;
use super::loader::{Loaded, Loader, Problem as Found};
use super::report::{Lines, LoadReport, MOST_PROBLEMS, Place, Problem, Severity};
use super::save::Permit;
use super::sweep::sweep;
use super::upgrade::{self, Upgrade};
use super::wire::{Fault, Finding, Weight};
use super::{FileHash, SCHEMA, salvage, walk};
use crate::model::Project;

/// A project as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The project; whatever the report says was left out is not in it.
    pub project: Project,
    /// What was odd or wrong.
    pub report: LoadReport,
    /// The hash of the file's bytes.
    pub file_hash: FileHash,
    /// What saving to the same path needs; nothing where the file must not be saved over.
    pub permit: Option<Permit>,
}

/// The file cannot be opened as a project.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    #[error("could not open the project: {cause}: {}", path.display())]
    Read {
        /// What the system says.
        cause: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// A folder stands there.
    #[error("could not open the project: this is a folder; choose a project file in it, or open its articles: {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The file is not a project, or its beginning is damaged beyond reading.
    #[error("could not open the project: {why}{}", after_colon(path))]
    NotAProject {
        /// What it is instead, as far as that can be told, and what to do.
        why: String,
        /// The file; empty where only a text was given.
        path: PathBuf,
    },
}

/// Opens the project file at `path`. Temporary files that a killed save left beside it are removed.
///
/// # Errors
///
/// [`OpenError`] where there is no file that can be read, or it is not a project. Damage inside a project is no error: what is
/// sound is loaded, and the report says what is missing.
pub fn open(path: &Path, files: &dyn FileSystem) -> Result<Opened, OpenError> {
    let read_error = |cause| OpenError::Read { cause, path: path.to_owned() };
    if files.inspect(path).map_err(read_error)?.kind == FileKind::Folder {
        return Err(OpenError::Folder { path: path.to_owned() });
    }
    let bytes = files.read(path).map_err(read_error)?;
    let opened = parse_bytes(bytes).map_err(|error| match error {
        OpenError::NotAProject { why, .. } => OpenError::NotAProject { why, path: path.to_owned() },
        other => other,
    })?;
    sweep(path, files);
    Ok(opened)
}

/// Reads the text of a project file.
///
/// # Errors
///
/// [`OpenError::NotAProject`] where the text does not begin like a project file.
pub fn parse(text: &str) -> Result<Opened, OpenError> {
    parse_text(text, FileHash::of(text.as_bytes()), &[])
}

fn parse_bytes(bytes: Vec<u8>) -> Result<Opened, OpenError> {
    let hash = FileHash::of(&bytes);
    match String::from_utf8(bytes) {
        Ok(text) => parse_text(&text, hash, &[]),
        Err(error) => {
            let (text, damage) = replace_invalid(error.as_bytes());
            parse_text(&text, hash, &damage)
        }
    }
}

/// Reads a text in which the bytes at `damage` were not UTF-8.
fn parse_text(text: &str, file_hash: FileHash, damage: &[usize]) -> Result<Opened, OpenError> {
    let (text, has_mark) = text.strip_prefix('\u{feff}').map_or((text, false), |rest| (rest, true));
    let not_a_project = |why: String| OpenError::NotAProject { why, path: PathBuf::new() };
    let header = header::read(text).ok_or_else(|| not_a_project(what_it_is(text)))?;
    let mut loaded = if header.schema < SCHEMA {
        load_older(text, header.schema, upgrade::STEPS).map_err(not_a_project)?
    } else {
        load(text, header)
    };
    for &at in damage {
        loaded.problems.push(about_file(Weight::Loss, at, "this byte is not UTF-8; a question mark stands for it"));
    }
    if has_mark {
        loaded.problems.push(about_file(Weight::Notice, 0, "the file begins with a byte order mark; saving leaves it out"));
    }
    let places = (header.schema >= SCHEMA).then_some(text);
    Ok(opened(loaded, header.schema, file_hash, places))
}

/// Reads the fields after the header; where the text is damaged, record by record.
fn load(text: &str, header: header::Header) -> Loaded {
    let mut loader = Loader::default();
    let walked = header.fields_at.map(|at| walk::fields(text, at, &mut loader));
    if let Some(Ok(())) = walked {
        return loader.finish();
    }
    loader = Loader::default();
    salvage::fields(text, header.fields_at, &mut loader);
    if let (Some(Err(error)), true) = (walked, loader.is_empty()) {
        // In a layout of its own, the file has no lines by which records could be told apart; where it broke is all there is.
        loader.damaged("", error.at, error.message);
    }
    loader.finish()
}

/// Rewrites a file of an older schema step by step, then reads it.
fn load_older(text: &str, schema: u32, steps: &[Upgrade]) -> Result<Loaded, String> {
    let text = upgrade::to_current(text, schema, steps)?;
    let header = header::read(&text).ok_or("the upgrade lost the file's header")?;
    Ok(load(&text, header))
}

fn opened(loaded: Loaded, schema: u32, file_hash: FileHash, places: Option<&str>) -> Opened {
    let Loaded { project, problems } = loaded;
    let n_losses = problems.iter().filter(|(_, finding)| finding.weight == Weight::Loss).count();
    let read_only = schema > SCHEMA || n_losses > 0;
    let lines = places.filter(|_| !problems.is_empty()).map(Lines::new);
    let (problems, problems_left_out) = the_gravest(join_notices(problems));
    let problems = problems
        .into_iter()
        .map(|(record, finding)| problem(record, finding, |byte| lines.as_ref().map(|lines| lines.place(byte))))
        .collect();
    let report = LoadReport { schema, problems, problems_left_out, n_losses, read_only };
    let permit = (!read_only).then_some(Permit::Unchanged(file_hash));
    Opened { project, report, file_hash, permit }
}

/// Leaves one of many notices that say the same of the same field in many records, and says how many there are.
fn join_notices(mut problems: Vec<Found>) -> Vec<Found> {
    problems.sort_by_key(|(_, finding)| finding.fault.at);
    let mut seen: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    let mut joined: Vec<Found> = Vec::new();
    for found in problems {
        let Finding { weight, fault } = &found.1;
        if *weight == Weight::Notice {
            let field = fault.field.chars().filter(|sign| !sign.is_ascii_digit()).collect();
            let (_, n_times) = seen
                .entry((field, fault.message.clone()))
                .and_modify(|(_, n_times)| *n_times += 1)
                .or_insert((joined.len(), 1));
            if *n_times > 1 {
                continue;
            }
        }
        joined.push(found);
    }
    for &(index, n_times) in seen.values().filter(|(_, n_times)| *n_times > 1) {
        let message = &mut joined[index].1.fault.message;
        *message = format!("{message} (so in {n_times} places)");
    }
    joined
}

/// Leaves as many problems as a report lists, losses before notices, in the order of the file; and counts the others.
fn the_gravest(mut problems: Vec<Found>) -> (Vec<Found>, usize) {
    let left_out = problems.len().saturating_sub(MOST_PROBLEMS);
    if left_out > 0 {
        problems.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.weight));
        problems.truncate(MOST_PROBLEMS);
        problems.sort_by_key(|(_, finding)| finding.fault.at);
    }
    (problems, left_out)
}

fn problem(record: String, Finding { weight, fault }: Finding, place: impl Fn(usize) -> Option<Place>) -> Problem {
    let Fault { at, field, message } = fault;
    let severity = match weight {
        Weight::Notice => Severity::Notice,
        Weight::Loss => Severity::Loss,
    };
    Problem { severity, place: place(at), record, field, message }
}

fn about_file(weight: Weight, at: usize, message: &str) -> (String, Finding) {
    (String::new(), Finding { weight, fault: Fault { at, field: String::new(), message: message.to_owned() } })
}

/// Says what a text is that does not begin like a project file.
fn what_it_is(text: &str) -> String {
    let start = text.trim_start();
    if text.is_empty() {
        "the file is empty; restore it from a backup".to_owned()
    } else if text.bytes().all(|byte| byte == 0) {
        "the file holds nothing but zero bytes, as after a power failure; restore it from a backup".to_owned()
    } else if start.starts_with("// Dateline project") || start.starts_with("#![enable") {
        "the file's beginning is damaged; restore it from a backup, or mend its first lines after docs/format.md".to_owned()
    } else {
        "this is not a project file; to read it as an article, add it to a project".to_owned()
    }
}

/// Puts a question mark for each byte that is not UTF-8, so that no other byte moves, and says where.
fn replace_invalid(bytes: &[u8]) -> (String, Vec<usize>) {
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            damage.push(text.len());
            text.push('?');
        }
    }
    (text, damage)
}

fn after_colon(path: &Path) -> String {
    if path.as_os_str().is_empty() { String::new() } else { format!(": {}", path.display()) }
}
