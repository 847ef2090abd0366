//! What is wrong with a value, and what reading made of it.

use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Wire;
use crate::model::{Dating, Extra};
use crate::store::syntax::{Field, Node, Tree};

/// Unknown fields of one record that are kept before the record counts as damaged.
const MOST_EXTRA_FIELDS: usize = 200;

/// Why a value cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The byte where the value begins.
    pub(crate) at: usize,
    /// The field, from the record inwards: `claims[0].quote`.
    pub(crate) field: String,
    /// What is wrong.
    pub(crate) message: String,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Worth knowing; saving loses nothing.
    Notice,
    /// Saving would lose something that stands in the file.
    Loss,
}

/// A fault that did not stop the reading of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// How much it matters.
    pub(crate) weight: Weight,
    /// What it is.
    pub(crate) fault: Fault,
}

/// Where reading stands in a record, what it came across, and what records share.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    path: Vec<Step>,
    found: Vec<Finding>,
    /// The dates that were read; only looked up, never walked.
    datings: FxHashSet<Arc<Dating>>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl Reader {
    /// Returns what was found since the last call.
    pub(crate) fn take(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.found)
    }

    /// Returns the dating that equals this one, so that it is kept once however many records have it.
    pub(crate) fn share(&mut self, dating: Dating) -> Arc<Dating> {
        if let Some(held) = self.datings.get(&dating) {
            return Arc::clone(held);
        }
        let dating = Arc::new(dating);
        self.datings.insert(Arc::clone(&dating));
        dating
    }

    /// Makes a fault at a value.
    pub(crate) fn fault(&self, node: Node<'_>, message: impl Into<String>) -> Fault {
        self.fault_at(node.start(), message)
    }

    /// Makes the fault that something else stands where a value was expected.
    pub(crate) fn expected(&self, node: Node<'_>, what: &str) -> Fault {
        self.fault(node, format!("expected {what}, found {}", shortened(node.raw())))
    }

    /// Makes the fault that a field is missing.
    pub(crate) fn missing(&self, node: Node<'_>, name: &str) -> Fault {
        self.fault(node, format!("the field {name} is missing"))
    }

    /// Reads a field that its record cannot do without.
    pub(crate) fn required<T: Wire>(&mut self, name: &'static str, node: Node<'_>) -> Result<T, Fault> {
        self.path.push(Step::Field(name));
        let read = T::read(node, self);
        self.path.pop();
        read
    }

    /// Reads a field that is left out where it cannot be read.
    pub(crate) fn lenient<T: Wire>(&mut self, name: &'static str, node: Node<'_>) -> Option<T> {
        let read = self.required(name, node);
        self.or_lost(read, "the field was left out")
    }

    /// Reads a field into its place, which stays as it is where the field cannot be read.
    pub(crate) fn lenient_into<T: Wire>(&mut self, name: &'static str, node: Node<'_>, place: &mut T) {
        if let Some(value) = self.lenient(name, node) {
            *place = value;
        }
    }

    /// Reads the values of a list; those that cannot be read are left out.
    pub(crate) fn list<T: Wire>(&mut self, node: Node<'_>) -> Result<Vec<T>, Fault> {
        let Some(items) = node.list() else { return Err(self.expected(node, "a list in brackets")) };
        let mut values = Vec::new();
        for (index, item) in items.enumerate() {
            self.path.push(Step::Index(index));
            let read = T::read(item, self);
            self.path.pop();
            values.extend(self.or_lost(read, "it was left out"));
        }
        // Most lists of a project hold one value, for which a list that grows by itself keeps four places.
        values.shrink_to_fit();
        Ok(values)
    }

    /// Keeps a field that this version does not know.
    pub(crate) fn keep(&mut self, extra: &mut Extra, field: Field<'_>) -> Result<(), Fault> {
        if extra.iter().any(|(name, _)| name == field.name) {
            self.repeated(field);
            return Ok(());
        }
        if extra.iter().count() >= MOST_EXTRA_FIELDS {
            return Err(self.fault_at(field.at, "too many unknown fields"));
        }
        self.find(
            Weight::Notice,
            field.at,
            format!("the field {} is unknown to this version and is kept as it is", field.name),
        );
        extra.keep(field.name.to_owned(), kept_text(field));
        Ok(())
    }

    /// Reports a field that this version does not know and has no place to keep.
    pub(crate) fn unknown(&mut self, field: Field<'_>) {
        self.find(Weight::Loss, field.at, format!("the field {} is unknown to this version and cannot be kept", field.name));
    }

    /// Reports a field that stands there twice.
    pub(crate) fn repeated(&mut self, field: Field<'_>) {
        self.find(Weight::Loss, field.at, format!("the field {} stands here twice; the first one counts", field.name));
    }

    /// Reports something that did not stop the reading.
    pub(crate) fn find(&mut self, weight: Weight, at: usize, message: impl Into<String>) {
        let fault = self.fault_at(at, message);
        self.found.push(Finding { weight, fault });
    }

    fn or_lost<T>(&mut self, read: Result<T, Fault>, what: &str) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(mut fault) => {
                fault.message = format!("{}; {what}", fault.message);
                self.found.push(Finding { weight: Weight::Loss, fault });
                None
            }
        }
    }

    fn fault_at(&self, at: usize, message: impl Into<String>) -> Fault {
        let mut field = String::new();
        for step in &self.path {
            // Writing into a string cannot fail.
            match step {
                Step::Field(name) if field.is_empty() => write!(field, "{name}"),
                Step::Field(name) => write!(field, ".{name}"),
                Step::Index(index) => write!(field, "[{index}]"),
            }
            .unwrap_or_default();
        }
        Fault { at, field, message: message.into() }
    }
}

/// Returns the beginning of a value, for a message.
fn shortened(raw: &str) -> String {
    let line = raw.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None if line.len() < raw.len() => format!("{line} …"),
        None => line.to_owned(),
    }
}

/// Returns the value as it is written, or on one line where its lines would not stand under the field's name.
fn kept_text(field: Field<'_>) -> String {
    let raw = field.value.raw();
    if !raw.contains('\n') {
        return raw.to_owned();
    }
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let hangs = field
        .value
        .indent_at(field.at)
        .is_some_and(|indent| raw.split('\n').skip(1).all(|line| spaces(line) >= indent && !line.ends_with('\r')));
    if hangs { raw.to_owned() } else { Tree::of(field.value).to_line() }
}
