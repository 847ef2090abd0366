//! Prints the temporal expressions of an `articles.jsonl` as findings, so that they can be measured; with `--rules`, the
//! page of `docs/rules.md`.

use std::io::{self, BufRead as _, Write as _};

use dateline::model::{Day, Published, Settings, Timex};
use dateline::temporal::{Context, Domain, find, hints, rules_markdown};
use dateline::text::{CodePoints, Span};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).ok_or_else(|| io::Error::other("give an articles.jsonl"))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if path == "--rules" {
        return out.write_all(rules_markdown().as_bytes());
    }
    for line in io::BufReader::new(std::fs::File::open(path)?).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        writeln!(out, "{}", findings(&article))?;
    }
    out.flush()
}

fn findings(article: &Value) -> Value {
    let text = article["text"].as_str().unwrap_or_default();
    let published = article["dct"].as_str().and_then(day).map(|day| Published { day, time: None, zone: None, words: None });
    let context = Context { published, settings: Settings::default(), domain: Domain::Detect };
    let timexes = find(text, &[Span::new(0, text.len())], &hints(text, &sentences(text)), &context);
    let points = CodePoints::new(text);
    let timexes: Vec<Value> = timexes.iter().map(|timex| shown(timex, &points)).collect();
    json!({"id": article["id"], "dct": article["dct"], "headline": null, "timexes": timexes, "mentions": [], "entities": [], "events": []})
}

/// Reads a date that may be written the British way.
fn day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => Day::parse_iso(&format!("{year}-{month}-{day}")),
        _ => Day::parse_iso(text),
    }
}

/// Cuts at full stops before a space and at line ends; the language engine does it better.
fn sentences(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut start = 0;
    for at in 0..bytes.len() {
        let ends = bytes[at] == b'\n'
            || (matches!(bytes[at], b'.' | b'!' | b'?') && bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace));
        let abbreviated = bytes[at] == b'.' && at >= 3 && bytes[at - 3..at].iter().any(u8::is_ascii_uppercase);
        if ends && !abbreviated {
            spans.push(Span::new(start, at + 1));
            start = at + 1;
        }
    }
    spans.push(Span::new(start, bytes.len()));
    spans.retain(|span| !span.is_empty());
    spans
}

fn shown(timex: &Timex, points: &CodePoints<'_>) -> Value {
    let edtf = timex.when.edtf.as_ref().map(ToString::to_string);
    let alternatives: Vec<Value> = timex
        .when
        .alternatives
        .iter()
        .map(|other| json!({"value": other.value, "edtf": other.edtf.as_ref().map(ToString::to_string), "why": other.why.as_str()}))
        .collect();
    json!({
        "start": points.point_at(timex.span.start()), "end": points.point_at(timex.span.end()),
        "type": timex.kind.as_str(), "value": timex.value.as_str(), "mod": timex.modifier.map(dateline::model::TimexMod::as_str),
        "edtf": edtf, "relation": null, "rule": timex.when.basis.rule.as_str(), "why": timex.when.basis.why.as_str(), "alternatives": alternatives,
    })
}
