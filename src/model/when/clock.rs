//! Times of day and their zones, which EDTF has no room for.

use std::fmt;

use crate::model::Interned;

/// A time of day, as exact as the words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeOfDay {
    /// A time by the clock.
    Clock {
        /// 0–23; 24 is the midnight that ends the day.
        hour: u8,
        /// 0–59; nothing where only the hour is said.
        minute: Option<u8>,
        /// 0–60; nothing where it is not said.
        second: Option<u8>,
    },
    /// A part of the day.
    Part(PartOfDay),
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock { hour, minute, second: Some(second) } => {
                write!(f, "{hour:02}:{:02}:{second:02}", minute.unwrap_or_default())
            }
            Self::Clock { hour, minute: Some(minute), second: None } => write!(f, "{hour:02}:{minute:02}"),
            Self::Clock { hour, minute: None, second: None } => write!(f, "{hour:02}h"),
            Self::Part(part) => f.write_str(part.as_str()),
        }
    }
}

/// A part of the day, after TIMEX3 (MO, MI, AF, EV, NI) with dawn among the mornings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the parts of the day need no explanation")]
pub enum PartOfDay {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl PartOfDay {
    /// Every part, in the order of the day.
    pub const ALL: [Self; 5] = [Self::Morning, Self::Midday, Self::Afternoon, Self::Evening, Self::Night];

    /// Returns the part's name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Midday => "midday",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }

    /// Returns the two letters of TIMEX3.
    pub const fn timex3(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

/// The zone that a time is said in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone {
    /// What the words call it: "GMT", "local time", "+02:00".
    pub name: Interned,
    /// Minutes east of UTC, −1,439 to 1,439; nothing where the name does not tell.
    pub offset_minutes: Option<i16>,
}
