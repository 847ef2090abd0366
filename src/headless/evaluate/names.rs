//! Names by the rule of `CoNLL`: right where both ends and the kind are; a leading article and a possessive do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Score;
use super::gold::Gold;
use crate::model::{EntityId, EntityKind, Level, Reading};
use crate::temporal::Measure;
use crate::text::CodePoints;

/// The kinds that are measured, as annotations call them.
const KINDS: [&str; 3] = ["PER", "ORG", "LOC"];

/// Counts of one kind.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    hits: usize,
    found: usize,
    gold: usize,
}

/// Counts of names over all articles.
#[derive(Debug, Default)]
pub(super) struct NamesScore {
    kinds: BTreeMap<String, Counts>,
    untyped: usize,
}

impl Score for NamesScore {
    fn add(&mut self, gold: Gold, reading: &Reading) -> bool {
        let Some(names) = gold.names else { return false };
        let text: Vec<char> = reading.article.text.chars().collect();
        let gold: BTreeSet<((usize, usize), String)> =
            names.into_iter().map(|name| (bare(&text, (name.start, name.end)), name.kind)).collect();
        let found: BTreeSet<((usize, usize), String)> = found(reading)
            .into_iter()
            .filter_map(|name| Some((bare(&text, name.span), label(name.kind)?.to_owned())))
            .collect();
        for (_, kind) in &gold {
            self.kinds.entry(kind.clone()).or_default().gold += 1;
        }
        for (_, kind) in &found {
            self.kinds.entry(kind.clone()).or_default().found += 1;
        }
        for (_, kind) in gold.intersection(&found) {
            self.kinds.entry(kind.clone()).or_default().hits += 1;
        }
        let spans = |names: &BTreeSet<((usize, usize), String)>| names.iter().map(|(span, _)| *span).collect::<BTreeSet<_>>();
        self.untyped += spans(&gold).intersection(&spans(&found)).count();
        true
    }
}

impl fmt::Display for NamesScore {
    /// Writes a line for each kind, then all of them, then the spans alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in KINDS {
            let counts = self.kinds.get(kind).copied().unwrap_or_default();
            row(f, kind, counts)?;
            writeln!(f)?;
        }
        let mut all = Counts::default();
        for counts in self.kinds.values() {
            all.hits += counts.hits;
            all.found += counts.found;
            all.gold += counts.gold;
        }
        row(f, "MICRO", all)?;
        writeln!(f)?;
        row(f, "untyped span", Counts { hits: self.untyped, ..all })
    }
}

fn row(f: &mut fmt::Formatter<'_>, label: &str, counts: Counts) -> fmt::Result {
    let Measure { precision, recall, f1 } = Measure::new(counts.hits, counts.found, counts.gold);
    let Counts { found, gold, .. } = counts;
    write!(f, "{label:<22} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}   (gold {gold}, system {found})")
}

/// A name that was found. Offsets are code points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub span: (usize, usize),
    pub kind: EntityKind,
    pub entity: EntityId,
}

/// Returns the mentions by name, in order.
pub(super) fn found(reading: &Reading) -> Vec<Found> {
    let points = CodePoints::new(&reading.article.text);
    let kinds: BTreeMap<EntityId, EntityKind> = reading.entities.iter().map(|entity| (entity.id, entity.kind)).collect();
    let names = reading.article.mentions.iter().filter(|mention| mention.level == Level::Name);
    names
        .map(|mention| Found {
            span: (points.point_at(mention.span.start()), points.point_at(mention.span.end())),
            kind: kinds.get(&mention.entity).copied().unwrap_or(EntityKind::Other),
            entity: mention.entity,
        })
        .collect()
}

/// Returns what annotations call the kind; nothing for those that are not measured.
const fn label(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("PER"),
        EntityKind::Organization => Some("ORG"),
        EntityKind::Place => Some("LOC"),
        _ => None,
    }
}

/// Returns a span without a leading article and a possessive, so that the scheme of the annotation does not decide.
pub(super) fn bare(text: &[char], (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let words = text.get(start..end).unwrap_or_default();
    let first = words.iter().position(|letter| letter.is_whitespace()).unwrap_or_default();
    let word: String = words[..first].iter().flat_map(|letter| letter.to_lowercase()).collect();
    if matches!(word.as_str(), "the" | "a" | "an") {
        start += words.iter().skip(first).position(|letter| !letter.is_whitespace()).map_or(words.len(), |gap| first + gap);
    }
    if let Some(['\'' | '’', 's']) = text.get(start..end).and_then(|rest| rest.last_chunk::<2>()) {
        end -= 2;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn articles_and_possessives_do_not_count() {
        let text: Vec<char> = "The  Hague’s mayor".chars().collect();
        assert_eq!(bare(&text, (0, 12)), (5, 10));
        assert_eq!(bare(&text, (5, 10)), (5, 10));
        assert_eq!(bare(&text, (0, 3)), (0, 3), "an article alone stays");
        assert_eq!(bare(&text, (90, 95)), (90, 95), "spans outside of the text stay");
    }
}
