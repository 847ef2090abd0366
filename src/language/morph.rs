//! Morphological features.

use std::fmt;
use std::sync::Arc;

/// The features of a token, such as `Mood=Ind|Tense=Past`; empty where there are none.
///
/// Cheap to copy: tokens with the same features share them.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Morph(Option<Arc<str>>);

impl Morph {
    /// Takes features as CoNLL-U writes them, sorted and parted by `|`; `_` and nothing mean none.
    pub fn new(features: &str) -> Self {
        Self((!matches!(features, "" | "_")).then(|| features.into()))
    }

    /// Returns the features as CoNLL-U writes them; nothing where there are none.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Returns the value of the feature `name`.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::language::Morph;
    /// assert_eq!(Morph::new("Mood=Ind|Tense=Past").value("Tense"), Some("Past"));
    /// ```
    pub fn value(&self, name: &str) -> Option<&str> {
        self.as_str().split('|').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

impl fmt::Debug for Morph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::Morph;

    #[test]
    fn no_features_are_empty_in_both_spellings() {
        assert_eq!(Morph::new("_"), Morph::default());
        assert_eq!(Morph::new(""), Morph::default());
        assert_eq!(Morph::new("Degree=Pos").value("Deg"), None);
    }
}
