//! Units of the calendar that an expression can name: days, weeks, months, seasons, years, decades, centuries.

use chrono::Datelike as _;

use crate::model::{Day, Edtf, Hemisphere, TimeUnit};

/// A unit of the calendar. Years are astronomical: 0 is 1 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// A day.
    Day(Day),
    /// The week that begins on this Monday.
    Week(Day),
    /// The weekend that begins on this Saturday.
    Weekend(Day),
    /// A month, 1–12.
    Month(i32, u32),
    /// A season; winter belongs to the year in which it begins.
    Season(i32, Season),
    /// A quarter, 1–4.
    Quarter(i32, u32),
    /// A half, 1–2.
    Half(i32, u32),
    /// A year.
    Year(i32),
    /// The fiscal year that ends in this year, with the month in which it begins.
    FiscalYear(i32, u32),
    /// The quarter of a fiscal year, with the month in which that year begins.
    FiscalQuarter(i32, u32, u32),
    /// Ten years: 199 is the 1990s.
    Decade(i32),
    /// A hundred years: 18 is the 1800s; −1 is the first century BC.
    Century(i32),
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// Returns the two letters of TIMEX3.
    pub(super) const fn timex3(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// Returns the first month of the season.
    pub(super) const fn first_month(self, hemisphere: Hemisphere) -> u32 {
        let northern = match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        };
        match hemisphere {
            Hemisphere::Northern => northern,
            Hemisphere::Southern => (northern + 5) % 12 + 1,
        }
    }
}

