//! One article: its untouched text, where it comes from, and what was read in it.

use std::sync::Arc;

use super::{ArticleId, Day, EntityId, Extra, MentionRef, Mentions, Origin, Record, SourceId, TimeOfDay, Timex, Zone};
use crate::text::{Span, slice};

/// An article as it was opened, with its text whole and what was read in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its id, made from the bytes of its first version.
    pub id: ArticleId,
    /// The name of the file it came from, or a made-up one for pasted text.
    pub file_name: String,
    /// Where the file was when it was opened; empty for pasted text.
    pub path: String,
    /// SHA-256 of the bytes it was last read from, in hexadecimal.
    pub content_hash: String,
    /// Who published it.
    pub source: Option<SourceId>,
    /// Its address on the web.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archive_url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When somebody fetched it, as the header says it.
    pub retrieved: Option<String>,
    /// When it was published: the document creation time of TimeML.
    pub published: Option<Published>,
    /// Language as an ISO 639-1 code; nothing where it is not known.
    pub language: Option<String>,
    /// Where header, headline and body lie in the text.
    pub parts: Parts,
    /// The whole decoded text without byte order mark, header included.
    pub text: Arc<str>,
    /// The sentences of headline and body, in order.
    pub sentences: Vec<Span>,
    /// The temporal expressions, in order.
    pub timexes: Vec<Timex>,
    /// The words that name or mean an entity, in order; no two have the same span.
    pub mentions: Mentions,
    /// What was odd about the file.
    pub ingest_notes: Vec<IngestNote>,
    /// A person's note.
    pub note: String,
    /// A person's tags, sorted.
    pub tags: Vec<String>,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Article {
    /// Returns the words of `span`; nothing where it does not lie on character boundaries in the text.
    pub fn slice(&self, span: Span) -> &str {
        slice(&self.text, span)
    }

    /// Returns the headline, or the file's name where there is none.
    pub fn display_title(&self) -> &str {
        match self.parts.headline {
            Some(headline) => self.slice(headline),
            None => &self.file_name,
        }
    }

    /// Returns the mention with exactly this span.
    pub fn mention(&self, span: Span) -> Option<MentionRef<'_>> {
        self.mentions.at(span)
    }

    /// Returns the sentence that holds the byte at `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start() <= offset);
        self.sentences[..after].last().copied().filter(|sentence| sentence.contains_offset(offset))
    }
}

impl Record for Article {
    type Id = ArticleId;

    fn id(&self) -> ArticleId {
        self.id
    }
}

/// The parts of an article's text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// The header lines, empty where there are none.
    pub header: Span,
    /// The headline without surrounding white space.
    pub headline: Option<Span>,
    /// All that follows header and headline.
    pub body: Span,
}

/// When an article was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub day: Day,
    /// The time of day, where it is known.
    pub time: Option<TimeOfDay>,
    /// The zone of the time, where it is known.
    pub zone: Option<Zone>,
    /// The words of the text that say so; nothing where a person or an option set it.
    pub words: Option<Span>,
}

/// A span in a certain article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceSpan {
    /// The article.
    pub article: ArticleId,
    /// The place in its text.
    pub span: Span,
}

/// How words refer to an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// By a name: "Vladimir Putin", "Putin".
    Name,
    /// By a noun phrase: "the envoy".
    Nominal,
    /// By a pronoun: "he".
    Pronoun,
}

/// Words that refer to an entity: the only link between words and entities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How they refer.
    pub level: Level,
    /// What they refer to.
    pub entity: EntityId,
    /// What linked them.
    pub origin: Origin,
}

/// Something odd about a file that a person should know, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IngestNote {
    /// A short stable name, such as `encoding.guessed`.
    pub code: String,
    /// What was seen and what was done.
    pub text: String,
}
