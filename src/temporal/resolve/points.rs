//! Units of the calendar from months, days, weekdays, seasons, quarters and parts of them.

use chrono::Datelike as _;

use super::look::{Look, is_ahead};
use super::{Found, Open, Resolver};
use crate::model::{Anchor, Day, DayMonthOrder, TimeUnit};
use crate::temporal::calendar::{Point, Season, monday, plus_months};
use crate::temporal::context::{Domain, Tense};
use crate::temporal::lexicon::Shift;
use crate::temporal::tree::{Block, Expr, Match, Nth};

/// How far from publication a day may lie that a time in news belongs to, in days.
const NEAR_DAYS: u32 = 7;

impl Resolver<'_> {
    /// Resolves an expression that names a unit of the calendar.
    pub(super) fn point(&self, expr: &Expr, found: &Match) -> Result<Found, Open> {
        match expr {
            Expr::Point(point) => Ok(stated(*point)),
            Expr::MonthDay { month, day } => self.month_day(*month, *day, found),
            Expr::Month { month, shift } => self.month(*month, *shift, found),
            Expr::DayOfMonth { day } => self.day_of_month(*day, found),
            Expr::Numeric { first, second, year } => self.numeric(*first, *second, *year, found),
            Expr::Weekday { weekday, shift } => self.weekday(*weekday, *shift, found),
            Expr::WeekdayOf { weekday, week } => self.weekday_of(*weekday, week, found),
            Expr::InYear { month, day, year } => self.in_year(*month, *day, year, found),
            Expr::SameIn { year } => self.same_in(year, found),
            Expr::Weekend => self.weekend(found),
            Expr::Today { days } => self.today(*days),
            Expr::Offset { count, unit, direction, from } => self.offset(*count, *unit, *direction, from.as_deref(), found),
            Expr::Shifted { unit, shift } => self.shifted(*unit, *shift),
            Expr::Nth { nth, unit, of } => self.nth(*nth, *unit, of, found),
            Expr::Season { season, year, shift } => self.season(*season, *year, *shift, found),
            Expr::Quarter { quarter, year, is_fiscal } => self.quarter(*quarter, *year, *is_fiscal, found),
            Expr::Half { half, year } => self.half(*half, *year),
            Expr::FiscalYear { year, shift } => self.fiscal_year(*year, *shift),
            Expr::Holiday { rule, year, shift } => self.holiday(*rule, *year, *shift, found),
            Expr::DecadeOf { tens } => Ok(self.decade_of(*tens)),
            _ => Err(Open { value: "XXXX-XX-XX".to_owned(), rule: "duration", why: "not a date".to_owned() }),
        }
    }

    /// Returns the day that a date without a year or month is counted from, and whether it is a mention.
    pub(super) fn reference(&self) -> Option<(Day, bool)> {
        // A decade or a century says too little of the year where publication says it.
        let tells = |point: &Point| self.published.is_none() || !matches!(point, Point::Decade(_) | Point::Century(_));
        let mention = self.seen.last().filter(tells).map(|point| (point.days(self.context.settings.hemisphere).0, true));
        let published = self.published.map(|day| (day, false));
        match self.domain {
            Domain::Narrative => mention.or(published),
            Domain::News | Domain::Detect => published.or(mention),
        }
    }

    /// Returns the day of a time without one: the last day mentioned, else publication.
    pub(super) fn day_at_hand(&self, at: usize) -> Option<Found> {
        let seen = match self.published {
            // In news a time without a day is of the day of publication, or of one just before or after it.
            Some(published) => {
                let is_near =
                    |day: &Day| self.domain == Domain::Narrative || day.number().abs_diff(published.number()) <= NEAR_DAYS;
                self.seen.nearby_day(at).filter(is_near)
            }
            None => self.seen.day(),
        };
        if let Some(day) = seen {
            return Some(Found::new(
                Point::Day(day),
                Anchor::Mention,
                "time.clock",
                format!("the time belongs to the day mentioned before, {day}"),
            ));
        }
        let day = self.published?;
        Some(Found::new(
            Point::Day(day),
            Anchor::Published,
            "time.clock",
            format!("the time belongs to the day of publication, {day}"),
        ))
    }

    /// "6 August": the year follows from tense and distance.
    fn month_day(&self, month: u32, day: u32, found: &Match) -> Result<Found, Open> {
        let Some((from, is_mention)) = self.reference() else {
            return Err(Open {
                value: format!("XXXX-{month:02}-{day:02}"),
                rule: "month_day",
                why: "the year is not known: no publication date, no date before it".to_owned(),
            });
        };
        let year = from.date().year();
        let on = |year| Day::from_ymd(year, month, day);
        if let Some(date) = self.coarse_mention(is_mention).and_then(on) {
            return Ok(Found::new(Point::Day(date), Anchor::Mention, "month_day.mention", "of the year mentioned before"));
        }
        let back = (0..8).find_map(|step| on(year - step).filter(|day| *day <= from));
        let ahead = (0..8).find_map(|step| on(year + step).filter(|day| *day >= from));
        self.chosen(back.map(Point::Day).zip(ahead.map(Point::Day)), (from, is_mention), found, "month_day").ok_or_else(|| {
            Open { value: format!("XXXX-{month:02}-{day:02}"), rule: "month_day", why: "no such day".to_owned() }
        })
    }

    /// Returns the year of the last mention, where dates are counted from it and it is as coarse as a year.
    fn coarse_mention(&self, is_mention: bool) -> Option<i32> {
        let last = self.seen.last().filter(|_| is_mention)?;
        matches!(last, Point::Year(_) | Point::FiscalYear(..) | Point::Half(..) | Point::Quarter(..)).then(|| last.year())
    }

    /// Chooses between the last and the next occurrence; the other one is kept as an alternative.
    fn chosen(
        &self,
        back_and_ahead: Option<(Point, Point)>,
        (from, is_mention): (Day, bool),
        found: &Match,
        rule: &'static str,
    ) -> Option<Found> {
        let (back, ahead) = back_and_ahead?;
        let days = |point: Point| i64::from(point.days(self.context.settings.hemisphere).0.number()) - i64::from(from.number());
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let (look, reason) = if is_mention { self.look_from_mention(found) } else { self.look_of_month(found) };
        let goes_ahead = is_ahead(look, -days(back), days(ahead)) && (back != ahead || look == Look::Ahead);
        let (this, other) = if goes_ahead { (ahead, back) } else { (back, ahead) };
        let (word, rule) = match (goes_ahead, rule) {
            (true, "month_day") => ("next", "month_day.future"),
            (false, "month_day") => ("last", "month_day.past"),
            (true, _) => ("next", "month.future"),
            (false, _) => ("last", "month.past"),
        };
        let base = if is_mention { "the date mentioned before" } else { "publication" };
        let why = format!("the {word} one from {base} ({from}), since {reason}");
        Some(
            Found::new(this, anchor, rule, why)
                .or(other, format!("the {} one from {base}", if goes_ahead { "last" } else { "next" })),
        )
    }

    /// In a narrative time goes on, unless the verb steps back.
    fn look_from_mention(&self, found: &Match) -> (Look, &'static str) {
        match self.hints.at(found.span.start()).map_or(Tense::Unknown, |clause| clause.tense) {
            Tense::Pluperfect => (Look::Back, "the verb steps back"),
            _ => (Look::Near(1), "it is the nearest one"),
        }
    }

    /// "August", "last August".
    fn month(&self, month: u32, shift: Option<Shift>, found: &Match) -> Result<Found, Open> {
        let open = || Open {
            value: format!("XXXX-{month:02}"),
            rule: "month",
            why: "the year is not known: no publication date, no date before it".to_owned(),
        };
        let (from, is_mention) = self.reference().ok_or_else(open)?;
        let (year, now) = (from.date().year(), from.date().month());
        if let (Some(year), None) = (self.coarse_mention(is_mention), shift) {
            return Ok(Found::new(Point::Month(year, month), Anchor::Mention, "month.mention", "of the year mentioned before"));
        }
        let back = Point::Month(if month <= now { year } else { year - 1 }, month);
        let ahead = Point::Month(if month >= now { year } else { year + 1 }, month);
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let earlier = Point::Month(if month < now { year } else { year - 1 }, month);
        let later = Point::Month(if month > now { year } else { year + 1 }, month);
        match shift {
            Some(Shift::Last | Shift::Past | Shift::Previous) => {
                let point = Found::new(earlier, anchor, "month.last", format!("the last one before {from}"));
                Ok(point.or(Point::Month(year - 1, month), "the one of last year"))
            }
            Some(Shift::Next | Shift::Coming | Shift::Following) => {
                let point = Found::new(later, anchor, "month.next", format!("the next one after {from}"));
                Ok(point.or(Point::Month(year + 1, month), "the one of next year"))
            }
            Some(Shift::This) => {
                Ok(Found::new(Point::Month(year, month), anchor, "month.this", format!("the one of the year of {from}")))
            }
            Some(Shift::That) | None => self.chosen(Some((back, ahead)), (from, is_mention), found, "month").ok_or_else(open),
        }
    }

    /// "October of next year", "6 August last year".
    fn in_year(&self, month: u32, day: Option<u32>, year: &Expr, found: &Match) -> Result<Found, Open> {
        let year = self.point(year, found)?;
        let number = year.point.year();
        let point = match day {
            None => Some(Point::Month(number, month)),
            Some(day) => Day::from_ymd(number, month, day).map(Point::Day),
        };
        let open = Open { value: year.point.value(), rule: "month_day", why: "no such day".to_owned() };
        let point = point.ok_or(open)?;
        Ok(Found { point, rule: "date.in_year", others: Vec::new(), ..year })
    }

    /// "the same period last year": the unit mentioned before, in another year.
    fn same_in(&self, year: &Expr, found: &Match) -> Result<Found, Open> {
        let year = self.point(year, found)?;
        let steps = i64::from(year.point.year());
        let point = match self.seen.last() {
            Some(Point::Month(_, month)) => Point::Month(year.point.year(), month),
            Some(Point::Quarter(_, quarter)) => Point::Quarter(year.point.year(), quarter),
            Some(Point::Half(_, half)) => Point::Half(year.point.year(), half),
            Some(Point::Season(_, season)) => Point::Season(year.point.year(), season),
            Some(Point::FiscalQuarter(from, quarter, month)) => {
                Point::FiscalQuarter(from, quarter, month).plus((steps - i64::from(from)) * 4)
            }
            Some(Point::Day(day)) => Point::Day(plus_months(day, (steps - i64::from(Point::Day(day).year())) * 12)),
            _ => year.point,
        };
        Ok(Found {
            point,
            rule: "date.same_in_year",
            why: "the date mentioned before, in another year".to_owned(),
            others: Vec::new(),
            ..year
        })
    }

    /// "the weekend": the last or the next one, as a weekday would be.
    fn weekend(&self, found: &Match) -> Result<Found, Open> {
        let day = self.weekday(6, None, found)?;
        let Point::Day(saturday) = day.point else { return Ok(day) };
        let others = day.others.into_iter().filter_map(|(point, why)| match point {
            Point::Day(day) => Some((Point::Weekend(day), why)),
            _ => None,
        });
        Ok(Found {
            point: Point::Weekend(saturday),
            rule: "weekend",
            others: others.collect(),
            anchor: day.anchor,
            why: day.why,
        })
    }

    /// "the 14th": of the month mentioned before, else of the nearest month.
    fn day_of_month(&self, day: u32, _found: &Match) -> Result<Found, Open> {
        let open =
            || Open { value: format!("XXXX-XX-{day:02}"), rule: "day_of_month", why: "the month is not known".to_owned() };
        let mention = self.seen.unit(TimeUnit::Month).map(|point| (point, Anchor::Mention));
        let now = self.published.map(|day| (Point::containing(day, TimeUnit::Month), Anchor::Published));
        let (point, anchor) = mention.or(now).ok_or_else(open)?;
        let Point::Month(year, month) = point else { return Err(open()) };
        let date = Day::from_ymd(year, month, day).ok_or_else(open)?;
        let why = if anchor == Anchor::Mention { "of the month mentioned before" } else { "of the month of publication" };
        Ok(Found::new(Point::Day(date), anchor, "day_of_month", why))
    }

    /// "06/03/2021": the article or the project decides which number is the day.
    fn numeric(&self, first: u32, second: u32, year: Option<i32>, found: &Match) -> Result<Found, Open> {
        let day_first = first > 12 || (self.order == DayMonthOrder::DayFirst && second <= 12);
        let ((month, day), (other_month, other_day)) =
            if day_first { ((second, first), (first, second)) } else { ((first, second), (second, first)) };
        let Some(year) = year else { return self.month_day(month, day, found) };
        let Some(date) = Day::from_ymd(year, month, day) else {
            return Err(Open { value: format!("{year:04}-XX-XX"), rule: "date.numeric", why: "no such day".to_owned() });
        };
        let is_open = first <= 12 && second <= 12 && first != second;
        let order = if day_first { "the day comes first" } else { "the month comes first" };
        let why = if is_open { format!("{order}: {}", self.order_why) } else { "only one number can be the month".to_owned() };
        let resolved = Found::new(Point::Day(date), Anchor::Stated, "date.numeric", why);
        let other = Day::from_ymd(year, other_month, other_day).filter(|_| is_open);
        Ok(match other {
            Some(other) => {
                resolved.or(Point::Day(other), if day_first { "the month comes first" } else { "the day comes first" })
            }
            None => resolved,
        })
    }

    /// "Wednesday", "next Friday".
    fn weekday(&self, weekday: u32, shift: Option<Shift>, found: &Match) -> Result<Found, Open> {
        let open = || Open {
            value: format!("XXXX-WXX-{weekday}"),
            rule: "weekday",
            why: "no publication date and no day before it".to_owned(),
        };
        let mention = self.seen.day();
        let in_narrative =
            self.domain == Domain::Narrative || matches!(shift, Some(Shift::Following | Shift::Previous | Shift::That));
        let (from, is_mention) = match (in_narrative, mention, self.published) {
            (true, Some(day), _) | (false, Some(day), None) => (day, true),
            (_, _, Some(day)) => (day, false),
            _ => return Err(open()),
        };
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let back = from.plus(-((i64::from(from.weekday().number_from_monday()) + 7 - i64::from(weekday)) % 7));
        let ahead = from.plus((i64::from(weekday) + 7 - i64::from(from.weekday().number_from_monday())) % 7);
        match shift {
            Some(shift) => Ok(shifted_weekday(weekday, shift, from, (back, ahead), &anchor)),
            None if is_mention => Ok(Found::new(
                Point::Day(ahead),
                anchor,
                "weekday.mention",
                format!("the next one from the date mentioned before ({from})"),
            )
            .or(Point::Day(back), "the last one before it")),
            None => Ok(self.plain_weekday(found, from, back, ahead)),
        }
    }

    fn plain_weekday(&self, found: &Match, from: Day, back: Day, ahead: Day) -> Found {
        let (look, reason) = self.look_of_weekday(found);
        if look == Look::Ahead {
            // "on Wednesday" with a future verb in an article of Wednesday is that day; "until" and "by" as well.
            let why = format!("the next one from publication ({from}), that day included, since {reason}");
            return Found::new(Point::Day(ahead), Anchor::Published, "weekday.future", why)
                .or(Point::Day(back), "the last one up to publication");
        }
        let why = format!("the last one up to publication ({from}), that day included, since {reason}");
        let other = if back == from { from.plus(7) } else { ahead };
        Found::new(Point::Day(back), Anchor::Published, "weekday.past", why)
            .or(Point::Day(other), "the next one after publication")
    }

    /// "Monday of last week".
    fn weekday_of(&self, weekday: u32, week: &Expr, found: &Match) -> Result<Found, Open> {
        let week = self.point(week, found)?;
        let (first, _) = week.point.days(self.context.settings.hemisphere);
        let day = monday(first).plus(i64::from(weekday) - 1);
        Ok(Found::new(Point::Day(day), week.anchor, "weekday.week", format!("the one in the week that begins on {first}")))
    }

    /// "the last week of March", "the first quarter of 2009", "the first Monday of October".
    fn nth(&self, nth: Nth, block: Block, of: &Expr, found: &Match) -> Result<Found, Open> {
        let whole = self.point(of, found)?;
        let (first, last) = whole.point.days(self.context.settings.hemisphere);
        let point = nth_point(nth, block, first, last);
        let Some(point) = point else {
            return Err(Open { value: whole.point.value(), rule: "nth", why: "there is no such part".to_owned() });
        };
        Ok(Found {
            point,
            why: format!("counted within {first} to {last}"),
            rule: "nth",
            others: Vec::new(),
            anchor: whole.anchor,
        })
    }

    /// "spring", "last summer", "winter 1941".
    fn season(&self, season: Season, year: Option<i32>, shift: Option<Shift>, found: &Match) -> Result<Found, Open> {
        if let Some(year) = year {
            return Ok(Found { rule: "season", ..stated(Point::Season(year, season)) });
        }
        let open =
            || Open { value: format!("XXXX-{}", season.timex3()), rule: "season", why: "the year is not known".to_owned() };
        let (from, is_mention) = self.reference().ok_or_else(open)?;
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let days = |year| Point::Season(year, season).days(self.context.settings.hemisphere);
        let year = from.date().year();
        // The season that goes on, or the last one that began.
        let begun = if days(year).0 <= from { year } else { year - 1 };
        let goes_on = days(begun).1 >= from;
        let next = begun + 1;
        let past = if goes_on { begun - 1 } else { begun };
        let (picked, other, why) = match shift {
            Some(Shift::Last | Shift::Past | Shift::Previous) => (past, begun, "the last one that ended"),
            Some(Shift::Next | Shift::Coming | Shift::Following) => (next, next + 1, "the next one"),
            Some(Shift::This) => (if goes_on { begun } else { year }, begun, "the one of this year"),
            Some(Shift::That) | None if is_mention => (year, year, "the one of the year mentioned before"),
            Some(Shift::That) | None => match self.look_of_month(found).0 {
                Look::Ahead => (if goes_on { begun } else { next }, begun, "the next one, since the verb looks ahead"),
                Look::Back => (begun, next, "the last one that began, since the verb looks back"),
                Look::Near(_) => (if goes_on { begun } else { year }, begun, "the one of this year"),
            },
        };
        let resolved = Found::new(Point::Season(picked, season), anchor, "season", format!("{why}, from {from}"));
        Ok(resolved.or(Point::Season(other, season), "another year"))
    }

    /// "Q3 2024", "the third quarter".
    fn quarter(&self, quarter: u32, year: Option<i32>, is_fiscal: bool, found: &Match) -> Result<Found, Open> {
        let start = u32::from(self.context.settings.fiscal_start_month);
        let make = |year| if is_fiscal { Point::FiscalQuarter(year, quarter, start) } else { Point::Quarter(year, quarter) };
        if let Some(year) = year {
            return Ok(Found { rule: "quarter", ..stated(make(year)) });
        }
        let open = || Open { value: format!("XXXX-Q{quarter}"), rule: "quarter", why: "the year is not known".to_owned() };
        let (from, is_mention) = self.reference().ok_or_else(open)?;
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let year = from.date().year();
        let (first, _) = make(year).days(self.context.settings.hemisphere);
        let (look, reason) = self.look_of_month(found);
        let picked = if first > from && look != Look::Ahead { year - 1 } else { year };
        let resolved = Found::new(make(picked), anchor, "quarter", format!("the year follows from {from}, since {reason}"));
        Ok(resolved.or(make(if picked == year { year - 1 } else { year }), "another year"))
    }

    fn half(&self, half: u32, year: Option<i32>) -> Result<Found, Open> {
        let open = || Open { value: format!("XXXX-H{half}"), rule: "half", why: "the year is not known".to_owned() };
        let (from, _) = self
            .reference()
            .filter(|_| year.is_none())
            .map_or_else(|| year.map(|_| (Day::from_number(0), false)).ok_or_else(open), Ok)?;
        let year = year.unwrap_or_else(|| from.date().year());
        Ok(Found { rule: "half", ..stated(Point::Half(year, half)) })
    }

    fn fiscal_year(&self, year: Option<i32>, shift: Option<Shift>) -> Result<Found, Open> {
        let start = u32::from(self.context.settings.fiscal_start_month.clamp(1, 12));
        if let Some(year) = year {
            let why = format!("the fiscal year begins in month {start}");
            return Ok(Found::new(Point::FiscalYear(year, start), Anchor::Stated, "fiscal_year", why));
        }
        let open = || Open { value: "FXXXX".to_owned(), rule: "fiscal_year", why: "the year is not known".to_owned() };
        let (from, is_mention) = self.reference().ok_or_else(open)?;
        let date = from.date();
        let current = date.year() + i32::from(start > 1 && date.month() >= start);
        let step = shift.map_or(0, step_of);
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let why = format!("the fiscal year begins in month {start}; counted from {from}");
        Ok(Found::new(Point::FiscalYear(current + step, start), anchor, "fiscal_year", why))
    }

    /// "the 70s": the last such decade before publication; without publication, the one nearest to the date before it.
    fn decade_of(&self, tens: i32) -> Found {
        let published = self.published.map(|day| (day, false));
        let (from, is_mention) = published.or_else(|| self.reference()).unwrap_or((Day::from_number(10_957), false));
        let year = from.date().year();
        let this_century = year - year.rem_euclid(100) + tens;
        let is_later = if is_mention { this_century - year > 50 } else { this_century > year };
        let picked = if is_later { this_century - 100 } else { this_century };
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let which =
            if is_mention { format!("the decade nearest to {from}") } else { format!("the last such decade from {from}") };
        let resolved = Found::new(Point::Decade(picked / 10), anchor, "decade", which);
        resolved.or(Point::Decade(picked / 10 - 10), "a century earlier")
    }
}