impl Point {
    /// Returns the unit that holds `day`; hours and less give the day itself.
    pub(super) fn containing(day: Day, unit: TimeUnit) -> Self {
        let date = day.date();
        let (year, month) = (date.year(), date.month());
        match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => Self::Day(day),
            TimeUnit::Week => Self::Week(monday(day)),
            TimeUnit::Month => Self::Month(year, month),
            TimeUnit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            TimeUnit::Year => Self::Year(year),
            TimeUnit::Decade => Self::Decade(year.div_euclid(10)),
            TimeUnit::Century => Self::Century(year.div_euclid(100)),
        }
    }

    /// Returns the unit of the same kind that lies so many units later.
    #[must_use]
    pub(super) fn plus(self, count: i64) -> Self {
        let years = i32::try_from(count.clamp(-200_000, 200_000)).unwrap_or_default();
        match self {
            Self::Day(day) => Self::Day(day.plus(count)),
            Self::Week(day) => Self::Week(monday(day.plus(count.saturating_mul(7)))),
            Self::Weekend(day) => Self::Weekend(day.plus(count.saturating_mul(7))),
            Self::Month(year, month) => {
                let (year, month) = stepped(year, month, 12, count);
                Self::Month(year, month)
            }
            Self::Season(year, season) => Self::Season(year + years, season),
            Self::Quarter(year, quarter) => {
                let (year, quarter) = stepped(year, quarter, 4, count);
                Self::Quarter(year, quarter)
            }
            Self::Half(year, half) => {
                let (year, half) = stepped(year, half, 2, count);
                Self::Half(year, half)
            }
            Self::Year(year) => Self::Year(year + years),
            Self::FiscalYear(year, month) => Self::FiscalYear(year + years, month),
            Self::FiscalQuarter(year, quarter, month) => {
                let (year, quarter) = stepped(year, quarter, 4, count);
                Self::FiscalQuarter(year, quarter, month)
            }
            Self::Decade(decade) => Self::Decade(decade + years),
            Self::Century(century) => Self::Century(century + years),
        }
    }

    /// Returns the first and the last day, held at the edges of the calendar.
    pub(super) fn days(self, hemisphere: Hemisphere) -> (Day, Day) {
        match self {
            Self::Day(day) => (day, day),
            Self::Week(day) => (day, day.plus(6)),
            Self::Weekend(day) => (day, day.plus(1)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Season(year, season) => months(year, season.first_month(hemisphere), 3),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Year(year) => months(year, 1, 12),
            Self::FiscalYear(year, month) => months(fiscal_begin(year, month), month, 12),
            Self::FiscalQuarter(year, quarter, month) => {
                let (year, first) = stepped(fiscal_begin(year, month), month, 12, i64::from(quarter) * 3 - 3);
                months(year, first, 3)
            }
            Self::Decade(decade) => years(decade.saturating_mul(10), 10),
            Self::Century(century) => years(century.saturating_mul(100) + i32::from(century < 0), 100),
        }
    }

    /// Returns the year in which the unit begins.
    pub(super) fn year(self) -> i32 {
        match self {
            Self::Day(day) | Self::Weekend(day) => day.date().year(),
            Self::Week(day) => day.plus(3).date().year(),
            Self::Month(year, _)
            | Self::Season(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Year(year)
            | Self::FiscalYear(year, _)
            | Self::FiscalQuarter(year, ..) => year,
            Self::Decade(decade) => decade.saturating_mul(10),
            Self::Century(century) => century.saturating_mul(100),
        }
    }

    /// Returns the TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => {
                let date = day.date();
                format!("{}-{:02}-{:02}", year_value(date.year()), date.month(), date.day())
            }
            Self::Week(day) => week_value(day),
            Self::Weekend(day) => format!("{}-WE", week_value(day)),
            Self::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Self::Season(year, season) => format!("{}-{}", year_value(year), season.timex3()),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Self::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Self::Year(year) => year_value(year),
            Self::FiscalYear(year, _) => format!("FY{}", year_value(year)),
            Self::FiscalQuarter(year, quarter, _) => format!("FY{}-Q{quarter}", year_value(year)),
            Self::Decade(decade) if decade < 0 => format!("BC{:03}", -decade - 1),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// Returns the EDTF expression; weeks and other units that EDTF does not know are "once between".
    pub(super) fn edtf(self, hemisphere: Hemisphere) -> Option<Edtf> {
        let text = match self {
            Self::Day(day) => return Some(Edtf::day(day)),
            Self::Month(year, month) => format!("{}-{month:02}", edtf_year(year)?),
            Self::Season(year, season) => format!("{}-{}", edtf_year(year)?, season_code(season, hemisphere)),
            Self::Quarter(year, quarter) | Self::FiscalQuarter(year, quarter, 1) => {
                format!("{}-{}", edtf_year(year)?, 32 + quarter)
            }
            Self::Half(year, half) => format!("{}-{}", edtf_year(year)?, 39 + half),
            Self::Year(year) | Self::FiscalYear(year, 1) => edtf_long_year(year),
            Self::Decade(decade) if (0..1000).contains(&decade) => format!("{decade:03}X"),
            Self::Century(century) if (0..100).contains(&century) => format!("{century:02}XX"),
            Self::FiscalYear(..) | Self::FiscalQuarter(..) => self.range_text(hemisphere, true),
            Self::Week(_) | Self::Weekend(_) | Self::Decade(_) | Self::Century(_) => self.range_text(hemisphere, false),
        };
        Edtf::parse(&text).ok()
    }

    fn range_text(self, hemisphere: Hemisphere, months: bool) -> String {
        let (first, last) = self.days(hemisphere);
        match self {
            Self::Decade(_) | Self::Century(_) => {
                format!("[{}..{}]", edtf_long_year(first.date().year()), edtf_long_year(last.date().year()))
            }
            _ if months => format!("{}/{}", month_text(first), month_text(last)),
            _ => format!("[{first}..{last}]"),
        }
    }
}

/// Returns the Monday of the week that holds `day`.
pub(super) fn monday(day: Day) -> Day {
    day.plus(-i64::from(day.weekday().num_days_from_monday()))
}

/// Returns the day so many months later; a day that the month does not have becomes its last one.
pub(super) fn plus_months(day: Day, count: i64) -> Day {
    let date = day.date();
    let (year, month) = stepped(date.year(), date.month(), 12, count);
    let (_, last) = months(year, month, 1);
    Day::from_ymd(year, month, date.day()).unwrap_or(last)
}

