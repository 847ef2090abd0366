//! The one place of reading that touches the disk: files and folders to articles, one after the other.

mod collect;
mod error;
mod input;

pub use collect::{Format, Found, SkipReason, collect};
pub use error::IngestError;
pub use input::{Input, MAX_ARTICLE_BYTES, MAX_LINE_BYTES, inputs, read_file};

#[cfg(test)]
mod tests;
