//! The parts that people and organizations take in events.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU32;
use std::sync::{PoisonError, RwLock};

/// The part that someone takes in an event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who acts.
    #[default]
    Actor,
    /// Who is acted upon or addressed.
    Target,
    /// Who says it.
    Speaker,
    /// Another part, by the codebook's name for it.
    Other(RoleName),
}

impl Role {
    /// Returns the role's stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Target => "target",
            Self::Speaker => "speaker",
            Self::Other(name) => name.as_str(),
        }
    }

    /// Returns the role with this name; names that are not built in become [`Role::Other`].
    pub fn from_name(name: &str) -> Self {
        match name {
            "actor" => Self::Actor,
            "target" => Self::Target,
            "speaker" => Self::Speaker,
            other => Self::Other(other.into()),
        }
    }
}

/// The names that were met, in the order of their numbers. Codebooks and reviewers use a handful; they are never forgotten.
static NAMES: RwLock<Vec<&'static str>> = RwLock::new(Vec::new());

/// The name of a part that is not built in: a number, since a project holds millions of parts and a handful of names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RoleName(NonZeroU32);

impl RoleName {
    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        let names = NAMES.read().unwrap_or_else(PoisonError::into_inner);
        names.get(self.0.get() as usize - 1).copied().unwrap_or_default()
    }

    /// Returns the number of a name that was met before.
    fn known(names: &[&str], name: &str) -> Option<Self> {
        let place = names.iter().position(|held| *held == name)?;
        Some(Self(NonZeroU32::MIN.saturating_add(u32::try_from(place).ok()?)))
    }
}

impl From<&str> for RoleName {
    fn from(name: &str) -> Self {
        let known = Self::known(&NAMES.read().unwrap_or_else(PoisonError::into_inner), name);
        known.unwrap_or_else(|| {
            let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
            // Another thread may have met it in between.
            Self::known(&names, name).unwrap_or_else(|| {
                names.push(Box::leak(name.into()));
                Self(NonZeroU32::MIN.saturating_add(u32::try_from(names.len() - 1).unwrap_or(u32::MAX - 1)))
            })
        })
    }
}

impl fmt::Debug for RoleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialOrd for RoleName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RoleName {
    /// By their letters, whichever was met first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, RoleName};

    #[test]
    fn a_name_has_one_number_and_sorts_by_its_letters() {
        let (witness, host) = (Role::from_name("witness"), Role::from_name("host"));
        assert_eq!(Role::from_name("witness"), witness);
        assert_eq!((witness.as_str(), host.as_str()), ("witness", "host"));
        assert!(host < witness && Role::Speaker < host);
        assert_eq!(Role::from_name("speaker"), Role::Speaker);
        assert_eq!(RoleName::from("").as_str(), "");
        assert_eq!(size_of::<Role>(), 8);
    }
}
