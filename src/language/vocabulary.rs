//! What was already worked out for words: how they split, their features, vectors and lemmas.
//!
//! Everything in it follows from the word alone, so that it makes analyses faster but never different.

use compact_str::CompactString;
use pulp::Arch;
use rustc_hash::FxHashMap;

use super::attributes::{AttributeRules, Outcome};
use super::encoder::Encoder;
use super::features::Features;
use super::{Lemma, Model, Pos};

/// Words above which the vocabulary starts anew; bounds its memory to about 10 MB.
const MAX_WORDS: usize = 16_384;
/// Vectors whose parts are kept for each of the two encoders; more than a group can need. Bounds them to 14 MB each.
const MAX_PARTS: usize = 4_096;
/// Stands for a vector that is not worked out yet.
const NO_ROW: u32 = u32::MAX;

/// The number of a word in a vocabulary.
pub(super) type WordId = u32;

/// The words of the texts seen so far.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    by_text: FxHashMap<(CompactString, Option<CompactString>), WordId>,
    chunks: FxHashMap<CompactString, Vec<ChunkToken>>,
    /// The vectors for the name recognizer.
    pub names: VectorCache,
    /// The vectors that tagger and parser share.
    pub shared: VectorCache,
    outcomes: FxHashMap<(u16, u16, u16), Outcome>,
    lemmas: FxHashMap<(WordId, Pos, bool), Lemma>,
}

/// A word with what is known of it.
#[derive(Debug)]
pub(super) struct Word {
    pub text: CompactString,
    pub lower: CompactString,
    /// Its class in the attribute rules.
    pub class: u16,
    pub features: Features,
}

/// One token of a run of characters between white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChunkToken {
    pub word: WordId,
    pub len: usize,
}

/// Vectors of words, by word and by whether a space follows.
#[derive(Debug, Default)]
pub(super) struct VectorCache {
    rows: Vec<[u32; 2]>,
    vectors: Vec<f32>,
    /// For each vector the place of its parts, which are large and forgotten more often.
    part_rows: Vec<u32>,
    /// What vectors add to their neighbors in the first layer.
    parts: Vec<f32>,
    n_parts: usize,
}

impl Vocabulary {
    /// Starts anew where too many words have come together. No number of a word is good afterwards.
    pub(super) fn limit(&mut self) {
        if self.words.len() > MAX_WORDS || self.chunks.len() > MAX_WORDS {
            *self = Self::default();
        }
    }

    pub(super) fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }

    /// Returns the tokens of a run of characters.
    pub(super) fn tokens(&mut self, model: &Model<'_>, chunk: &str) -> &[ChunkToken] {
        if !self.chunks.contains_key(chunk) {
            let mut tokens = Vec::new();
            let mut at = 0;
            for piece in model.tokenizer.split(&model.classes, chunk) {
                let text = chunk.get(at..at + piece.len).unwrap_or_default();
                tokens.push(ChunkToken { word: self.intern(model, text, piece.norm), len: piece.len });
                at += piece.len;
            }
            self.chunks.insert(chunk.into(), tokens);
        }
        self.chunks.get(chunk).map(Vec::as_slice).unwrap_or_default()
    }

    fn intern(&mut self, model: &Model<'_>, text: &str, norm: Option<CompactString>) -> WordId {
        let next = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        let key = (CompactString::from(text), norm);
        if let Some(&id) = self.by_text.get(&key) {
            return id;
        }
        let lower = CompactString::from(text.to_lowercase());
        self.words.push(Word {
            features: model.features.read(text, key.1.as_deref()),
            class: model.attributes.class_of(&lower),
            lower,
            text: key.0.clone(),
        });
        self.by_text.insert(key, next);
        next
    }

    /// Returns what the attribute rules say of a word with this tag and relation.
    pub(super) fn outcome(&mut self, rules: &AttributeRules, word: WordId, tag: u16, dep: u16) -> Outcome {
        let word = &self.words[word as usize];
        let key = (class_with_space(word), tag, dep);
        *self.outcomes.entry(key).or_insert_with(|| rules.alone(word.class, word.features.is_space, tag, dep))
    }

    /// Returns the lemma of a word, made by `make` the first time.
    pub(super) fn lemma(&mut self, key: (WordId, Pos, bool), make: impl FnOnce(&Word) -> Lemma) -> Lemma {
        let word = &self.words[key.0 as usize];
        self.lemmas.entry(key).or_insert_with(|| make(word)).clone()
    }

    /// Works out the vectors that are missing for `tokens`, each a word and whether a space follows.
    pub(super) fn fill(
        &mut self,
        arch: Arch,
        encoder: &Encoder<'_>,
        choose: impl Fn(&mut Self) -> &mut VectorCache,
        tokens: impl ExactSizeIterator<Item = (WordId, bool)>,
    ) {
        let mut cache = std::mem::take(choose(self));
        cache.make_room(encoder, tokens.len());
        cache.rows.resize(self.words.len(), [NO_ROW; 2]);
        let mut missing = Vec::new();
        let mut without_parts = Vec::new();
        for (word, has_space_after) in tokens {
            let row = &mut cache.rows[word as usize][usize::from(has_space_after)];
            if *row == NO_ROW {
                *row = number(cache.part_rows.len());
                cache.part_rows.push(NO_ROW);
                missing.push(Features { has_space_after, ..self.words[word as usize].features });
            }
            let part_row = &mut cache.part_rows[*row as usize];
            if *part_row == NO_ROW {
                *part_row = number(cache.n_parts);
                cache.n_parts += 1;
                without_parts.push(*row as usize);
            }
        }
        encoder.embed(arch, &missing, &mut cache.vectors);
        let width = encoder.width();
        let vectors: Vec<f32> = without_parts.iter().flat_map(|&row| cache.vector(width, row)).copied().collect();
        encoder.part(arch, &vectors, &mut cache.parts);
        *choose(self) = cache;
    }
}

/// Returns the number of a row.
fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(NO_ROW)
}

/// White space of any kind has a class of its own, above all others.
const fn class_with_space(word: &Word) -> u16 {
    if word.features.is_space { u16::MAX } else { word.class }
}

impl VectorCache {
    /// Makes room for the parts of so many vectors more, by forgetting all others if need be. Memory is set aside once for
    /// as many as there can be; it is taken when it is used.
    fn make_room(&mut self, encoder: &Encoder<'_>, n_more: usize) {
        if self.n_parts + n_more > MAX_PARTS || self.parts.capacity() == 0 {
            self.part_rows.fill(NO_ROW);
            self.n_parts = 0;
            self.parts.clear();
            self.parts.reserve_exact(MAX_PARTS * encoder.n_parts());
        }
    }

    /// Returns the number of the vector of a word that was filled.
    pub(super) fn row(&self, word: WordId, has_space_after: bool) -> usize {
        self.rows[word as usize][usize::from(has_space_after)] as usize
    }

    /// Returns the vector with the number `row`, of length `width`.
    pub(super) fn vector(&self, width: usize, row: usize) -> &[f32] {
        &self.vectors[row * width..(row + 1) * width]
    }

    /// Returns what the vector with the number `row` adds to its neighbors, of length `n_parts`.
    pub(super) fn parts(&self, n_parts: usize, row: usize) -> &[f32] {
        let row = self.part_rows[row] as usize;
        &self.parts[row * n_parts..(row + 1) * n_parts]
    }
}
