//! Publishers and how far they are trusted.

use super::{Extra, Record, SourceId};

/// How reliable a source is: the letters of the Admiralty code (NATO AJP-2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

/// A publisher: a news agency, an archive, a court.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id, made from its name.
    pub id: SourceId,
    /// Its name, as shown.
    pub name: String,
    /// How reliable a person holds it to be; nothing where nobody has said.
    pub reliability: Option<Reliability>,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Source {
    /// Makes the source with this name; its id depends on the name alone, whatever its case.
    pub fn named(name: &str) -> Self {
        let key = name.trim().to_lowercase();
        Self {
            id: SourceId::of([b"source".as_slice(), key.as_bytes()]),
            name: name.trim().to_owned(),
            reliability: None,
            extra: Extra::default(),
        }
    }
}

impl Record for Source {
    type Id = SourceId;

    fn id(&self) -> SourceId {
        self.id
    }
}
