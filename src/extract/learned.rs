//! What the project learned about words, ready for look-up.

use std::collections::HashMap;

use crate::model::{EntityId, EntityKind, LexiconEntry, LexiconRule};

/// The project's own lexicon by the words in lower case.
#[derive(Debug, Default)]
pub(super) struct Learned<'a> {
    rules: HashMap<String, Vec<&'a LexiconRule>>,
}

impl<'a> Learned<'a> {
    /// Sorts the entries by their words.
    pub(super) fn new(entries: &'a [LexiconEntry]) -> Self {
        let mut rules: HashMap<String, Vec<&LexiconRule>> = HashMap::new();
        for entry in entries {
            rules.entry(key(&entry.words)).or_default().push(&entry.rule);
        }
        Self { rules }
    }

    /// Whether a person said that the words are no entity.
    pub(super) fn is_rejected(&self, words: &str) -> bool {
        self.of(words).any(|rule| matches!(rule, LexiconRule::Reject))
    }

    /// Returns the kind that a person gave the words.
    pub(super) fn kind(&self, words: &str) -> Option<EntityKind> {
        self.of(words).find_map(|rule| match rule {
            LexiconRule::Kind(kind) => Some(*kind),
            LexiconRule::Reject | LexiconRule::Entity(_) => None,
        })
    }

    /// Returns the entity that a person said the words mean.
    pub(super) fn entity(&self, words: &str) -> Option<EntityId> {
        self.of(words).find_map(|rule| match rule {
            LexiconRule::Entity(entity) => Some(*entity),
            LexiconRule::Reject | LexiconRule::Kind(_) => None,
        })
    }

    fn of(&self, words: &str) -> impl Iterator<Item = &'a LexiconRule> + '_ {
        self.rules.get(&key(words)).into_iter().flatten().copied()
    }
}

fn key(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
