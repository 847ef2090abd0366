//! Runs a model over texts, paragraph by paragraph, in batches.

use std::ops::Range;

use pulp::Arch;

use super::aligned::AlignedNumbers;
use super::attributes::Seen;
use super::encoder::{Encoder, Layout};
use super::kernel::Rows;
use super::lemmas::is_base_form;
use super::names::NameToken;
use super::parse_state::ParseState;
use super::tokenizer::for_each_chunk;
use super::transitions::Precomputed;
use super::tree::Tree;
use super::vocabulary::{VectorCache, Vocabulary, WordId};
use super::{Analysis, Dep, Engine, Lemma, Model, Morph, Name, NameLabel, Pos, Sentence, Token};
use crate::text::{Span, paragraphs, slice};

/// Tokens from which on a batch is run.
const BATCH: usize = 1024;
/// Tokens after which a paragraph is cut, at the end of a sentence if there is one; bounds memory.
const LONGEST_PARAGRAPH: usize = 2048;

/// Runs a model and remembers the words it has seen, so that a series of texts goes faster.
///
/// What it remembers never changes a result. Each thread has its own.
#[derive(Debug)]
pub struct Analyzer<'m> {
    model: &'m Model<'m>,
    arch: Arch,
    vocabulary: Vocabulary,
    batch: Batch,
    buffers: Buffers,
}

/// Paragraphs that are run together.
#[derive(Debug, Default)]
struct Batch {
    tokens: Vec<BatchToken>,
    paragraphs: Vec<Range<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct BatchToken {
    word: WordId,
    start: usize,
    end: usize,
    has_space_after: bool,
}

/// Paragraphs that are run together, as ranges of all tokens.
#[derive(Clone, Copy)]
struct Group<'a> {
    tokens: &'a [BatchToken],
    paragraphs: &'a [Range<usize>],
}

impl<'a> Group<'a> {
    /// Returns the tokens of the paragraphs, which follow one another.
    fn all_tokens(self) -> &'a [BatchToken] {
        match self.paragraphs {
            [first, .., last] => &self.tokens[first.start..last.end],
            [only] => &self.tokens[only.clone()],
            [] => &[],
        }
    }
}

/// Memory that is used again for each group.
#[derive(Debug, Default)]
struct Buffers {
    vectors: AlignedNumbers,
    spare: AlignedNumbers,
    /// The number of the cached vector in each row.
    rows: Vec<Option<usize>>,
    scores: AlignedNumbers,
    parser: Precomputed,
    names: Precomputed,
    state: ParseState,
}

/// What the networks say of one paragraph.
struct Annotated {
    tags: Vec<u16>,
    tree: Tree,
    names: Vec<(Range<usize>, NameLabel)>,
}

