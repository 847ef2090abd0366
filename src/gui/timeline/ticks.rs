//! The two tiers of the axis: labels that never overlap, lines of the grid, weekends.

use chrono::{Datelike as _, Weekday};

use super::TimeAxis;
use super::calendar::{DAY, Step, date_of, month_name, month_short, weekday_short, year_label};
use crate::query::Time;

/// From a tick's line to its label.
const INSET: f64 = 6.0;
/// The least space between two labels.
const GAP: f64 = 8.0;
/// Days narrower than this get no band for the weekend.
const WEEKEND_MIN: f64 = 7.0;
/// No axis needs more ticks than this; it bounds the work on an absurd width.
const MOST_TICKS: usize = 2_000;

/// What stands on the axis. Places are points from its left edge.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ticks {
    /// The upper tier: months over days, years over months.
    pub upper: Vec<TickLabel>,
    /// The lower tier.
    pub lower: Vec<TickLabel>,
    /// The lines of the grid, from left to right; true where a unit of the upper tier begins.
    pub lines: Vec<(f64, bool)>,
    /// The weekends, each from Saturday to Monday, where days are wide enough.
    pub weekends: Vec<(f64, f64)>,
    /// The unit of the lower tier.
    pub step: Option<Step>,
}

/// A label of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct TickLabel {
    /// Where its text begins.
    pub x: f64,
    /// The text before the strong part: the weekday; empty for most.
    pub lead: String,
    /// The text.
    pub text: String,
    /// Where its text ends.
    pub end: f64,
}

/// Returns what stands on an axis. `text_width` measures a label's text.
pub fn ticks(axis: &TimeAxis, text_width: &mut dyn FnMut(&str) -> f32) -> Ticks {
    ticks_of(axis, lower_step(axis, false, text_width), text_width)
}

/// Returns what stands on an axis that tells no hours.
pub fn ticks_by_day(axis: &TimeAxis, text_width: &mut dyn FnMut(&str) -> f32) -> Ticks {
    ticks_of(axis, lower_step(axis, true, text_width), text_width)
}

fn ticks_of(axis: &TimeAxis, lower: Step, text_width: &mut dyn FnMut(&str) -> f32) -> Ticks {
    let upper = upper_step(lower);
    let mut found = Ticks { step: Some(lower), weekends: weekends(axis), ..Ticks::default() };
    let wide = axis_points(axis, lower) >= 46.0;
    for tick in times(axis, lower) {
        let x = axis.screen_from_time(tick);
        found.lines.push((x, upper.is_some_and(|upper| upper.floor(tick) == tick)));
        let (lead, text) = lower_label(lower, tick, wide);
        push_label(&mut found.lower, axis, x, lead, text, text_width);
    }
    match upper {
        Some(upper) => upper_labels(&mut found, axis, upper, text_width),
        None => found.upper.push(span_label(axis, text_width)),
    }
    found
}

