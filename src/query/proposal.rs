//! What speaks for a proposal, in words and points.

/// One reason for or against a proposal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// The reason in a few words: "same speaker".
    pub words: String,
    /// How much it weighs; below zero it speaks against the proposal.
    pub points: i32,
}

impl Reason {
    /// Makes a reason.
    pub fn new(words: impl Into<String>, points: i32) -> Self {
        Self { words: words.into(), points }
    }
}

/// Returns the sum of the points as percent, 0 to 99: nothing is certain until a person says so.
pub(super) fn percent(reasons: &[Reason]) -> u8 {
    let sum: i32 = reasons.iter().map(|reason| reason.points).sum();
    u8::try_from(sum.clamp(0, 99)).unwrap_or_default()
}

/// Orders reasons by how much they weigh, those against last.
pub(super) fn by_weight(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.retain(|reason| reason.points != 0);
    reasons.sort_by(|one, other| other.points.cmp(&one.points).then_with(|| one.words.cmp(&other.words)));
    reasons
}
