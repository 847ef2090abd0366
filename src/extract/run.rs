//! The whole way of one article, from text to findings.

use super::doc::Doc;
use super::learned::Learned;
use super::{entities, names};
use crate::language::{Analysis, analyze};
use crate::model::{Article, Findings, LexiconEntry, Reading, Settings, Source};
use crate::text::Span;

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
pub fn run(article: &Article, options: &Options<'_>) -> Findings {
    let analysis = analyze(&article.text, &regions(article));
    findings(article, &analysis, options)
}

/// Finds entities, mentions and events in an article that was analyzed before.
pub fn findings(article: &Article, analysis: &Analysis, options: &Options<'_>) -> Findings {
    let learned = Learned::new(options.lexicon);
    let doc = Doc::new(&article.text, analysis, article.parts.headline);
    let cast = entities::build(&doc, names::find(&doc, &learned), &learned);
    let sentences = analysis.sentences.iter().map(|sentence| sentence.span).collect();
    let (mentions, entities) = cast.finish();
    Findings { sentences, mentions, entities, ..Findings::default() }
}

/// Reads an article and joins it with what was found, ready to be imported.
pub fn read(article: Article, source: Option<Source>, options: &Options<'_>) -> Reading {
    let findings = run(&article, options);
    Reading::new(article, source, findings)
}

/// Returns the parts of the text that are read: headline and body.
fn regions(article: &Article) -> Vec<Span> {
    article.parts.headline.into_iter().chain([article.parts.body]).filter(|region| !region.is_empty()).collect()
}