/// Returns the range in view in words, with the units that are named: `1–13 Aug 2025 · 13 days`.
pub fn range_label(axis: &TimeAxis) -> String {
    let (from, to) = (axis.left(), axis.right());
    let days = (to - from) as f64 / 86_400.0;
    let (a, b) = (date_of(from), date_of(to - 1));
    if a == b && from.rem_euclid(DAY) == 0 && to.rem_euclid(DAY) == 0 {
        let month = month_short(a.month0());
        return format!("{} {} {month} {} · 1 day", weekday_short(a.weekday()), a.day(), year_label(a.year()));
    }
    if days < 2.0 {
        let clock = |time: Time| format!("{:02}:{:02}", time.rem_euclid(DAY) / 3_600, time.rem_euclid(3_600) / 60);
        let hours =
            if days < 1.0 / 12.0 { format!("{:.0} minutes", days * 1_440.0) } else { format!("{:.0} hours", days * 24.0) };
        let day = |date: chrono::NaiveDate| format!("{} {}", date.day(), month_short(date.month0()));
        let [left, right] = [from, to].map(date_of);
        if left == right || clock(to) == "00:00" {
            return format!("{} {}, {} – {} · {hours}", day(left), year_label(left.year()), clock(from), clock(to));
        }
        let year = year_label(right.year());
        return format!("{}, {} – {} {year}, {} · {hours}", day(left), clock(from), day(right), clock(to));
    }
    if days < 100.0 {
        return format!("{} · {} days", day_range(a, b), (b - a).num_days() + 1);
    }
    if days < 366.0 * 30.0 {
        let months = i64::from(b.year() - a.year()) * 12 + i64::from(b.month0()) - i64::from(a.month0()) + 1;
        if a.year() == b.year() {
            let [from, to] = [a, b].map(|date| month_short(date.month0()));
            return format!("{from} – {to} {} · {months} months", year_label(b.year()));
        }
        let month = |date: chrono::NaiveDate| format!("{} {}", month_short(date.month0()), year_label(date.year()));
        return format!("{} – {} · {months} months", month(a), month(b));
    }
    format!("{} · {} years", year_span(a.year(), b.year()), i64::from(b.year()) - i64::from(a.year()) + 1)
}

/// Returns the years in view alone, for where their months do not fit: `2025 – 2031`.
pub fn years_label(axis: &TimeAxis) -> String {
    year_span(date_of(axis.left()).year(), date_of(axis.right() - 1).year())
}

/// Returns `1–13 Aug 2025`, with month and year repeated only where they differ.
fn day_range(a: chrono::NaiveDate, b: chrono::NaiveDate) -> String {
    let full = |date: chrono::NaiveDate| format!("{} {} {}", date.day(), month_short(date.month0()), year_label(date.year()));
    if a.year() != b.year() {
        format!("{} – {}", full(a), full(b))
    } else if a.month() != b.month() {
        format!("{} {} – {}", a.day(), month_short(a.month0()), full(b))
    } else {
        format!("{}–{}", a.day(), full(b))
    }
}

/// Returns the finest step whose labels have room.
fn lower_step(axis: &TimeAxis, by_day: bool, text_width: &mut dyn FnMut(&str) -> f32) -> Step {
    let fits = |step: &Step| {
        if by_day && matches!(step, Step::Minutes(_) | Step::Hours(_)) {
            return false;
        }
        let widest = match step {
            Step::Minutes(_) | Step::Hours(_) => "00:00",
            Step::Day => "28",
            Step::Week => "28 Aug",
            Step::Months(_) => "Aug",
            Step::Years(n) if *n < 1_000 => "2000",
            Step::Years(_) => "10000 BC",
        };
        let needed = f64::from(text_width(widest)) + INSET + GAP;
        axis_points(axis, *step) >= needed.max(if matches!(step, Step::Day) { 22.0 } else { 40.0 })
    };
    Step::ALL.into_iter().find(fits).unwrap_or(Step::Years(50_000))
}

const fn upper_step(lower: Step) -> Option<Step> {
    match lower {
        Step::Minutes(_) | Step::Hours(_) => Some(Step::Day),
        Step::Day | Step::Week => Some(Step::Months(1)),
        Step::Months(_) => Some(Step::Years(1)),
        Step::Years(_) => None,
    }
}

fn axis_points(axis: &TimeAxis, step: Step) -> f64 {
    step.seconds() / axis.seconds_per_point()
}

/// Returns the ticks from the last one left of the view to the first one right of it.
fn times(axis: &TimeAxis, step: Step) -> Vec<Time> {
    let (from, to) = axis.range();
    let mut times = Vec::new();
    let mut tick = step.floor(from);
    while tick <= to && times.len() < MOST_TICKS {
        times.push(tick);
        let next = step.next(tick);
        if next <= tick {
            break;
        }
        tick = next;
    }
    times
}

