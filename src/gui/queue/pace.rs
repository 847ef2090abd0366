//! How fast the review goes, and how long the rest may take.

use super::state::Decided;
use crate::model::Timestamp;

/// The minutes that the pace looks back.
const WINDOW_SECONDS: i64 = 300;
/// Under so many decisions nothing can be said.
const LEAST: usize = 3;

/// How fast the review goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pace {
    /// Decisions in each minute.
    pub(super) per_minute: f32,
    /// How many decisions it rests on.
    pub(super) n: usize,
}

/// Returns the pace of the last five minutes; nothing where too little was decided in them.
pub(super) fn pace(decided: &[Decided], now: Timestamp) -> Option<Pace> {
    let since = now.0.saturating_sub(WINDOW_SECONDS);
    let recent = || decided.iter().rev().take_while(|decided| decided.at.0 >= since);
    let n = recent().count();
    let first = recent().last()?.at.0;
    // A minute at least: the first decisions of a review say little about the hours to come.
    let seconds = now.0.saturating_sub(first).clamp(60, WINDOW_SECONDS);
    (n >= LEAST).then(|| Pace { per_minute: n as f32 * 60.0 / seconds as f32, n })
}

/// Returns how long `n` more decisions take at a pace: `about 7 minutes`.
pub(super) fn time_left(pace: Pace, n: usize) -> String {
    let minutes = (n as f32 / pace.per_minute.max(0.01)).ceil();
    if minutes <= 1.0 {
        "about a minute".to_owned()
    } else if minutes < 90.0 {
        format!("about {minutes:.0} minutes")
    } else {
        format!("about {:.0} hours", minutes / 60.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EventId;

    fn decided(seconds: &[i64]) -> Vec<Decided> {
        seconds.iter().map(|&at| Decided { event: EventId(1), at: Timestamp(at) }).collect()
    }

    #[test]
    fn the_pace_is_that_of_the_last_minutes() {
        let steady: Vec<i64> = (0..60).map(|n| 1_000 + n * 5).collect();
        let found = pace(&decided(&steady), Timestamp(1_300)).map(|pace| (pace.per_minute.round(), pace.n));
        assert_eq!(found, Some((12.0, 60)));
        let long_ago: Vec<i64> = (0..60).collect();
        assert_eq!(pace(&decided(&long_ago), Timestamp(10_000)), None);
        assert_eq!(pace(&decided(&[9_990, 9_995]), Timestamp(10_000)), None, "two decisions say nothing");
        assert_eq!(pace(&[], Timestamp(0)), None);
    }

    #[test]
    fn what_is_left_is_told_in_minutes_or_hours() {
        let pace = Pace { per_minute: 12.0, n: 60 };
        assert_eq!(time_left(pace, 82), "about 7 minutes");
        assert_eq!(time_left(pace, 5), "about a minute");
        assert_eq!(time_left(pace, 1_440), "about 2 hours");
    }
}
