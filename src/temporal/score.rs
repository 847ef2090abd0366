//! The measures of TempEval-3 for temporal expressions, over gold and found ones: span, type, value, and anchored dates.

use std::fmt;

/// A temporal expression as an annotation file gives it. Offsets are Unicode code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The first code point.
    pub start: usize,
    /// The first code point after it.
    pub end: usize,
    /// The TIMEX3 type, in any case.
    pub kind: String,
    /// The TIMEX3 value; empty where there is none.
    pub value: String,
}

/// Precision, recall and their harmonic mean, in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Of what was found, how much is right.
    pub precision: f64,
    /// Of the gold, how much was found.
    pub recall: f64,
    /// The harmonic mean.
    pub f1: f64,
}

impl Measure {
    /// Computes the three from counts.
    pub fn new(hits: usize, n_found: usize, n_gold: usize) -> Self {
        let ratio = |of: usize| if of == 0 { 0.0 } else { hits as f64 / of as f64 };
        let (precision, recall) = (ratio(n_found), ratio(n_gold));
        let f1 = if precision + recall == 0.0 { 0.0 } else { 200.0 * precision * recall / (precision + recall) };
        Self { precision: 100.0 * precision, recall: 100.0 * recall, f1 }
    }
}

/// The counts over any number of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "counts are named n_…")]
pub struct TimexScore {
    /// Gold expressions.
    pub n_gold: usize,
    /// Found expressions.
    pub n_found: usize,
    /// Pairs that overlap.
    pub n_relaxed: usize,
    /// Pairs with the same span.
    pub n_strict: usize,
    /// Pairs with the same type.
    pub n_type: usize,
    /// Pairs with the same value.
    pub n_value: usize,
    /// Gold dates and times whose value begins with a year.
    pub n_anchored_gold: usize,
    /// Found dates and times whose value begins with a year.
    pub n_anchored_found: usize,
    /// Pairs of those with the same calendar date.
    pub n_anchored: usize,
}

impl TimexScore {
    /// Counts one article.
    pub fn add(&mut self, text: &str, gold: &[Annotation], found: &[Annotation]) {
        let characters: Vec<char> = text.chars().collect();
        let gold_spans: Vec<_> = gold.iter().map(|item| trimmed(&characters, item)).collect();
        let found_spans: Vec<_> = found.iter().map(|item| trimmed(&characters, item)).collect();
        let pairs = paired(&gold_spans, &found_spans);
        self.n_gold += gold.len();
        self.n_found += found.len();
        self.n_relaxed += pairs.len();
        self.n_anchored_gold += gold.iter().filter(|item| is_anchored(item)).count();
        self.n_anchored_found += found.iter().filter(|item| is_anchored(item)).count();
        for (i, j) in pairs {
            let (a, b) = (&gold[i], &found[j]);
            self.n_strict += usize::from(gold_spans[i] == found_spans[j]);
            self.n_type += usize::from(a.kind.to_uppercase() == b.kind.to_uppercase());
            self.n_value += usize::from(a.value.trim() == b.value.trim());
            self.n_anchored += usize::from(is_anchored(a) && is_anchored(b) && day(&a.value) == day(&b.value));
        }
    }

    /// Returns the measure of equal spans.
    pub fn strict(&self) -> Measure {
        Measure::new(self.n_strict, self.n_found, self.n_gold)
    }

    /// Returns the measure of overlapping spans.
    pub fn relaxed(&self) -> Measure {
        Measure::new(self.n_relaxed, self.n_found, self.n_gold)
    }

    /// Returns the F1 of overlapping spans times the accuracy of the type among them.
    pub fn type_f1(&self) -> f64 {
        self.relaxed().f1 * self.share(self.n_type)
    }

    /// Returns the F1 of overlapping spans times the accuracy of the value among them: TempEval-3's value F1.
    pub fn value_f1(&self) -> f64 {
        self.relaxed().f1 * self.share(self.n_value)
    }

    /// Returns the measure of calendar dates with the exact day.
    pub fn anchored(&self) -> Measure {
        Measure::new(self.n_anchored, self.n_anchored_found, self.n_anchored_gold)
    }

