//! The overview strip: the density over the whole range, the window in view, and where no article was published.

use super::bars::{BarUnits, Bars};
use super::lanes::count;
use super::{Prepared, TickLabel, TimeAxis, ticks};
use crate::gui::theme::TimelineMetrics;
use crate::model::Day;
use crate::query::Time;

/// Days without an article are a gap only when they are more than this.
const GAP_DAYS_MIN: i64 = 7;
/// A gap must be this many times as long as the usual distance between two days of publication, and this wide.
const GAP_TIMES: i64 = 6;
const GAP_POINTS_MIN: f64 = 24.0;
const DAY: Time = 86_400;
/// So many labels of the upper tier take the place of the lower one.
const UPPER_LEAST: usize = 3;
/// The share of the events that the overview shows where all of time is so many times as long, and the room on each side of it.
const MOST: f64 = 0.98;
const LONG_TAIL: Time = 4;
const MARGIN: Time = 10;

/// What the overview shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Its own axis, over the whole range, or over nearly all of it where a few events lie far away.
    pub axis: TimeAxis,
    /// The density.
    pub bars: Bars,
    /// Labels under the bars.
    pub labels: Vec<TickLabel>,
    /// The left and right edge of what is in view.
    pub window: (f32, f32),
    /// Spans without articles: both edges and the number of days.
    pub gaps: Vec<(f32, f32, i64)>,
    /// How many events lie before the strip, and where the last of them is.
    pub before: Option<(u32, Time)>,
    /// How many events lie after the strip, and where the first of them is.
    pub after: Option<(u32, Time)>,
}

impl Overview {
    /// Lays the overview out; nothing where no row is dated.
    #[expect(clippy::cast_possible_truncation, reason = "places on the strip are small")]
    pub(super) fn of(
        prepared: &Prepared,
        view: &TimeAxis,
        metrics: &TimelineMetrics,
        text_width: &mut dyn FnMut(&str) -> f32,
    ) -> Option<Self> {
        let all = &prepared.all;
        let axis = TimeAxis::fitted(shown(&all.anchors, all.range()?), view.width());
        let (first, end) = (all.place_of(axis.left()), all.place_of(axis.right()));
        let n_after = all.anchors.len().saturating_sub(end);
        let units = BarUnits::of(&axis, f64::from(metrics.overview_bar_min), all.is_by_day());
        let ticks = ticks(&axis, text_width);
        let window = (axis.screen_from_time(view.left()) as f32, axis.screen_from_time(view.right()) as f32);
        Some(Self {
            bars: Bars::of(&prepared.all, &units),
            // Years over months, months over days: where there are several, they tell more than what they are divided into.
            labels: if ticks.upper.len() >= UPPER_LEAST { ticks.upper } else { ticks.lower },
            window: (window.0.clamp(0.0, axis.width() as f32), window.1.clamp(0.0, axis.width() as f32)),
            gaps: gaps(&axis, &prepared.published),
            before: first.checked_sub(1).map(|last| (count(first), all.anchors[last])),
            after: all.anchors.get(end).map(|anchor| (count(n_after), *anchor)),
            axis,
        })
    }
}

/// Returns the range of the strip: one event far from all others does not press them into a line.
fn shown(anchors: &[Time], (first, last): (Time, Time)) -> (Time, Time) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the number of events")]
    let n = ((anchors.len() as f64 * MOST).ceil() as usize).max(1);
    let densest = anchors.windows(n).map(|most| (most[0], most[n - 1])).min_by_key(|(from, to)| to - from);
    let Some((from, to)) = densest.map(|(from, to)| (from, to + DAY)) else { return (first, last) };
    if last - first <= LONG_TAIL * (to - from) {
        return (first, last);
    }
    let margin = (to - from) / MARGIN;
    ((from - margin).max(first), (to + margin).min(last))
}

/// Returns the spans in which no article was published though others before and after were.
#[expect(clippy::cast_possible_truncation, reason = "places on the strip are small")]
fn gaps(axis: &TimeAxis, published: &[Day]) -> Vec<(f32, f32, i64)> {
    let distance = |pair: &[Day]| i64::from(pair[1].number()) - i64::from(pair[0].number());
    let mut distances: Vec<i64> = published.windows(2).map(distance).collect();
    distances.sort_unstable();
    let usual = distances.get(distances.len() / 2).copied().unwrap_or(1);
    let least = GAP_DAYS_MIN.max(usual * GAP_TIMES);
    let mut gaps = Vec::new();
    for pair in published.windows(2) {
        let days = distance(pair) - 1;
        let from = axis.screen_from_time((Time::from(pair[0].number()) + 1) * DAY);
        let to = axis.screen_from_time(Time::from(pair[1].number()) * DAY);
        if days >= least && to - from >= GAP_POINTS_MIN {
            gaps.push((from as f32, to as f32, days));
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::super::synthetic::{PlainNames, row, rows, sorted};
    use super::super::{LaneBy, TimelineRevision};
    use super::*;
    use crate::gui::theme::{Theme, ThemeKind};
    use crate::model::{Factuality, Status};

    fn overview(far: &[&str]) -> Overview {
        let state = (Factuality::Happened, Status::Candidate);
        let mut all: Vec<_> = rows(400, 5).iter().cloned().collect();
        all.extend(far.iter().zip(9_000..).map(|(edtf, id)| row(id, "Far away", edtf, "Talks", state)));
        let mut prepared = Prepared::default();
        prepared.update(&sorted(all), (TimelineRevision::whole(1), LaneBy::Type.into()), &PlainNames, &[], &[]);
        let metrics = Theme::new(ThemeKind::Light).timeline;
        Overview::of(&prepared, &TimeAxis::new(0, 86_400.0, 700.0), metrics, &mut |_| 40.0).expect("dated rows")
    }

    #[test]
    fn a_few_events_far_away_are_counted_instead_of_shown() {
        let near = overview(&[]);
        assert_eq!((near.before, near.after), (None, None));
        let far = overview(&["1308", "1988-05-02", "2640-01-01"]);
        assert!(far.axis.seconds_per_point() < near.axis.seconds_per_point() * 1.3, "the rest keeps its room");
        let (n_before, last) = far.before.expect("events before");
        let (n_after, first) = far.after.expect("an event after");
        assert!(last < far.axis.left() && first >= far.axis.right());
        let n_shown: u32 = far.bars.list.iter().map(|bar| bar.tally.n).sum();
        let n_dated: u32 = near.bars.list.iter().map(|bar| bar.tally.n).sum();
        assert_eq!(n_before + n_shown + n_after, n_dated + 3, "nothing is hidden without a count");
        assert!(n_before >= 2 && n_after >= 1);
    }
}
