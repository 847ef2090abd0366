//! Dense lanes and the overview: one bar for each unit of the axis.

use super::calendar::Step;
use super::{LaneIndex, Tally, TimeAxis};
use crate::query::Time;

/// The most bars of one strip; it bounds the work on an absurd width.
const MOST_BARS: usize = 4_000;

/// The units of one strip, shared by all its lanes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BarUnits {
    /// What one bar stands for.
    pub step: Option<Step>,
    /// Where each unit begins, and the end of the last one: the time and the place in points.
    pub edges: Vec<(Time, f32)>,
}

/// One bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its first second.
    pub from: Time,
    /// The first second after it.
    pub to: Time,
    /// Its left and right edge in points.
    pub x: (f32, f32),
    /// What begins in it.
    pub tally: Tally,
}

/// The bars of one lane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// The bars that are not empty, from left to right.
    pub list: Vec<Bar>,
    /// How many events of the highest bar.
    pub peak: u32,
    /// How many events touch the view but are anchored outside it.
    pub n_carried: u32,
}

impl BarUnits {
    /// Returns the finest units that are at least so many points wide; none shorter than a day where `by_day` says that days
    /// are all that is known. Units at the edges of the view are cut to it.
    #[expect(clippy::cast_possible_truncation, reason = "places in the view are small")]
    pub fn of(axis: &TimeAxis, least_points: f64, by_day: bool) -> Self {
        let is_known = |step: &Step| !by_day || !matches!(step, Step::Minutes(_) | Step::Hours(_));
        let is_wide = |step: &Step| step.seconds() / axis.seconds_per_point() >= least_points;
        let Some(step) = Step::ALL.into_iter().find(|step| is_known(step) && is_wide(step)) else { return Self::default() };
        let (from, to) = axis.range();
        let mut edges = vec![(from, 0.0)];
        let mut tick = step.next(step.floor(from));
        while tick < to && edges.len() < MOST_BARS {
            edges.push((tick, axis.screen_from_time(tick) as f32));
            let next = step.next(tick);
            if next <= tick {
                break;
            }
            tick = next;
        }
        edges.push((to, axis.width() as f32));
        Self { step: Some(step), edges }
    }

    /// Returns what one bar stands for, in words: "one bar = one month".
    pub fn label(&self) -> String {
        let unit = match self.step {
            None => return String::new(),
            Some(Step::Minutes(1)) => "one minute".to_owned(),
            Some(Step::Minutes(n)) => format!("{n} minutes"),
            Some(Step::Hours(1)) => "one hour".to_owned(),
            Some(Step::Hours(n)) => format!("{n} hours"),
            Some(Step::Day) => "one day".to_owned(),
            Some(Step::Week) => "one week".to_owned(),
            Some(Step::Months(1)) => "one month".to_owned(),
            Some(Step::Months(n)) => format!("{n} months"),
            Some(Step::Years(1)) => "one year".to_owned(),
            Some(Step::Years(n)) => format!("{n} years"),
        };
        format!("one bar = {unit}")
    }
}

impl Bars {
    /// Counts a lane's events per unit.
    pub fn of(lane: &LaneIndex, units: &BarUnits) -> Self {
        let mut bars = Self::default();
        let places = units.edges.iter().map(|(time, _)| lane.place_of(*time));
        let tallies: Vec<Tally> = places.map(|place| lane.tally_to(place)).collect();
        let mut counted = 0;
        for (edges, tallies) in units.edges.windows(2).zip(tallies.windows(2)) {
            let tally = tallies[1].since(tallies[0]);
            if tally.n > 0 {
                let ((from, left), (to, right)) = (edges[0], edges[1]);
                bars.list.push(Bar { from, to, x: (left, right), tally });
                bars.peak = bars.peak.max(tally.n);
                counted += tally.n;
            }
        }
        if let (Some((from, _)), Some((to, _))) = (units.edges.first(), units.edges.last()) {
            bars.n_carried = lane.n_within(*from, *to).saturating_sub(counted);
        }
        bars
    }

    /// Returns the bar at a place.
    pub fn at(&self, x: f32) -> Option<&Bar> {
        let index = self.list.partition_point(|bar| bar.x.1 <= x);
        self.list.get(index).filter(|bar| bar.x.0 <= x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::timeline::calendar::DAY;

    #[test]
    fn no_bar_is_finer_than_what_is_known() {
        let axis = TimeAxis::new(0, DAY as f64 / 20.0, 400.0);
        assert_eq!(BarUnits::of(&axis, 8.0, false).step, Some(Step::Hours(12)));
        assert_eq!(BarUnits::of(&axis, 8.0, true).step, Some(Step::Day));
        assert_eq!(BarUnits::of(&axis, 100.0, false).step, Some(Step::Week));
    }
}
