//! Selecting words of the article by keys: word by word and sentence by sentence, growing and shrinking.

use super::app::App;
use super::reader::{word_from, word_until};
use super::view::Selection;
use crate::model::{Article, ArticleId};
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
    /// Select the next sentence, else the one that holds the selected words.
    NextSentence,
    /// Select the sentence before.
    PreviousSentence,
    /// Take the next sentence in.
    GrowSentence,
}

impl App {
    /// Moves the selection of words in the article that is read; begins at the chosen event's words, else where the view begins.
    pub(super) fn select_words(&mut self, step: WordStep) {
        let Some(article) = self.view.article.and_then(|id| self.project.articles.get(id)) else { return };
        let held = self.session.reader.selected;
        let Some(span) =
            held.map_or_else(|| self.first_words(article, step), |held| stepped(&article.text, &article.sentences, held, step))
        else {
            return;
        };
        self.take_words(article.id, span);
    }

    /// Selects words of an article and shows them in the reader.
    pub(super) fn take_words(&mut self, article: ArticleId, span: Span) {
        self.read(article, Some(span));
        self.select(Selection::Words(article, span));
        self.session.reader.selected = Some(span);
    }

    /// Lets go of the selected words of an article.
    pub(super) fn take_no_words(&mut self, article: ArticleId) {
        self.session.reader.selected = None;
        if matches!(self.view.selection, Selection::Words(..)) {
            self.select(Selection::Article(article));
        }
    }

    fn first_words(&self, article: &Article, step: WordStep) -> Option<Span> {
        let claims = self.view.selection.event().map(|event| self.session.derived.links.claims(&self.project, event));
        let quote = claims.and_then(|claims| claims.iter().find(|claim| claim.article == article.id).map(|claim| claim.quote));
        let from = quote.or(self.session.reader.visible.first().copied()).unwrap_or(article.parts.body);
        let word = word_from(&article.text, from.start())?;
        if step.is_by_sentence() { article.sentence_at(word.start()) } else { Some(word) }
    }
}

impl WordStep {
    const fn is_by_sentence(self) -> bool {
        matches!(self, Self::NextSentence | Self::PreviousSentence | Self::GrowSentence)
    }
}

/// Returns the selection after a step; nothing where the text ends.
fn stepped(text: &str, sentences: &[Span], held: Span, step: WordStep) -> Option<Span> {
    let around = sentences.iter().find(|sentence| sentence.contains_offset(held.start())).copied();
    // The first sentence that begins at the selected words or after them.
    let from = sentences.partition_point(|sentence| sentence.start() < held.start());
    match step {
        WordStep::NextSentence => {
            let rest = around.filter(|sentence| held.end() < sentence.end());
            rest.or_else(|| sentences.iter().find(|sentence| sentence.start() >= held.end()).copied())
        }
        WordStep::PreviousSentence => sentences.get(from.checked_sub(1)?).copied(),
        WordStep::GrowSentence => {
            let end = sentences.iter().map(|sentence| sentence.end()).find(|end| *end > held.end())?;
            Some(Span::new(around.map_or(held.start(), Span::start), end))
        }
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
            span = stepped(text, &[], span, step).unwrap_or(span);
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

    #[test]
    fn steps_move_and_grow_sentence_by_sentence() {
        let text = "It rained. The dam broke. Ten left.";
        let sentences = [Span::new(0, 10), Span::new(11, 25), Span::new(26, 35)];
        let mut span = Span::new(15, 18);
        let mut step = |step| {
            span = stepped(text, &sentences, span, step).unwrap_or(span);
            slice(text, span)
        };
        assert_eq!(step(WordStep::NextSentence), "The dam broke.", "the one around the words first");
        assert_eq!(step(WordStep::NextSentence), "Ten left.");
        assert_eq!(step(WordStep::NextSentence), "Ten left.", "the text ends");
        assert_eq!(step(WordStep::PreviousSentence), "The dam broke.");
        assert_eq!(step(WordStep::GrowSentence), "The dam broke. Ten left.");
        assert_eq!(step(WordStep::PreviousSentence), "It rained.");
        assert_eq!(step(WordStep::PreviousSentence), "It rained.");
        assert_eq!(step(WordStep::Next), "The", "words again");
        assert_eq!(step(WordStep::GrowSentence), "The dam broke.");
    }
}
