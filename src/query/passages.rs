//! Sentences of articles that hold the words of a query, and notes and questions that do.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::filter::{Expr, Form, Value};
use super::search::{Bits, Closeness, How, Part, WordIndex, folded_words};
use crate::model::{Article, ArticleId, NoteId, Project, QuestionId};
use crate::text::Span;

/// How many articles are read for sentences that hold all the words: their words may also stand far apart.
const N_READ: usize = 60;

/// A sentence that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub sentence: Span,
    /// The words in it that were asked for, in order.
    pub words: Vec<Span>,
}

/// What beside events holds the words of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages {
    /// How many articles hold all the words.
    pub n_articles: usize,
    /// Sentences with all the words, the first ones found.
    pub sentences: Vec<Passage>,
    /// Notes on passages with the words.
    pub notes: Vec<NoteId>,
    /// Questions with the words, in text or answer.
    pub questions: Vec<QuestionId>,
}

/// An index of the words of articles, kept up with the project.
#[derive(Debug, Default)]
pub struct ArticleWords {
    index: WordIndex,
    texts: Vec<(ArticleId, Arc<str>)>,
    number_of: HashMap<ArticleId, u32, FxBuildHasher>,
    /// The texts that articles of the project have now.
    present: Bits,
}

impl ArticleWords {
    /// Indexes at most `n` articles that are new or have another text; returns whether all are indexed.
    ///
    /// Only texts of articles that the project had then are found by [`ArticleWords::passages`].
    pub fn refresh(&mut self, project: &Project, n: usize) -> bool {
        let is_held = |article: &Article| {
            let held = self.number_of.get(&article.id).map(|&number| &self.texts[number as usize].1);
            held.is_some_and(|text| Arc::ptr_eq(text, &article.text))
        };
        let new: Vec<&Article> = project.articles.iter().filter(|article| !is_held(article)).take(n).collect();
        for article in &new {
            let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
            self.texts.push((article.id, Arc::clone(&article.text)));
            self.number_of.insert(article.id, number);
            self.index.add(number, Part::Quote, article.text.get(article.parts.header.end()..).unwrap_or(&article.text));
        }
        self.present = Bits::none(self.texts.len());
        for number in project.articles.iter().filter_map(|article| self.number_of.get(&article.id)) {
            self.present.set(*number as usize);
        }
        new.len() < n
    }

    /// Returns what beside events holds the plain words of a query, at most `limit` of each; nothing where it has no such words.
    pub fn passages(&self, project: &Project, expr: &Expr, limit: usize) -> Passages {
        let words: Vec<Asked> = expr.words().into_iter().map(Asked::of).filter(|asked| !asked.words.is_empty()).collect();
        if words.is_empty() {
            return Passages::default();
        }
        let mut set = self.present.clone();
        let mut meant = Vec::new();
        for asked in &words {
            meant.push(self.narrow(asked, &mut set));
        }
        let mut passages = Passages { n_articles: set.count(), ..Passages::default() };
        let first = set.iter().take(N_READ).filter_map(|number| project.articles.get(self.texts[number].0));
        passages.sentences = first.flat_map(|article| sentences(article, &words, &meant)).take(limit).collect();
        let holds = |texts: &[&str]| words.iter().all(|asked| texts.iter().any(|text| asked.stands_in(text)));
        passages.notes = project.notes.iter().filter(|note| holds(&[&note.text])).map(|note| note.id).take(limit).collect();
        let questions = project.questions.iter().filter(|question| holds(&[&question.text, &question.answer]));
        passages.questions = questions.map(|question| question.id).take(limit).collect();
        passages
    }

    /// Returns words of articles that are nearly the same as a plain word that none of them holds.
    pub fn near(&self, value: &Value) -> Vec<String> {
        let asked = Asked::of(value);
        let [word] = asked.words.as_slice() else { return Vec::new() };
        match self.index.find(word, How::Beginning) {
            (numbers, Closeness::Near) if asked.is_open => {
                numbers.iter().map(|&number| self.index.word(number).to_owned()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Keeps the articles with the words, and returns the words of articles that each stands for.
    fn narrow(&self, asked: &Asked, set: &mut Bits) -> Vec<Vec<String>> {
        let last = asked.words.len() - 1;
        let mut meant = Vec::new();
        for (index, word) in asked.words.iter().enumerate() {
            let how = if asked.is_open && index == last { How::Beginning } else { How::Whole };
            let (numbers, _) = self.index.find(word, how);
            let mut with = Bits::none(self.texts.len());
            self.index.collect(&numbers, &[Part::Quote], |text| Some(text as usize), &mut with);
            set.and(&with);
            meant.push(numbers.iter().map(|&number| self.index.word(number).to_owned()).collect());
        }
        meant
    }
}

/// A value as folded words.
struct Asked {
    words: Vec<String>,
    is_open: bool,
}

impl Asked {
    fn of(value: &Value) -> Self {
        let mut words = Vec::new();
        folded_words(&value.text, |_, word| words.push(word.to_owned()));
        Self { words, is_open: value.form == Form::Word }
    }

    fn stands_in(&self, text: &str) -> bool {
        super::filter::stands_in(&self.words, text, self.is_open)
    }
}

/// Returns the sentences of an article that hold all the words.
fn sentences<'a>(
    article: &'a Article,
    asked: &'a [Asked],
    meant: &'a [Vec<Vec<String>>],
) -> impl Iterator<Item = Passage> + 'a {
    article.sentences.iter().filter_map(move |&sentence| {
        let text = article.slice(sentence);
        let mut held: Vec<(Span, String)> = Vec::new();
        folded_words(text, |span, word| held.push((span.shifted(sentence.start()), word.to_owned())));
        let mut words = Vec::new();
        for (asked, meant) in asked.iter().zip(meant) {
            let n = asked.words.len();
            let before = words.len();
            for window in held.windows(n) {
                if window.iter().zip(meant).all(|((_, word), meant)| meant.contains(word)) {
                    words.push(Span::new(window[0].0.start(), window[n - 1].0.end()));
                }
            }
            if words.len() == before {
                return None;
            }
        }
        words.sort_unstable();
        words.dedup();
        Some(Passage { article: article.id, sentence, words })
    })
}
