//! Identifiers that never change: 64 bits, printed as a prefix and sixteen hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

/// Returns the first 64 bits of the SHA-256 of `parts`, each closed by a zero byte, so that no two lists run together.
pub fn hash64<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
        hasher.update([0]);
    }
    let digest = hasher.finalize();
    digest.iter().take(8).fold(0, |value, &byte| value << 8 | u64::from(byte))
}

/// The text is not an identifier of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not an id: expected {prefix}_ and sixteen hexadecimal digits")]
pub struct ParseIdError {
    /// What was given.
    pub text: String,
    /// The prefix that was expected.
    pub prefix: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl $name {
            /// What the printed form begins with, before the underscore.
            pub const PREFIX: &'static str = $prefix;

            /// Makes the id that belongs to these parts; the same parts always give the same id.
            pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
                Self(hash64(parts))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "_{:016x}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse(text, $prefix).map(Self).ok_or_else(|| ParseIdError { text: text.to_owned(), prefix: $prefix })
            }
        }
    )*};
}

ids! {
    /// Identifies a publisher; made from its name.
    SourceId = "src";
    /// Identifies an article; made from the bytes of its first version.
    ArticleId = "art";
    /// Identifies an entity; made from its kind and the fullest name in its article.
    EntityId = "ent";
    /// Identifies an event; made from article, start of the main trigger and ordinal, or random for a person's own.
    EventId = "ev";
    /// Identifies a claim; made like its event's id.
    ClaimId = "cl";
    /// Identifies a note on a passage.
    NoteId = "note";
    /// Identifies a question.
    QuestionId = "q";
}

/// Reads `prefix_` and exactly sixteen lower-case hexadecimal digits.
fn parse(text: &str, prefix: &str) -> Option<u64> {
    let digits = text.strip_prefix(prefix)?.strip_prefix('_')?;
    let plain = digits.len() == 16 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    plain.then(|| u64::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{ArticleId, EventId};

    #[test]
    fn printed_ids_read_back() {
        let id = EventId::of([b"art".as_slice(), b"12"]);
        assert_eq!(id.to_string().parse::<EventId>(), Ok(id));
        assert!(id.to_string().parse::<ArticleId>().is_err());
        assert!("ev_00000000000000zz".parse::<EventId>().is_err());
        assert!("ev_+000000000000001".parse::<EventId>().is_err());
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(EventId::of([b"ab".as_slice(), b"c"]), EventId::of([b"a".as_slice(), b"bc"]));
    }
}
