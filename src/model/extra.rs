//! Fields that a newer program wrote: kept as they were read, so that saving loses nothing.

use std::collections::BTreeMap;

use super::{Empty, Sparse};

/// Unknown fields of one record, by name, each with its value as RON text. Nearly always empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra(Sparse<BTreeMap<String, String>>);

impl Empty for BTreeMap<String, String> {
    const EMPTY: &'static Self = &Self::new();
}

impl Extra {
    /// Keeps a field under its name; an equal name replaces the older value.
    pub fn keep(&mut self, name: String, value: String) {
        self.0.insert(name, value);
    }

    /// Returns the fields in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