impl<'m> Analyzer<'m> {
    /// Makes an analyzer that has seen nothing yet.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            arch: Arch::new(),
            vocabulary: Vocabulary::default(),
            batch: Batch::default(),
            buffers: Buffers::default(),
        }
    }

    /// Analyzes the `regions` of `text`, such as its headline and its body, paragraph by paragraph.
    ///
    /// Regions do not overlap and come in the order of the text. Spans are bytes of the whole text.
    pub fn analyze(&mut self, text: &str, regions: &[Span]) -> Analysis {
        let mut analysis = Analysis::empty(Engine::Model);
        for paragraph in regions.iter().flat_map(|&region| paragraphs(text, region)) {
            if self.batch.tokens.is_empty() {
                self.vocabulary.limit();
            }
            self.tokenize(text, paragraph);
            if self.batch.tokens.len() >= BATCH {
                self.run_batch(text, &mut analysis);
            }
        }
        self.run_batch(text, &mut analysis);
        analysis
    }

    /// Adds the tokens of a paragraph to the batch, as one paragraph or several where it is very long.
    fn tokenize(&mut self, text: &str, paragraph: Span) {
        let first = self.batch.tokens.len();
        let (model, vocabulary, tokens) = (self.model, &mut self.vocabulary, &mut self.batch.tokens);
        for_each_chunk(slice(text, paragraph), |at, chunk, has_space_after| {
            let mut start = paragraph.start() + at;
            for token in vocabulary.tokens(model, chunk) {
                let end = start + token.len;
                tokens.push(BatchToken { word: token.word, start, end, has_space_after: false });
                start = end;
            }
            if let Some(last) = tokens.last_mut() {
                last.has_space_after = has_space_after;
            }
        });
        self.add_paragraphs(first);
    }

    /// Makes paragraphs of the tokens from `first` on.
    fn add_paragraphs(&mut self, mut first: usize) {
        let tokens = &self.batch.tokens;
        while tokens.len() - first > LONGEST_PARAGRAPH {
            let window = &tokens[first..first + LONGEST_PARAGRAPH];
            let is_stop = |token: &BatchToken| matches!(self.vocabulary.word(token.word).text.as_str(), "." | "!" | "?");
            let end = first + window.iter().rposition(is_stop).map_or(LONGEST_PARAGRAPH, |at| at + 1);
            self.batch.paragraphs.push(first..end);
            first = end;
        }
        if first < tokens.len() {
            self.batch.paragraphs.push(first..tokens.len());
        }
    }

    /// Annotates the paragraphs of the batch, adds them to the analysis, and empties the batch.
    fn run_batch(&mut self, text: &str, analysis: &mut Analysis) {
        let mut batch = std::mem::take(&mut self.batch);
        let mut rest = batch.paragraphs.as_slice();
        while let Some(first) = rest.first() {
            // A long paragraph has become several, too many for one run.
            let n_together = rest.partition_point(|paragraph| paragraph.end - first.start <= BATCH).max(1);
            let (group, after) = rest.split_at(n_together);
            for (paragraph, annotated) in group.iter().zip(self.annotate(&batch.tokens, group)) {
                self.add(text, &batch.tokens[paragraph.clone()], &annotated, analysis);
            }
            rest = after;
        }
        batch.tokens.clear();
        batch.paragraphs.clear();
        self.batch = batch;
    }

    /// Annotates paragraphs, ranges of `tokens` that follow one another.
    fn annotate(&mut self, tokens: &[BatchToken], paragraphs: &[Range<usize>]) -> Vec<Annotated> {
        let group = Group { tokens, paragraphs };
        let (tags, trees) = self.tag_and_parse(group);
        let names = self.find_names(group, &trees);
        let annotated = tags.into_iter().zip(trees).zip(names);
        annotated.map(|((tags, tree), names)| Annotated { tags, tree, names }).collect()
    }

    fn tag_and_parse(&mut self, group: Group<'_>) -> (Vec<Vec<u16>>, Vec<Tree>) {
        let encoder = &self.model.shared;
        let tokens = group.all_tokens().iter().map(|token| (token.word, token.has_space_after));
        self.vocabulary.fill(self.arch, encoder, |words| &mut words.shared, tokens);
        let layout = encode(self.arch, encoder, group, &self.vocabulary.shared, true, &mut self.buffers);
        let rows = Rows { data: &self.buffers.vectors, stride: encoder.width(), n: layout.n_rows() };
        let columns = self.model.tagger.columns();
        self.buffers.scores.resize(rows.n * columns);
        self.model.tagger.apply(self.arch, rows, &mut self.buffers.scores);
        self.model.parser.transitions().precompute(self.arch, rows, &mut self.buffers.parser);
        let mut tags = Vec::with_capacity(group.paragraphs.len());
        let mut trees = Vec::with_capacity(group.paragraphs.len());
        for (paragraph, &first) in group.paragraphs.iter().zip(&layout.firsts) {
            let scores = self.buffers.scores[first * columns..].chunks_exact(columns).take(paragraph.len());
            tags.push(scores.map(|scores| best_tag(&scores[..self.model.tags.len()])).collect());
            trees.push(self.model.parser.parse(
                self.arch,
                &self.buffers.parser,
                first,
                paragraph.len(),
                &mut self.buffers.state,
            ));
        }
        (tags, trees)
    }

    fn find_names(&mut self, group: Group<'_>, trees: &[Tree]) -> Vec<Vec<(Range<usize>, NameLabel)>> {
        let encoder = &self.model.names_encoder;
        let tokens = group.all_tokens().iter().map(|token| (token.word, false));
        self.vocabulary.fill(self.arch, encoder, |words| &mut words.names, tokens);
        let layout = encode(self.arch, encoder, group, &self.vocabulary.names, false, &mut self.buffers);
        let rows = Rows { data: &self.buffers.vectors, stride: encoder.width(), n: layout.n_rows() };
        let names = &self.model.names;
        names.transitions().precompute(self.arch, rows, &mut self.buffers.names);
        let mut found = Vec::with_capacity(group.paragraphs.len());
        for ((paragraph, &first), tree) in group.paragraphs.iter().zip(&layout.firsts).zip(trees) {
            let tokens: Vec<NameToken> = group.tokens[paragraph.clone()]
                .iter()
                .zip(&tree.is_start)
                .map(|(token, &starts_sentence)| NameToken {
                    is_space: self.vocabulary.word(token.word).features.is_space,
                    starts_sentence,
                })
                .collect();
            found.push(names.find(self.arch, &self.buffers.names, first, &tokens));
        }
        found
    }

    /// Adds one paragraph to the analysis, leaving white space out.
    fn add(&mut self, text: &str, tokens: &[BatchToken], annotated: &Annotated, analysis: &mut Analysis) {
        let is_space: Vec<bool> = tokens.iter().map(|token| self.vocabulary.word(token.word).features.is_space).collect();
        let base = analysis.tokens.len();
        let places: Vec<usize> = is_space
            .iter()
            .scan(base, |next, &is_space| {
                let place = *next;
                *next += usize::from(!is_space);
                Some(place)
            })
            .collect();
        let heads = visible_heads(&annotated.tree, &is_space);
        for (at, token) in tokens.iter().enumerate().filter(|&(at, _)| !is_space[at]) {
            let (pos, morph, lemma) = self.attributes(tokens, annotated, at);
            let is_root = heads[at] == at;
            analysis.tokens.push(Token {
                span: Span::new(token.start, token.end),
                tag: self.model.tags[usize::from(annotated.tags[at])],
                pos,
                morph,
                head: places[heads[at]],
                label: if is_root { Dep::ROOT } else { self.dep(annotated, at) },
                lemma,
                space_after: text.get(token.end..).and_then(|rest| rest.chars().next()).is_none_or(char::is_whitespace),
            });
        }
        add_sentences(analysis, &places, &annotated.tree.is_start);
        add_names(analysis, &places, &annotated.names);
    }

    fn dep(&self, annotated: &Annotated, at: usize) -> Dep {
        let name = &self.model.parser.deps[usize::from(annotated.tree.arcs[at].dep)];
        Dep::new(name).unwrap_or(Dep::DEP)
    }

    /// Returns coarse part of speech, features and lemma of a token.
    fn attributes(&mut self, tokens: &[BatchToken], annotated: &Annotated, at: usize) -> (Pos, Morph, Lemma) {
        let rules = &self.model.attributes;
        let id = tokens[at].word;
        let dep_of = |at: usize| {
            let arc = annotated.tree.arcs[at];
            if arc.head == at { 0 } else { arc.dep }
        };
        let mut outcome = self.vocabulary.outcome(rules, id, annotated.tags[at], dep_of(at));
        let vocabulary = &self.vocabulary;
        let seen = |at: usize| {
            let word = vocabulary.word(tokens[at].word);
            Seen { tag: annotated.tags[at], class: word.class, dep: dep_of(at), is_space: word.features.is_space }
        };
        rules.add_runs(at, tokens.len(), seen, &mut outcome);
        let pos = outcome.pos();
        let morph = outcome.morph().map(|number| rules.morphs[number].clone()).unwrap_or_default();
        let lemma = if let Some(number) = outcome.lemma() {
            rules.lemmas[number].clone()
        } else {
            let is_base = is_base_form(pos, &morph);
            let model = self.model;
            self.vocabulary.lemma((id, pos, is_base), |word| {
                model.lemmatizer.lemma(&model.features, &word.text, &word.lower, pos, is_base)
            })
        };
        (pos, morph, lemma)
    }
}

