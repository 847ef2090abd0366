//! The axis: seconds of the calendar to points of the screen and back, exact at every depth.

use crate::query::Time;

/// Seconds in a mean Gregorian year.
const YEAR: f64 = 31_556_952.0;
/// The finest zoom: one minute is 240 points wide.
const MIN_SECONDS_PER_POINT: f64 = 0.25;
/// The coarsest zoom: a point is 250 years wide.
const MAX_SECONDS_PER_POINT: f64 = YEAR * 250.0;
/// How far from 1970 the left edge may go: inside the calendar's 262,000 years.
const FARTHEST: Time = 8_000_000_000_000;
/// The share of the width that stays free at both sides when a range is fitted.
const FIT_MARGIN: f64 = 0.03;

/// Maps time to the horizontal place on screen.
///
/// The left edge is a whole second and a fraction, so that differences to it keep all their digits, however far it is
/// from 1970.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAxis {
    /// The last whole second at or before the left edge.
    origin: Time,
    /// How far the left edge lies after `origin`, 0 to 1 second.
    fraction: f64,
    seconds_per_point: f64,
    width: f64,
}

impl Default for TimeAxis {
    fn default() -> Self {
        Self::fitted((0, 86_400), 800.0)
    }
}

impl TimeAxis {
    /// Makes an axis with this time at its left edge.
    pub fn new(left: Time, seconds_per_point: f64, width: f64) -> Self {
        let mut axis = Self { origin: left, fraction: 0.0, seconds_per_point: 1.0, width: width.max(1.0) };
        axis.seconds_per_point = held_scale(seconds_per_point);
        axis.hold();
        axis
    }

    /// Makes an axis that shows a range with a little room at both sides. A range without length gets a day.
    pub fn fitted(range: (Time, Time), width: f64) -> Self {
        let (from, to) = (range.0.min(range.1), range.0.max(range.1));
        let width = width.max(1.0);
        let span = seconds_between(from, to).max(600.0);
        let scale = held_scale(span / (width * (1.0 - 2.0 * FIT_MARGIN)));
        let middle_offset = seconds_between(from, to) / 2.0;
        let mut axis = Self { origin: from, fraction: 0.0, seconds_per_point: scale, width };
        axis.shift(middle_offset - scale * width / 2.0);
        axis
    }

    /// Returns the width in points.
    pub const fn width(&self) -> f64 {
        self.width
    }

    /// Changes the width at the right; the left edge and the scale stay.
    pub fn extend(&mut self, width: f64) {
        self.width = width.max(1.0);
    }

    /// Changes the width; the times at both edges stay, as far as the limits of the scale allow.
    pub fn resize(&mut self, width: f64) {
        let width = width.max(1.0);
        self.seconds_per_point = held_scale(self.seconds_per_point * (self.width / width));
        self.width = width;
    }

    /// Returns how many seconds one point is wide.
    pub const fn seconds_per_point(&self) -> f64 {
        self.seconds_per_point
    }

    /// Returns the last whole second at or before the left edge.
    pub const fn left(&self) -> Time {
        self.origin
    }

    /// Returns the first whole second at or after the right edge.
    pub fn right(&self) -> Time {
        self.origin.saturating_add(whole((self.fraction + self.width * self.seconds_per_point).ceil()))
    }

    /// Returns the times at both edges.
    pub fn range(&self) -> (Time, Time) {
        (self.left(), self.right())
    }

    /// Returns where a time is, in points from the left edge.
    pub fn screen_from_time(&self, time: Time) -> f64 {
        (seconds_between(self.origin, time) - self.fraction) / self.seconds_per_point
    }

    /// Returns the nearest whole second to a place.
    pub fn time_from_screen(&self, x: f64) -> Time {
        let (time, fraction) = self.instant_from_screen(x);
        time.saturating_add(Time::from(fraction >= 0.5))
    }

    /// Returns the time of a place as a whole second and the fraction after it.
    pub fn instant_from_screen(&self, x: f64) -> (Time, f64) {
        let offset = self.fraction + x * self.seconds_per_point;
        let second = offset.floor();
        (self.origin.saturating_add(whole(second)), offset - second)
    }

    /// Returns where an instant, as `instant_from_screen` gives it, is on screen.
    pub fn screen_from_instant(&self, (time, fraction): (Time, f64)) -> f64 {
        (seconds_between(self.origin, time) + (fraction - self.fraction)) / self.seconds_per_point
    }

    /// Moves the view by so many points: what was at `points` comes to the left edge.
    pub fn pan(&mut self, points: f64) {
        if points.is_finite() {
            self.shift(points * self.seconds_per_point);
        }
    }

    /// Makes everything `factor` times as wide; what is at `x` stays where it is.
    pub fn zoom_at(&mut self, x: f64, factor: f64) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let scale = held_scale(self.seconds_per_point / factor);
        let offset = x * (self.seconds_per_point - scale);
        self.seconds_per_point = scale;
        self.shift(offset);
    }

    /// Returns the axis on the way from this one to another, `share` from 0 to 1. Scales are mixed by their ratio.
    #[must_use]
    pub fn toward(&self, other: &Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let ratio = other.seconds_per_point / self.seconds_per_point;
        let scale = self.seconds_per_point * ratio.powf(share);
        // The middle moves in step with the scale, so that one place of the screen stays fixed all the way.
        let done = if (ratio - 1.0).abs() < 1e-9 { share } else { (1.0 - ratio.powf(share)) / (1.0 - ratio) };
        let way = seconds_between(self.origin, other.origin) + other.fraction - self.fraction;
        let mut axis = Self { seconds_per_point: scale, width: other.width, ..*self };
        axis.shift(way * done);
        if share >= 1.0 { *other } else { axis }
    }

    /// Moves the left edge by seconds.
    fn shift(&mut self, seconds: f64) {
        let offset = self.fraction + seconds;
        let second = offset.floor();
        self.origin = self.origin.saturating_add(whole(second));
        self.fraction = offset - second;
        self.hold();
    }

    fn hold(&mut self) {
        if !(-FARTHEST..=FARTHEST).contains(&self.origin) {
            self.origin = self.origin.clamp(-FARTHEST, FARTHEST);
            self.fraction = 0.0;
        }
    }
}