fn lower_label(step: Step, tick: Time, wide: bool) -> (String, String) {
    let date = date_of(tick);
    let text = match step {
        Step::Minutes(_) | Step::Hours(_) => {
            format!("{:02}:{:02}", tick.rem_euclid(DAY) / 3_600, tick.rem_euclid(3_600) / 60)
        }
        Step::Day if wide => return (format!("{} ", weekday_short(date.weekday())), date.day().to_string()),
        Step::Day => date.day().to_string(),
        Step::Week => format!("{} {}", date.day(), month_short(date.month0())),
        Step::Months(_) => month_short(date.month0()).to_owned(),
        Step::Years(_) => year_label(date.year()),
    };
    (String::new(), text)
}

/// Returns what may stand over a unit of the upper tier, from the longest to the shortest.
fn upper_forms(step: Step, tick: Time) -> Vec<String> {
    let date = date_of(tick);
    let (month, short, year) = (month_name(date.month0()), month_short(date.month0()), year_label(date.year()));
    match step {
        Step::Day => {
            let (weekday, day) = (weekday_short(date.weekday()), date.day());
            vec![
                format!("{weekday} {day} {month} {year}"),
                format!("{weekday} {day} {short} {year}"),
                format!("{day} {short} {year}"),
                format!("{weekday} {day} {short}"),
                format!("{day} {short}"),
            ]
        }
        Step::Months(_) => vec![format!("{month} {year}"), format!("{short} {year}"), short.to_owned()],
        _ => vec![year],
    }
}

/// Adds the labels of the upper tier. The first one sticks to the left edge until the next one pushes it out.
///
/// All labels have the longest form that fits over every whole unit in view; one that an edge cuts may be shorter.
fn upper_labels(found: &mut Ticks, axis: &TimeAxis, step: Step, text_width: &mut dyn FnMut(&str) -> f32) {
    let times = times(axis, step);
    let unit = |index: usize| {
        let left = axis.screen_from_time(times[index]);
        let right = times.get(index + 1).map_or(axis.width(), |next| axis.screen_from_time(*next));
        let is_whole = left >= 0.0 && index + 1 < times.len() && right <= axis.width();
        ((left + INSET).max(INSET), right.min(axis.width()) - INSET, is_whole)
    };
    let mut longest = 0;
    for (index, tick) in times.iter().enumerate() {
        let (x, right, is_whole) = unit(index);
        if is_whole {
            let forms = upper_forms(step, *tick);
            while longest + 1 < forms.len() && x + f64::from(text_width(&forms[longest])) > right {
                longest += 1;
            }
        }
    }
    for (index, tick) in times.iter().enumerate() {
        let (x, right, _) = unit(index);
        for text in upper_forms(step, *tick).into_iter().skip(longest) {
            let end = x + f64::from(text_width(&text));
            if end <= right {
                found.upper.push(TickLabel { x, lead: String::new(), text, end });
                break;
            }
        }
    }
}

/// Returns the one upper label over years: the span in view.
fn span_label(axis: &TimeAxis, text_width: &mut dyn FnMut(&str) -> f32) -> TickLabel {
    let text = year_span(date_of(axis.left()).year(), date_of(axis.right() - 1).year());
    let end = INSET + f64::from(text_width(&text));
    TickLabel { x: INSET, lead: String::new(), text, end }
}

fn year_span(from: i32, to: i32) -> String {
    if from <= 0 && to <= 0 {
        return format!("{} – {} BC", 1 - i64::from(from), 1 - i64::from(to));
    }
    format!("{} – {}", year_label(from), year_label(to))
}

/// Adds a label unless the last one is in its way or it does not fit into the view.
fn push_label(
    labels: &mut Vec<TickLabel>,
    axis: &TimeAxis,
    x: f64,
    lead: String,
    text: String,
    text_width: &mut dyn FnMut(&str) -> f32,
) {
    let x = x + INSET;
    let end = x + f64::from(text_width(&lead)) + f64::from(text_width(&text));
    let is_free = labels.last().is_none_or(|last| last.end + INSET <= x);
    if is_free && x >= 0.0 && end <= axis.width() {
        labels.push(TickLabel { x, lead, text, end });
    }
}

