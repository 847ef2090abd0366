//! The overview strip: the density over the whole range, the window in view, and where no article was published.

use super::bars::{BarUnits, Bars};
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

/// What the overview shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Its own axis, over the whole range.
    pub axis: TimeAxis,
    /// The density.
    pub bars: Bars,
    /// Labels under the bars.
    pub labels: Vec<TickLabel>,
    /// The left and right edge of what is in view.
    pub window: (f32, f32),
    /// Spans without articles: both edges and the number of days.
    pub gaps: Vec<(f32, f32, i64)>,
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
        let range = prepared.all.range()?;
        let axis = TimeAxis::fitted(range, view.width());
        let units = BarUnits::of(&axis, f64::from(metrics.overview_bar_min));
        let window = (axis.screen_from_time(view.left()) as f32, axis.screen_from_time(view.right()) as f32);
        Some(Self {
            bars: Bars::of(&prepared.all, &units),
            labels: ticks(&axis, text_width).lower,
            window: (window.0.clamp(0.0, axis.width() as f32), window.1.clamp(0.0, axis.width() as f32)),
            gaps: gaps(&axis, &prepared.published),
            axis,
        })
    }
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
