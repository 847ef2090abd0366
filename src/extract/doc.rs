//! An analyzed article, with the walks over its grammar that extraction needs.

use std::ops::Range;

use crate::language::{Analysis, Dep, Tag, Token};
use crate::text::{Span, slice};

/// An analyzed text: tokens with their words in lower case and their dependents at hand.
pub(super) struct Doc<'a> {
    pub text: &'a str,
    pub analysis: &'a Analysis,
    /// The dependents of each token, in order.
    children: Vec<Vec<u32>>,
    /// The sentence of each token.
    sentence_of: Vec<u32>,
    /// The words in lower case.
    lower: Vec<String>,
    /// Sentences that are headline or headings, not prose.
    headings: Vec<bool>,
    /// Tokens between quotation marks.
    quoted: Vec<bool>,
    /// The paragraph of each token.
    paragraphs: Vec<u32>,
}

impl<'a> Doc<'a> {
    /// Prepares `analysis` of `text`; `headline` is where the headline stands.
    pub(super) fn new(text: &'a str, analysis: &'a Analysis, headline: Option<Span>) -> Self {
        let count = analysis.tokens.len();
        let mut children = vec![Vec::new(); count];
        for (index, token) in analysis.tokens.iter().enumerate() {
            if token.head != index && token.head < count {
                children[token.head].push(u32::try_from(index).unwrap_or_default());
            }
        }
        let mut sentence_of = vec![0; count];
        for (number, sentence) in analysis.sentences.iter().enumerate() {
            for token in sentence.tokens.clone() {
                if let Some(slot) = sentence_of.get_mut(token) {
                    *slot = u32::try_from(number).unwrap_or_default();
                }
            }
        }
        let lower = analysis.tokens.iter().map(|token| slice(text, token.span).to_lowercase()).collect();
        let headings = headings(text, analysis, headline);
        let paragraphs = paragraphs(text, analysis);
        let quoted = quoted(text, analysis, &paragraphs);
        Self { text, analysis, children, sentence_of, lower, headings, quoted, paragraphs }
    }

    pub(super) fn len(&self) -> usize {
        self.analysis.tokens.len()
    }

    pub(super) fn token(&self, index: usize) -> &'a Token {
        &self.analysis.tokens[index]
    }

    /// Returns the token's word as it is written.
    pub(super) fn word(&self, index: usize) -> &'a str {
        slice(self.text, self.token(index).span)
    }

    /// Returns the token's word in lower case; nothing past the end.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", String::as_str)
    }

    /// Returns the token's dictionary form.
    pub(super) fn lemma(&self, index: usize) -> &'a str {
        self.token(index).lemma.as_str()
    }

    pub(super) fn tag(&self, index: usize) -> Tag {
        self.token(index).tag
    }

    pub(super) fn dep(&self, index: usize) -> Dep {
        self.token(index).label
    }

    /// Returns the token's head; nothing for a root.
    pub(super) fn head(&self, index: usize) -> Option<usize> {
        let head = self.token(index).head;
        (head != index && head < self.len()).then_some(head)
    }

    /// Returns the direct dependents of a token, in order.
    pub(super) fn children(&self, index: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[index].iter().map(|&child| child as usize)
    }

    /// Returns the first dependent with one of these labels.
    pub(super) fn child(&self, index: usize, labels: &[Dep]) -> Option<usize> {
        self.children(index).find(|&child| labels.contains(&self.dep(child)))
    }

    /// Returns the number of the token's sentence.
    pub(super) fn sentence_of(&self, index: usize) -> usize {
        self.sentence_of.get(index).map_or(0, |&number| number as usize)
    }

    /// Returns the tokens of a sentence.
    pub(super) fn sentence_tokens(&self, sentence: usize) -> Range<usize> {
        self.analysis.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// Whether the token stands between quotation marks.
    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or_default()
    }

    /// Returns the number of the token's paragraph.
    pub(super) fn paragraph_of(&self, index: usize) -> u32 {
        self.paragraphs.get(index).copied().unwrap_or_default()
    }

    /// Whether the sentence is the headline or a heading.
    pub(super) fn is_heading(&self, sentence: usize) -> bool {
        self.headings.get(sentence).copied().unwrap_or_default()
    }

    /// Whether the sentence ends as a question.
    pub(super) fn is_question(&self, sentence: usize) -> bool {
        let tokens = self.sentence_tokens(sentence);
        tokens.rev().take(3).any(|token| self.word(token) == "?")
    }

    pub(super) fn is_verb(&self, index: usize) -> bool {
        matches!(self.tag(index), Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ)
    }

    pub(super) fn is_noun(&self, index: usize) -> bool {
        matches!(self.tag(index), Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    pub(super) fn is_proper(&self, index: usize) -> bool {
        matches!(self.tag(index), Tag::NNP | Tag::NNPS)
    }

    /// Returns the first and last token of what hangs on `root`, itself included.
    pub(super) fn subtree(&self, root: usize) -> Range<usize> {
        self.subtree_without(root, &[])
    }

    /// Returns the first and last token of what hangs on `root`, without branches under these labels.
    pub(super) fn subtree_without(&self, root: usize, without: &[Dep]) -> Range<usize> {
        let (mut low, mut high) = (root, root);
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            low = low.min(at);
            high = high.max(at);
            open.extend(self.children(at).filter(|&child| !without.contains(&self.dep(child))));
        }
        low..high + 1
    }

    /// Returns the span of a range of tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.analysis.span_of(tokens).unwrap_or_default()
    }

    /// Returns the ancestors of a token, nearest first.
    pub(super) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let mut left = self.len();
        std::iter::successors(self.head(index), move |&at| {
            left = left.checked_sub(1)?;
            self.head(at)
        })
        .take(200)
    }

    /// Whether `token` hangs on `root`, directly or not.
    pub(super) fn subtree_contains(&self, root: usize, token: usize) -> bool {
        token == root || self.ancestors(token).any(|at| at == root)
    }

    /// Returns the conjuncts of a token, itself first.
    pub(super) fn conjuncts(&self, first: usize) -> Vec<usize> {
        let mut found = vec![first];
        let mut at = 0;
        while let Some(&token) = found.get(at) {
            found.extend(self.children(token).filter(|&child| self.dep(child) == Dep::CONJ));
            at += 1;
        }
        found.sort_unstable();
        found
    }
}