/// Steps through numbered parts of a year (1 to `parts`) and returns the year and the part.
fn stepped(year: i32, part: u32, parts: i64, count: i64) -> (i32, u32) {
    let at = i64::from(year) * parts + i64::from(part) - 1 + count.clamp(-2_000_000, 2_000_000);
    let year = i32::try_from(at.div_euclid(parts)).unwrap_or(year);
    (year, u32::try_from(at.rem_euclid(parts) + 1).unwrap_or(part))
}

fn months(year: i32, month: u32, count: i64) -> (Day, Day) {
    let (end_year, end_month) = stepped(year, month, 12, count);
    let last = Day::from_ymd(end_year, end_month, 1).map_or_else(|| edge(end_year), |day| day.plus(-1));
    (Day::from_ymd(year, month, 1).unwrap_or_else(|| edge(year)), last)
}

fn years(from: i32, count: i32) -> (Day, Day) {
    let to = from.saturating_add(count - 1);
    (Day::from_ymd(from, 1, 1).unwrap_or_else(|| edge(from)), Day::from_ymd(to, 12, 31).unwrap_or_else(|| edge(to)))
}

fn edge(year: i32) -> Day {
    if year < 0 { Day::min() } else { Day::max() }
}

/// Returns the calendar year in which the fiscal year begins that ends in `year`.
const fn fiscal_begin(year: i32, month: u32) -> i32 {
    if month == 1 { year } else { year - 1 }
}

fn month_text(day: Day) -> String {
    let date = day.date();
    format!("{}-{:02}", edtf_long_year(date.year()), date.month())
}

fn week_value(day: Day) -> String {
    let week = day.date().iso_week();
    format!("{}-W{:02}", year_value(week.year()), week.week())
}

/// Writes a year as TIMEX3 does: `2025`, `BC0044`.
pub(super) fn year_value(year: i32) -> String {
    if year <= 0 { format!("BC{:04}", 1 - year) } else { format!("{year:04}") }
}

fn edtf_year(year: i32) -> Option<String> {
    (-9999..=9999).contains(&year).then(|| edtf_long_year(year))
}

fn edtf_long_year(year: i32) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

const fn season_code(season: Season, hemisphere: Hemisphere) -> u32 {
    let northern = match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    };
    match hemisphere {
        Hemisphere::Northern => northern,
        Hemisphere::Southern => northern + 8,
    }
}

#[cfg(test)]
mod tests {
    use super::{Point, Season};
    use crate::model::{Day, Hemisphere, TimeUnit};

    fn shown(point: Point) -> String {
        let edtf = point.edtf(Hemisphere::Northern).map(|edtf| edtf.to_string()).unwrap_or_default();
        format!("{} {edtf}", point.value())
    }

    #[test]
    fn points_write_timex3_and_edtf() {
        let day = Day::from_ymd(2025, 8, 6).expect("a day");
        assert_eq!(shown(Point::containing(day, TimeUnit::Day)), "2025-08-06 2025-08-06");
        assert_eq!(shown(Point::containing(day, TimeUnit::Week)), "2025-W32 [2025-08-04..2025-08-10]");
        assert_eq!(shown(Point::containing(day, TimeUnit::Quarter)), "2025-Q3 2025-35");
        assert_eq!(shown(Point::Season(1941, Season::Winter)), "1941-WI 1941-24");
        assert_eq!(shown(Point::Year(-43)), "BC0044 -0043");
        assert_eq!(shown(Point::Decade(199)), "199 199X");
        assert_eq!(shown(Point::Century(18)), "18 18XX");
        assert_eq!(shown(Point::Century(-5)), "BC04 [-0499..-0400]");
        assert_eq!(shown(Point::FiscalYear(2024, 10)), "FY2024 2023-10/2024-09");
    }

    #[test]
    fn steps_cross_the_year() {
        assert_eq!(Point::Month(2025, 11).plus(3), Point::Month(2026, 2));
        assert_eq!(Point::Quarter(2025, 1).plus(-1), Point::Quarter(2024, 4));
        assert_eq!(Point::Month(1, 1).plus(-1), Point::Month(0, 12));
    }
}
