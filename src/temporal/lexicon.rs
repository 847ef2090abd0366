//! The words that dates are made of, read once from `assets/lexicon/temporal/`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use serde::Deserialize;

use super::calendar::Season;
use crate::model::{PartOfDay, TimeUnit};

/// What a word can mean in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Sense {
    Month(u8, Certainty),
    Weekday(u8, Certainty),
    Weekdays(u8),
    Unit(Unit, u8, Number),
    Weekend,
    Cardinal(u32),
    Scale(u32),
    Dozen,
    Half,
    /// "few", "several": a count that is not said.
    Vague,
    /// "dozens", "a couple": the same, with "of" behind it.
    Heap,
    Ordinal(u32),
    Decade(u8),
    Article,
    The,
    Shift(Shift),
    Every,
    Edge(Edge),
    Part(Part),
    Noon,
    /// The end of "o'clock".
    Clock,
    Midnight,
    Tonight,
    Overnight,
    Season(Season),
    SeasonFall,
    DayShift(i8),
    Reference(Reference),
    RecentAdjective,
    CurrentAdjective,
    RefNoun(Reference),
    Frequency(Unit),
    Biennial,
    Fortnightly,
    HalfYearly,
    Meridiem(Meridiem),
    Era(Era),
    Fiscal,
    /// The first word of a holiday.
    Holiday,
    /// The first word of a holiday that no other cue is part of.
    HolidayCue,
}

/// How surely a word names a month or a weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Certainty {
    /// Nothing else is called that.
    Sure,
    /// People, verbs and other things are called that too.
    Name,
    /// An abbreviation: needs a number or a comma beside it.
    Abbreviation,
}

/// The units of time, as the lexicon writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Returns the unit of the model.
    pub(super) const fn time(self) -> TimeUnit {
        match self {
            Self::Second => TimeUnit::Second,
            Self::Minute => TimeUnit::Minute,
            Self::Hour => TimeUnit::Hour,
            Self::Day => TimeUnit::Day,
            Self::Week => TimeUnit::Week,
            Self::Month => TimeUnit::Month,
            Self::Quarter => TimeUnit::Quarter,
            Self::Year => TimeUnit::Year,
            Self::Decade => TimeUnit::Decade,
            Self::Century => TimeUnit::Century,
        }
    }
}

/// Grammatical number of a unit's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Number {
    One,
    Many,
    /// An abbreviation that stands behind digits.
    Short,
}

/// Which neighbor of the present or the last mention a determiner picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Shift {
    Last,
    Past,
    Previous,
    This,
    Next,
    Coming,
    Following,
    That,
}

/// The part of a unit that a word picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Edge {
    Early,
    Mid,
    Late,
    Begin,
    Middle,
    End,
    Earlier,
    Later,
}

/// The parts of the day, as the lexicon writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// Returns the part of the model.
    pub(super) const fn of_day(self) -> PartOfDay {
        match self {
            Self::Morning => PartOfDay::Morning,
            Self::Midday => PartOfDay::Midday,
            Self::Afternoon => PartOfDay::Afternoon,
            Self::Evening => PartOfDay::Evening,
            Self::Night => PartOfDay::Night,
        }
    }
}

/// Past, present or future without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}

/// The half of the day of a twelve-hour time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Meridiem {
    Am,
    Pm,
}

/// Before or after the first year of the common era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Era {
    Before,
    After,
}

/// How the day of a holiday follows from the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum HolidayRule {
    /// The same day each year: month, day.
    Fixed(u32, u32),
    /// The n-th weekday (1–7) of a month; −1 is the last.
    Nth(u32, u32, i8),
    /// Days after the fourth Thursday of November.
    AfterThanksgiving(i64),
    /// Days after Western Easter Sunday.
    Easter(i64),
    /// Days after Orthodox Easter Sunday.
    OrthodoxEaster(i64),
    /// Month and day of the tabular Islamic calendar.
    Hijri(u32, u32),
    /// A month of the tabular Islamic calendar.
    HijriMonth(u32),
    /// One day in history.
    Once(i32, u32, u32),
}

/// A holiday: its names, in lower case and split into words, and its rule.
#[derive(Debug)]
pub(super) struct Holiday {
    /// The name in lower case, as written.
    pub(super) name: String,
    /// How its day follows from the year.
    pub(super) rule: HolidayRule,
}

/// A time zone by name, with its minutes east of UTC where the name tells.
pub(super) type ZoneEntry = (String, Option<i16>);

/// The FNV-1a hash: fast on short words.
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

type Words = HashMap<Box<[u8]>, Vec<Sense>, BuildHasherDefault<Fnv>>;

/// Every table of the engine.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Words,
    /// For each three first letters, the lengths of the cues that begin so, as bits.
    cues: Vec<u16>,
    /// The holidays; longer names of the same first word come first.
    pub(super) holidays: Vec<Holiday>,
    /// The zones.
    pub(super) zones: Vec<ZoneEntry>,
}

/// The longest word that the lexicon holds, in bytes.
const LONGEST_WORD: usize = 16;

