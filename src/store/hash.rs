//! The hash by which a change of a file on the disk is noticed.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

/// SHA-256 of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// Computes the hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl FromStr for FileHash {
    type Err = ParseHashError;

    fn from_str(text: &str) -> Result<Self, ParseHashError> {
        let digits: Option<Vec<u8>> = text
            .bytes()
            .map(|byte| match byte {
                b'0'..=b'9' => Some(byte - b'0'),
                b'a'..=b'f' => Some(byte - b'a' + 10),
                _ => None,
            })
            .collect();
        let bytes: Option<Vec<u8>> =
            digits.map(|digits| digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit)).collect());
        let bytes = bytes.filter(|_| text.len() == 64).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(ParseHashError)
    }
}

/// A text is not the 64 hexadecimal digits of a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 64 hexadecimal digits")]
pub struct ParseHashError;

impl fmt::Display for FileHash {
    /// Writes 64 hexadecimal digits, as `sha256sum` does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{FileHash, ParseHashError};

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = FileHash::of(b"talks");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        for other in ["", "0", &"0".repeat(63), &format!("{hash}0"), &"g".repeat(64), &"A".repeat(64)] {
            assert_eq!(other.parse::<FileHash>(), Err(ParseHashError), "{other}");
        }
    }
}
