//! Words for events and bins: what a screen reader says, what a card and a tooltip tell.

use super::LaneSource;
use super::lane_layout::grouped_digits;
use crate::gui::dates;
use crate::gui::marks::{MarkFill, MarkShape, mark_name};
use crate::gui::signs::{fill_of, shape_of};
use crate::model::Quantity;
use crate::query::Row;

/// Returns the shape and the fill of a row's mark.
pub fn mark_of(row: &Row) -> (MarkShape, MarkFill) {
    (shape_of(row.shown.factuality), fill_of(row.shown.status))
}

/// Returns what a screen reader says of an event: "Candidate, happened, Crane 4 fails, 6 August 2025, one day".
pub fn event_name(row: &Row, is_contradicted: bool) -> String {
    let (shape, fill) = mark_of(row);
    let contradicted = if is_contradicted { ", contradicted" } else { "" };
    format!("{}, {}, {}{contradicted}", mark_name(shape, fill), row.shown.title, dates::spoken(&row.shown.when))
}

/// Returns the second line of a card: date, place, number.
pub(super) fn facts(row: &Row, source: &dyn LaneSource) -> String {
    let mut parts = vec![dates::short(&row.shown.when)];
    parts.extend(row.shown.place.map(|place| source.entity_name(place)));
    parts.extend(row.shown.quantities.first().map(quantity));
    parts.join(" · ")
}

fn quantity(quantity: &Quantity) -> String {
    let number = match (quantity.low, quantity.best, quantity.high) {
        (_, Some(best), _) => best.to_string(),
        (Some(low), None, Some(high)) => format!("{low}–{high}"),
        (Some(low), None, None) => format!("at least {low}"),
        (None, None, Some(high)) => format!("at most {high}"),
        (None, None, None) => return quantity.what.to_string(),
    };
    format!("{number} {}", quantity.what)
}

/// Returns a count with its noun: `1 event`, `1,308 events`.
pub(super) fn events(n: u32) -> String {
    if n == 1 { "1 event".to_owned() } else { format!("{} events", grouped_digits(n)) }
}

#[cfg(test)]
mod tests {
    use super::super::synthetic::row;
    use super::*;
    use crate::model::{Factuality, Status};

    #[test]
    fn names_say_status_factuality_title_and_time() {
        let row = row(1, "Crane 4 fails", "2025-08-06", "Accidents", (Factuality::Happened, Status::Candidate));
        assert_eq!(event_name(&row, false), "Candidate, happened, Crane 4 fails, 6 August 2025, one day");
        assert!(event_name(&row, true).ends_with(", contradicted"));
    }

    #[test]
    fn quantities_say_how_much_is_known() {
        let of = |low, best, high| quantity(&Quantity { what: "hurt".into(), low, best, high, words: None });
        assert_eq!(of(None, Some(26), None), "26 hurt");
        assert_eq!(of(Some(3), None, Some(5)), "3–5 hurt");
        assert_eq!(of(Some(3), None, None), "at least 3 hurt");
    }
}
