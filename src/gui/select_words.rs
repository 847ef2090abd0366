//! Selecting words of the article by keys: word by word, growing and shrinking.

use super::app::App;
use super::reader::{word_from, word_until};
use super::view::Selection;
use crate::model::Article;
use crate::text::Span;

/// Which end of the selection moves, and whether the other one stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordStep {
    /// Select the next word alone.
    Next,
    /// Select the word before alone.
    Previous,
    /// Take the next word in.
    Grow,
    /// Let the last word go.
    Shrink,
}

impl App {
    /// Moves the selection of words in the article that is read; begins at the chosen event's words, else where the view begins.
    pub(super) fn select_words(&mut self, step: WordStep) {
        let Some(article) = self.view.article.and_then(|id| self.project.articles.get(id)) else { return };
        let held = self.session.reader.selected;
        let Some(span) = held.map_or_else(|| self.first_words(article), |held| stepped(&article.text, held, step)) else {
            return;
        };
        let article = article.id;
        self.select(Selection::Words(article, span));
        self.session.reader.selected = Some(span);
        self.session.reader.scroll_to = Some(span);
    }

    fn first_words(&self, article: &Article) -> Option<Span> {
        let claims = self.view.selection.event().map(|event| self.session.derived.links.claims(&self.project, event));
        let quote = claims.and_then(|claims| claims.iter().find(|claim| claim.article == article.id).map(|claim| claim.quote));
        let from = quote.or(self.session.reader.visible.first().copied()).unwrap_or(article.parts.body);
        word_from(&article.text, from.start())
    }
}

/// Returns the selection after a step; nothing where the text ends.
fn stepped(text: &str, held: Span, step: WordStep) -> Option<Span> {
    match step {
        WordStep::Next => word_from(text, held.end()),
        WordStep::Previous => word_until(text, held.start()),
        WordStep::Grow => word_from(text, held.end()).map(|word| Span::new(held.start(), word.end())),
        WordStep::Shrink => {
            let last = word_until(text, held.end())?;
            let before = word_until(text, last.start()).filter(|word| word.start() >= held.start());
            Some(before.map_or(held, |word| Span::new(held.start(), word.end())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WordStep, stepped};
    use crate::text::{Span, slice};

    #[test]
    fn steps_move_and_grow_word_by_word() {
        let text = "The toll house, stayed open.";
        let mut span = Span::new(4, 8);
        let mut step = |step| {
            span = stepped(text, span, step).unwrap_or(span);
            slice(text, span)
        };
        assert_eq!(step(WordStep::Next), "house");
        assert_eq!(step(WordStep::Grow), "house, stayed");
        assert_eq!(step(WordStep::Grow), "house, stayed open");
        assert_eq!(step(WordStep::Grow), "house, stayed open", "the text ends");
        assert_eq!(step(WordStep::Shrink), "house, stayed");
        assert_eq!(step(WordStep::Shrink), "house");
        assert_eq!(step(WordStep::Shrink), "house", "a word stays");
        assert_eq!(step(WordStep::Previous), "toll");
    }
}