/// Lays the vectors of the batch's words out in rows, and encodes them.
fn encode(
    arch: Arch,
    encoder: &Encoder<'_>,
    group: Group<'_>,
    cache: &VectorCache,
    sees_spaces: bool,
    buffers: &mut Buffers,
) -> Layout {
    let width = encoder.width();
    let layout = encoder.layout(group.paragraphs);
    buffers.vectors.reset(layout.n_buffer_rows() * width);
    buffers.rows.clear();
    buffers.rows.resize(layout.n_buffer_rows(), None);
    for (paragraph, &first) in group.paragraphs.iter().zip(&layout.firsts) {
        for (row, token) in (first..).zip(&group.tokens[paragraph.clone()]) {
            let number = cache.row(token.word, sees_spaces && token.has_space_after);
            buffers.vectors[row * width..(row + 1) * width].copy_from_slice(cache.vector(width, number));
            buffers.rows[row] = Some(number);
        }
    }
    let n_parts = encoder.n_parts();
    let parts = |row: usize| buffers.rows[row].map(|number| cache.parts(n_parts, number));
    encoder.encode(arch, &layout, parts, &mut buffers.vectors, &mut buffers.spare);
    layout
}

/// Returns the first of the tags with the best score.
fn best_tag(scores: &[f32]) -> u16 {
    let mut best = (0, f32::NEG_INFINITY);
    for (tag, &score) in (0_u16..).zip(scores) {
        if score > best.1 {
            best = (tag, score);
        }
    }
    best.0
}

