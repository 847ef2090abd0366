//! Short texts that many records share.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use string_cache::DefaultAtom;

/// A short text that many records share, such as the id of a rule: kept in memory once, however many records hold it.
///
/// A project of a million events names its few dozen rules, types and reasons some ten million times.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interned(DefaultAtom);

impl Interned {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Interned {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl From<&str> for Interned {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<&String> for Interned {
    fn from(text: &String) -> Self {
        Self(text.as_str().into())
    }
}

impl From<String> for Interned {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Cow<'_, str>> for Interned {
    fn from(text: Cow<'_, str>) -> Self {
        Self(text.into())
    }
}

impl From<Interned> for String {
    fn from(text: Interned) -> Self {
        text.as_str().to_owned()
    }
}

impl PartialEq<str> for Interned {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Interned {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Interned {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

#[cfg(test)]
mod tests {
    use super::Interned;

    #[test]
    fn equal_texts_share_their_letters() {
        let (one, other) = (Interned::from("weekday.past"), Interned::from("weekday.past".to_owned()));
        assert_eq!(one, other);
        assert_eq!(one.as_str().as_ptr(), other.as_str().as_ptr());
        assert_eq!(size_of::<Option<Interned>>(), 8);
        assert!(Interned::default().is_empty());
        let late = Interned::from("b");
        assert!(late.cmp(&Interned::from("a long text before it")).is_gt(), "by their letters");
    }
}
