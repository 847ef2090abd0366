//! Dates as EDTF (ISO 8601-2), with what they rest on.

mod basis;
mod bounds;
mod clock;
mod edtf;

pub use basis::{Alternative, Anchor, Basis, EventRelation, Offset, TimeUnit};
pub use bounds::{Bounds, Day};
pub use clock::{PartOfDay, TimeOfDay, Zone};
pub use edtf::{Edtf, EdtfError, Grain, Qualifier};

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::{Interned, Sparse};
use crate::text::Span;

/// When something happened, as far as it is known, and how that is known.
///
/// What many dates have in common is shared; it is read and changed as if it stood here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The temporal expression, in the article of the claim or timex that this belongs to.
    pub expression: Option<Span>,
    dating: Arc<Dating>,
}

/// A date and how it is known, apart from where the words stand: the same for all that an article's "on Wednesday" dates.
///
/// Bounds, grain and qualifier are not stored: they are computed from the EDTF.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dating {
    /// The date; nothing where it is undated or only known in relation to another event.
    pub edtf: Option<Edtf>,
    /// The time of day, where it is said.
    pub time: Option<TimeOfDay>,
    /// The zone of the time, where it is said.
    pub zone: Option<Zone>,
    /// What the date rests on.
    pub basis: Basis,
    /// Other readings of the same words, the likelier first.
    pub alternatives: Sparse<Vec<Alternative>>,
}

impl When {
    /// Makes a date without time, zone or alternatives.
    pub fn new(edtf: Option<Edtf>, basis: Basis) -> Self {
        Dating { edtf, time: None, zone: None, basis, alternatives: Sparse::EMPTY }.into()
    }

    /// Makes an undated `When` with the reason why.
    pub fn undated(rule: impl Into<Interned>, why: impl Into<Interned>) -> Self {
        Self::new(None, Basis { anchor: Anchor::Undated, rule: rule.into(), why: why.into() })
    }

    /// Makes the date that a person gave.
    pub fn decided(edtf: Option<Edtf>) -> Self {
        Self::new(edtf, Basis::person(""))
    }

    /// Returns the same date, known from these words.
    #[must_use]
    pub fn read_from(mut self, expression: Option<Span>) -> Self {
        self.expression = expression;
        self
    }

    /// Makes a date from what may be shared with others.
    pub const fn shared(expression: Option<Span>, dating: Arc<Dating>) -> Self {
        Self { expression, dating }
    }

    /// Returns what may be shared with others.
    pub const fn dating(&self) -> &Arc<Dating> {
        &self.dating
    }

    /// Returns the first and last day; nothing where it is undated.
    pub fn bounds(&self) -> Option<Bounds> {
        self.edtf.as_ref().map(Edtf::bounds)
    }
}

impl From<Dating> for When {
    fn from(dating: Dating) -> Self {
        Self::shared(None, Arc::new(dating))
    }
}

impl Deref for When {
    type Target = Dating;

    fn deref(&self) -> &Dating {
        &self.dating
    }
}

impl DerefMut for When {
    fn deref_mut(&mut self) -> &mut Dating {
        Arc::make_mut(&mut self.dating)
    }
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn a_date_that_is_changed_leaves_those_that_shared_it() {
        let one = When::undated("when.none", "no words");
        let mut other = one.clone();
        other.basis.why = "a person said so".into();
        assert_eq!(one.basis.why, "no words");
        assert_eq!(size_of::<When>(), 16);
    }
}
