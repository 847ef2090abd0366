//! What opening a project file came across.

use std::fmt;

use super::SCHEMA;

/// Problems that a report lists one by one; more are only counted.
pub(super) const MOST_PROBLEMS: usize = 1_000;

/// What opening a project file came across. An empty list of problems means that all of the file was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadReport {
    /// The schema that the file says it has.
    pub schema: u32,
    /// What was odd or wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Problems beyond a thousand, the lighter ones.
    pub problems_left_out: usize,
    /// How many parts of the file could not be taken over.
    pub n_losses: usize,
    /// Whether the file must not be saved over: it is of a newer schema, or saving would lose something that stands in it.
    pub read_only: bool,
}

/// Something odd or wrong in a project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// Where it is; nothing in a file of an older schema, which was rewritten before it was read.
    pub place: Option<Place>,
    /// The record: its id, or its list and number.
    pub record: String,
    /// The field, from the record inwards: `claims[0].quote`; empty where it is about the record as a whole.
    pub field: String,
    /// What is wrong, and what was done about it.
    pub message: String,
}

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; saving loses nothing.
    Notice,
    /// Something in the file could not be taken over; saving over the file would lose it.
    Loss,
}

/// A place in a file, for people: both numbers begin at 1, columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl LoadReport {
    /// Returns why the file must not be saved over, and what to do; nothing where it may be.
    pub fn why_read_only(&self) -> Option<String> {
        if self.schema > SCHEMA {
            return Some(format!(
                "the file was written by a newer Dateline (schema {}, this program knows {SCHEMA}); open it with the newer \
                 program, or save a copy under another name",
                self.schema
            ));
        }
        let parts = if self.n_losses == 1 { "one part".to_owned() } else { format!("{} parts", self.n_losses) };
        let why = format!("{parts} of the file could not be taken over; repair the file, or save a copy under another name");
        self.read_only.then_some(why)
    }
}

impl fmt::Display for Problem {
    /// Writes `line 12, column 5: ev_0123456789abcdef, claims[0].quote: what is wrong`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { line, column }) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        match (self.record.as_str(), self.field.as_str()) {
            ("", "") => f.write_str(&self.message),
            ("", at) | (at, "") => write!(f, "{at}: {}", self.message),
            (record, field) => write!(f, "{record}, {field}: {}", self.message),
        }
    }
}

/// The line ends of a text, to turn bytes into places.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    ends: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Reads `text` once.
    pub(super) fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at).collect();
        Self { text, ends }
    }

    /// Returns the place of a byte.
    pub(super) fn place(&self, byte: usize) -> Place {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.ends.partition_point(|&end| end < byte);
        let start = line.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
        // Lines are short in files that the program wrote; in others the column stops counting.
        let from = self.text.floor_char_boundary(start.max(byte.saturating_sub(10_000)));
        Place { line: line + 1, column: self.text.get(from..byte).unwrap_or_default().chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place};

    #[test]
    fn places_count_lines_and_characters() {
        let lines = Lines::new("aé\nb\n");
        let places = [0, 3, 4, 5, 99].map(|byte| lines.place(byte));
        assert_eq!(places, [(1, 1), (1, 3), (2, 1), (2, 2), (3, 1)].map(|(line, column)| Place { line, column }));
    }
}
