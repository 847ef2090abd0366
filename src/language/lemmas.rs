//! Dictionary forms by tables of endings, exceptions and known words.

use std::collections::BTreeMap;

use super::features::FeatureReader;
use super::table::SortedTable;
use super::weights::Weights;
use super::{Lemma, ModelError, Morph, Pos};

/// The tables, one set for each part of speech that has any.
#[derive(Debug)]
pub(super) struct Lemmatizer<'a> {
    tables: BTreeMap<Pos, Tables<'a>>,
}

#[derive(Debug, Default)]
struct Tables<'a> {
    /// Endings and what takes their place, in the order in which they are tried.
    rules: Vec<(String, String)>,
    /// Words that are lemmas.
    index: SortedTable<'a>,
    /// Irregular forms with their lemmas.
    exceptions: SortedTable<'a>,
}

impl<'a> Lemmatizer<'a> {
    /// Reads the tables of a model file.
    pub(super) fn new(weights: &Weights<'a>, rules: BTreeMap<String, Vec<(String, String)>>) -> Result<Self, ModelError> {
        let mut tables: BTreeMap<Pos, Tables<'a>> = BTreeMap::new();
        for (name, rules) in rules {
            tables.entry(pos(&name)?).or_default().rules = rules;
        }
        for name in weights.names_after("lemmas.index.") {
            tables.entry(pos(name)?).or_default().index = SortedTable::new(weights.text(&format!("lemmas.index.{name}"))?)?;
        }
        for name in weights.names_after("lemmas.exceptions.") {
            tables.entry(pos(name)?).or_default().exceptions =
                SortedTable::new(weights.text(&format!("lemmas.exceptions.{name}"))?)?;
        }
        Ok(Self { tables })
    }

    /// Returns the lemma of a word; `lower` is the word in lower case, `is_base` whether it is not inflected.
    pub(super) fn lemma(&self, features: &FeatureReader<'_>, word: &str, lower: &str, pos: Pos, is_base: bool) -> Lemma {
        if is_base || pos == Pos::Space {
            return lower.into();
        }
        match self.tables.get(&pos) {
            Some(tables) => tables.lemma(features, lower).unwrap_or_else(|| word.into()),
            None if pos == Pos::Propn => word.into(),
            None => lower.into(),
        }
    }
}

fn pos(name: &str) -> Result<Pos, ModelError> {
    Pos::from_upos(name).ok_or_else(|| ModelError::Table(format!("lemmas of unknown part of speech {name}")))
}

/// Whether a word with this part of speech and these features is its own lemma.
pub(super) fn is_base_form(pos: Pos, morph: &Morph) -> bool {
    let is = |name, value| morph.value(name) == Some(value);
    (pos == Pos::Noun && is("Number", "Sing"))
        || (pos == Pos::Verb && is("VerbForm", "Fin") && is("Tense", "Pres") && morph.value("Number").is_none())
        || is("VerbForm", "Inf")
        || is("Degree", "Pos")
}

impl Tables<'_> {
    /// Returns the first of the exceptions, else of the forms that are known, else of all forms.
    fn lemma(&self, features: &FeatureReader<'_>, word: &str) -> Option<Lemma> {
        let mut known: Vec<Lemma> = Vec::new();
        let mut not_words: Vec<Lemma> = Vec::new();
        let mut unknown: Option<Lemma> = None;
        for (old, new) in &self.rules {
            let Some(stem) = word.strip_suffix(old.as_str()) else { continue };
            let form: Lemma = [stem, new].concat().into();
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                known.push(form);
            } else if !features.is_alphabetic(&form) {
                not_words.push(form);
            } else if unknown.is_none() {
                unknown = Some(form);
            }
        }
        // A form that was found later stands further in front.
        known.reverse();
        known.extend(not_words);
        let exception = self.exceptions.values(word).and_then(|values| {
            let new = values.filter(|form| !known.iter().any(|other| other == form));
            new.last().map(Lemma::from)
        });
        exception.or_else(|| known.into_iter().next()).or(unknown)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Model, Pos};

    #[test]
    fn words_get_their_dictionary_forms() {
        let model = Model::embedded().unwrap();
        for (word, pos, is_base, expected) in [
            ("Ministries", Pos::Noun, false, "ministry"),
            ("shelves", Pos::Noun, false, "shelf"),
            ("men", Pos::Noun, false, "man"),
            ("went", Pos::Verb, false, "go"),
            ("Striking", Pos::Verb, false, "strike"),
            ("Zelenskyys", Pos::Noun, false, "zelenskyy"),
            ("worse", Pos::Adj, false, "bad"),
            ("Kyiv", Pos::Propn, false, "Kyiv"),
            ("“", Pos::Punct, false, "\""),
            ("The", Pos::Det, false, "the"),
            ("Data", Pos::Noun, true, "data"),
        ] {
            let lemma = model.lemmatizer.lemma(&model.features, word, &word.to_lowercase(), pos, is_base);
            assert_eq!(lemma, expected, "{word}");
        }
    }
}
