//! What the engine says about a text: sentences, tokens, names.

use std::ops::Range;

use super::{Dep, Lemma, Morph, NameLabel, Pos, Tag};
use crate::text::Span;

/// The sentences, tokens and names of one text, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// The sentences; together they hold every token once.
    pub sentences: Vec<Sentence>,
    /// The tokens, white space left out.
    pub tokens: Vec<Token>,
    /// The names; no two overlap.
    pub names: Vec<Name>,
    /// What made the analysis.
    pub engine: Engine,
}

impl Analysis {
    /// Makes an analysis of nothing.
    pub const fn empty(engine: Engine) -> Self {
        Self { sentences: Vec::new(), tokens: Vec::new(), names: Vec::new(), engine }
    }

    /// Returns the number of the sentence that holds the token with the index `token`.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.tokens.start <= token);
        after.checked_sub(1).filter(|&index| token < self.sentences[index].tokens.end)
    }

    /// Returns the tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }

    /// Returns the span from the first to the last of `tokens`; nothing for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let found = self.tokens.get(tokens)?;
        Some(found.first()?.span.cover(found.last()?.span))
    }

    /// Returns the direct dependents of the token with the index `head`, in order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.sentence_of(head).map_or(0..0, |index| self.sentences[index].tokens.clone());
        sentence.filter(move |&token| token != head && self.tokens[token].head == head)
    }
}

/// What made an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// The statistical model: every field is filled.
    Model,
    /// Simple rules: sentences, tokens and capitalized names; no tags, every token is its own head.
    Rules,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first byte of its first token to the last of its last.
    pub span: Span,
    /// Its tokens, as indices into [`Analysis::tokens`]; never empty.
    pub tokens: Range<usize>,
}

/// One word, number or punctuation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it is in the text.
    pub span: Span,
    /// Fine part of speech, Penn Treebank; [`Tag::NONE`] from the rules.
    pub tag: Tag,
    /// Coarse part of speech, Universal Dependencies; `X` from the rules.
    pub pos: Pos,
    /// Features such as `Tense=Past`, Universal Dependencies.
    pub morph: Morph,
    /// The index of its head in [`Analysis::tokens`], always in the same sentence; its own where it is a root.
    pub head: usize,
    /// The relation to its head, `ClearNLP` labels; `ROOT` where it is a root.
    pub label: Dep,
    /// The dictionary form.
    pub lemma: Lemma,
    /// Whether white space, or the end of the text, follows.
    pub space_after: bool,
}

impl Token {
    /// Whether the token is its sentence's root, or one of them.
    pub fn is_root(&self) -> bool {
        self.label == Dep::ROOT
    }
}

/// A name, date or amount that the recognizer found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where it is in the text.
    pub span: Span,
    /// Its tokens, as indices into [`Analysis::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: NameLabel,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::analyze_by_rules;

    #[test]
    fn tokens_are_found_by_span_and_sentence() {
        let text = "Talks began. Kyiv waits.";
        let analysis = analyze_by_rules(text, &[Span::new(0, text.len())]);
        assert_eq!(analysis.tokens_in(Span::new(6, 14)), 1..4);
        assert_eq!(analysis.tokens_in(Span::new(5, 6)), 1..1);
        assert_eq!(analysis.sentence_of(2), Some(0));
        assert_eq!(analysis.sentence_of(3), Some(1));
        assert_eq!(analysis.sentence_of(6), None);
        assert_eq!(analysis.span_of(3..5), Some(Span::new(13, 23)));
        assert_eq!(analysis.span_of(3..3), None);
    }
}
