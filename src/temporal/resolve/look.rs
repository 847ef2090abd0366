//! Which way an expression without a year or a month looks: back or ahead, by preposition and tense.

use super::Resolver;
use crate::temporal::context::Tense;
use crate::temporal::tree::{Governor, Match};

/// Which occurrence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// The last one up to the anchor.
    Back,
    /// The next one from the anchor on.
    Ahead,
    /// The nearer one; the past one unless the next is so many times nearer.
    Near(i64),
}

impl Resolver<'_> {
    /// Returns which way a weekday looks, and the reason in words.
    pub(super) fn look_of_weekday(&self, found: &Match) -> (Look, &'static str) {
        match found.governor {
            Governor::Until => return (Look::Ahead, "\"until\" looks ahead"),
            Governor::By => return (Look::Ahead, "\"by\" looks ahead"),
            Governor::Since => return (Look::Back, "\"since\" looks back"),
            Governor::None | Governor::Before | Governor::After => {}
        }
        let clause = self.hints.at(found.span.start());
        let reporting = clause.is_some_and(|clause| clause.reporting);
        match clause.map_or(Tense::Unknown, |clause| clause.tense) {
            Tense::Past | Tense::Pluperfect => (Look::Back, "the verb is in the past"),
            Tense::Future => (Look::Ahead, "the verb is in the future"),
            Tense::Conditional => (Look::Ahead, "the verb speaks of what would come"),
            Tense::Present if !reporting => (Look::Ahead, "a present verb with a weekday speaks of what is planned"),
            Tense::Present => (Look::Back, "the verb reports what was said"),
            Tense::Unknown => (Look::Back, "without a verb, news looks back"),
        }
    }

    /// Returns which way a month or a day of a month looks, and the reason in words.
    pub(super) fn look_of_month(&self, found: &Match) -> (Look, &'static str) {
        let clause = self.hints.at(found.span.start());
        let tense = clause.map_or(Tense::Unknown, |clause| clause.tense);
        match (found.governor, tense) {
            (Governor::Since, _) => (Look::Back, "\"since\" looks back"),
            (Governor::By, Tense::Past | Tense::Pluperfect)
            | (Governor::None | Governor::Before | Governor::After, Tense::Present) => (Look::Near(2), "it is the nearest one"),
            (Governor::By, _) => (Look::Ahead, "\"by\" looks ahead"),
            (Governor::Until, _) | (_, Tense::Conditional) => (Look::Near(1), "it is the nearest one"),
            (_, Tense::Past | Tense::Pluperfect) => (Look::Back, "the verb is in the past"),
            (_, Tense::Future) => (Look::Ahead, "the verb is in the future"),
            (_, Tense::Unknown) => (Look::Near(3), "without a verb, news looks back"),
        }
    }
}

/// Chooses between the occurrence so many days back and the one so many days ahead.
pub(super) const fn is_ahead(look: Look, days_back: i64, days_ahead: i64) -> bool {
    match look {
        Look::Back => false,
        Look::Ahead => true,
        Look::Near(bias) => days_ahead * bias < days_back,
    }
}