impl Lexicon {
    /// Returns the tables, read at the first call.
    pub(super) fn shared() -> &'static Self {
        static SHARED: OnceLock<Lexicon> = OnceLock::new();
        SHARED.get_or_init(Self::read)
    }

    /// Returns the senses of a word, in any case.
    pub(super) fn senses(&self, word: &[u8]) -> &[Sense] {
        let mut lower = [0; LONGEST_WORD];
        let Some(lower) = lower.get_mut(..word.len()) else { return &[] };
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        self.words.get(&*lower).map_or(&[], Vec::as_slice)
    }

    /// Whether a word of letters can be a cue, by its first three letters and its length.
    pub(super) fn may_be_cue(&self, word: &[u8]) -> bool {
        let [first, second, third, ..] = *word else { return false };
        cue_index(first, second, third).is_some_and(|index| self.cues[index] >> word.len().min(15) & 1 == 1)
    }

    fn read() -> Self {
        let rows: Vec<(Sense, Vec<String>)> = parsed(include_str!("../../assets/lexicon/temporal/words.ron"));
        let names: Vec<(Vec<String>, HolidayRule)> = parsed(include_str!("../../assets/lexicon/temporal/holidays.ron"));
        let zones = parsed(include_str!("../../assets/lexicon/temporal/zones.ron"));
        let mut words = Words::default();
        for (sense, forms) in rows {
            for form in forms {
                words.entry(form.into_bytes().into()).or_default().push(sense);
            }
        }
        let mut holidays = Vec::new();
        for (forms, rule) in names {
            for name in forms {
                let first: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
                let has_other_cue = name
                    .split([' ', '-', '\''])
                    .any(|word| words.get(word.as_bytes()).is_some_and(|senses| senses.iter().any(|sense| is_cue(*sense))));
                let senses = words.entry(first.into_bytes().into()).or_default();
                let sense = if has_other_cue { Sense::Holiday } else { Sense::HolidayCue };
                if !senses.contains(&sense) {
                    senses.push(sense);
                }
                holidays.push(Holiday { name, rule });
            }
        }
        holidays.sort_by(|a, b| b.name.len().cmp(&a.name.len()).then_with(|| a.name.cmp(&b.name)));
        Self { cues: cue_bits(&words), words, holidays, zones }
    }
}

/// Reads a table of the program's own; the tests show that each one parses.
fn parsed<T: for<'a> Deserialize<'a> + Default>(ron: &str) -> T {
    ron::from_str(ron).unwrap_or_default()
}

fn cue_bits(words: &Words) -> Vec<u16> {
    let mut bits = vec![0; 26 * 26 * 26];
    let mut entries: Vec<_> = words.iter().collect();
    entries.sort_by_key(|(word, _)| *word);
    for (word, senses) in entries {
        if let ([first, second, third, ..], true) = (&**word, senses.iter().any(|sense| is_cue(*sense)))
            && let Some(index) = cue_index(*first, *second, *third)
        {
            bits[index] |= 1 << word.len().min(15);
        }
    }
    bits
}

fn cue_index(first: u8, second: u8, third: u8) -> Option<usize> {
    let letter = |byte: u8| {
        let letter = usize::from((byte | 0x20).wrapping_sub(b'a'));
        (letter < 26).then_some(letter)
    };
    Some((letter(first)? * 26 + letter(second)?) * 26 + letter(third)?)
}

/// Whether a date can hang on the word; every expression holds one of these or a digit.
pub(super) const fn is_cue(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Month(..)
            | Sense::Weekday(..)
            | Sense::Weekdays(_)
            | Sense::Unit(_, _, Number::One | Number::Many)
            | Sense::Weekend
            | Sense::Decade(_)
            | Sense::Part(_)
            | Sense::Noon
            | Sense::Clock
            | Sense::Midnight
            | Sense::Tonight
            | Sense::Overnight
            | Sense::Season(_)
            | Sense::SeasonFall
            | Sense::DayShift(_)
            | Sense::Reference(_)
            | Sense::RecentAdjective
            | Sense::CurrentAdjective
            | Sense::RefNoun(_)
            | Sense::Frequency(_)
            | Sense::Biennial
            | Sense::Fortnightly
            | Sense::HalfYearly
            | Sense::HolidayCue
    )
}

#[cfg(test)]
mod tests {
    use super::{HolidayRule, Lexicon, Sense, ZoneEntry, is_cue};

    #[test]
    fn every_table_parses() {
        let words: Result<Vec<(Sense, Vec<String>)>, _> =
            ron::from_str(include_str!("../../assets/lexicon/temporal/words.ron"));
        words.expect("words.ron");
        let holidays: Result<Vec<(Vec<String>, HolidayRule)>, _> =
            ron::from_str(include_str!("../../assets/lexicon/temporal/holidays.ron"));
        holidays.expect("holidays.ron");
        let zones: Result<Vec<ZoneEntry>, _> = ron::from_str(include_str!("../../assets/lexicon/temporal/zones.ron"));
        zones.expect("zones.ron");
    }

    #[test]
    fn every_cue_is_found_by_its_first_letters() {
        let lexicon = Lexicon::shared();
        let mut words: Vec<_> = lexicon.words.iter().collect();
        words.sort_by_key(|(word, _)| *word);
        for (word, senses) in words {
            if senses.iter().any(|sense| is_cue(*sense)) {
                assert!(word.len() >= 2, "{word:?}");
                if word.len() >= 3 {
                    assert!(lexicon.may_be_cue(word), "{word:?}");
                }
            }
        }
    }
}
