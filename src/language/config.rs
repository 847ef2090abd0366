//! The configuration entry of a model file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::pattern::AlternativeData;

/// What the model file says about itself, besides its numbers.
#[derive(Debug, Deserialize)]
pub(super) struct Config {
    /// The encoder that tagger and parser share.
    pub shared: EmbedConfig,
    /// The encoder of the name recognizer.
    pub names: EmbedConfig,
    /// The tagger's tags, in the order of its scores.
    pub tags: Vec<String>,
    /// The parser's moves, in the order of its scores: `S`, `D`, `L-label`, `R-label`, `B-ROOT`.
    pub parser_moves: Vec<String>,
    /// The recognizer's moves: `B-label`, `I-label`, `L-label`, `U-label`, `O`.
    pub name_moves: Vec<String>,
    /// Strings whose id is not their hash.
    pub symbols: BTreeMap<String, u64>,
    /// What tag, relation and word say about part of speech, features and lemma.
    pub attribute_rules: Vec<AttributeRuleData>,
    /// Endings and what takes their place, by part of speech.
    pub lemma_rules: BTreeMap<String, Vec<(String, String)>>,
    /// How words are split.
    pub tokenizer: TokenizerData,
    /// Number of the class of letters.
    pub alpha: usize,
    /// Number of the class of digits.
    pub digit: usize,
    /// Number of the class of capital letters.
    pub upper: usize,
    /// Character classes as inclusive ranges of code points.
    pub classes: Vec<Vec<(u32, u32)>>,
}

/// What one encoder reads of a token.
#[derive(Debug, Deserialize)]
pub(super) struct EmbedConfig {
    /// The attributes, one embedding table each.
    pub attrs: Vec<Attr>,
    /// The seed of each table's hash.
    pub seeds: Vec<u32>,
}

/// What an embedding table is indexed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Attr {
    /// The word, normalized.
    Norm,
    /// Its first character.
    Prefix,
    /// Its last three characters.
    Suffix,
    /// Its shape, such as `Xxx` or `dd`.
    Shape,
    /// Whether a space follows.
    Spacy,
    /// Whether it is white space.
    IsSpace,
}

/// How the tokenizer of the language works.
#[derive(Debug, Deserialize)]
pub(super) struct TokenizerData {
    pub prefixes: Vec<AlternativeData>,
    pub suffixes: Vec<AlternativeData>,
    pub infixes: Vec<AlternativeData>,
    pub url: Vec<AlternativeData>,
    pub specials: Vec<SpecialData>,
}

/// A special case: its text, its tokens with their norms, and the tokens that it falls into without special cases.
#[derive(Debug, Deserialize)]
pub(super) struct SpecialData(pub String, pub Vec<(String, Option<String>)>, pub Option<Vec<String>>);

/// One rule of the attribute table.
#[derive(Debug, Deserialize)]
pub(super) struct AttributeRuleData {
    /// What each of a run of tokens must be.
    pub tokens: Vec<TokenConditionData>,
    /// Which of them the rule is about.
    pub index: usize,
    /// What the rule sets.
    pub sets: SetsData,
}

/// What one token must be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TokenConditionData {
    pub tag: Option<ValuesData>,
    pub lower: Option<ValuesData>,
    pub dep: Option<ValuesData>,
    pub is_space: Option<ValuesData>,
}

/// A condition on one attribute.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ValuesData {
    In(Vec<String>),
    NotIn(Vec<String>),
    Is(bool),
}

/// What an attribute rule sets. Tags and relations are only ever set for white space, which is left out.
#[derive(Debug, Deserialize)]
pub(super) struct SetsData {
    pub pos: Option<String>,
    pub morph: Option<String>,
    pub lemma: Option<String>,
}
