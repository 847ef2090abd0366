//! Dates, times and what they rest on.

use dateline::model::{
    Alternative, Anchor, Basis, Dating, Day, Edtf, EventRelation, Offset, PartOfDay, TimeOfDay, TimeUnit, Timex, TimexKind,
    TimexMod, When, Zone,
};

use super::Maker;

const DATES: [&str; 12] = [
    "2025-08-06",
    "2025-08",
    "199X",
    "-0043",
    "-0043-03-15",
    "2025-08-05/2025-08-08",
    "[2025-08-11..2025-08-17]",
    "[..2025-08-06]",
    "2025-07-20/..",
    "2025-08-06~",
    "2025-33",
    "Y-120000",
];

const UNITS: [TimeUnit; 10] = [
    TimeUnit::Second,
    TimeUnit::Minute,
    TimeUnit::Hour,
    TimeUnit::Day,
    TimeUnit::Week,
    TimeUnit::Month,
    TimeUnit::Quarter,
    TimeUnit::Year,
    TimeUnit::Decade,
    TimeUnit::Century,
];

impl Maker {
    /// A day of any year.
    pub(crate) fn day(&mut self) -> Day {
        if self.below(4) == 3 { Day::from_number(self.signed()) } else { Day::from_number(self.signed() % 40_000) }
    }

    /// A date.
    pub(crate) fn edtf(&mut self) -> Edtf {
        if self.flag() { Edtf::day(self.day()) } else { Edtf::parse(self.one_of(&DATES)).expect("EDTF") }
    }

    /// A time of day.
    pub(crate) fn time(&mut self) -> TimeOfDay {
        if self.flag() {
            return TimeOfDay::Part(self.one_of(&PartOfDay::ALL));
        }
        let mut number = |limit: usize| u8::try_from(self.below(limit)).expect("small");
        let hour = number(25);
        let minute = number(120);
        let second = number(122);
        TimeOfDay::Clock { hour, minute: (minute < 60).then_some(minute), second: (second < 61).then_some(second) }
    }

    /// A zone.
    pub(crate) fn zone(&mut self) -> Zone {
        let minutes = i16::try_from(self.below(2_879)).expect("less than two days") - 1_439;
        Zone { name: self.words().into(), offset_minutes: self.maybe(|_| minutes) }
    }

    /// A date with what it rests on, in an article with this text.
    pub(crate) fn when(&mut self, text: &str) -> When {
        let dating = Dating {
            edtf: self.maybe(Self::edtf),
            time: self.maybe(Self::time),
            zone: self.maybe(Self::zone),
            basis: Basis { anchor: self.anchor(), rule: self.words().into(), why: self.words().into() },
            alternatives: (0..self.below(3)).map(|_| self.alternative()).collect::<Vec<_>>().into(),
        };
        When::from(dating).read_from(self.maybe(|maker| maker.span(text)))
    }

    /// A temporal expression of this text.
    pub(crate) fn timex(&mut self, text: &str) -> Timex {
        Timex {
            span: self.span(text),
            kind: self.one_of(&[TimexKind::Date, TimexKind::Time, TimexKind::Duration, TimexKind::Set]),
            value: self.words().into(),
            modifier: self.maybe(|maker| maker.one_of(&TimexMod::ALL)),
            when: self.when(text),
        }
    }

    fn alternative(&mut self) -> Alternative {
        Alternative {
            value: self.words(),
            edtf: self.maybe(Self::edtf),
            time: self.maybe(Self::time),
            why: self.words().into(),
        }
    }

    fn anchor(&mut self) -> Anchor {
        let relations = [EventRelation::Before, EventRelation::After, EventRelation::During, EventRelation::Simultaneous];
        let plain = [Anchor::Stated, Anchor::Published, Anchor::Mention, Anchor::Article, Anchor::Person, Anchor::Undated];
        if self.below(4) < 3 {
            return self.one_of(&plain);
        }
        Anchor::Event {
            event: self.maybe(Self::event_id),
            relation: self.one_of(&relations),
            offset: self
                .maybe(|maker| Offset { count: u32::try_from(maker.below(1_000)).expect("small"), unit: maker.one_of(&UNITS) }),
        }
    }
}
