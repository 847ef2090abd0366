//! From the model's values to the signs that are painted for them.

use super::theme::{Agreement as Sign, Coverage, KindShape, MarkFill, MarkShape};
use crate::model::{EntityKind, Factuality, Status};
use crate::query::{Agreement, SentenceState};

/// Returns the shape of a factuality.
pub const fn shape_of(factuality: Factuality) -> MarkShape {
    match factuality {
        Factuality::Happened => MarkShape::Circle,
        Factuality::Ongoing => MarkShape::Flag,
        Factuality::Planned => MarkShape::Diamond,
        Factuality::Conditional => MarkShape::TriangleDown,
        Factuality::Threatened => MarkShape::TriangleUp,
        Factuality::Claimed => MarkShape::Speech,
        Factuality::Denied => MarkShape::CircleSlash,
        Factuality::Failed => MarkShape::Cross,
    }
}

/// Returns the fill of a status.
pub const fn fill_of(status: Status) -> MarkFill {
    match status {
        Status::Candidate => MarkFill::Hollow,
        Status::Accepted => MarkFill::Solid,
        Status::Deferred => MarkFill::LowerHalf,
        Status::Rejected => MarkFill::HollowStruck,
    }
}

/// Returns the glyph of a kind of entity.
pub const fn glyph_of(kind: EntityKind) -> KindShape {
    match kind {
        EntityKind::Person => KindShape::Circle,
        EntityKind::Organization => KindShape::Square,
        EntityKind::Place => KindShape::Diamond,
        _ => KindShape::Hexagon,
    }
}

/// Returns the sign of a sentence's state.
pub const fn coverage_of(state: SentenceState) -> Coverage {
    match state {
        SentenceState::Used => Coverage::Used,
        SentenceState::Rejected => Coverage::Rejected,
        SentenceState::Empty => Coverage::Empty,
        SentenceState::Unseen => Coverage::Unseen,
    }
}

/// Returns the sign of an agreement.
pub const fn agreement_of(agreement: Agreement) -> Sign {
    match agreement {
        Agreement::Same => Sign::Same,
        Agreement::Narrower => Sign::Narrower,
        Agreement::Wider => Sign::Wider,
        Agreement::Contradicts => Sign::Contradicts,
        Agreement::Silent => Sign::Silent,
    }
}

/// Returns what a kind of entity is called, as the head of a list.
pub const fn kind_heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::Place => "Places",
        EntityKind::Group => "Groups",
        EntityKind::Product => "Products",
        EntityKind::Law => "Laws",
        EntityKind::Work => "Works",
        EntityKind::Other => "Other",
    }
}

/// Returns a word with its first letter in upper case.
pub fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