fn weekends(axis: &TimeAxis) -> Vec<(f64, f64)> {
    let points = axis_points(axis, Step::Day);
    if points < WEEKEND_MIN {
        return Vec::new();
    }
    let (from, to) = axis.range();
    let mut saturday = Step::Week.floor(from) + 5 * DAY;
    debug_assert_eq!(date_of(saturday).weekday(), Weekday::Sat, "weeks begin on Monday");
    let mut bands = Vec::new();
    while saturday < to {
        let (start, end) = (axis.screen_from_time(saturday), axis.screen_from_time(saturday + 2 * DAY));
        if end > 0.0 {
            bands.push((start.max(0.0), end.min(axis.width())));
        }
        saturday += 7 * DAY;
    }
    bands
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Day;

    fn at(year: i32, month: u32, day: u32) -> Time {
        Time::from(Day::from_ymd(year, month, day).expect("a date").number()) * DAY
    }

    fn width(text: &str) -> f32 {
        u16::try_from(text.chars().count()).map_or(f32::MAX, f32::from) * 6.5
    }

    fn of(from: Time, to: Time) -> Ticks {
        let axis = TimeAxis::new(from, (to - from) as f64 / 732.0, 732.0);
        ticks(&axis, &mut width)
    }

    fn texts(labels: &[TickLabel]) -> Vec<String> {
        labels.iter().map(|label| format!("{}{}", label.lead, label.text)).collect()
    }

    fn label(from: Time, to: Time) -> String {
        range_label(&TimeAxis::new(from, (to - from) as f64 / 732.0, 732.0))
    }

    #[test]
    fn a_range_counts_what_it_names() {
        let (hour, day) = (3_600, at(2025, 8, 5));
        assert_eq!(label(day, day + DAY), "Tue 5 Aug 2025 · 1 day");
        assert_eq!(label(at(2025, 8, 4) + 20 * hour, at(2025, 8, 9) + 4 * hour), "4–9 Aug 2025 · 6 days");
        assert_eq!(label(day + 2 * hour, day + 8 * hour), "5 Aug 2025, 02:00 – 08:00 · 6 hours");
        assert_eq!(label(day + 18 * hour, day + DAY), "5 Aug 2025, 18:00 – 00:00 · 6 hours");
        assert_eq!(label(day + 22 * hour, day + 28 * hour), "5 Aug, 22:00 – 6 Aug 2025, 04:00 · 6 hours");
        assert_eq!(label(at(2025, 7, 20), at(2025, 12, 10)), "Jul – Dec 2025 · 6 months");
        assert_eq!(label(at(2025, 5, 20), at(2031, 3, 10)), "May 2025 – Mar 2031 · 71 months");
        assert_eq!(label(at(1900, 1, 1), at(2000, 1, 1)), "1900 – 1999 · 100 years");
    }

    #[test]
    fn an_axis_by_day_tells_no_hours() {
        let axis = TimeAxis::new(at(2025, 8, 2), 7.0 * DAY as f64 / 980.0, 980.0);
        assert_eq!(ticks(&axis, &mut width).step, Some(Step::Hours(12)));
        let found = ticks_by_day(&axis, &mut width);
        assert_eq!((found.step, texts(&found.upper)), (Some(Step::Day), vec!["August 2025".to_owned()]));
    }

    #[test]
    fn days_stand_under_their_month() {
        let found = of(at(2025, 8, 1), at(2025, 8, 13));
        assert_eq!(texts(&found.upper), ["August 2025"]);
        assert_eq!(texts(&found.lower)[..3], ["Fri 1", "Sat 2", "Sun 3"]);
        assert_eq!(found.lower.len(), 12);
        assert_eq!(found.weekends.len(), 2);
    }

    #[test]
    fn years_stand_under_their_span() {
        let found = of(at(2014, 1, 1), at(2025, 11, 1));
        assert_eq!(texts(&found.upper), ["2014 – 2025"]);
        assert_eq!(texts(&found.lower)[..2], ["2014", "2015"]);
        assert!(found.weekends.is_empty());
    }

    #[test]
    fn hours_months_and_antiquity_have_their_labels() {
        let hours = of(at(2025, 8, 6), at(2025, 8, 6) + 12 * 3600);
        assert_eq!(texts(&hours.upper), ["Wed 6 August 2025"]);
        assert!(texts(&hours.lower).contains(&"03:00".to_owned()), "{:?}", texts(&hours.lower));
        let months = of(at(2024, 11, 1), at(2025, 6, 1));
        assert_eq!(texts(&months.upper), ["2024", "2025"]);
        assert_eq!(texts(&months.lower)[..2], ["Nov", "Dec"]);
        let antiquity = of(at(-60, 1, 1), at(-30, 1, 1));
        assert_eq!(texts(&antiquity.upper), ["61 – 32 BC"]);
        assert!(texts(&antiquity.lower).contains(&"50 BC".to_owned()), "{:?}", texts(&antiquity.lower));
    }

    #[test]
    fn days_over_hours_are_named_however_narrow_they_are() {
        let six_days = of(at(2024, 3, 11), at(2024, 3, 17));
        assert_eq!(texts(&six_days.upper)[..2], ["Mon 11 Mar 2024", "Tue 12 Mar 2024"]);
        let seven_days = of(at(2024, 3, 11), at(2024, 3, 18));
        assert_eq!(texts(&seven_days.upper)[..2], ["11 Mar 2024", "12 Mar 2024"]);
        let two_months = of(at(2024, 1, 28), at(2024, 3, 21));
        assert_eq!(texts(&two_months.upper), ["Jan", "February 2024", "March 2024"]);
    }

    #[test]
    fn the_range_is_told_in_its_own_unit() {
        let label = |from, to: Time| range_label(&TimeAxis::new(from, (to - from) as f64 / 732.0, 732.0));
        assert_eq!(label(at(2025, 8, 1), at(2025, 8, 14)), "1–13 Aug 2025 · 13 days");
        assert_eq!(label(at(2014, 1, 1), at(2025, 11, 1)), "Jan 2014 – Oct 2025 · 142 months");
        assert_eq!(label(at(1740, 1, 1), at(1840, 1, 1)), "1740 – 1839 · 100 years");
        let years = |from, to: Time| years_label(&TimeAxis::new(from, (to - from) as f64 / 732.0, 732.0));
        assert_eq!(years(at(2014, 1, 1), at(2025, 11, 1)), "2014 – 2025");
        assert_eq!(label(at(2025, 8, 6), at(2025, 8, 7)), "Wed 6 Aug 2025 · 1 day");
        assert_eq!(label(at(2025, 8, 6), at(2025, 8, 6) + 7_200), "6 Aug 2025, 00:00 – 02:00 · 2 hours");
    }

    proptest! {
        #[test]
        fn labels_of_one_tier_never_overlap(
            left in -6_000_000_000_000_i64..6_000_000_000_000,
            scale in (-1.4..22.0_f64).prop_map(f64::exp),
            points in 200.0..3000.0_f64,
        ) {
            let found = ticks(&TimeAxis::new(left, scale, points), &mut width);
            for tier in [&found.upper, &found.lower] {
                for pair in tier.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].x, "{pair:?}");
                }
                for label in tier {
                    prop_assert!(label.x >= 0.0 && (label.end <= points || tier.len() == 1), "{label:?}");
                }
            }
            prop_assert!(found.lines.len() < MOST_TICKS);
        }
    }
}
