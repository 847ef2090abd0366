//! The fields in which claims of one event are compared.

use crate::model::{Decided, Interned, Role};

/// A field in which the claims of one event are compared; a column of the claims table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimField {
    /// When it happened.
    When,
    /// Where.
    Place,
    /// Who acted.
    Actor,
    /// Who was acted upon.
    Target,
    /// Who said it.
    Speaker,
    /// Whether it is said to be so at all.
    Polarity,
    /// A number of this kind: "killed".
    Quantity(Interned),
}

impl ClaimField {
    /// Returns what the field is called, in lower case.
    pub fn label(&self) -> &str {
        match self {
            Self::When => "date",
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Target => "target",
            Self::Speaker => "speaker",
            Self::Polarity => "happened at all",
            Self::Quantity(what) => what,
        }
    }

    /// Returns the role that the field is about.
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::Actor => Some(Role::Actor),
            Self::Target => Some(Role::Target),
            Self::Speaker => Some(Role::Speaker),
            _ => None,
        }
    }

    /// Returns the reason of the verdict on this field; nothing where nobody has decided it.
    ///
    /// Among decided numbers those with words were taken over from a claim together with one that a person gave.
    pub fn reason<'d>(&self, decided: &'d Decided) -> Option<&'d str> {
        match self {
            Self::When => decided.when.as_ref().map(|verdict| verdict.reason.as_str()),
            Self::Place => decided.place.as_ref().map(|verdict| verdict.reason.as_str()),
            Self::Actor | Self::Target | Self::Speaker => decided.participants.as_ref().map(|verdict| verdict.reason.as_str()),
            Self::Polarity => decided.polarity.as_ref().map(|verdict| verdict.reason.as_str()),
            Self::Quantity(what) => decided
                .quantities
                .as_ref()
                .filter(|verdict| verdict.value.iter().any(|quantity| quantity.what == *what && quantity.words.is_none()))
                .map(|verdict| verdict.reason.as_str()),
        }
    }

    /// Whether a person has decided the field.
    pub fn is_decided(&self, decided: &Decided) -> bool {
        self.reason(decided).is_some()
    }
}