/// A date that the words name whole.
fn stated(point: Point) -> Found {
    let rule = match point {
        Point::Day(_) => "date.full",
        Point::Month(..) => "month.full",
        Point::Decade(_) => "decade",
        Point::Century(_) => "century",
        Point::Season(..) => "season",
        _ if point.year() <= 0 => "year.era",
        _ => "year",
    };
    Found::new(point, Anchor::Stated, rule, "the words name it")
}

/// Returns how many units a determiner steps.
pub(super) const fn step_of(shift: Shift) -> i32 {
    match shift {
        Shift::Last | Shift::Past | Shift::Previous => -1,
        Shift::This | Shift::That => 0,
        Shift::Next | Shift::Coming | Shift::Following => 1,
    }
}

/// Resolves "last Friday", "this Friday", "next Friday": usage is divided, so the other reading is kept.
fn shifted_weekday(weekday: u32, shift: Shift, from: Day, (back, ahead): (Day, Day), anchor: &Anchor) -> Found {
    let this_week = monday(from).plus(i64::from(weekday) - 1);
    let strictly_back = if back == from { from.plus(-7) } else { back };
    let strictly_ahead = if ahead == from { from.plus(7) } else { ahead };
    let found = |day: Day, rule, why: &str| Found::new(Point::Day(day), anchor.clone(), rule, format!("{why} ({from})"));
    match shift {
        Shift::Last | Shift::Past | Shift::Previous => {
            found(strictly_back, "weekday.last", "the last one before the day it is counted from")
                .or(Point::Day(this_week.plus(-7)), "the one of last week")
        }
        Shift::This | Shift::That => {
            found(this_week, "weekday.this", "the one of the same week").or(Point::Day(strictly_ahead), "the next one")
        }
        Shift::Coming | Shift::Following => found(strictly_ahead, "weekday.next", "the next one"),
        Shift::Next => {
            let next_week = this_week.plus(7);
            found(next_week, "weekday.next", "the one of the next week").or(Point::Day(strictly_ahead), "the next one to come")
        }
    }
}

