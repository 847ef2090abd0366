//! The dialect in which the first line begins with the date: `March 14, 2024 — Headline`, `2024-03-14 Headline`, or the date
//! alone.

use super::date::{DateWords, date_at_start};
use super::key_value::Facts;
use super::lines::{Head, Line};
use super::{Dialect, Draft, headline, published_at};
use crate::model::DayMonthOrder;
use crate::text::Span;

pub(super) const DIALECT: Dialect = Dialect {
    name: "leading-date",
    example: "March 14, 2024 — Talks open in Port Selwyn\nThe two sides met on Thursday.\n",
    find,
};

fn find(head: &Head<'_>, order: DayMonthOrder) -> Option<Draft> {
    let (number, line) = head.first()?;
    let opening = head.words(line).chars().next().filter(|mark| matches!(mark, '[' | '(')).map_or(0, char::len_utf8);
    let words = head.words(line).get(opening..)?;
    let found = date_at_start(words, order)?;
    let behind = words.get(found.len..)?;
    let rest = behind.trim_start_matches([' ', '\t', '\u{a0}', ']', ')', ':', '|', '·', '-', '–', '—', ',', '/']);
    let rest_start = line.words.end() - rest.len();
    if !begins_article(behind, rest, &found) || is_list_of_dates(head, line, order) {
        return None;
    }
    let mut notes = Vec::new();
    let published = published_at(head.text, line.words.start() + opening, &found, &mut notes);
    let has_headline = !rest.is_empty() && rest.len() <= 300;
    Some(Draft {
        header: Span::new(line.words.start(), if rest.is_empty() { line.words.end() } else { rest_start }),
        next_line: number + 1,
        rest: (!rest.is_empty() && !has_headline).then_some(rest_start),
        headline: has_headline.then(|| Span::new(rest_start, line.words.end())),
        facts: Facts { published: Some(published), ..Facts::default() },
        notes,
    })
}

/// Whether what stands behind the date is a headline and not the rest of a sentence.
fn begins_article(behind: &str, rest: &str, found: &DateWords) -> bool {
    let mark = behind.trim_start().chars().next();
    let separated = mark.is_some_and(|mark| matches!(mark, '—' | '–' | '-' | ':' | '|' | '·' | ']' | ')' | '/'));
    let capital = !rest.starts_with(char::is_lowercase);
    rest.is_empty() || separated || (found.is_iso && capital) || (capital && mark != Some(',') && headline::could_be(rest))
}

/// Whether the next line begins with a date as well: then the lines are a chronology, and none says when it was published.
fn is_list_of_dates(head: &Head<'_>, first: Line, order: DayMonthOrder) -> bool {
    let next = head.filled().map(|(_, line)| line).find(|line| line.words.start() > first.words.start());
    next.is_some_and(|line| date_at_start(head.words(line), order).is_some_and(|found| found.len < line.words.len()))
}
