//! One text file: its bytes to an article with header, headline and body.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::decode::{Decoded, decode};
use super::header::{self, Facts, Header};
use super::{Document, ReadOptions, Unreadable, file_kind, notes};
use crate::model::{Article, ArticleId, Extra, IngestNote, Mentions, Source};

/// A line longer than this many bytes is worth a note.
const LONG_LINE_BYTES: usize = 50_000;

/// Reads the bytes of one text file; `name` is the file's name, without its folders.
///
/// What an article says never makes it fail: whatever is odd becomes a note.
///
/// # Errors
///
/// [`Unreadable`] where there is no text: an empty file, blanks, a picture or another binary file.
///
/// # Examples
///
/// ```
/// use dateline::ingest::{ReadOptions, read};
/// let bytes = b"date 2024-03-14 Talks open\nThe two sides met on Thursday.\n";
/// let article = read(bytes, "talks.txt", &ReadOptions::default()).unwrap().article;
/// assert_eq!(article.display_title(), "Talks open");
/// assert_eq!(article.slice(article.parts.body), "The two sides met on Thursday.");
/// ```
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Document, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    file_kind::refuse_other_formats(bytes)?;
    let Decoded { text, notes } = decode(bytes, options.encoding.as_deref())?;
    if file_kind::is_binary(&text) {
        let misfit = options.encoding.clone().filter(|_| text.contains(char::REPLACEMENT_CHARACTER));
        return Err(misfit.map_or(Unreadable::Binary, Unreadable::WrongEncoding));
    }
    if text.chars().all(|character| character.is_whitespace() || character.is_control()) {
        return Err(Unreadable::Blank);
    }
    let header = header::find(&text, options.day_month_order);
    Ok(document(bytes, name, Read { text, notes, header }, options))
}

/// Reads text that a person pasted; `name_hint` names the article where it has no headline.
///
/// # Errors
///
/// [`Unreadable`] where the text holds no words.
pub fn read_pasted(text: &str, name_hint: &str, options: &ReadOptions) -> Result<Document, Unreadable> {
    // The text is already decoded: a chosen encoding speaks of files only, and nothing is to be guessed.
    let options = ReadOptions { encoding: Some("utf-8".to_owned()), ..options.clone() };
    let name = if name_hint.trim().is_empty() { "Pasted text" } else { name_hint.trim() };
    read(text.as_bytes(), name, &options)
}

/// A decoded text with its header, before it is an article.
pub(super) struct Read {
    pub(super) text: String,
    pub(super) notes: Vec<IngestNote>,
    pub(super) header: Header,
}

