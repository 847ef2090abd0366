//! The way of an event from one row of its lane to another: it settles there instead of jumping.
//!
//! Only zoom, edit and filter give an event another row; scrolling and panning move lanes and time, not rows.

use std::mem;

use rustc_hash::FxHashMap;

use crate::model::EventId;

/// Events on their way to their rows, of one timeline.
#[derive(Debug, Default)]
pub(super) struct Settling {
    /// Where the events stood in the last frame.
    last: FxHashMap<(usize, EventId), Way>,
    /// Where those of this frame stand.
    now: FxHashMap<(usize, EventId), Way>,
    /// The time of this frame in seconds, and how long settling takes.
    at: f64,
    length: f64,
    is_moving: bool,
}

/// From one height to another, in points from the top of the lane.
#[derive(Debug, Clone, Copy)]
struct Way {
    from: f32,
    to: f32,
    since: f64,
}

impl Settling {
    /// Begins a frame at a time in seconds; `length` is how long settling takes, zero where nothing is to move.
    pub(super) fn begin(&mut self, at: f64, length: f32) {
        self.at = at;
        self.length = f64::from(length);
        self.is_moving = false;
        mem::swap(&mut self.last, &mut self.now);
        self.now.clear();
    }

    /// Returns how far from its row an event of a lane stands in this frame; `row` is the row's height in the lane.
    pub(super) fn offset(&mut self, lane: usize, event: EventId, row: f32) -> f32 {
        if self.length <= 0.0 {
            return 0.0;
        }
        let way = match self.last.get(&(lane, event)) {
            Some(way) if way.leads_to(row) => *way,
            Some(way) => Way { from: way.place(self.at, self.length), to: row, since: self.at },
            None => Way { from: row, to: row, since: self.at },
        };
        self.now.insert((lane, event), way);
        let offset = way.place(self.at, self.length) - row;
        self.is_moving |= offset.abs() > f32::EPSILON;
        offset
    }

    /// Whether an event of this frame has not reached its row.
    pub(super) const fn is_moving(&self) -> bool {
        self.is_moving
    }
}

impl Way {
    fn leads_to(&self, row: f32) -> bool {
        (self.to - row).abs() < 0.01
    }

    /// Returns the height at a time: fast at first, then slower.
    fn place(&self, at: f64, length: f64) -> f32 {
        let share = ((at - self.since) / length).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
        let left = (1.0 - share).powi(3) as f32;
        (self.from - self.to).mul_add(left, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::Settling;
    use crate::model::EventId;

    const EVENT: EventId = EventId(7);

    fn at(settling: &mut Settling, time: f64, row: f32) -> f32 {
        settling.begin(time, 0.12);
        settling.offset(0, EVENT, row)
    }

    #[test]
    fn an_event_settles_in_its_new_row() {
        let mut settling = Settling::default();
        assert!(at(&mut settling, 0.0, 10.0).abs() < 0.01, "it stands where it first appears");
        assert!((at(&mut settling, 1.0, 36.0) + 26.0).abs() < 0.01, "it sets out from where it stood");
        let halfway = at(&mut settling, 1.04, 36.0);
        assert!(halfway < -1.0 && halfway > -20.0, "{halfway}");
        assert!(settling.is_moving());
        let turned = at(&mut settling, 1.04, 10.0);
        assert!((10.0 + turned - 36.0 - halfway).abs() < 0.01, "it turns from where it stands");
        assert!(at(&mut settling, 2.0, 10.0).abs() < 0.01);
        assert!(!settling.is_moving());
    }

    #[test]
    fn one_that_was_out_of_view_begins_anew() {
        let mut settling = Settling::default();
        at(&mut settling, 0.0, 10.0);
        settling.begin(0.1, 0.12);
        assert!(at(&mut settling, 0.2, 62.0).abs() < 0.01);
    }

    #[test]
    fn nothing_moves_where_motion_is_reduced() {
        let mut settling = Settling::default();
        settling.begin(0.0, 0.0);
        assert!(settling.offset(0, EVENT, 10.0).abs() < 0.01);
        settling.begin(0.01, 0.0);
        assert!(settling.offset(0, EVENT, 36.0).abs() < 0.01 && !settling.is_moving());
    }
}
