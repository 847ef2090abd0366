//! What each dialect reads, and what none may take for a header.

use super::{Header, day_in_file_name, dialects, find};
use crate::model::DayMonthOrder;
use crate::text::slice;

/// Writes a header as `day time zone | headline | start of the body`.
fn reading(text: &str) -> String {
    let Header { parts, facts, .. } = find(text, DayMonthOrder::FromArticle);
    let mut date = facts.published.as_ref().map_or_else(|| "-".to_owned(), |published| published.day.to_string());
    if let Some(published) = &facts.published {
        date.extend(published.time.map(|time| format!(" {time}")));
        date.extend(published.zone.as_ref().map(|zone| format!(" {}", zone.name)));
    }
    let headline = parts.headline.map_or("-", |span| slice(text, span));
    let body: String = slice(text, parts.body).chars().take(12).collect();
    format!("{date} | {headline} | {body}")
}

fn check(text: &str, expected: &str) {
    assert_eq!(reading(text), expected, "{text}");
}

const BODY: &str = "The two sides met in the Customs House on Thursday, and again on Friday.";

#[test]
fn every_dialect_reads_its_example() {
    for dialect in dialects() {
        let found = (dialect.find)(&super::Head::new(dialect.example), DayMonthOrder::FromArticle).expect(dialect.name);
        let published = found.facts.published.expect(dialect.name);
        assert_eq!(published.day.to_string(), "2024-03-14", "{}", dialect.name);
        let first = dialects()
            .iter()
            .find(|other| (other.find)(&super::Head::new(dialect.example), DayMonthOrder::FromArticle).is_some());
        assert_eq!(first.map(|first| first.name), Some(dialect.name));
        let header = find(dialect.example, DayMonthOrder::FromArticle);
        assert!(header.parts.headline.is_some_and(|span| slice(dialect.example, span).starts_with("Talks open")));
        assert!(slice(dialect.example, header.parts.body).ends_with("The two sides met on Thursday."));
        assert!(header.notes.is_empty());
    }
}

