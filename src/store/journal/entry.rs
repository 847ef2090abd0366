//! One step of a journal: what an edit, an undo or a travel left behind.

use std::sync::Arc;

use crate::edit::Change;
use crate::model::Timestamp;

/// One step of a journal. Making and copying one is cheap: records are shared, and nothing is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry(Arc<Step>);

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// When it was made.
    pub(super) at: Timestamp,
    /// What it is called: "Accept 3 events".
    pub(super) label: String,
    /// What it left behind.
    pub(super) change: Change,
}

impl Entry {
    /// Makes an entry of what was changed at this moment, under the step's label.
    pub fn new(at: Timestamp, label: impl Into<String>, change: Change) -> Self {
        Self(Arc::new(Step { at, label: label.into(), change }))
    }

    /// Returns when it was made.
    pub fn at(&self) -> Timestamp {
        self.0.at
    }

    /// Returns what the step is called.
    pub fn label(&self) -> &str {
        &self.0.label
    }

    /// Returns what it left behind.
    pub fn change(&self) -> &Change {
        &self.0.change
    }

    /// Takes the entry apart, copying the change only where it is shared.
    pub(super) fn into_change(self) -> Change {
        Arc::try_unwrap(self.0).map_or_else(|shared| shared.change.clone(), |step| step.change)
    }
}
