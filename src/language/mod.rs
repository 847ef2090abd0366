//! Sentences, tokens, tags, heads, lemmas and names of an article. Knows nothing of events.
//!
//! English is read by a statistical model that is part of the program; [`analyze_by_rules`] splits text of any other
//! language. `docs/language.md` describes the model and its file.
//!
//! ```
//! use dateline::language::{self, Dep, NameLabel, Tag};
//! use dateline::text::Span;
//! let text = "The envoys met in Geneva on Tuesday.";
//! let analysis = language::analyze(text, &[Span::new(0, text.len())]);
//! let met = &analysis.tokens[2];
//! assert_eq!((met.tag, met.label, met.lemma.as_str()), (Tag::VBD, Dep::ROOT, "meet"));
//! let labels: Vec<NameLabel> = analysis.names.iter().map(|name| name.label).collect();
//! assert_eq!(labels, [NameLabel::GPE, NameLabel::DATE]);
//! ```

mod aligned;
mod analysis;
mod analyzer;
mod attributes;
mod cache;
mod char_class;
mod config;
mod conllu;
mod encoder;
mod error;
mod features;
mod hash;
mod identify;
mod kernel;
mod label;
mod lemmas;
mod maxout;
mod model;
mod morph;
mod names;
mod parse_state;
mod parser;
mod pattern;
mod pos;
mod rules;
mod scorer;
mod table;
mod tokenizer;
mod transitions;
mod tree;
mod vocabulary;
mod weights;

pub use analysis::{Analysis, Engine, Name, Sentence, Token};
pub use analyzer::Analyzer;
pub use cache::AnalysisCache;
pub use conllu::write_conllu;
pub use error::ModelError;
pub use identify::{Language, is_english};
pub use label::{Dep, NameLabel, Tag};
pub use model::Model;
pub use morph::Morph;
pub use pos::Pos;
pub use rules::analyze_by_rules;

use std::cell::RefCell;

use crate::text::Span;

/// A dictionary form; short ones need no memory of their own.
pub type Lemma = compact_str::CompactString;

/// Analyzes the `regions` of an English `text`, such as its headline and its body, paragraph by paragraph.
///
/// Regions do not overlap and come in the order of the text. Spans are bytes of the whole text. Each thread remembers
/// the words it has seen, which makes it faster and changes no result.
pub fn analyze(text: &str, regions: &[Span]) -> Analysis {
    thread_local! {
        static ANALYZER: RefCell<Option<Analyzer<'static>>> = const { RefCell::new(None) };
    }
    let Ok(model) = Model::embedded() else { return analyze_by_rules(text, regions) };
    ANALYZER.with_borrow_mut(|analyzer| analyzer.get_or_insert_with(|| Analyzer::new(model)).analyze(text, regions))
}
