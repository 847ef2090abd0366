//! Analyses that were made before, by the hash of their text: reading a text again costs no second analysis.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use sha2::{Digest as _, Sha256};

use super::{Analysis, Dep, Engine, Lemma, Morph, Name, NameLabel, Pos, Sentence, Tag, Token};
use crate::text::Span;

/// Tokens that are kept at most: some 4,000 articles, 40 MB.
const MAX_TOKENS: usize = 1 << 21;
/// Distinct words that are kept at most, 20 MB; a text of noise has as many as it has tokens.
const MAX_WORDS: usize = 1 << 17;

/// A bounded memory of analyses, shared by all threads.
///
/// It never changes a result. When it is full it forgets everything and begins anew: articles are read in series, so that
/// the oldest is as likely to be wanted next as any other.
#[derive(Debug)]
pub struct AnalysisCache {
    kept: Mutex<Kept>,
    max_tokens: usize,
    max_words: usize,
}

/// The hash of a text and of what was asked about it.
type Key = [u8; 32];

#[derive(Debug, Default)]
struct Kept {
    analyses: HashMap<Key, Packed>,
    /// What tokens of all analyses say, each once.
    words: Vec<Word>,
    numbers: FxHashMap<Word, u32>,
    n_tokens: usize,
}

/// What a token says apart from its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Word {
    tag: Tag,
    pos: Pos,
    morph: Morph,
    label: Dep,
    lemma: Lemma,
}

/// An analysis in a fifth of its size.
#[derive(Debug)]
struct Packed {
    engine: Engine,
    tokens: Box<[PackedToken]>,
    /// The ends of the sentences, as indices of tokens.
    sentence_ends: Box<[u32]>,
    names: Box<[(Range<u32>, NameLabel)]>,
}

#[derive(Debug, Clone, Copy)]
struct PackedToken {
    start: u32,
    end: u32,
    head: u32,
    /// The number of its word, and whether white space follows in the lowest bit.
    word: u32,
}

impl Default for AnalysisCache {
    fn default() -> Self {
        Self::with_limits(MAX_TOKENS, MAX_WORDS)
    }
}

impl AnalysisCache {
    fn with_limits(max_tokens: usize, max_words: usize) -> Self {
        Self { kept: Mutex::default(), max_tokens, max_words }
    }

