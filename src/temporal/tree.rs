//! The typed tree of a temporal expression: what the words say, before they are resolved against a context.

use super::calendar::{Point, Season};
use super::lexicon::{Edge, HolidayRule, Reference, Shift};
use crate::model::{PartOfDay, TimeOfDay, TimeUnit, TimexMod, Zone};
use crate::text::Span;

/// What an expression says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expr {
    /// A date that the words name whole.
    Point(Point),
    /// "6 August", "Tuesday, August 5".
    MonthDay { month: u32, day: u32 },
    /// "August", "last August".
    Month { month: u32, shift: Option<Shift> },
    /// "October of next year", "6 August last year": the year hangs on another expression.
    InYear { month: u32, day: Option<u32>, year: Box<Self> },
    /// "the same period last year": the last date mentioned, in another year.
    SameIn { year: Box<Self> },
    /// "the weekend".
    Weekend,
    /// "the 14th".
    DayOfMonth { day: u32 },
    /// "06/03/2021": which one is the day is open.
    Numeric { first: u32, second: u32, year: Option<i32> },
    /// "Wednesday", "next Friday".
    Weekday { weekday: u32, shift: Option<Shift> },
    /// "Monday of last week", "Tuesday next week".
    WeekdayOf { weekday: u32, week: Box<Self> },
    /// "yesterday": days from today.
    Today { days: i64 },
    /// "two days ago", "a year later", "two weeks after 6 August".
    Offset { count: Count, unit: TimeUnit, direction: Direction, from: Option<Box<Self>> },
    /// "last month", "that year", "this weekend".
    Shifted { unit: Block, shift: Shift },
    /// "the day before yesterday's", "the week before", "two years before the deadline": hangs on an event.
    Apart { count: Count, unit: TimeUnit, side: Side },
    /// "the last two years".
    Window { count: Count, unit: TimeUnit, shift: Shift },
    /// "the last week of March", "the first quarter of 2009".
    Nth { nth: Nth, unit: Block, of: Box<Self> },
    /// "spring", "last summer", "winter 1941".
    Season { season: Season, year: Option<i32>, shift: Option<Shift> },
    /// "the third quarter", "Q3 2024".
    Quarter { quarter: u32, year: Option<i32>, is_fiscal: bool },
    /// "the first half".
    Half { half: u32, year: Option<i32> },
    /// "fiscal 2024", "the last fiscal year".
    FiscalYear { year: Option<i32>, shift: Option<Shift> },
    /// "Christmas", "last Easter".
    Holiday { rule: HolidayRule, year: Option<i32>, shift: Option<Shift> },
    /// "the 70s", "the nineties".
    DecadeOf { tens: i32 },
    /// "three hours", "decades".
    Duration { count: Count, unit: TimeUnit },
    /// "within 24 hours of taking office".
    Within { count: Count, unit: TimeUnit },
    /// "33-year-old".
    Age { count: Count, unit: TimeUnit },
    /// "every Monday", "annual": the TIMEX3 value.
    Set { value: String },
    /// "now", "recently", "the future".
    Reference(Reference),
    /// "14:30 GMT", "3 pm on Friday".
    Clock { time: TimeOfDay, zone: Option<Zone>, date: Option<Box<Self>> },
    /// "morning", "Friday night".
    Part { part: PartOfDay, date: Option<Box<Self>>, days: i64 },
}

/// How many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// A number, with its tenths.
    Exact { whole: u32, tenths: u8 },
    /// "few", "several", or a bare plural.
    Vague,
}

impl Count {
    /// Makes a whole number.
    pub(super) const fn whole(whole: u32) -> Self {
        Self::Exact { whole, tenths: 0 }
    }

    /// Returns the count so many times over.
    pub(super) const fn times(self, factor: u32) -> Self {
        match self {
            Self::Exact { whole, tenths } => {
                let tenths = factor.saturating_mul(tenths as u32);
                let whole = whole.saturating_mul(factor).saturating_add(tenths / 10);
                Self::Exact { whole, tenths: (tenths % 10).to_le_bytes()[0] }
            }
            Self::Vague => Self::Vague,
        }
    }
}

/// Where a count of units leads from its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// "ago": back from the present.
    Ago,
    /// "from now", "in two days": ahead from the present.
    Hence,
    /// "earlier", "before": back from the last mention.
    Earlier,
    /// "later", "after that": ahead from the last mention.
    Later,
}

/// On which side of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// A unit that a determiner can pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// A unit of the calendar.
    Unit(TimeUnit),
    /// Two weeks.
    Fortnight,
    /// Saturday and Sunday.
    Weekend,
    /// Six months.
    Half,
    /// "the 2024 season", ten days of a month and other thirds are not units of their own.
    Weekday(u32),
}

/// Which one in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nth {
    /// Counted from the first, from one.
    First(u32),
    /// The last.
    Last,
}

/// An expression that was recognized, with its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    /// The TIMEX3 extent.
    pub(super) span: Span,
    /// What it says.
    pub(super) expr: Expr,
    /// The part of it that the words pick.
    pub(super) edge: Option<Edge>,
    /// "more than", "about" and the like.
    pub(super) modifier: Option<TimexMod>,
    /// How the expression before or behind it belongs to it.
    pub(super) link: Link,
    /// The preposition that governs it.
    pub(super) governor: Governor,
}

impl Match {
    /// Makes a match without modifiers.
    pub(super) const fn new(span: Span, expr: Expr) -> Self {
        Self { span, expr, edge: None, modifier: None, link: Link::None, governor: Governor::None }
    }
}

/// How two expressions belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Not at all.
    None,
    /// It begins a range that ends with the next expression.
    From,
    /// "between" it and the next expression.
    Between,
}

/// The preposition before an expression, as far as it bears on the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Governor {
    /// None, or one that says nothing of the kind ("on", "in", "at").
    None,
    /// "since": from then on.
    Since,
    /// "until", "till", "through": up to and with it.
    Until,
    /// "by": at the latest then.
    By,
    /// "before", "prior to", "ahead of".
    Before,
    /// "after", "following".
    After,
}
