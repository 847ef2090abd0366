//! The dialect of lines with keys: `date: …`, `Published: …`, `Source: …`, closed by a blank line or the first other line.

use super::key_value::{Field, Reading, byline_of, field_of};
use super::lines::{Head, Line};
use super::words::Key;
use super::{Dialect, Draft};
use crate::model::DayMonthOrder;
use crate::text::Span;

pub(super) const DIALECT: Dialect = Dialect {
    name: "fields",
    example: "Published: 14 March 2024\nSource: The Courier\n\nTalks open in Port Selwyn\nThe two sides met on Thursday.\n",
    find,
};

fn find(head: &Head<'_>, order: DayMonthOrder) -> Option<Draft> {
    let (number, first) = head.first()?;
    field_of(head, first)?.key?;
    let block = block(head, number);
    let last = block.last().map(|&(number, ..)| number)?;
    let reading = Reading::of(head.text, block.iter().map(|&(.., field)| field), order);
    let end = block.last().map_or(first.words.end(), |&(_, line, _)| line.words.end());
    Some(Draft {
        header: Span::new(first.words.start(), end),
        next_line: last + 1,
        rest: None,
        headline: reading.title,
        facts: reading.facts,
        notes: reading.notes,
    })
}

/// Returns the lines of a header that begins at line `from`.
///
/// Lines with unknown keys belong to it where a known one or a blank line follows; one blank line may stand between fields.
pub(super) fn block(head: &Head<'_>, from: usize) -> Vec<(usize, Line, Field)> {
    let mut block = Vec::new();
    let mut sure = 0;
    let mut blanks = 0;
    for (number, &line) in head.lines.iter().enumerate().skip(from) {
        if line.words.is_empty() {
            blanks += 1;
            sure = block.len();
            continue;
        }
        let Some(field) = field_of(head, line).or_else(|| byline_of(head, line)) else { break };
        if blanks > 1 || (blanks == 1 && !may_follow_blank(field.key)) {
            break;
        }
        blanks = 0;
        block.push((number, line, field));
        if field.key.is_some() {
            sure = block.len();
        }
    }
    block.truncate(sure);
    block
}

/// Whether a field that follows a blank line still belongs to the header; the headline's and the author's lines may be the
/// article's own.
fn may_follow_blank(key: Option<Key>) -> bool {
    key.is_some_and(|key| key != Key::Author)
}
