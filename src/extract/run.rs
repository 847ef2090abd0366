//! The whole way of one article, from text to findings.

use super::clause::hints;
use super::coding::coding;
use super::doc::Doc;
use super::learned::Learned;
use super::{dateline, entities, events, foreign, names, shallow};
use crate::language::{Analysis, Engine};
use crate::model::{Article, Findings, LexiconEntry, Reading, Settings, Source, Timex};
use crate::temporal::{self, Context, Domain};
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
    let regions = regions(article);
    let language = foreign::language_of(article);
    let analysis = foreign::analyzed(&article.text, &dateline::split(&article.text, &regions), language.as_deref());
    findings(article, &analysis, options)
}

/// Finds entities, mentions and events in an article that was analyzed before.
pub fn findings(article: &Article, analysis: &Analysis, options: &Options<'_>) -> Findings {
    let learned = Learned::new(options.lexicon);
    let regions = regions(article);
    let language = foreign::language_of(article);
    let is_english = foreign::is_read_in_full(language.as_deref());
    let shallow;
    let analysis = if analysis.engine == Engine::Rules {
        shallow = shallowly_read(&article.text, analysis, is_english);
        &shallow
    } else {
        analysis
    };
    let doc = Doc::new(&article.text, analysis, article.parts.headline);
    let names = names::find(&doc, &learned);
    let (timexes, cast, events) = if is_english {
        let published = article.published.as_ref().map(|published| published.day);
        let domain = temporal::detect_domain(&article.text, &regions, published);
        let timexes = timexes(article, &doc, domain, options.settings);
        let mut cast = entities::build(&doc, names::without_dates(names, &timexes), &learned);
        let events = events::find(&doc, article, &timexes, domain, &mut cast, coding(&options.settings.codebook));
        (timexes, cast, events)
    } else {
        let names = foreign::with_capitalized(&doc, names, &learned);
        let timexes = foreign::timexes(article, &doc, &regions, options.settings);
        (timexes, entities::build(&doc, names, &learned), Vec::new())
    };
    let sentences = analysis.sentences.iter().map(|sentence| sentence.span).collect();
    let (mentions, entities) = cast.finish();
    Findings { language, sentences, timexes, mentions, entities, events }
}

/// Returns an analysis without grammar with what word lists tell of it.
fn shallowly_read(text: &str, analysis: &Analysis, is_english: bool) -> Analysis {
    let mut read = analysis.clone();
    if is_english {
        shallow::fill(text, &mut read);
    } else {
        foreign::fill(text, &mut read);
    }
    read
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

/// Finds the temporal expressions, with the grammar of the analysis where it has one.
fn timexes(article: &Article, doc: &Doc<'_>, domain: Domain, settings: &Settings) -> Vec<Timex> {
    let hints = match doc.analysis.engine {
        Engine::Model => hints(doc),
        Engine::Rules => {
            let sentences: Vec<Span> = doc.analysis.sentences.iter().map(|sentence| sentence.span).collect();
            temporal::hints(&article.text, &sentences)
        }
    };
    let context = Context { published: article.published.clone(), settings: settings.clone(), domain };
    temporal::find(&article.text, &regions(article), &hints, &context)
}