/// Says of each sentence whether it is the headline or a heading: a paragraph of its own without a full stop.
fn headings(text: &str, analysis: &Analysis, headline: Option<Span>) -> Vec<bool> {
    let sentences = &analysis.sentences;
    let ends_line = |end: usize| {
        text.get(end..).is_none_or(|rest| {
            rest.trim_start_matches([' ', '\t', '"', '”', '\u{a0}']).starts_with(['\n', '\r']) || rest.trim().is_empty()
        })
    };
    let begins_line = |start: usize| {
        text.get(..start).is_none_or(|before| {
            before.trim_end_matches([' ', '\t']).is_empty() || before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r'])
        })
    };
    sentences
        .iter()
        .map(|sentence| {
            let words = slice(text, sentence.span);
            let in_headline = headline.is_some_and(|headline| headline.contains(sentence.span));
            let closed = words.trim_end_matches(['"', '”', '\'', '’', ')', ']']).ends_with(['.', '!', '?', ':', '…', ';']);
            let short = sentence.tokens.len() <= 22;
            in_headline || !closed && short && begins_line(sentence.span.start()) && ends_line(sentence.span.end())
        })
        .collect()
}

/// Returns the paragraph of each token: how many line ends stand before it.
fn paragraphs(text: &str, analysis: &Analysis) -> Vec<u32> {
    let mut number = 0;
    let mut last_end = 0;
    analysis
        .tokens
        .iter()
        .map(|token| {
            let gap = text.get(last_end..token.span.start()).unwrap_or_default();
            number += u32::from(gap.contains(['\n', '\r', '\u{2028}', '\u{2029}']));
            last_end = token.span.end();
            number
        })
        .collect()
}

/// Says of each token whether it stands between quotation marks; a paragraph begins outside of them.
fn quoted(text: &str, analysis: &Analysis, paragraphs: &[u32]) -> Vec<bool> {
    let mut open = false;
    let mut paragraph = 0;
    analysis
        .tokens
        .iter()
        .zip(paragraphs)
        .map(|(token, &number)| {
            if number != paragraph {
                open = false;
                paragraph = number;
            }
            let before = open;
            match slice(text, token.span) {
                "\"" => open = !open,
                "“" | "„" | "«" | "``" => open = true,
                "”" | "»" | "''" => open = false,
                _ => {}
            }
            before && open
        })
        .collect()
}
