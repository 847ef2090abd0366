//! What reading a file yields, what the reader may be told, and why a file can be refused.

use crate::model::{Article, DayMonthOrder, Published, Source};

/// One article as it was read from a file, before anything is found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The article; its sentences, timexes and mentions are still empty.
    pub article: Article,
    /// Its publisher, where the header names one; the article's `source` is this one's id.
    pub source: Option<Source>,
    /// The id that the input itself gives to the article, as lines of `articles.jsonl` do.
    pub external_id: Option<String>,
}

/// What a person says about the files that are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// When the articles were published, whatever their headers say.
    pub published: Option<Published>,
    /// The encoding of the files, by a label of the WHATWG Encoding Standard such as `windows-1251`; a byte order mark in a
    /// file is still believed first.
    pub encoding: Option<String>,
    /// Which of two numbers is the day in a header's `06/03/2021`.
    pub day_month_order: DayMonthOrder,
}

/// Why bytes cannot become an article. The message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is no byte in the file.
    #[error("the file is empty; check that it was saved or downloaded whole")]
    Empty,
    /// There is nothing but white space and control characters.
    #[error("the file holds nothing but blanks; check that it was saved or downloaded whole")]
    Blank,
    /// The bytes are those of another kind of file.
    #[error("it is {kind}, not text; {hint}")]
    OtherFormat {
        /// What the file is, with its article: "a PDF document".
        kind: &'static str,
        /// What to do about it.
        hint: &'static str,
    },
    /// The bytes are no text in any encoding.
    #[error("it holds binary data, not text; save the article as plain text and open that file")]
    Binary,
    /// The bytes do not fit the encoding that the options name.
    #[error("it is no text in the encoding {0}; choose another one, or leave it to be guessed")]
    WrongEncoding(String),
    /// The options name an encoding that does not exist.
    #[error("there is no encoding called \"{0}\"; use a name such as utf-8, windows-1252, windows-1251 or utf-16le")]
    UnknownEncoding(String),
    /// There are more bytes than an article may have.
    #[error("it is larger than the {limit_mib} MiB that one article may have; split it into several files")]
    TooLarge {
        /// The limit in mebibytes.
        limit_mib: u64,
    },
}
