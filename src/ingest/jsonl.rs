//! Articles from JSONL: one object a line with `id`, `dct` or null, `text`, and optionally `headline`, `source`, `url`, `author`
//! and `language`.

use serde::Deserialize;

use super::header::{self, Header};
use super::read::{Read, document};
use super::{Document, ReadOptions, notes};
use crate::text::{Span, slice};

/// Why a line cannot become an article. The message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// The bytes are no UTF-8.
    #[error("the line is not UTF-8; save the file as UTF-8")]
    Encoding,
    /// The line is no JSON object with the fields of an article.
    #[error("the line is no article: {0}; it needs {{\"id\": …, \"dct\": … or null, \"text\": …}}")]
    Json(String),
    /// The text holds nothing but white space.
    #[error("the article's `text` is empty")]
    Blank,
}

/// The fields of a line.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    dct: Option<String>,
    text: String,
    headline: Option<String>,
    source: Option<String>,
    url: Option<String>,
    author: Option<String>,
    language: Option<String>,
}

/// Reads one line; a blank one is nothing.
///
/// A `dct` holds before a date in the text's own header; where it is null, the header is asked.
///
/// # Errors
///
/// [`LineError`] where the line is no article; other lines can still be read.
pub fn read_line(line: &[u8], options: &ReadOptions) -> Result<Option<Document>, LineError> {
    let line = line.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return Ok(None);
    }
    let words = std::str::from_utf8(line).map_err(|_error| LineError::Encoding)?;
    let row: Row = serde_json::from_str(words).map_err(|error| LineError::Json(plain_cause(&error)))?;
    if row.text.trim().is_empty() {
        return Err(LineError::Blank);
    }
    let order = options.day_month_order;
    let mut notes = Vec::new();
    let dct = row.dct.as_deref().and_then(|dct| header::published_beside_text(dct, order, &mut notes));
    let mut header = header::find(&row.text, order);
    header.facts.published = dct.or(header.facts.published);
    header.facts.source = row.source.or(header.facts.source);
    header.facts.url = row.url.or(header.facts.url);
    header.facts.author = row.author.or(header.facts.author);
    header.facts.language = row.language.or(header.facts.language);
    if let Some(headline) = row.headline.as_deref().map(str::trim).filter(|headline| !headline.is_empty()) {
        place_headline(&mut header, &row.text, headline);
    }
    let read = Read { text: row.text, notes, header };
    let mut document = document(line, &row.id, read, options);
    document.external_id = Some(row.id);
    Ok(Some(document))
}

/// Finds the headline that the line gives at the beginning of the text; the body follows it.
fn place_headline(header: &mut Header, text: &str, headline: &str) {
    let start = header.parts.headline.unwrap_or(header.parts.body).start().max(header.parts.header.end());
    let from = slice(text, Span::new(start, text.len()));
    let lead = from.len() - from.trim_start().len();
    if !from.trim_start().starts_with(headline) {
        header.notes.push(notes::headline_elsewhere());
        return;
    }
    let span = Span::new(start + lead, start + lead + headline.len());
    header.parts.headline = Some(span);
    header.parts.body = header::trimmed(slice(text, Span::new(span.end(), text.len())), span.end());
}

/// Returns a parser's message without its place: the line is named by whoever reads the file.
fn plain_cause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{LineError, read_line};
    use crate::ingest::{Document, ReadOptions};

    fn document(line: &str) -> Document {
        read_line(line.as_bytes(), &ReadOptions::default()).expect(line).expect("not blank")
    }

    fn error(line: &str) -> LineError {
        read_line(line.as_bytes(), &ReadOptions::default()).expect_err(line)
    }

    #[test]
    fn a_line_becomes_an_article() {
        let found =
            document(r#"{"id": "a.1", "dct": "2024-03-14", "headline": "Talks open", "text": "Talks open\n\nThey met."}"#);
        let article = &found.article;
        assert_eq!(found.external_id.as_deref(), Some("a.1"));
        assert_eq!(article.published.as_ref().map(|published| published.day.to_string()).as_deref(), Some("2024-03-14"));
        assert_eq!(article.display_title(), "Talks open");
        assert_eq!(article.slice(article.parts.body), "They met.");
    }

    #[test]
    fn a_null_date_leaves_the_header_to_say_it() {
        let found = document(r#"{"id": "1", "dct": null, "text": "date 2024-03-14 Talks\nThey met.", "extra": 1}"#);
        assert!(found.article.published.is_some_and(|published| published.words.is_some()));
        let found = document(r#"{"id": "1", "dct": null, "text": "They met."}"#);
        assert_eq!(found.article.ingest_notes[0].code, "date.missing");
    }

    #[test]
    fn a_headline_that_is_not_in_the_text_is_noted() {
        let found = document(r#"{"id": "1", "dct": "2024-03-14", "headline": "Gone", "text": "They met. They left."}"#);
        assert_eq!(found.article.ingest_notes[0].code, "headline.elsewhere");
        assert_eq!(found.article.parts.headline, None);
    }

    #[test]
    fn a_doubtful_date_is_noted_and_the_article_kept() {
        let notes = |dct: &str| {
            let article = document(&format!(r#"{{"id": "1", "dct": "{dct}", "text": "They met. They left."}}"#)).article;
            let day = article.published.map(|published| published.day.to_string());
            (day, article.ingest_notes.into_iter().map(|note| note.code).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(notes("03-02-2009"), (Some("2009-02-03".to_owned()), "date.ambiguous".to_owned()));
        assert_eq!(notes("March 2009"), (None, "date.unread date.missing".to_owned()));
    }

    #[test]
    fn equal_texts_of_two_lines_are_two_articles() {
        let one = document(r#"{"id": "1", "dct": null, "text": "They met."}"#);
        let other = document(r#"{"id": "2", "dct": null, "text": "They met."}"#);
        assert_ne!(one.article.id, other.article.id);
    }

    #[test]
    fn wrong_lines_say_what_is_wrong() {
        assert_eq!(read_line(b"  \r\n", &ReadOptions::default()), Ok(None));
        assert!(error("{").to_string().contains("EOF"));
        assert!(error(r#"{"id": "1", "dct": null}"#).to_string().contains("missing field `text`"));
        assert_eq!(error(r#"{"id": "1", "dct": null, "text": " "}"#), LineError::Blank);
        assert_eq!(read_line(b"{\xff}", &ReadOptions::default()), Err(LineError::Encoding));
    }
}