    fn share(&self, hits: usize) -> f64 {
        if self.n_relaxed == 0 { 0.0 } else { hits as f64 / self.n_relaxed as f64 }
    }
}

impl fmt::Display for TimexScore {
    /// Writes five lines: strict and relaxed span, type F1, value F1, anchored dates.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |label: &str, measure: Measure, n_gold: usize, n_found: usize| {
            let Measure { precision, recall, f1 } = measure;
            writeln!(f, "{label:<22} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}   (gold {n_gold}, system {n_found})")
        };
        row("strict span", self.strict(), self.n_gold, self.n_found)?;
        row("relaxed span", self.relaxed(), self.n_gold, self.n_found)?;
        writeln!(f, "{:<22} {:.1}", "type F1", self.type_f1())?;
        writeln!(f, "{:<22} {:.1}", "value F1", self.value_f1())?;
        let Measure { precision, recall, f1 } = self.anchored();
        let (n_gold, n_found) = (self.n_anchored_gold, self.n_anchored_found);
        writeln!(
            f,
            "{:<22} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}   (gold {n_gold}, system {n_found})",
            "anchored dates"
        )
    }
}

/// Returns the span without surrounding white space.
fn trimmed(characters: &[char], item: &Annotation) -> (usize, usize) {
    let is_space = |at: usize| characters.get(at).is_some_and(|character| character.is_whitespace());
    let (mut start, mut end) = (item.start, item.end);
    while start < end && is_space(start) {
        start += 1;
    }
    while end > start && is_space(end - 1) {
        end -= 1;
    }
    (start, end)
}

/// Pairs one found span with at most one gold span: equal ones first, then by overlap, then by distance of the ends.
fn paired(gold: &[(usize, usize)], found: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, &(a, b)) in gold.iter().enumerate() {
        for (j, &(x, y)) in found.iter().enumerate() {
            let overlap = b.min(y).saturating_sub(a.max(x));
            if overlap > 0 {
                let differs = (a, b) != (x, y);
                candidates.push((differs, usize::MAX - overlap, a.abs_diff(x) + b.abs_diff(y), i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut gold_taken, mut found_taken) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (.., i, j) in candidates {
        if !gold_taken[i] && !found_taken[j] {
            gold_taken[i] = true;
            found_taken[j] = true;
            pairs.push((i, j));
        }
    }
    pairs
}

/// Whether it is a date or time whose value begins with a year.
fn is_anchored(item: &Annotation) -> bool {
    let dated = matches!(item.kind.to_uppercase().as_str(), "DATE" | "TIME");
    dated && item.value.len() >= 4 && item.value.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

fn day(value: &str) -> &str {
    value.trim().split('T').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Annotation, TimexScore};
    use serde_json::Value;

    fn annotations(items: &Value) -> Vec<Annotation> {
        let number = |item: &Value, key: &str| item[key].as_u64().and_then(|number| usize::try_from(number).ok()).expect(key);
        let text = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
        items
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| Annotation {
                start: number(item, "start"),
                end: number(item, "end"),
                kind: text(item, "type"),
                value: text(item, "value"),
            })
            .collect()
    }

    /// The expected lines were printed once by an independent scorer that follows TempEval-3's.
    #[test]
    fn the_measures_are_those_of_tempeval() {
        let gold = include_str!("../../tests/data/temporal/score.gold.jsonl");
        let found = include_str!("../../tests/data/temporal/score.found.jsonl");
        let mut score = TimexScore::default();
        for (gold, found) in gold.lines().zip(found.lines()) {
            let gold: Value = serde_json::from_str(gold).expect("gold");
            let found: Value = serde_json::from_str(found).expect("found");
            assert_eq!(gold["id"], found["id"]);
            score.add(gold["text"].as_str().expect("a text"), &annotations(&gold["timex"]), &annotations(&found["timexes"]));
        }
        assert_eq!(score.to_string(), include_str!("../../tests/data/temporal/score.expected.txt"));
    }

    #[test]
    fn nothing_gives_zero() {
        assert_eq!(TimexScore::default().value_f1().to_bits(), 0.0_f64.to_bits());
    }
}
