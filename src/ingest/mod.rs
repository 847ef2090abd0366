//! Bytes to articles: decoding, header dialects, one file per format. Never fails on what an article says.
//!
//! [`read`] turns the bytes of one text file into a [`Document`]; [`jsonl`] does it for a line of `articles.jsonl`; [`open`]
//! is the one place here that touches the disk. Whatever is odd about a file becomes an
//! [`IngestNote`](crate::model::IngestNote); what cannot become an article is refused with an [`Unreadable`] that says what
//! to do.

mod copies;
mod decode;
mod document;
mod file_kind;
mod header;
pub mod jsonl;
mod notes;
pub mod open;
mod read;

pub use copies::{CopyIndex, Fingerprint, Likeness, NearCopy, fingerprint, near_copies, similarity};
pub use decode::check_encoding;
pub use document::{Document, ReadOptions, Unreadable};
pub use header::{Dialect, dialects, parse_published};
pub use read::{read, read_pasted};
