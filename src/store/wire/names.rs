//! The words that stand for the values of enums: the same as in queries and findings.

use super::{Fault, Reader, Wire};
use crate::model::{
    DayMonthOrder, EntityKind, EventRelation, Factuality, Hemisphere, Level, PartOfDay, Polarity, Reliability, Stance, Status,
    TimeUnit, TimexKind, TimexMod,
};
use crate::store::printer::Printer;
use crate::store::syntax::Node;

/// An enum whose values are words.
pub(crate) trait Words: Copy + 'static {
    /// Every word with its value.
    const WORDS: &'static [(&'static str, Self)];

    /// Returns the word for this value.
    fn word(self) -> &'static str;
}

impl<T: Words> Wire for T {
    fn print(&self, out: &mut Printer) {
        out.raw(self.word());
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let word = node.word();
        let found = T::WORDS.iter().find(|(name, _)| word == Some(*name));
        found.map(|&(_, value)| value).ok_or_else(|| {
            let words: Vec<&str> = T::WORDS.iter().map(|&(name, _)| name).collect();
            reader.expected(node, &format!("one of {}", words.join(", ")))
        })
    }
}

macro_rules! words {
    ($($type:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        impl Words for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    )+};
}

words! {
    DayMonthOrder { FromArticle = "from_article", DayFirst = "day_first", MonthFirst = "month_first" }
    Hemisphere { Northern = "northern", Southern = "southern" }
    Reliability { A = "A", B = "B", C = "C", D = "D", E = "E", F = "F" }
    Level { Name = "name", Nominal = "nominal", Pronoun = "pronoun" }
    EntityKind {
        Person = "person",
        Organization = "organization",
        Place = "place",
        Group = "group",
        Product = "product",
        Law = "law",
        Work = "work",
        Other = "other",
    }
    Status { Candidate = "candidate", Accepted = "accepted", Rejected = "rejected", Deferred = "deferred" }
    Factuality {
        Happened = "happened",
        Ongoing = "ongoing",
        Planned = "planned",
        Conditional = "conditional",
        Threatened = "threatened",
        Claimed = "claimed",
        Denied = "denied",
        Failed = "failed",
    }
    Polarity { Positive = "positive", Negative = "negative" }
    Stance { Supports = "supports", Contradicts = "contradicts" }
    TimexKind { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET" }
    TimexMod {
        Before = "BEFORE",
        After = "AFTER",
        OnOrBefore = "ON_OR_BEFORE",
        OnOrAfter = "ON_OR_AFTER",
        LessThan = "LESS_THAN",
        MoreThan = "MORE_THAN",
        EqualOrLess = "EQUAL_OR_LESS",
        EqualOrMore = "EQUAL_OR_MORE",
        Start = "START",
        Mid = "MID",
        End = "END",
        Approx = "APPROX",
    }
    EventRelation { Before = "before", After = "after", During = "during", Simultaneous = "simultaneous" }
    TimeUnit {
        Second = "second",
        Minute = "minute",
        Hour = "hour",
        Day = "day",
        Week = "week",
        Month = "month",
        Quarter = "quarter",
        Year = "year",
        Decade = "decade",
        Century = "century",
    }
    PartOfDay { Morning = "morning", Midday = "midday", Afternoon = "afternoon", Evening = "evening", Night = "night" }
}