    /// Returns the cache of this process.
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<AnalysisCache> = LazyLock::new(AnalysisCache::default);
        &SHARED
    }

    /// Returns what `analyze` says of the `regions` of `text`, without asking it where it has said it before.
    ///
    /// Whatever else the answer hangs on stands in `asked`, such as the language.
    pub fn get(&self, text: &str, regions: &[Span], asked: &str, analyze: impl FnOnce() -> Analysis) -> Analysis {
        let key = key(text, regions, asked);
        if let Some(analysis) = self.lock().unpacked(&key) {
            return analysis;
        }
        let analysis = analyze();
        self.lock().keep(key, &analysis, self.max_tokens, self.max_words);
        analysis
    }

    /// Returns how many analyses are kept.
    pub fn n_analyses(&self) -> usize {
        self.lock().analyses.len()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        // What is kept is whole between two calls, whatever a thread died of.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the hash of a text and of what is asked about it.
fn key(text: &str, regions: &[Span], asked: &str) -> Key {
    let mut hasher = Sha256::new();
    hasher.update((asked.len() as u64).to_le_bytes());
    hasher.update(asked);
    hasher.update((regions.len() as u64).to_le_bytes());
    for region in regions {
        hasher.update((region.start() as u64).to_le_bytes());
        hasher.update((region.end() as u64).to_le_bytes());
    }
    hasher.update(text);
    hasher.finalize().into()
}

impl Kept {
    fn keep(&mut self, key: Key, analysis: &Analysis, max_tokens: usize, max_words: usize) {
        let n_tokens = analysis.tokens.len();
        if n_tokens > max_tokens {
            return;
        }
        if self.n_tokens + n_tokens > max_tokens || self.words.len() + n_tokens.min(max_words) > max_words {
            *self = Self::default();
        }
        if let Some(packed) = self.packed(analysis)
            && self.analyses.insert(key, packed).is_none()
        {
            self.n_tokens += n_tokens;
        }
    }

    /// Packs an analysis; nothing where it holds more than its numbers reach.
    fn packed(&mut self, analysis: &Analysis) -> Option<Packed> {
        let small = |number: usize| u32::try_from(number).ok();
        let tokens = analysis.tokens.iter().map(|token| {
            let word = self.number(token)?.checked_mul(2)? + u32::from(token.space_after);
            Some(PackedToken {
                start: small(token.span.start())?,
                end: small(token.span.end())?,
                head: small(token.head)?,
                word,
            })
        });
        let tokens = tokens.collect::<Option<_>>()?;
        let sentence_ends = analysis.sentences.iter().map(|sentence| small(sentence.tokens.end)).collect::<Option<_>>()?;
        let names = analysis.names.iter().map(|name| Some((small(name.tokens.start)?..small(name.tokens.end)?, name.label)));
        Some(Packed { engine: analysis.engine, tokens, sentence_ends, names: names.collect::<Option<_>>()? })
    }

    /// Returns the number of the token's word, a new one where it was not seen before.
    fn number(&mut self, token: &Token) -> Option<u32> {
        let Token { tag, pos, morph, label, lemma, .. } = token;
        let word = Word { tag: *tag, pos: *pos, morph: morph.clone(), label: *label, lemma: lemma.clone() };
        if let Some(&number) = self.numbers.get(&word) {
            return Some(number);
        }
        let number = u32::try_from(self.words.len()).ok()?;
        self.words.push(word.clone());
        self.numbers.insert(word, number);
        Some(number)
    }

    fn unpacked(&self, key: &Key) -> Option<Analysis> {
        let packed = self.analyses.get(key)?;
        let mut analysis = Analysis::empty(packed.engine);
        analysis.tokens.extend(packed.tokens.iter().map(|token| self.token(*token)));
        let mut start = 0;
        for &end in &packed.sentence_ends {
            let tokens = start..end as usize;
            let span = analysis.span_of(tokens.clone())?;
            analysis.sentences.push(Sentence { span, tokens });
            start = end as usize;
        }
        for (tokens, label) in &packed.names {
            let tokens = tokens.start as usize..tokens.end as usize;
            let span = analysis.span_of(tokens.clone())?;
            analysis.names.push(Name { span, tokens, label: *label });
        }
        Some(analysis)
    }

    fn token(&self, token: PackedToken) -> Token {
        let Word { tag, pos, morph, label, lemma } = self.words[(token.word / 2) as usize].clone();
        Token {
            span: Span::new(token.start as usize, token.end as usize),
            tag,
            pos,
            morph,
            head: token.head as usize,
            label,
            lemma,
            space_after: token.word % 2 == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AnalysisCache;
    use crate::language::{Analysis, analyze};
    use crate::text::Span;

    const TEXTS: [&str; 3] = ["Envoys met in Oslo on Friday. Talks failed.", "No one  knew “why”.\nÉlan!", ""];

    fn asked(cache: &AnalysisCache, text: &str, n_asked: &mut usize) -> Analysis {
        let regions = [Span::new(0, text.len())];
        cache.get(text, &regions, "en", || {
            *n_asked += 1;
            analyze(text, &regions)
        })
    }

    #[test]
    fn what_is_kept_is_what_was_said() {
        let (cache, mut n_asked) = (AnalysisCache::default(), 0);
        for text in TEXTS.iter().chain(&TEXTS) {
            assert_eq!(asked(&cache, text, &mut n_asked), analyze(text, &[Span::new(0, text.len())]));
        }
        assert_eq!((n_asked, cache.n_analyses()), (3, 3));
    }

    #[test]
    fn other_regions_and_questions_are_other_keys() {
        let (cache, mut n_asked) = (AnalysisCache::default(), 0);
        let text = TEXTS[0];
        for (regions, question) in [([Span::new(0, 5)], "en"), ([Span::new(0, 6)], "en"), ([Span::new(0, 6)], "de")] {
            cache.get(text, &regions, question, || {
                n_asked += 1;
                analyze(text, &regions)
            });
        }
        assert_eq!(n_asked, 3);
    }

    #[test]
    fn a_full_memory_begins_anew() {
        let (cache, mut n_asked) = (AnalysisCache::with_limits(25, 25), 0);
        let texts: Vec<String> = (0..30).map(|number| format!("Envoy {number} met in Oslo on Friday.")).collect();
        for text in &texts {
            asked(&cache, text, &mut n_asked);
            assert!((1..=3).contains(&cache.n_analyses()));
        }
        asked(&cache, &texts[29], &mut n_asked);
        assert_eq!(n_asked, 30);
        asked(&cache, &"Envoys met. ".repeat(30), &mut n_asked);
        asked(&cache, &texts[29], &mut n_asked);
        assert_eq!(n_asked, 31);
    }
}
