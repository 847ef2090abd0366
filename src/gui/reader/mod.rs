//! The reader: an article's text with layered highlights, the coverage gutter and margin notes.

mod find;
mod highlight;
mod paragraph;
mod remark;
mod ui;
mod word;

pub use find::Find;
pub(super) use find::{FindInput, find_ui};
pub(super) use highlight::{layer_sample, paint_line, row_rects};
pub(super) use paragraph::BOX_ROOM;
pub use remark::Remark;
pub use ui::{ReaderInput, reader_ui};
pub(super) use word::{word_from, word_until};

use std::sync::Arc;

use crate::model::{Article, ArticleId};
use crate::text::{Span, has_right_to_left, paragraphs};

/// What the reader remembers between frames.
#[derive(Debug, Clone, Default)]
pub struct ReaderState {
    /// The selected words of the shown article.
    pub selected: Option<Span>,
    /// What is looked for in the article, while the bar for it is open.
    pub find: Option<Find>,
    /// Where to scroll as soon as it can be.
    pub scroll_to: Option<Span>,
    /// The paragraphs that were painted in the last frame.
    pub visible: Vec<Span>,
    /// Where a drag over words began, as a byte.
    anchor: Option<usize>,
    page: Option<Page>,
}

/// The paragraphs of the shown article with their heights at the present width.
#[derive(Debug, Clone)]
struct Page {
    article: ArticleId,
    text: Arc<str>,
    width: f32,
    paragraphs: Vec<Span>,
    /// Estimated until a paragraph is first painted.
    heights: Vec<f32>,
    has_right_to_left: bool,
}

/// The height of a row and about how wide a character is, for paragraphs that were never painted.
const ROW_PX: f32 = 23.0;
const CHARACTER_PX: f32 = 7.2;
/// Between paragraphs.
const GAP_PX: f32 = 8.0;

impl ReaderState {
    /// Whether the shown article has text that is read from right to left, which is not reordered for display.
    pub fn has_right_to_left(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.has_right_to_left)
    }

    /// Returns the page of an article at this width, made anew where article or width changed.
    fn page(&mut self, article: &Article, width: f32) -> &mut Page {
        let fits = |page: &Page| {
            page.article == article.id && Arc::ptr_eq(&page.text, &article.text) && (page.width - width).abs() < 0.5
        };
        if !self.page.as_ref().is_some_and(fits) {
            if self.page.as_ref().is_none_or(|page| page.article != article.id) {
                self.selected = None;
                self.anchor = None;
            }
            self.page = None;
        }
        self.page.get_or_insert_with(|| Page::new(article, width))
    }
}

impl Page {
    fn new(article: &Article, width: f32) -> Self {
        let parts = article.parts;
        let headline = parts.headline.into_iter();
        let paragraphs: Vec<Span> = headline.chain(paragraphs(&article.text, parts.body)).collect();
        let rows = |span: &Span| (span.len() as f32 * CHARACTER_PX / width.max(1.0)).ceil().max(1.0);
        let heights = paragraphs.iter().map(|span| rows(span) * ROW_PX).collect();
        let has_right_to_left = has_right_to_left(&article.text);
        Self { article: article.id, text: Arc::clone(&article.text), width, paragraphs, heights, has_right_to_left }
    }
}