#[test]
fn date_words() {
    check(&format!(" date 2024-03-14 Talks open\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("date 2024-03-14 Talks open\r\n\r\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("DATE 14 March 2024 - 23 killed in raid\n{BODY}"), "2024-03-14 | 23 killed in raid | The two side");
    check(&format!("date 2024-03-14\nTalks open\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(" date 2024-03-14 Talks open", "2024-03-14 | Talks open | ");
    check(&format!("Date palms thrive\n\n{BODY}"), "- | Date palms thrive | The two side");
}

#[test]
fn fields_of_all_kinds() {
    let text = format!(
        "Published: Thursday, 14 March 2024, 10:30 GMT\nSection: World\nSource: The Courier\nURL: https://courier.example/1\n\
         By: Lena Forsyth\nRetrieved: 2024-04-01\nArchive: https://archive.example/1\nLanguage: English\n\nTalks open\n{BODY}"
    );
    check(&text, "2024-03-14 10:30 GMT | Talks open | The two side");
    let facts = find(&text, DayMonthOrder::FromArticle).facts;
    assert_eq!(facts.source.as_deref(), Some("The Courier"));
    assert_eq!(facts.url.as_deref(), Some("https://courier.example/1"));
    assert_eq!(facts.author.as_deref(), Some("Lena Forsyth"));
    assert_eq!(facts.retrieved.as_deref(), Some("2024-04-01"));
    assert_eq!(facts.archive_url.as_deref(), Some("https://archive.example/1"));
    assert_eq!(facts.language.as_deref(), Some("en"));
    assert_eq!(
        facts.published.and_then(|published| published.words).map(|span| slice(&text, span)),
        Some("Thursday, 14 March 2024, 10:30 GMT")
    );
}

#[test]
fn fields_with_and_without_a_headline_of_their_own() {
    check(&format!("date: 2024-03-14\nTalks open\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("date: 2024-03-14 Talks open\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("Title: Talks open\nDate: 14.03.2024\n\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(
        &format!("Title: \"Talks open\"\nDate: 14.03.2024\n\nTalks open\n\n{BODY}"),
        "2024-03-14 | Talks open | The two side",
    );
    check(&format!("**Date:** 14.03.2024\n\n{BODY}"), "2024-03-14 | - | The two side");
    check(
        &format!("Source: https://courier.example/1\nDate: 14.03.2024\n\nPort Selwyn: Talks open\n{BODY}"),
        "2024-03-14 | Port Selwyn: Talks open | The two side",
    );
    check(&format!("Date: 14.03.2024\nPort Selwyn: {BODY}"), "2024-03-14 | - | Port Selwyn:");
}

#[test]
fn front_matter_with_and_without_its_end() {
    let header = "---\ntitle: 'Talks open'\ntags:\n  - port\ndate: 2024-03-14T16:05:00+02:00\n";
    check(&format!("{header}---\n\n{BODY}"), "2024-03-14 16:05:00 +02:00 | Talks open | The two side");
    check(&format!("+++\ntitle = \"Talks open\"\ndate = 2024-03-14\n+++\n{BODY}"), "2024-03-14 | Talks open | The two side");
    let open = format!("---\ntitle: Talks open\ndate: 2024-03-14\n\n{BODY}");
    check(&open, "2024-03-14 | Talks open | The two side");
    assert_eq!(find(&open, DayMonthOrder::FromArticle).notes[0].code, "header.open");
    check(&format!("---\n{BODY}"), "- | - | ---\nThe two ");
}

#[test]
fn first_lines_that_begin_with_a_date() {
    check(&format!("March 14, 2024 — Talks open\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("2024-03-14 Talks open\n\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("[14/03/2024] Talks open\n\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("14 March 2024 | Talks open\n\n{BODY}"), "2024-03-14 | Talks open | The two side");
    check(&format!("2024-03-14T16:05:00+02:00\nTalks open\n{BODY}"), "2024-03-14 16:05:00 +02:00 | Talks open | The two side");
    check(&format!("Thursday 14 March 2024\n\n{BODY}\n\n{BODY}"), "2024-03-14 | - | The two side");
}

#[test]
fn a_sentence_or_a_chronology_is_no_header() {
    check("14 March 2024 was a cold day. The talks opened.", "- | - | 14 March 202");
    check("March 14, 2024, the day of the talks, was cold.\nNobody came.", "- | - | March 14, 20");
    check("2024-03-14 Talks open\n2024-03-15 Talks fail\n2024-03-18 A new start\n", "- | - | 2024-03-14 T");
}

#[test]
fn copied_pages() {
    check(
        &format!("Talks open\nBy Lena Forsyth\nPublished March 14, 2024 10:30 GMT\nUpdated March 15, 2024\n\n{BODY}"),
        "2024-03-14 10:30 GMT | Talks open | The two side",
    );
    check(
        &format!("Talks open\nBoth sides bring lawyers\n\nBy Lena Forsyth, 14 March 2024\n\n{BODY}"),
        "2024-03-14 | Talks open | The two side",
    );
    check(
        &format!("Talks open\n\nThu 14 Mar 2024 10.30 GMT | 5 min read\n\n{BODY}"),
        "2024-03-14 10:30 GMT | Talks open | The two side",
    );
    check(&format!("Talks open\n\n{BODY}\n\n14 March 2024\n\n{BODY}"), "- | Talks open | The two side");
}

#[test]
fn agency_copy() {
    check("Talks open\n\nPORT SELWYN, March 14, 2024 (Courier) - The two sides met.", "2024-03-14 | Talks open | PORT SELWYN,");
    check("Talks open\n\nPORT SELWYN, March 14 (Courier) - The two sides met.", "- | Talks open | PORT SELWYN,");
    check("In Port Selwyn, March 14, 2024 (a Thursday) was a cold day.", "- | - | In Port Selw");
}

#[test]
fn dates_that_cannot_be_read_are_noted() {
    let codes = |text: &str| -> Vec<String> {
        find(text, DayMonthOrder::FromArticle).notes.into_iter().map(|note| note.code).collect()
    };
    assert_eq!(codes("Date: the Ides of March\n\nCaesar fell."), ["date.unread"]);
    assert_eq!(codes("Date: 06/03/2021\n\nHe met them."), ["date.ambiguous"]);
    assert_eq!(codes("Updated: 14 March 2024\nSource: The Courier\n\nThey met."), ["date.updated"]);
    assert_eq!(codes("Date: 2024-03-14\n\nThey met."), Vec::<String>::new());
}

#[test]
fn the_name_of_a_file_may_hold_a_day() {
    let day = |name| day_in_file_name(name).map(|day| day.to_string());
    assert_eq!(day("2024-03-14-talks.txt").as_deref(), Some("2024-03-14"));
    assert_eq!(day("20240314_talks.txt").as_deref(), Some("2024-03-14"));
    assert_eq!(day("2024-03-14_1962.txt").as_deref(), Some("2024-03-14"));
    assert_eq!(day("2024-03-14.txt").as_deref(), Some("2024-03-14"));
    assert_eq!(day("talks-2024.txt"), None);
    assert_eq!(day("1234567890.txt"), None);
}
