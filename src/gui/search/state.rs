//! What the search field remembers between frames.

use crate::model::Project;
use crate::query::{ArticleWords, Completion, Expr, Filter, Passages};

/// How many sentences of articles are offered.
const N_PASSAGES: usize = 6;

/// How many articles are indexed in a frame.
const N_INDEXED: usize = 100;

/// The state of the search field.
#[derive(Debug, Default)]
pub struct SearchState {
    /// The entry of the popup that the keys point at.
    pub(super) pointed: Option<usize>,
    /// Whether the popup was closed and stays so until something is typed.
    pub(super) is_closed: bool,
    /// Whether the field had the keyboard in the last frame.
    pub(super) had_focus: bool,
    /// Where the popup is, while it is open.
    pub(super) popup: Option<egui::Rect>,
    /// What may come next.
    pub(super) completion: Completion,
    /// What was found in articles and notes.
    pub(super) passages: Passages,
    /// Words that stand nowhere, with words that are nearly the same.
    pub(super) near: Vec<(String, Vec<String>)>,
    /// What completion was worked out for: rows, words, cursor.
    pub(super) offered_for: Option<(u64, String, usize)>,
    articles: ArticleWords,
    /// The state of the project whose articles are all indexed.
    indexed_for: Option<u64>,
    /// What passages were looked for, and in which state of the project.
    made_for: Option<(u64, Expr)>,
}

impl SearchState {
    /// Returns words of articles that are nearly the same as a word that stands nowhere.
    pub(super) fn near_in_articles(&self, value: &crate::query::Value) -> Vec<String> {
        self.articles.near(value)
    }

    /// Whether the words of all articles are indexed.
    pub fn are_articles_indexed(&self, renewals: u64) -> bool {
        self.indexed_for == Some(renewals)
    }

    /// Indexes the words of some more articles.
    pub fn index_articles(&mut self, project: &Project, renewals: u64) {
        if self.indexed_for != Some(renewals) && self.articles.refresh(project, N_INDEXED) {
            self.indexed_for = Some(renewals);
        }
    }

    /// Looks for the words of a filter in articles, where they or the project changed.
    pub(super) fn refresh(&mut self, project: &Project, renewals: u64, filter: &Filter) {
        let key = Some((renewals, filter.understood(&project.settings)));
        if self.made_for != key {
            let expr = key.as_ref().map(|(_, expr)| expr.clone()).unwrap_or_default();
            if self.indexed_for.replace(renewals) != Some(renewals) {
                self.articles.refresh(project, usize::MAX);
            }
            self.passages = self.articles.passages(project, &expr, N_PASSAGES);
            self.made_for = key;
        }
    }
}
