//! What the dates of an article tell of it as a whole: which number is the day, and what dates are counted from.

use crate::model::{Day, DayMonthOrder};
use crate::temporal::calendar::Point;
use crate::temporal::context::Domain;
use crate::temporal::tree::{Expr, Match};

/// Returns which number is the day in a date such as 06/03/2021, and why.
pub(super) fn order_of(matches: &[Match], setting: DayMonthOrder) -> (DayMonthOrder, &'static str) {
    if setting != DayMonthOrder::FromArticle {
        return (setting, "the project's setting says so");
    }
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    for found in matches {
        let Expr::Numeric { first, second, .. } = date_of(&found.expr) else { continue };
        day_first += usize::from(*first > 12);
        month_first += usize::from(*second > 12);
    }
    if day_first > month_first {
        (DayMonthOrder::DayFirst, "another date of the article can only be read so")
    } else if month_first > 0 {
        (DayMonthOrder::MonthFirst, "another date of the article can only be read so")
    } else {
        (DayMonthOrder::MonthFirst, "nothing in the article or the settings decides")
    }
}

/// Returns what sort of text the dates speak for: narrative where most years named lie long before publication, or there is none.
pub(in crate::temporal) fn domain_of(matches: &[Match], published: Option<Day>) -> Domain {
    let Some(published) = published else { return Domain::Narrative };
    let this_year = Point::Day(published).year();
    let (mut far, mut near) = (0_usize, 0_usize);
    for found in matches {
        match date_of(&found.expr) {
            Expr::Point(point) if (this_year - point.year()).abs() > 3 => far += 1,
            Expr::Point(_) | Expr::Today { .. } | Expr::Weekday { .. } => near += 1,
            _ => {}
        }
    }
    if far >= 4 && far >= 4 * near { Domain::Narrative } else { Domain::News }
}

fn date_of(expr: &Expr) -> &Expr {
    match expr {
        Expr::Clock { date: Some(date), .. } | Expr::Part { date: Some(date), .. } => date,
        other => other,
    }
}
