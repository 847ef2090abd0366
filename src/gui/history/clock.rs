//! Moments on the clock of the desktop.

use chrono::{DateTime, Local, Utc};

use crate::gui::dates;
use crate::model::{Day, Timestamp};

/// Returns the time of day: `14:03`.
pub(super) fn clock(at: Timestamp) -> String {
    local(at).format("%H:%M").to_string()
}

/// Returns day and time: `6 Aug 2025, 14:03`.
pub(in crate::gui) fn moment(at: Timestamp) -> String {
    let local = local(at);
    format!("{}, {}", dates::day(Day::from_date(local.date_naive())), local.format("%H:%M"))
}

fn local(at: Timestamp) -> DateTime<Local> {
    DateTime::<Utc>::from_timestamp(at.0, 0).unwrap_or_default().with_timezone(&Local)
}