/// Returns the scale within the limits.
fn held_scale(seconds_per_point: f64) -> f64 {
    if seconds_per_point.is_nan() { 1.0 } else { seconds_per_point.clamp(MIN_SECONDS_PER_POINT, MAX_SECONDS_PER_POINT) }
}

/// Returns the seconds between two times; the difference is taken before the conversion, so that it keeps its digits.
fn seconds_between(from: Time, to: Time) -> f64 {
    to.saturating_sub(from) as f64
}

#[expect(clippy::cast_possible_truncation, reason = "the conversion from f64 saturates, and so do the sums it goes into")]
const fn whole(seconds: f64) -> Time {
    seconds as Time
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn axes() -> impl Strategy<Value = TimeAxis> {
        let scales = (-2.0..20.0_f64).prop_map(f64::exp);
        (-FARTHEST..FARTHEST, scales, 100.0..4000.0_f64, 0.0..1.0_f64).prop_map(|(left, scale, width, nudge)| {
            let mut axis = TimeAxis::new(left, scale, width);
            axis.pan(nudge);
            axis
        })
    }

    proptest! {
        #[test]
        fn screen_to_time_to_screen_is_exact(axis in axes(), share in -0.5..1.5_f64) {
            let x = share * axis.width();
            let back = axis.screen_from_instant(axis.instant_from_screen(x));
            prop_assert!((back - x).abs() < 1e-6, "{x} became {back}");
        }

        #[test]
        fn seconds_in_view_come_back(axis in axes(), share in 0.0..1.0_f64) {
            let time = axis.time_from_screen(share * axis.width());
            prop_assert_eq!(axis.time_from_screen(axis.screen_from_time(time)), time);
        }

        #[test]
        fn both_edges_stay_when_the_width_changes(axis in axes(), width in 100.0..4000.0_f64) {
            let mut wider = axis;
            wider.resize(width);
            prop_assert!((wider.width() - width).abs() < 1e-9);
            prop_assert_eq!(wider.left(), axis.left());
            let is_held = [MIN_SECONDS_PER_POINT, MAX_SECONDS_PER_POINT].contains(&wider.seconds_per_point());
            prop_assert!(is_held || (wider.screen_from_instant(axis.instant_from_screen(axis.width())) - width).abs() < 1e-6);
        }

        #[test]
        fn zooming_keeps_what_is_under_the_pointer(axis in axes(), share in 0.0..1.0_f64, factor in 0.1..10.0_f64) {
            let x = share * axis.width();
            let before = axis.instant_from_screen(x);
            let mut zoomed = axis;
            zoomed.zoom_at(x, factor);
            prop_assume!(zoomed.left().abs() < FARTHEST);
            prop_assert!((zoomed.screen_from_instant(before) - x).abs() < 1e-3);
        }

        #[test]
        fn a_fitted_range_is_in_view(from in -FARTHEST / 4..FARTHEST / 4, span in 0_i64..600_000_000_000, width in 100.0..4000.0_f64) {
            let axis = TimeAxis::fitted((from, from + span), width);
            let (left, right) = (axis.screen_from_time(from), axis.screen_from_time(from + span));
            prop_assert!(left >= 0.0 && right <= width, "{left}..{right} of {width}");
            prop_assert!(span < 600 || right - left > width * 0.9);
        }
    }

    #[test]
    fn the_way_between_two_axes_starts_and_ends_at_them() {
        let (from, to) = (TimeAxis::new(0, 600.0, 800.0), TimeAxis::new(1_754_000_000, 3.0, 800.0));
        assert_eq!(from.toward(&to, 1.0), to);
        let start = from.toward(&to, 0.0);
        assert!((start.screen_from_time(0)).abs() < 1e-9 && (start.seconds_per_point() - 600.0).abs() < 1e-9);
        let middle = from.toward(&to, 0.5).seconds_per_point();
        assert!(middle > 3.0 && middle < 600.0, "{middle}");
    }

    #[test]
    fn deep_zoom_far_from_1970_stays_exact() {
        let far = -2_000 * 31_556_952;
        let mut axis = TimeAxis::new(far, 0.25, 1000.0);
        for _ in 0..10_000 {
            axis.pan(0.1);
        }
        assert!((axis.screen_from_time(far + 250)).abs() < 1e-3, "{}", axis.screen_from_time(far + 250));
    }

    #[test]
    fn the_edges_of_the_calendar_hold() {
        let mut axis = TimeAxis::new(0, 1e12, 1000.0);
        axis.pan(-1e18);
        assert_eq!(axis.left(), -FARTHEST);
        axis.zoom_at(f64::NAN, f64::INFINITY);
        axis.pan(f64::NAN);
        assert!(axis.screen_from_time(0).is_finite());
    }
}
