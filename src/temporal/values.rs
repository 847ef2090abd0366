//! TIMEX3 values of durations and times.

use crate::model::{TimeOfDay, TimeUnit, Zone};

use super::tree::Count;

/// Writes a duration as TIMEX3 does: `P3D`, `PT24H`, `PXY`, `P2DE`.
pub(super) fn duration(count: Count, unit: TimeUnit) -> String {
    let number = match count {
        Count::Exact { whole, tenths: 0 } => whole.to_string(),
        Count::Exact { whole, tenths } => format!("{whole}.{tenths}"),
        Count::Vague => "X".to_owned(),
    };
    let (prefix, letters) = match unit {
        TimeUnit::Second => ("PT", "S"),
        TimeUnit::Minute => ("PT", "M"),
        TimeUnit::Hour => ("PT", "H"),
        TimeUnit::Day => ("P", "D"),
        TimeUnit::Week => ("P", "W"),
        TimeUnit::Month => ("P", "M"),
        TimeUnit::Quarter => ("P", "Q"),
        TimeUnit::Year => ("P", "Y"),
        TimeUnit::Decade => ("P", "DE"),
        TimeUnit::Century => ("P", "CE"),
    };
    format!("{prefix}{number}{letters}")
}

/// Writes a time of day as TIMEX3 does, with its `T`: `T14:30`, `T12:00Z`, `TMO`.
pub(super) fn time(time: TimeOfDay, zone: Option<&Zone>) -> String {
    let zone = if zone.is_some_and(|zone| zone.offset_minutes == Some(0)) { "Z" } else { "" };
    match time {
        TimeOfDay::Clock { hour, minute, second: Some(second) } => {
            format!("T{hour:02}:{:02}:{second:02}{zone}", minute.unwrap_or_default())
        }
        TimeOfDay::Clock { hour, minute, second: None } => format!("T{hour:02}:{:02}{zone}", minute.unwrap_or_default()),
        TimeOfDay::Part(part) => format!("T{}", part.timex3()),
    }
}