/// Joins what was read into a document; `bytes` give the article its id.
pub(super) fn document(bytes: &[u8], name: &str, read: Read, options: &ReadOptions) -> Document {
    let Read { text, mut notes, header } = read;
    notes.extend(text_notes(&text));
    notes.extend(header.notes);
    let Facts { published: said, source, url, archive_url, author, retrieved, language } = header.facts;
    if let (Some(given), Some(said)) = (&options.published, &said)
        && given.day != said.day
    {
        notes.push(notes::date_overridden(&said.day.to_string()));
    }
    let published = options.published.clone().or(said);
    if published.is_none() {
        notes.push(notes::date_missing());
        notes.extend(header::day_in_file_name(name).map(|day| notes::date_in_file_name(&day.to_string())));
    }
    let source = source.map(|name| Source::named(&name));
    let article = Article {
        id: ArticleId::of([b"article".as_slice(), bytes]),
        file_name: name.to_owned(),
        path: String::new(),
        content_hash: hex(&Sha256::digest(bytes)),
        source: source.as_ref().map(|source| source.id),
        url,
        archive_url,
        author,
        retrieved,
        published,
        language,
        parts: header.parts,
        text: Arc::from(text),
        sentences: Vec::new(),
        timexes: Vec::new(),
        mentions: Mentions::default(),
        ingest_notes: notes,
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    };
    Document { article, source, external_id: None }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Returns what is odd about a text, however it is encoded.
fn text_notes(text: &str) -> Vec<IngestNote> {
    let nuls = text.bytes().filter(|&byte| byte == 0).count();
    let controls = text.chars().filter(|&character| file_kind::is_odd(character)).count() - nuls;
    let longest = text.split(['\n', '\r']).map(str::len).max().unwrap_or_default();
    let odd = [
        (nuls > 0).then(|| notes::nul_characters(nuls)),
        (controls > 0).then(|| notes::control_characters(controls)),
        has_mixed_line_ends(text).then(notes::mixed_line_ends),
        (longest > LONG_LINE_BYTES).then(|| notes::long_line(longest)),
        looks_like_html(text).then(notes::markup),
    ];
    odd.into_iter().flatten().collect()
}

fn has_mixed_line_ends(text: &str) -> bool {
    let pairs = text.matches("\r\n").count();
    let feeds = text.bytes().filter(|&byte| byte == b'\n').count() - pairs;
    let returns = text.bytes().filter(|&byte| byte == b'\r').count() - pairs;
    [pairs, feeds, returns].into_iter().filter(|&count| count > 0).count() > 1
}

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html") || (start.starts_with("<?xml") && start.contains("<html"))
}

#[cfg(test)]
mod tests {
    use super::{ReadOptions, Unreadable, read, read_pasted};
    use crate::model::{Day, Published};

    fn codes(bytes: &[u8], options: &ReadOptions) -> Vec<String> {
        let article = read(bytes, "2024-03-14-a.txt", options).expect("text").article;
        article.ingest_notes.into_iter().map(|note| note.code).collect()
    }

    #[test]
    fn every_oddity_of_a_text_is_noted() {
        let plain = ReadOptions::default();
        assert_eq!(codes(b"They met.\r\nThey left.\n", &plain), ["text.line_ends", "date.missing", "date.file_name"]);
        let long = format!("Date: 2024-03-14\n\nThe court\0 met\x01 {}", "on Friday ".repeat(9000));
        assert_eq!(codes(long.as_bytes(), &plain), ["text.nul", "text.control", "text.long_line"]);
        assert_eq!(codes(b"<!DOCTYPE html><p>They met.", &plain)[0], "text.markup");
    }

    #[test]
    fn a_given_date_holds_and_the_header_is_not_hidden() {
        let given = Published { day: Day::parse_iso("2024-03-15").expect("a day"), time: None, zone: None, words: None };
        let options = ReadOptions { published: Some(given.clone()), ..ReadOptions::default() };
        let article = read(b"date 2024-03-14 Talks\nThey met.", "a.txt", &options).expect("text").article;
        assert_eq!(article.published, Some(given));
        assert_eq!(article.ingest_notes[0].code, "date.overridden");
        assert_eq!(codes(b"date 2024-03-15 Talks\nThey met.", &options), Vec::<String>::new());
    }

    #[test]
    fn an_encoding_that_does_not_fit_is_named() {
        let options = ReadOptions { encoding: Some("utf-8".to_owned()), ..ReadOptions::default() };
        let russian = encoding_rs::WINDOWS_1251.encode("Переговоры начались во вторник").0.into_owned();
        assert_eq!(read(&russian, "a.txt", &options), Err(Unreadable::WrongEncoding("utf-8".to_owned())));
    }

    #[test]
    fn pasted_text_is_an_article() {
        let options = ReadOptions { encoding: Some("windows-1251".to_owned()), ..ReadOptions::default() };
        let article = read_pasted("Gespräche\n\nSie trafen sich.", " ", &options).expect("text").article;
        assert_eq!((article.display_title(), article.file_name.as_str()), ("Gespräche", "Pasted text"));
        assert_eq!(read_pasted(" \n", "a", &options), Err(Unreadable::Blank));
    }
}
