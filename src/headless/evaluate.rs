//! `dateline evaluate`: reads the texts of an annotated file and prints how much of the annotation was found.

mod dating;
mod gold;
mod merging;
mod names;

use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead as _, BufReader};

use super::{Console, EvaluateArgs, Measured, Status};
use crate::extract;
use crate::ingest::{ReadOptions, jsonl};
use crate::model::{Article, Reading, Settings};
use crate::temporal::{Annotation, TimexScore};
use crate::text::CodePoints;
use dating::DatingScore;
use gold::Gold;
use merging::MergingScore;
use names::NamesScore;

/// A measure that adds up over articles.
trait Score: Display {
    /// Adds one article; says whether the file annotates it for this measure.
    fn add(&mut self, gold: Gold, reading: &Reading) -> bool;
}

/// Measures reading against annotations.
pub(super) fn evaluate(args: &EvaluateArgs, console: &mut Console<'_>) -> Status {
    let mut score: Box<dyn Score> = match args.what {
        Measured::Timex => Box::new(TimexScore::default()),
        Measured::Names => Box::new(NamesScore::default()),
        Measured::Merging => Box::new(MergingScore::default()),
        Measured::Dating => Box::new(DatingScore::default()),
    };
    let file = match File::open(&args.gold) {
        Ok(file) => file,
        Err(error) => {
            console.say(format_args!("dateline: could not read the annotations: {error}: {}", args.gold.display()));
            return Status::Failed;
        }
    };
    let mut annotated = false;
    for (index, line) in BufReader::new(file).lines().enumerate() {
        match line.map_err(|error| error.to_string()).and_then(|line| add(score.as_mut(), &line)) {
            Ok(used) => annotated |= used,
            Err(why) => {
                console.say(format_args!("dateline: could not use line {}: {why}: {}", index + 1, args.gold.display()));
                return Status::Failed;
            }
        }
    }
    if !annotated {
        console.say(format_args!("dateline: there are no annotations for this measure: {}", args.gold.display()));
        return Status::Failed;
    }
    match console.print(&format!("{score}\n")) {
        Ok(()) => Status::Done,
        Err(error) => console.output_failed(&error),
    }
}

/// Reads one annotated text and adds how it was read to the score.
fn add(score: &mut dyn Score, line: &str) -> Result<bool, String> {
    let document = jsonl::read_line(line.as_bytes(), &ReadOptions::default()).map_err(|error| error.to_string())?;
    let Some(document) = document else { return Ok(false) };
    let gold: Gold = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let options = extract::Options { settings: &Settings::default(), lexicon: &[] };
    let reading = extract::read(document.article, document.source, &options);
    Ok(score.add(gold, &reading))
}

impl Score for TimexScore {
    fn add(&mut self, gold: Gold, reading: &Reading) -> bool {
        let Some(timexes) = gold.timex else { return false };
        let gold: Vec<Annotation> = timexes.into_iter().map(Annotation::from).collect();
        Self::add(self, &reading.article.text, &gold, &found(&reading.article));
        true
    }
}

fn found(article: &Article) -> Vec<Annotation> {
    let points = CodePoints::new(&article.text);
    let annotation = |timex: &crate::model::Timex| Annotation {
        start: points.point_at(timex.span.start()),
        end: points.point_at(timex.span.end()),
        kind: timex.kind.as_str().to_owned(),
        value: timex.value.to_string(),
    };
    article.timexes.iter().map(annotation).collect()
}

#[cfg(test)]
mod tests {
    use super::dating::DatingScore;
    use super::merging::MergingScore;
    use super::names::NamesScore;
    use super::{Score, add};

    /// Written so that some annotations are wrong on purpose: the measures are not to be 100.
    const GOLD: &str = include_str!("../../tests/data/extract/gold.jsonl");

    fn measured(mut score: impl Score) -> String {
        for line in GOLD.lines() {
            assert!(add(&mut score, line).expect("a line"), "it is annotated");
        }
        score.to_string()
    }

    #[test]
    fn names_are_measured_by_exact_span_and_kind() {
        let expected = "\
PER                    P  66.7  R  66.7  F1  66.7   (gold 3, system 3)
ORG                    P  66.7  R  40.0  F1  50.0   (gold 5, system 3)
LOC                    P  80.0  R 100.0  F1  88.9   (gold 4, system 5)
MICRO                  P  72.7  R  66.7  F1  69.6   (gold 12, system 11)
untyped span           P  90.9  R  83.3  F1  87.0   (gold 12, system 11)";
        assert_eq!(measured(NamesScore::default()), expected);
    }

    #[test]
    fn merging_is_measured_by_b_cubed() {
        let expected = "B-cubed P 90.0 R 100.0 F1 94.7 over 10 names (1 gold names not found as names)";
        assert_eq!(measured(MergingScore::default()), expected);
    }

    #[test]
    fn dating_is_measured_over_dated_mentions() {
        let expected = "\
events printed: 6, 10.3 a hundred words; with a gold event mention under a trigger: P 100.0%
gold event mentions with one date: 7; found as events: 6 (85.7%)
dated right, of all:   exact 57.1%  compatible 57.1%
dated right, of found: exact 66.7%  compatible 66.7%";
        assert_eq!(measured(DatingScore::default()), expected);
    }

    #[test]
    fn a_line_without_the_annotation_counts_for_nothing() {
        let used = add(&mut NamesScore::default(), r#"{"id": "a", "dct": null, "text": "Paris."}"#);
        assert_eq!(used, Ok(false));
    }
}
