//! How what a claim says stands to a verdict, field by field: dates, places, people and numbers as sets of what they allow.

mod actors;
mod dates;
mod numbers;
mod places;

pub use numbers::amount_words;
pub use places::Places;

pub(super) use actors::actors;
pub(super) use dates::dates;
pub(super) use numbers::{interval, numbers};
pub(super) use places::common;

/// How what a claim says of a field stands to the verdict.
///
/// A value stands for the set of what it allows: a date for its days, "at least 26" for every number from 26 on, a city for
/// all that lies in it. Whatever is no contradiction can be true together with the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// It says the same.
    Same,
    /// It is more exact: all that it allows, the verdict allows too.
    Narrower,
    /// It is wider: it allows something that the verdict does not. What merely overlaps the verdict, and places and people
    /// of which nobody knows how they stand to each other, count as wider too: both can be true.
    Wider,
    /// Both cannot be true.
    Contradicts,
    /// It says nothing about the field.
    Silent,
}

impl Agreement {
    /// Every value, in the order of display.
    pub const ALL: [Self; 5] = [Self::Same, Self::Narrower, Self::Wider, Self::Contradicts, Self::Silent];

    /// Returns what it means, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "same as the verdict",
            Self::Narrower => "more exact, fits inside",
            Self::Wider => "wider, both can be true",
            Self::Contradicts => "cannot both be true",
            Self::Silent => "says nothing about it",
        }
    }

    /// Returns how the verdict stands to the claim, where this is how the claim stands to the verdict.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Narrower => Self::Wider,
            Self::Wider => Self::Narrower,
            other => other,
        }
    }
}

/// A closed interval that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reach {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Reach {
    /// Compares what a claim allows with what the verdict allows.
    pub(super) const fn against(self, verdict: Self) -> Agreement {
        if self.to < verdict.from || verdict.to < self.from {
            Agreement::Contradicts
        } else if self.from == verdict.from && self.to == verdict.to {
            Agreement::Same
        } else if verdict.from <= self.from && self.to <= verdict.to {
            Agreement::Narrower
        } else {
            Agreement::Wider
        }
    }

    /// Widens the interval by so much on both sides.
    pub(super) const fn widened(self, by: i64) -> Self {
        Self { from: self.from.saturating_sub(by), to: self.to.saturating_add(by) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Reach};
    use proptest::prelude::*;

    fn reaches() -> impl Strategy<Value = Reach> {
        (-20_i64..20, 0_i64..12).prop_map(|(from, length)| Reach { from, to: from + length })
    }

    proptest! {
        #[test]
        fn agreement_is_set_arithmetic(claim in reaches(), verdict in reaches()) {
            let within = |reach: Reach, n: i64| reach.from <= n && n <= reach.to;
            let only_claim = (-40..40).any(|n| within(claim, n) && !within(verdict, n));
            let only_verdict = (-40..40).any(|n| within(verdict, n) && !within(claim, n));
            let both = (-40..40).any(|n| within(verdict, n) && within(claim, n));
            let expected = match (only_claim, only_verdict, both) {
                (_, _, false) => Agreement::Contradicts,
                (false, false, _) => Agreement::Same,
                (false, true, _) => Agreement::Narrower,
                (true, ..) => Agreement::Wider,
            };
            prop_assert_eq!(claim.against(verdict), expected);
        }

        #[test]
        fn contradicting_is_mutual(one in reaches(), other in reaches()) {
            let contradicts = |a: Reach, b: Reach| a.against(b) == Agreement::Contradicts;
            prop_assert_eq!(contradicts(one, other), contradicts(other, one));
        }
    }
}
