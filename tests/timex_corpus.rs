//! Runs the hand-written cases of `tests/corpus/timex/`: every expression with its extent and reading, and no other.

#![expect(clippy::expect_used, clippy::panic, reason = "a corpus that cannot be read fails the test")]

use std::fs;
use std::path::Path;

use dateline::model::{Day, Published, Settings, Timex};
use dateline::temporal::{Context, Domain, find, hints, rules};
use dateline::text::{Span, slice};

/// One section: a text with its publication date and its gold.
struct Section {
    name: String,
    published: Option<Day>,
    text: String,
    gold: Vec<Gold>,
}

/// One gold expression.
struct Gold {
    span: Span,
    value: String,
    modifier: Option<String>,
    kind: String,
}

#[test]
fn every_case_has_its_one_reading() {
    let mut failures = Vec::new();
    let (mut n_cases, mut n_negative) = (0, 0);
    for (file, content) in files() {
        for section in sections(&content) {
            n_cases += section.gold.len();
            let bare = section.text.lines().filter(|line| !line.is_empty()).count();
            n_negative += if section.gold.is_empty() { bare } else { 0 };
            failures.extend(faults(&section).into_iter().map(|fault| format!("{file} [{}] {fault}", section.name)));
        }
    }
    assert!(failures.is_empty(), "{} faults in {n_cases} cases:\n{}", failures.len(), failures.join("\n"));
    assert!(n_cases + n_negative >= 600, "only {n_cases} cases and {n_negative} negative ones");
    assert!(n_negative >= 150, "only {n_negative} negative cases");
}

#[test]
fn every_rule_that_is_used_is_documented() {
    for (file, content) in files() {
        for section in sections(&content) {
            for timex in found(&section) {
                let rule = &timex.when.basis.rule;
                assert!(rules().iter().any(|known| *rule == known.id), "{file} [{}]: {rule}", section.name);
            }
        }
    }
}

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/timex");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            (
                path.file_name().expect("a name").to_string_lossy().into_owned(),
                String::from_utf8(fs::read(&path).expect("a file")).expect("UTF-8"),
            )
        })
        .collect();
    files.sort();
    files
}

fn sections(content: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in content.lines() {
        if let Some(header) = line.strip_prefix("--- ") {
            let header = header.trim_end_matches(" ---");
            let (name, date) = header.rsplit_once(" dct=").expect("a publication date");
            let published = (date != "none").then(|| Day::parse_iso(date).expect("an ISO date"));
            sections.push(Section { name: name.to_owned(), published, text: String::new(), gold: Vec::new() });
        } else {
            let section = sections.last_mut().expect("a section header");
            read_line(line, section);
        }
    }
    sections
}

/// Appends a line without its marks and notes its gold.
fn read_line(line: &str, section: &mut Section) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").expect("a value behind the brackets");
        let (value, after) = after.split_once(')').expect("a closing parenthesis");
        section.text.push_str(before);
        let start = section.text.len();
        section.text.push_str(words);
        section.gold.push(gold(Span::new(start, section.text.len()), value));
        rest = after;
    }
    section.text.push_str(rest);
    section.text.push('\n');
}

fn gold(span: Span, marks: &str) -> Gold {
    let mut parts = marks.split(' ');
    let value = parts.next().expect("a value").to_owned();
    let mut gold = Gold { span, kind: kind_of(&value).to_owned(), value, modifier: None };
    for part in parts {
        match part.split_once('=').expect("a mark with a value") {
            ("mod", modifier) => gold.modifier = Some(modifier.to_owned()),
            ("type", kind) => kind.clone_into(&mut gold.kind),
            other => panic!("unknown mark {other:?}"),
        }
    }
    gold
}

fn kind_of(value: &str) -> &'static str {
    if value.starts_with('P') && !value.ends_with("_REF") {
        "DURATION"
    } else if value.starts_with("XXXX-WXX") {
        "SET"
    } else if value.contains('T') && !value.ends_with("_REF") {
        "TIME"
    } else {
        "DATE"
    }
}

fn faults(section: &Section) -> Vec<String> {
    let text = &section.text;
    let found = found(section);
    let mut faults = Vec::new();
    for gold in &section.gold {
        let words = slice(text, gold.span);
        match found.iter().find(|timex| timex.span.overlaps(gold.span)) {
            None => faults.push(format!("missed {words:?} ({})", gold.value)),
            Some(timex) if !same(gold, timex) => faults.push(format!(
                "{words:?} is {} {} {:?}, found {:?} {} {} {:?} by {}",
                gold.kind,
                gold.value,
                gold.modifier,
                slice(text, timex.span),
                timex.kind.as_str(),
                timex.value,
                timex.modifier.map(dateline::model::TimexMod::as_str),
                timex.when.basis.rule
            )),
            Some(_) => {}
        }
    }
    for timex in &found {
        if !section.gold.iter().any(|gold| gold.span.overlaps(timex.span)) {
            faults.push(format!("spurious {:?} {} by {}", slice(text, timex.span), timex.value, timex.when.basis.rule));
        }
    }
    faults
}

fn found(section: &Section) -> Vec<Timex> {
    let published = section.published.map(|day| Published { day, time: None, zone: None, words: None });
    let context = Context { published, settings: Settings::default(), domain: Domain::Detect };
    let text = &section.text;
    find(text, &[Span::new(0, text.len())], &hints(text, &sentences(text)), &context)
}

fn same(gold: &Gold, timex: &Timex) -> bool {
    timex.span == gold.span
        && timex.value == gold.value
        && timex.kind.as_str() == gold.kind
        && timex.modifier.map(dateline::model::TimexMod::as_str) == gold.modifier.as_deref()
}

/// Cuts each line at full stops behind small letters.
fn sentences(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut start = 0;
    for at in 0..bytes.len() {
        let stop =
            bytes[at] == b'.' && bytes.get(at + 1) == Some(&b' ') && bytes.get(at + 2).is_some_and(u8::is_ascii_uppercase);
        let abbreviated = stop && at >= 3 && bytes[at - 3..at].iter().any(|byte| byte.is_ascii_uppercase() || *byte == b'.');
        if bytes[at] == b'\n' || (stop && !abbreviated) {
            spans.push(Span::new(start, at + 1));
            start = at + 1;
        }
    }
    spans
}
