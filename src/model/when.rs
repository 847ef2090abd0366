//! Dates as EDTF (ISO 8601-2), with what they rest on.

mod basis;
mod bounds;
mod clock;
mod edtf;

pub use basis::{Alternative, Anchor, Basis, EventRelation, Offset, TimeUnit};
pub use bounds::{Bounds, Day};
pub use clock::{PartOfDay, TimeOfDay, Zone};
pub use edtf::{Edtf, EdtfError, Grain, Qualifier};

use super::{Interned, Sparse};

/// When something happened, as far as it is known, and how that is known.
///
/// Bounds, grain and qualifier are not stored: they are computed from the EDTF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
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
    pub const fn new(edtf: Option<Edtf>, basis: Basis) -> Self {
        Self { edtf, time: None, zone: None, basis, alternatives: Sparse::EMPTY }
    }

    /// Makes an undated `When` with the reason why.
    pub fn undated(rule: impl Into<Interned>, why: impl Into<Interned>) -> Self {
        Self::new(None, Basis { expression: None, anchor: Anchor::Undated, rule: rule.into(), why: why.into() })
    }

    /// Makes the date that a person gave.
    pub fn decided(edtf: Option<Edtf>) -> Self {
        Self::new(edtf, Basis::person(""))
    }

    /// Returns the first and last day; nothing where it is undated.
    pub fn bounds(&self) -> Option<Bounds> {
        self.edtf.as_ref().map(Edtf::bounds)
    }
}
