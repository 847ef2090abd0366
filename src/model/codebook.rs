//! A codebook: the types that a project sorts its events into.

use super::EventType;

/// The types that events are sorted into, in the order of display.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codebook {
    /// Its stable name, as projects carry it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its types.
    pub types: Vec<CodebookType>,
}

/// One type of a codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookType {
    /// The stable id, such as `CONSULT`.
    pub id: EventType,
    /// What it is called on screen, such as "Talks".
    pub label: String,
    /// What belongs to it.
    pub description: String,
}

impl Codebook {
    /// Returns what a type is called; one that the codebook does not have is called by its id.
    pub fn label<'c>(&'c self, id: &'c EventType) -> &'c str {
        self.types.iter().find(|entry| entry.id == *id).map_or(&id.0, |entry| &entry.label)
    }
}
