//! Sentences, tokens, tags, heads, lemmas and names of an article. Knows nothing of events.
//!
//! ```
//! use dateline::language::{self, Engine};
//! use dateline::text::Span;
//! let text = "Talks began in Geneva. Nobody left.";
//! let analysis = language::analyze_by_rules(text, &[Span::new(0, text.len())]);
//! assert_eq!(analysis.sentences.len(), 2);
//! assert_eq!(analysis.engine, Engine::Rules);
//! ```

mod analysis;
mod conllu;
mod identify;
mod label;
mod morph;
mod pos;
mod rules;

pub use analysis::{Analysis, Engine, Name, Sentence, Token};
pub use conllu::write_conllu;
pub use identify::{Language, is_english};
pub use label::{Dep, NameLabel, Tag};
pub use morph::Morph;
pub use pos::Pos;
pub use rules::analyze_by_rules;

use crate::text::Span;

/// A dictionary form; short ones need no memory of their own.
pub type Lemma = compact_str::CompactString;

/// Analyzes the `regions` of an English `text`, such as its headline and its body, paragraph by paragraph.
///
/// Regions do not overlap and come in the order of the text. Spans are bytes of the whole text.
pub fn analyze(text: &str, regions: &[Span]) -> Analysis {
    analyze_by_rules(text, regions)
}
