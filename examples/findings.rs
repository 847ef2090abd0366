//! Prints the findings of articles as JSON lines: `cargo run --example findings FILES…`.
//!
//! Files are `articles.jsonl` (`id`, `dct`, `text`) or plain text whose first line may be ` date 2025-08-06 Headline`.

use std::sync::Arc;

use dateline::extract::{Options, run};
use dateline::model::{Article, ArticleId, Day, Extra, Findings, Parts, Published, Settings};
use dateline::text::{CodePoints, Span};
use serde_json::{Value, json};

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let human = args.iter().position(|arg| arg == "--text").map(|at| args.remove(at)).is_some();
    for path in args {
        let Ok(content) = std::fs::read_to_string(&path) else { continue };
        if path.ends_with(".jsonl") {
            for line in content.lines() {
                let value: Value = serde_json::from_str(line).unwrap_or_default();
                let text = value["text"].as_str().unwrap_or_default();
                let id = value["id"].as_str().unwrap_or_default();
                print(id, &article_of_line(id, text, value["dct"].as_str()), human);
            }
        } else {
            let id = std::path::Path::new(&path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            print(&id, &article_of_file(&id, &content), human);
        }
    }
}

fn article(id: &str, text: &str, published: Option<&str>, parts: Parts) -> Article {
    Article {
        id: ArticleId::of([id.as_bytes()]),
        file_name: id.to_owned(),
        path: String::new(),
        content_hash: String::new(),
        source: None,
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: published.and_then(Day::parse_iso).map(|day| Published { day, time: None, zone: None, words: None }),
        language: None,
        parts,
        text: Arc::from(text),
        sentences: vec![],
        timexes: vec![],
        mentions: vec![],
        ingest_notes: vec![],
        note: String::new(),
        tags: vec![],
        extra: Extra::default(),
    }
}

fn article_of_line(id: &str, text: &str, dct: Option<&str>) -> Article {
    let first = text.lines().next().unwrap_or_default();
    let is_headline = dct.is_some() && first.len() < 160 && !first.trim_end().ends_with('.') && text.lines().count() > 1;
    let headline = is_headline.then(|| Span::new(0, first.trim_end().len()));
    let start = if is_headline { first.len() } else { 0 };
    article(id, text, dct, Parts { header: Span::default(), headline, body: Span::new(start, text.len()) })
}

fn article_of_file(id: &str, text: &str) -> Article {
    let first = text.lines().next().unwrap_or_default();
    let after = first.trim_start().strip_prefix("date").map(|rest| rest.trim_start_matches([':', ' ']));
    let date = after
        .and_then(|rest| rest.get(..10))
        .or_else(|| text.trim_start().get(..10))
        .filter(|date| Day::parse_iso(date).is_some());
    let headline = after.and_then(|rest| rest.get(10..)).map(str::trim).filter(|headline| !headline.is_empty());
    let span = headline.map(|headline| {
        let start = headline.as_ptr().addr() - text.as_ptr().addr();
        Span::new(start, start + headline.len())
    });
    let body = if date.is_some() { first.len() } else { 0 };
    article(id, text, date, Parts { header: Span::new(0, 0), headline: span, body: Span::new(body, text.len()) })
}

fn print(id: &str, article: &Article, human: bool) {
    let settings = Settings::default();
    let options = Options { settings: &settings, lexicon: &[] };
    let found = run(article, &options);
    if human {
        println!("{}", table(article, &found));
    } else {
        println!("{}", object(id, article, &found));
    }
}

fn table(article: &Article, found: &Findings) -> String {
    let mut lines = vec![format!("=== {} {:?}", article.display_title(), article.published.as_ref().map(|p| p.day))];
    let name = |span: Span| {
        let entity = found.mentions.iter().find(|m| m.span == span).map(|m| m.entity);
        entity.and_then(|id| found.entities.iter().find(|e| e.id == id)).map_or("?", |e| e.name.as_str()).to_owned()
    };
    for entity in &found.entities {
        lines.push(format!("  {:<12} {} {:?} [{}]", entity.kind.as_str(), entity.name, entity.aliases, entity.role));
    }
    let mut events: Vec<_> = found.events.iter().filter_map(|event| event.claims.first()).collect();
    events.sort_by_key(|claim| claim.quote.start.min(claim.triggers[0].start));
    for claim in events {
        let people: Vec<String> =
            claim.participants.iter().map(|p| format!("{}={}", p.role.as_str(), name(p.mention))).collect();
        let triggers: Vec<&str> = claim.triggers.iter().map(|t| article.slice(*t)).collect();
        let numbers: Vec<String> =
            claim.quantities.iter().map(|q| format!("{} {:?}/{:?}/{:?}", q.what, q.low, q.best, q.high)).collect();
        lines.push(format!(
            "* {}\n    {} {} {} {:?} | {} | at {} | {} | says {} | {:?} | {}",
            claim.title,
            claim.when.edtf.as_ref().map_or("-", |e| e.as_str()),
            claim.when.basis.anchor.as_str(),
            claim.factuality.as_str(),
            claim.polarity,
            claim.event_type.0,
            claim.place.map_or_else(String::new, name),
            people.join(", "),
            claim.attribution.map_or_else(String::new, |a| article.slice(a.words).to_owned()),
            triggers,
            numbers.join("; "),
        ));
        lines.push(format!("    why {}", claim.when.basis.why));
    }
    lines.join("\n")
}

fn object(id: &str, article: &Article, found: &Findings) -> Value {
    let points = CodePoints::new(&article.text);
    let place = |span: Span| (points.point_at(span.start), points.point_at(span.end));
    let spanned = |span: Span| json!({"start": place(span).0, "end": place(span).1});
    let entity = |span: Span| found.mentions.iter().find(|m| m.span == span).map(|m| m.entity.to_string());
    let kind = |id| found.entities.iter().find(|e| e.id == id).map_or("other", |e| e.kind.as_str());
    let mentions: Vec<Value> = found
        .mentions
        .iter()
        .map(|m| {
            let level = match m.level {
                dateline::model::Level::Name => "name",
                dateline::model::Level::Nominal => "nominal",
                dateline::model::Level::Pronoun => "pronoun",
            };
            json!({"start": place(m.span).0, "end": place(m.span).1, "level": level, "kind": kind(m.entity), "entity": m.entity.to_string()})
        })
        .collect();
    let events: Vec<Value> = found
        .events
        .iter()
        .flat_map(|event| event.claims.iter().map(move |claim| (event, claim)))
        .map(|(event, claim)| {
            json!({"id": event.id.to_string(), "triggers": claim.triggers.iter().map(|t| spanned(*t)).collect::<Vec<_>>(),
                "quote": spanned(claim.quote), "title": claim.title,
                "when": {"edtf": claim.when.edtf.as_ref().map(|e| e.as_str()), "basis": claim.when.basis.anchor.as_str(), "why": claim.when.basis.why},
                "place": claim.place.and_then(entity), "type": claim.event_type.0, "factuality": claim.factuality.as_str()})
        })
        .collect();
    let timexes: Vec<Value> = found
        .timexes
        .iter()
        .map(|t| json!({"start": place(t.span).0, "end": place(t.span).1, "type": t.kind.as_str(), "value": t.value, "rule": t.when.basis.rule}))
        .collect();
    json!({"id": id, "dct": article.published.as_ref().map(|p| p.day.to_string()), "timexes": timexes, "mentions": mentions, "events": events})
}
