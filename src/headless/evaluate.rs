//! `dateline evaluate`: reads the texts of an annotated file and prints how much of the annotation was found.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use serde::Deserialize;

use super::{Console, EvaluateArgs, Measured, Status};
use crate::extract;
use crate::ingest::{ReadOptions, jsonl};
use crate::model::{Article, Settings};
use crate::temporal::{Annotation, TimexScore};
use crate::text::CodePoints;

/// The annotations of one line; what else stands in it is for other measures.
#[derive(Debug, Deserialize)]
struct Gold {
    timex: Vec<GoldTimex>,
}

#[derive(Debug, Deserialize)]
struct GoldTimex {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

/// Measures reading against annotations.
pub(super) fn evaluate(args: &EvaluateArgs, console: &mut Console<'_>) -> Status {
    let Measured::Timex = args.what;
    let mut score = TimexScore::default();
    let file = match File::open(&args.gold) {
        Ok(file) => file,
        Err(error) => {
            console.say(format_args!("dateline: could not read the annotations: {error}: {}", args.gold.display()));
            return Status::Failed;
        }
    };
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let outcome = line.map_err(|error| error.to_string()).and_then(|line| add(&mut score, &line));
        if let Err(why) = outcome {
            console.say(format_args!("dateline: could not use line {}: {why}: {}", index + 1, args.gold.display()));
            return Status::Failed;
        }
    }
    match console.print(&format!("{score}\n")) {
        Ok(()) => Status::Done,
        Err(error) => console.output_failed(&error),
    }
}

/// Reads one annotated text and adds how it was read to the score.
fn add(score: &mut TimexScore, line: &str) -> Result<(), String> {
    let document = jsonl::read_line(line.as_bytes(), &ReadOptions::default()).map_err(|error| error.to_string())?;
    let Some(document) = document else { return Ok(()) };
    let gold: Gold = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let options = extract::Options { settings: &Settings::default(), lexicon: &[] };
    let reading = extract::read(document.article, document.source, &options);
    let gold: Vec<Annotation> = gold
        .timex
        .into_iter()
        .map(|timex| Annotation { start: timex.start, end: timex.end, kind: timex.kind, value: timex.value })
        .collect();
    score.add(&reading.article.text, &gold, &found(&reading.article));
    Ok(())
}

fn found(article: &Article) -> Vec<Annotation> {
    let points = CodePoints::new(&article.text);
    let annotation = |timex: &crate::model::Timex| Annotation {
        start: points.point_at(timex.span.start),
        end: points.point_at(timex.span.end),
        kind: timex.kind.as_str().to_owned(),
        value: timex.value.clone(),
    };
    article.timexes.iter().map(annotation).collect()
}
