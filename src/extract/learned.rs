//! What the project learned about words, ready for look-up.

use std::collections::HashMap;

use crate::model::{EntityId, EntityKind, LexiconEntry, LexiconRule};

/// The project's own lexicon by the words in lower case.
#[derive(Debug, Default)]
pub(super) struct Learned<'a> {
    rules: HashMap<String, Vec<&'a LexiconRule>>,
    /// The words that have a meaning, as they are written, by their first one; longer ones first.
    phrases: HashMap<&'a str, Vec<Vec<&'a str>>>,
}

impl<'a> Learned<'a> {
    /// Sorts the entries by their words.
    pub(super) fn new(entries: &'a [LexiconEntry]) -> Self {
        let mut rules: HashMap<String, Vec<&LexiconRule>> = HashMap::new();
        for entry in entries {
            rules.entry(key(&entry.words)).or_default().push(&entry.rule);
        }
        let mut phrases: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
        for entry in entries.iter().filter(|entry| entry.rule != LexiconRule::Reject) {
            let words = tokens(&entry.words);
            if let Some(&first) = words.first() {
                phrases.entry(first).or_default().push(words);
            }
        }
        phrases.values_mut().for_each(|held| held.sort_by_key(|words| std::cmp::Reverse(words.len())));
        Self { rules, phrases }
    }

    /// Returns how many of the words at hand, given by their place, are the longest words that have a meaning.
    pub(super) fn longest<'w>(&self, word: impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
        let held = self.phrases.get(word(0)?)?;
        let fits = |words: &&Vec<&str>| words.iter().enumerate().all(|(offset, own)| word(offset) == Some(*own));
        held.iter().find(fits).map(Vec::len)
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

/// Splits words as the tokens of a text are split, so far as names need it.
fn tokens(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in words.split_whitespace() {
        let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        match owner {
            Some(owner) => found.extend([owner, word.get(owner.len()..).unwrap_or_default()]),
            None => found.push(word),
        }
    }
    found
}

fn key(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
