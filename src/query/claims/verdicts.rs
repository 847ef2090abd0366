//! The verdicts that suggest themselves for a field: the latest claim, the most reliable one, a range.

use super::Said;
use super::table::{ClaimRow, ClaimsTable};
use crate::model::{Bounds, Edtf, EntityId, Project, Quantity, Reliability, When};
use crate::query::agreement::{common, interval};

/// How a verdict is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    /// What was published last.
    Latest,
    /// What the best source says.
    MostReliable,
    /// Whatever the two latest allow together: a range, a common place, all who are named.
    Range,
    /// What one certain claim says.
    Chosen,
}

/// A verdict that suggests itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictOption {
    /// How it is found.
    pub kind: VerdictKind,
    /// The value.
    pub value: Said,
    /// The row that it comes from; nothing for a range.
    pub row: Option<usize>,
}

/// Returns the verdicts that suggest themselves for a column, those that exist, in the order of [`VerdictKind`]; `chosen` is
/// the row that a person points at.
pub fn verdict_options(project: &Project, table: &ClaimsTable, column: usize, chosen: Option<usize>) -> Vec<VerdictOption> {
    // Rows stand in the order of publication, those without a date last.
    let speaking: Vec<usize> = (0..table.rows.len()).filter(|&row| said(table, row, column) != &Said::Nothing).collect();
    let dated = |row: &&usize| table.rows[**row].published.is_some();
    let latest = speaking.iter().rev().find(dated).or(speaking.last()).copied();
    let best = speaking.iter().min_by_key(|&&row| grade(&table.rows[row], row)).copied();
    let of_row = |kind, row: usize| VerdictOption { kind, value: said(table, row, column).clone(), row: Some(row) };
    let mut options: Vec<VerdictOption> = latest.map(|row| of_row(VerdictKind::Latest, row)).into_iter().collect();
    options.extend(best.map(|row| of_row(VerdictKind::MostReliable, row)));
    let dated_rows: Vec<usize> = speaking.iter().filter(dated).copied().collect();
    let source = if dated_rows.len() > 1 { &dated_rows } else { &speaking };
    let range = two_latest(table, source, column).and_then(|(one, other)| range(project, one, other));
    options.extend(range.map(|value| VerdictOption { kind: VerdictKind::Range, value, row: None }));
    let pointed = chosen.filter(|row| speaking.contains(row));
    options.extend(pointed.map(|row| of_row(VerdictKind::Chosen, row)));
    options
}

fn said(table: &ClaimsTable, row: usize, column: usize) -> &Said {
    table.rows.get(row).and_then(|row| row.cells.get(column)).map_or(&Said::Nothing, |cell| &cell.said)
}

/// Orders rows by reliability of the source, credibility of the claim, then the latest.
fn grade(row: &ClaimRow, index: usize) -> (Reliability, u8, std::cmp::Reverse<usize>) {
    // Nobody's judgment stands with "cannot be judged".
    (row.reliability.unwrap_or(Reliability::F), row.credibility.unwrap_or(6), std::cmp::Reverse(index))
}

/// Returns the latest two values that differ.
fn two_latest<'t>(table: &'t ClaimsTable, rows: &[usize], column: usize) -> Option<(&'t Said, &'t Said)> {
    let last = said(table, *rows.last()?, column);
    let other = rows.iter().rev().map(|&row| said(table, row, column)).find(|other| *other != last)?;
    Some((other, last))
}

/// Returns what two values allow together.
fn range(project: &Project, one: &Said, other: &Said) -> Option<Said> {
    match (one, other) {
        (Said::Quantity(one), Said::Quantity(other)) => hull_of_numbers(one, other).map(Said::Quantity),
        (Said::When(one), Said::When(other)) => hull_of_dates(one, other).map(Said::When),
        (Said::Place(one), Said::Place(other)) => common(project, &[*one, *other]).map(Said::Place),
        (Said::Entities(one), Said::Entities(other)) => {
            let mut all: Vec<EntityId> = one.iter().chain(other).copied().collect();
            all.sort_unstable();
            all.dedup();
            Some(Said::Entities(all))
        }
        _ => None,
    }
}

/// Returns the narrowest interval that holds the figures of both; bounds that say nothing new are left out.
fn hull_of_numbers(one: &Quantity, other: &Quantity) -> Option<Quantity> {
    // "At least 26" and 31 together mean 26 to 31: a floor is a figure that somebody counted.
    let floor = |quantity: &Quantity| quantity.low.or(quantity.best).or(quantity.high);
    let ceiling = |quantity: &Quantity| quantity.high.or(quantity.best).or(quantity.low);
    interval(one).zip(interval(other))?;
    let low = floor(one)?.min(floor(other)?);
    let high = ceiling(one)?.max(ceiling(other)?);
    Some(Quantity { what: one.what.clone(), low: Some(low), best: None, high: Some(high), words: None })
}

/// Returns the date "once between the first and the last day of both".
fn hull_of_dates(one: &When, other: &When) -> Option<When> {
    let (one, other): (Bounds, Bounds) = (one.bounds()?, other.bounds()?);
    let (from, to) = (one.earliest?.min(other.earliest?), one.latest?.max(other.latest?));
    if from == to {
        return Some(When::decided(Some(Edtf::day(from))));
    }
    Some(When::decided(Some(Edtf::parse(&format!("[{from}..{to}]")).ok()?)))
}
