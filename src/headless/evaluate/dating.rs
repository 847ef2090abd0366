//! Events: how many of the dated ones were found, with which calendar date, and how many of the printed ones are events.

use std::cmp::Reverse;
use std::fmt;

use super::Score;
use super::gold::{Gold, GoldEvent};
use crate::model::{Edtf, Reading};
use crate::text::CodePoints;

/// Words that only introduce somebody's words: their dated gold mentions are left out.
const REPORTING: &str = "say says said saying state states stated stating tell tells told telling add adds added adding report reports reported reporting announce announces announced announcing according note notes noted explain explains explained comment comments commented";

/// Counts of events over all articles.
#[derive(Debug, Default)]
pub(super) struct DatingScore {
    total: usize,
    covered: usize,
    exact: usize,
    compatible: usize,
    printed: usize,
    real: usize,
    words: usize,
}

/// An event that was found: its triggers in code points, and its date.
struct Found {
    triggers: Vec<(usize, usize)>,
    date: String,
}

impl Score for DatingScore {
    fn add(&mut self, gold: Gold, reading: &Reading) -> bool {
        let Some(gold) = gold.events else { return false };
        let found = found(reading);
        self.words += reading.article.text.split_whitespace().count();
        self.printed += found.len();
        let touches_gold =
            |event: &&Found| event.triggers.iter().any(|trigger| gold.iter().any(|mention| overlap(trigger, mention) > 0));
        self.real += found.iter().filter(touches_gold).count();
        for mention in gold.iter().filter(|mention| is_dated(mention)) {
            self.total += 1;
            let Some(event) = best(&found, mention) else { continue };
            self.covered += 1;
            let (want, got) = (calendar(mention.time.as_deref().unwrap_or_default()), &event.date);
            self.exact += usize::from(want == *got);
            self.compatible += usize::from(!got.is_empty() && (want.starts_with(got) || got.starts_with(&want)));
        }
        true
    }
}

/// Returns the event whose trigger overlaps the mention most; of equals the first.
fn best<'f>(found: &'f [Found], mention: &GoldEvent) -> Option<&'f Found> {
    let overlaps = found.iter().enumerate().flat_map(|(index, event)| {
        let of_trigger = move |trigger| (overlap(trigger, mention), Reverse(index));
        event.triggers.iter().map(of_trigger)
    });
    let (most, Reverse(index)) = overlaps.max()?;
    if most > 0 { found.get(index) } else { None }
}

/// Returns how many code points two spans share.
fn overlap(&(start, end): &(usize, usize), mention: &GoldEvent) -> usize {
    end.min(mention.end).saturating_sub(start.max(mention.start))
}

/// Whether the mention has a calendar date and is no mere reporting verb.
fn is_dated(mention: &GoldEvent) -> bool {
    let time = mention.time.as_deref().unwrap_or_default();
    let year = time.chars().take(4).filter(char::is_ascii_digit).count() == 4;
    let word = mention.text.to_lowercase();
    year && !REPORTING.split(' ').any(|introduces| introduces == word)
}

/// Returns the events in the order in which findings are printed.
fn found(reading: &Reading) -> Vec<Found> {
    let points = CodePoints::new(&reading.article.text);
    let claims = reading.events.iter().filter_map(|event| event.claims.first());
    claims
        .map(|claim| Found {
            triggers: claim.triggers.iter().map(|span| (points.point_at(span.start()), points.point_at(span.end()))).collect(),
            date: calendar(claim.when.edtf.as_ref().map_or("", Edtf::as_str)),
        })
        .collect()
}

/// Returns the calendar date of a value: without time of day, marks of doubt and unknown parts.
fn calendar(value: &str) -> String {
    let day = value.trim().split('T').next().unwrap_or_default();
    let plain: String = day.chars().filter(|letter| !matches!(letter, '?' | '~' | '%' | '[' | ']')).collect();
    let mut known = plain.as_str();
    while let Some(rest) = known.strip_suffix("-XX") {
        known = rest;
    }
    known.to_owned()
}

impl fmt::Display for DatingScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |count: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * count as f64 / of as f64 };
        let (printed, covered, total) = (self.printed, self.covered, self.total);
        let density = percent(printed, self.words);
        let precision = percent(self.real, printed);
        writeln!(
            f,
            "events printed: {printed}, {density:.1} a hundred words; with a gold event mention under a trigger: P {precision:.1}%"
        )?;
        let share = percent(covered, total);
        writeln!(f, "gold event mentions with one date: {total}; found as events: {covered} ({share:.1}%)")?;
        let (exact, compatible) = (percent(self.exact, total), percent(self.compatible, total));
        writeln!(f, "dated right, of all:   exact {exact:.1}%  compatible {compatible:.1}%")?;
        let (exact, compatible) = (percent(self.exact, covered), percent(self.compatible, covered));
        write!(f, "dated right, of found: exact {exact:.1}%  compatible {compatible:.1}%")
    }
}

#[cfg(test)]
mod tests {
    use super::calendar;

    #[test]
    fn calendar_dates_drop_what_is_not_known() {
        assert_eq!(calendar("2008-03-XX"), "2008-03");
        assert_eq!(calendar("2008-XX-XX"), "2008");
        assert_eq!(calendar("2010-06-07~"), "2010-06-07");
        assert_eq!(calendar("2009-06-01T16:00Z"), "2009-06-01");
        assert_eq!(calendar("[2009-03-23..2009-03-29]"), "2009-03-23..2009-03-29");
    }
}