/// Returns the head of each token with white space skipped: the nearest ancestor that is a word of the same sentence,
/// or the token itself.
fn visible_heads(tree: &Tree, is_space: &[bool]) -> Vec<usize> {
    let mut heads = Vec::with_capacity(is_space.len());
    let mut sentence = 0..0;
    // The word that stands in for a root that is white space.
    let mut stand_in: Option<usize> = None;
    for at in 0..is_space.len() {
        if at >= sentence.end {
            let len = tree.is_start[at + 1..].iter().position(|&is_start| is_start);
            sentence = at..len.map_or(is_space.len(), |len| at + 1 + len);
            stand_in = None;
        }
        let mut head = tree.arcs[at].head;
        for _ in sentence.clone() {
            if !is_space[head] || tree.arcs[head].head == head {
                break;
            }
            head = tree.arcs[head].head;
        }
        if is_space[head] || !sentence.contains(&head) {
            head = *stand_in.get_or_insert(at);
        }
        heads.push(if is_space[at] { at } else { head });
    }
    heads
}

/// Adds the sentences of a paragraph whose tokens have become those at `places`.
fn add_sentences(analysis: &mut Analysis, places: &[usize], is_start: &[bool]) {
    let starts = places.iter().zip(is_start).filter(|&(_, &is_start)| is_start).map(|(&place, _)| place);
    let ends = starts.clone().skip(1).chain([analysis.tokens.len()]);
    for (start, end) in starts.zip(ends).filter(|(start, end)| start < end) {
        let span = analysis.tokens[start].span.cover(analysis.tokens[end - 1].span);
        analysis.sentences.push(Sentence { span, tokens: start..end });
    }
}

/// Adds the names of a paragraph whose tokens have become those at `places`.
fn add_names(analysis: &mut Analysis, places: &[usize], names: &[(Range<usize>, NameLabel)]) {
    for (range, label) in names {
        let start = places[range.start];
        let end = places.get(range.end).copied().unwrap_or(analysis.tokens.len());
        if let Some(span) = analysis.span_of(start..end) {
            analysis.names.push(Name { span, tokens: start..end, label: *label });
        }
    }
}
