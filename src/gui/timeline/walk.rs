//! From one event to the next: in the order of time, or lane by lane.

use super::Lanes;
use crate::model::EventId;
use crate::query::Rows;

/// A direction to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// To what comes before.
    Previous,
    /// To what comes after.
    Next,
}

/// Returns the event before or after another in time, undated ones last; the first one where none is chosen.
pub fn neighbor_in_time(rows: &Rows, from: Option<EventId>, toward: Toward) -> Option<EventId> {
    let at = from.and_then(|event| rows.iter().position(|row| row.shown.event == event));
    let to = match (at, toward) {
        (None, _) => 0,
        (Some(at), Toward::Next) => at + 1,
        (Some(at), Toward::Previous) => at.checked_sub(1)?,
    };
    rows.get(to).map(|row| row.shown.event)
}

/// Returns the event before or after another in its lane, then in the next lane that has any; undated ones have none.
pub fn neighbor_in_lanes(rows: &Rows, lanes: &Lanes, from: Option<EventId>, toward: Toward) -> Option<EventId> {
    let row = from.and_then(|event| rows.dated().position(|row| row.shown.event == event));
    let row = row.and_then(|row| u32::try_from(row).ok());
    let Some((lane, at)) = row.and_then(|row| {
        let lane = lanes.lane_of(row)?;
        Some((lane, lanes.lanes[lane].rows.binary_search(&row).ok()?))
    }) else {
        return event_at(rows, *lanes.showing().next()?.1.rows.first()?);
    };
    let row = match toward {
        Toward::Next => {
            let later = lanes.showing().skip_while(|(place, _)| *place <= lane).filter_map(|(_, lane)| lane.rows.first());
            lanes.lanes[lane].rows.get(at + 1).or_else(|| later.into_iter().next())
        }
        Toward::Previous => {
            let earlier =
                lanes.showing().rev().skip_while(|(place, _)| *place >= lane).filter_map(|(_, lane)| lane.rows.last());
            at.checked_sub(1).and_then(|at| lanes.lanes[lane].rows.get(at)).or_else(|| earlier.into_iter().next())
        }
    };
    event_at(rows, *row?)
}

fn event_at(rows: &Rows, row: u32) -> Option<EventId> {
    rows.get(row as usize).map(|row| row.shown.event)
}

#[cfg(test)]
mod tests {
    use super::super::synthetic::{PlainNames, rows};
    use super::super::{Arrangement, LaneBy, Lanes};
    use super::*;

    #[test]
    fn walking_visits_every_event_once_in_both_directions() {
        let rows = rows(40, 5);
        let mut seen = Vec::new();
        let mut at = neighbor_in_time(&rows, None, Toward::Next);
        while let Some(event) = at {
            seen.push(event);
            at = neighbor_in_time(&rows, at, Toward::Next);
        }
        assert_eq!(seen.len(), 40);
        let back = neighbor_in_time(&rows, seen.last().copied(), Toward::Previous);
        assert_eq!(back, Some(seen[38]));
        assert_eq!(neighbor_in_time(&rows, seen.first().copied(), Toward::Previous), None);
    }

    #[test]
    fn lanes_are_walked_one_after_the_other() {
        let rows = rows(40, 5);
        let lanes = Lanes::of(&rows, LaneBy::Type.into(), &PlainNames, &Arrangement::default());
        let mut seen = Vec::new();
        let mut at = neighbor_in_lanes(&rows, &lanes, None, Toward::Next);
        while let Some(event) = at {
            seen.push(event);
            at = neighbor_in_lanes(&rows, &lanes, at, Toward::Next);
        }
        let expected: Vec<EventId> =
            lanes.lanes.iter().flat_map(|lane| &lane.rows).map(|row| rows[*row as usize].shown.event).collect();
        assert_eq!(seen, expected);
        assert_eq!(neighbor_in_lanes(&rows, &lanes, seen.last().copied(), Toward::Previous), Some(seen[seen.len() - 2]));
    }
}
