//! Dates in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2).

use std::fmt;
use std::str::FromStr;

use edtf_core::{Bound, Edtf as Parsed, Interval, IntervalEndpoint, Precision, Set, SetElement, SetKind};

use super::{Bounds, Day};
use crate::model::Interned;

/// A valid EDTF expression without a time of day; time and zone stand beside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf(Interned);

/// The text is not a date in the Extended Date/Time Format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not an EDTF date: {why}")]
pub struct EdtfError {
    /// What was given.
    pub text: String,
    /// What is wrong with it.
    pub why: String,
}

/// How exact a date is, by its coarsest part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A season, quarter, half or other part of a year.
    Season,
    /// A year.
    Year,
    /// Longer than a year: a decade, a century.
    Years,
}

/// How an EDTF expression stands to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// One calendar unit: `2025-08-06`, `2025-08`, `199X`.
    Unit,
    /// All the time from one to the other: `a/b`, `{a..b}`.
    Lasted,
    /// Once, some time between: `[a..b]`.
    Within,
    /// Before or on a day: `[..d]`, `../d`.
    Before,
    /// On or after a day: `[d..]`.
    After,
    /// From a day on, still going: `a/..`.
    Ongoing,
}

impl Edtf {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    ///
    /// [`EdtfError`] where it is not valid, has a time of day, is open on both sides, or ends before it begins.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::model::Edtf;
    /// assert!(Edtf::parse("2025-08-05/2025-08-08").is_ok());
    /// assert!(Edtf::parse("2025-02-30").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let error = |why: &str| EdtfError { text: text.to_owned(), why: why.to_owned() };
        let parsed = Parsed::parse(text).map_err(|cause| error(&cause.to_string()))?;
        if matches!(parsed, Parsed::DateTime(_)) {
            return Err(error("the time of day has a field of its own"));
        }
        let bounds = bounds_of(&parsed);
        match (bounds.earliest, bounds.latest) {
            (None, None) => Err(error("it is open on both sides")),
            (Some(earliest), Some(latest)) if earliest > latest => Err(error("it ends before it begins")),
            _ => Ok(Self(text.into())),
        }
    }

    /// Returns the expression of one day.
    pub fn day(day: Day) -> Self {
        let year = chrono::Datelike::year(&day.date());
        if (-9999..=9999).contains(&year) {
            Self(day.to_string().into())
        } else {
            // EDTF writes years of more than four digits without month and day.
            Self(format!("Y{year}").into())
        }
    }

    /// Returns the expression as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the first and last day that the expression touches.
    pub fn bounds(&self) -> Bounds {
        self.parsed().map_or(Bounds { earliest: None, latest: None }, |parsed| bounds_of(&parsed))
    }

    /// Returns the day where the expression is exactly one day.
    pub fn single_day(&self) -> Option<Day> {
        let bounds = self.bounds();
        bounds.earliest.filter(|_| bounds.earliest == bounds.latest)
    }

    /// Returns how the expression stands to time.
    pub fn qualifier(&self) -> Qualifier {
        match self.parsed() {
            Some(Parsed::Interval(interval)) => qualifier_of_interval(&interval),
            Some(Parsed::Set(set)) => qualifier_of_set(&set),
            Some(Parsed::Date(_) | Parsed::DateTime(_)) | None => Qualifier::Unit,
        }
    }

    /// Returns how exact it is: the grain of its coarsest date.
    pub fn grain(&self) -> Grain {
        let Some(parsed) = self.parsed() else { return Grain::Day };
        dates_of(&parsed).iter().map(grain_of).max().unwrap_or(Grain::Day)
    }

    /// Whether the expression is marked as approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.0.contains(['~', '%'])
    }

    /// Whether the expression is marked as uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.0.contains(['?', '%'])
    }

    /// Returns the parsed expression; never nothing, since only valid text gets in.
    fn parsed(&self) -> Option<Parsed> {
        Parsed::parse(&self.0).ok()
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn bounds_of(parsed: &Parsed) -> Bounds {
    let bounds = parsed.bounds();
    Bounds { earliest: day_of(bounds.earliest), latest: day_of(bounds.latest) }
}

/// Returns the day of a bound; years that the calendar arithmetic does not reach are held at its edge.
fn day_of(bound: Bound) -> Option<Day> {
    let Bound::Date(date) = bound else { return None };
    let edge = if date.year < 0 { Day::min() } else { Day::max() };
    let year = i32::try_from(date.year).ok();
    Some(year.and_then(|year| Day::from_ymd(year, date.month.into(), date.day.into())).unwrap_or(edge))
}

fn qualifier_of_interval(interval: &Interval) -> Qualifier {
    match (interval.start.is_dated(), interval.end.is_dated()) {
        (true, true) => Qualifier::Lasted,
        (true, false) => Qualifier::Ongoing,
        (false, _) => Qualifier::Before,
    }
}

fn qualifier_of_set(set: &Set) -> Qualifier {
    let open_start = matches!(set.elements.first(), Some(SetElement::OnOrBefore(_)));
    let open_end = matches!(set.elements.last(), Some(SetElement::OnOrAfter(_)));
    match (open_start, open_end, set.kind) {
        (true, ..) => Qualifier::Before,
        (_, true, _) => Qualifier::After,
        (_, _, SetKind::OneMember) => Qualifier::Within,
        (_, _, SetKind::AllMembers) => Qualifier::Lasted,
    }
}

fn dates_of(parsed: &Parsed) -> Vec<edtf_core::Date> {
    match parsed {
        Parsed::Date(date) => vec![*date],
        Parsed::DateTime(moment) => vec![moment.date],
        Parsed::Interval(interval) => [interval.start, interval.end].iter().filter_map(endpoint_date).collect(),
        Parsed::Set(set) => set.elements.iter().flat_map(element_dates).collect(),
    }
}

fn endpoint_date(endpoint: &IntervalEndpoint) -> Option<edtf_core::Date> {
    match endpoint {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => Some(*date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn element_dates(element: &SetElement) -> Vec<edtf_core::Date> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => vec![*date],
        SetElement::Range(from, to) => vec![*from, *to],
    }
}

fn grain_of(date: &edtf_core::Date) -> Grain {
    let is_masked = |field: Option<edtf_core::DateField>| field.is_some_and(edtf_core::DateField::has_unspecified);
    let precision = date.precision();
    let many_years = date.year.value().is_none() || date.year.significant_digits.is_some();
    match precision {
        Precision::Day if !is_masked(date.day) && !is_masked(date.month) => Grain::Day,
        Precision::Day | Precision::Month if !is_masked(date.month) => Grain::Month,
        Precision::Season => Grain::Season,
        _ if many_years => Grain::Years,
        _ => Grain::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::{Edtf, Grain, Qualifier};

    fn bounds(text: &str) -> String {
        let bounds = Edtf::parse(text).expect(text).bounds();
        format!("{:?}..{:?}", bounds.earliest, bounds.latest)
    }

    #[test]
    fn bounds_follow_the_standard() {
        assert_eq!(bounds("2025-08"), "Some(2025-08-01)..Some(2025-08-31)");
        assert_eq!(bounds("199X"), "Some(1990-01-01)..Some(1999-12-31)");
        assert_eq!(bounds("-0043"), "Some(-0043-01-01)..Some(-0043-12-31)");
        assert_eq!(bounds("[..2025-08-06]"), "None..Some(2025-08-06)");
        assert_eq!(bounds("2025-07-20/.."), "Some(2025-07-20)..None");
        assert_eq!(bounds("2025-08-05~/2025-08-10~"), "Some(2025-08-05)..Some(2025-08-10)");
    }

    #[test]
    fn qualifiers_tell_the_shapes_apart() {
        let cases = [
            ("2025-08-06", Qualifier::Unit),
            ("2025-08-05/2025-08-08", Qualifier::Lasted),
            ("[2025-08-11..2025-08-17]", Qualifier::Within),
            ("[..2025-08-06]", Qualifier::Before),
            ("[2025-08-08..]", Qualifier::After),
            ("2025-07-20/..", Qualifier::Ongoing),
            ("../2025-07-20", Qualifier::Before),
        ];
        for (text, expected) in cases {
            assert_eq!(Edtf::parse(text).expect(text).qualifier(), expected, "{text}");
        }
    }

    #[test]
    fn the_coarsest_date_gives_the_grain() {
        let cases = [
            ("2025-08-06", Grain::Day),
            ("2025-08", Grain::Month),
            ("2025-33", Grain::Season),
            ("2025", Grain::Year),
            ("199X", Grain::Years),
            ("18XX", Grain::Years),
            ("2025-08-05/2025", Grain::Year),
            ("2025-XX-06", Grain::Year),
        ];
        for (text, expected) in cases {
            assert_eq!(Edtf::parse(text).expect(text).grain(), expected, "{text}");
        }
    }

    #[test]
    fn wrong_dates_say_why() {
        for (text, why) in [
            ("2025-08-08/2025-08-05", "interval end precedes interval start"),
            ("2025-08-06T10:00:00", "time of day"),
            ("../..", "at least one dated endpoint"),
        ] {
            let error = Edtf::parse(text).expect_err(text).to_string();
            assert!(error.contains(why), "{text}: {error}");
        }
        assert!(Edtf::parse("2025-02-30").is_err());
        assert!(Edtf::parse("").is_err());
    }
}
