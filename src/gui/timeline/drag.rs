//! Dragging an event or one of its ends to other days.

use super::TimeAxis;
use super::calendar::DAY;
use crate::gui::dates;
use crate::model::{Day, Edtf, EventId, When};
use crate::query::{Row, Time};

/// What of an event is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole of it.
    Whole,
    /// Its first day.
    Start,
    /// Its last day.
    End,
}

/// A drag under way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drag {
    pub(super) event: EventId,
    pub(super) part: Part,
    /// The days before the drag.
    start: Option<Day>,
    end: Option<Day>,
    /// Where on the axis it was grabbed.
    grabbed: (Time, f64),
    /// By how many days it was moved.
    days: i64,
}

impl Drag {
    /// Begins a drag at a place of the axis; nothing where the event is undated or the end is open.
    pub(super) fn begin(row: &Row, part: Part, axis: &TimeAxis, x: f64) -> Option<Self> {
        let bounds = row.shown.bounds?;
        let is_known = match part {
            Part::Whole => true,
            Part::Start => bounds.earliest.is_some(),
            Part::End => bounds.latest.is_some(),
        };
        let grabbed = axis.instant_from_screen(x);
        is_known.then_some(Self { event: row.shown.event, part, start: bounds.earliest, end: bounds.latest, grabbed, days: 0 })
    }

    /// Moves to a place of the axis, in whole days, and returns whether that changed anything.
    #[expect(clippy::cast_possible_truncation, reason = "days of the calendar fit, and the conversion saturates")]
    pub(super) fn move_to(&mut self, axis: &TimeAxis, x: f64) -> bool {
        let distance = x - axis.screen_from_instant(self.grabbed);
        let days = (distance * axis.seconds_per_point() / DAY as f64).round() as i64;
        let days = self.held(days);
        let has_changed = days != self.days;
        self.days = days;
        has_changed
    }

    /// Holds an end on its side of the other.
    fn held(&self, days: i64) -> i64 {
        let (Some(start), Some(end)) = (self.start, self.end) else { return days };
        let length = i64::from(end.number()) - i64::from(start.number());
        match self.part {
            Part::Whole => days,
            Part::Start => days.min(length),
            Part::End => days.max(-length),
        }
    }

    /// Whether it lies elsewhere than before.
    pub(super) const fn has_moved(&self) -> bool {
        self.days != 0
    }

    /// Returns the days where it lies now.
    pub(super) fn days(&self) -> (Option<Day>, Option<Day>) {
        let moved = |day: Option<Day>, is_moved: bool| day.map(|day| if is_moved { day.plus(self.days) } else { day });
        (moved(self.start, self.part != Part::End), moved(self.end, self.part != Part::Start))
    }

    /// Returns both ends of where it lies now, in seconds.
    pub(super) fn times(&self) -> (Option<Time>, Option<Time>) {
        let (start, end) = self.days();
        (start.map(|day| Time::from(day.number()) * DAY), end.map(|day| (Time::from(day.number()) + 1) * DAY))
    }

    /// Returns the old and the new days in numbers: `6 Aug 2025 → 7 Aug 2025`.
    pub(super) fn label(&self) -> String {
        let before = in_words(self.start, self.end);
        if !self.has_moved() {
            return before;
        }
        let (start, end) = self.days();
        format!("{before} → {}", in_words(start, end))
    }
}

fn in_words(start: Option<Day>, end: Option<Day>) -> String {
    let edtf = match (start, end) {
        (Some(start), Some(end)) if start == end => Some(Edtf::day(start)),
        (Some(start), Some(end)) => Edtf::parse(&format!("{start}/{end}")).ok(),
        (Some(start), None) => Edtf::parse(&format!("[{start}..]")).ok(),
        (None, Some(end)) => Edtf::parse(&format!("[..{end}]")).ok(),
        (None, None) => None,
    };
    dates::short(&When::decided(edtf))
}

#[cfg(test)]
mod tests {
    use super::super::synthetic::row;
    use super::*;
    use crate::model::{Factuality, Status};

    fn drag(edtf: &str, part: Part) -> (Drag, TimeAxis) {
        let row = row(1, "A", edtf, "Talks", (Factuality::Happened, Status::Candidate));
        let axis = TimeAxis::new(row.start().unwrap_or(0) - 5 * DAY, 1_440.0, 800.0);
        (Drag::begin(&row, part, &axis, 320.0).expect("a known end"), axis)
    }

    #[test]
    fn a_drag_moves_by_whole_days() {
        let (mut drag, axis) = drag("2025-08-06", Part::Whole);
        assert!(!drag.move_to(&axis, 320.0 + 25.0));
        assert!(drag.move_to(&axis, 320.0 + 70.0));
        assert_eq!(drag.label(), "6 Aug 2025 → 7 Aug 2025");
        assert!(drag.move_to(&axis, 320.0));
        assert!(!drag.has_moved());
    }

    #[test]
    fn an_end_never_passes_the_other() {
        let (mut drag, axis) = drag("2025-08-05/2025-08-08", Part::End);
        drag.move_to(&axis, -4_000.0);
        assert_eq!(drag.label(), "5–8 Aug 2025 → 5 Aug 2025");
    }

    #[test]
    fn an_open_end_cannot_be_dragged() {
        let row = row(1, "A", "[..2025-08-06]", "Talks", (Factuality::Happened, Status::Candidate));
        let axis = TimeAxis::default();
        assert_eq!(Drag::begin(&row, Part::Start, &axis, 0.0), None);
        assert!(Drag::begin(&row, Part::Whole, &axis, 0.0).is_some());
    }
}