fn nth_point(nth: Nth, block: Block, first: Day, last: Day) -> Option<Point> {
    let length = i64::from(last.number()) - i64::from(first.number()) + 1;
    match (nth, block) {
        (Nth::First(number), Block::Unit(TimeUnit::Day)) => {
            Some(Point::Day(first.plus(i64::from(number) - 1))).filter(|_| i64::from(number) <= length && number > 0)
        }
        (Nth::Last, Block::Unit(TimeUnit::Day)) => Some(Point::Day(last)),
        (Nth::First(number), Block::Weekday(weekday)) => {
            let offset = (i64::from(weekday) + 7 - i64::from(first.weekday().number_from_monday())) % 7;
            let day = first.plus(offset + 7 * (i64::from(number) - 1));
            (day <= last && number > 0).then_some(Point::Day(day))
        }
        (Nth::Last, Block::Weekday(weekday)) => {
            let offset = (i64::from(last.weekday().number_from_monday()) + 7 - i64::from(weekday)) % 7;
            Some(Point::Day(last.plus(-offset)))
        }
        (_, Block::Weekend) => {
            let saturday = first.plus((13 - i64::from(first.weekday().number_from_monday())) % 7);
            match nth {
                Nth::First(number) => {
                    Some(Point::Weekend(saturday.plus(7 * (i64::from(number) - 1)))).filter(|_| number > 0 && number < 54)
                }
                Nth::Last => Some(Point::Weekend(last.plus(-((i64::from(last.weekday().number_from_monday()) + 1) % 7)))),
            }
        }
        (_, Block::Half) => {
            let year = Point::Day(first).year();
            let half = if nth == Nth::First(1) { 1 } else { 2 };
            (length > 360 && length < 370).then_some(Point::Half(year, half))
        }
        (_, Block::Unit(unit)) => nth_unit(nth, unit, first, last),
        (_, Block::Fortnight) => None,
    }
}

fn nth_unit(nth: Nth, unit: TimeUnit, first: Day, last: Day) -> Option<Point> {
    if unit == TimeUnit::Week {
        // A week belongs to the month or year that holds its Thursday (ISO 8601).
        let (first, last) = (Point::containing(first.plus(3), unit), Point::containing(last.plus(-3), unit));
        return match nth {
            Nth::First(number) => Some(first.plus(i64::from(number) - 1)).filter(|_| number > 0 && number < 54),
            Nth::Last => Some(last),
        };
    }
    match nth {
        Nth::First(number) => {
            let point = Point::containing(first, unit).plus(i64::from(number) - 1);
            (number > 0 && number < 400 && point.days(crate::model::Hemisphere::Northern).0 <= last).then_some(point)
        }
        Nth::Last => Some(Point::containing(last, unit)),
    }
}
