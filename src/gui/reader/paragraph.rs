//! One paragraph as a layout job: which words get which color and weight.

use egui::text::LayoutJob;

use super::highlight::Highlight;
use crate::gui::theme::{TextToken, Theme};
use crate::text::{Span, slice};

/// The room for the side of a box between two words, so that it touches neither.
pub(in crate::gui) const BOX_ROOM: f32 = 3.0;

/// Returns the layout of a paragraph, and nothing but the layout: grounds are painted under it, lines and boxes over it.
pub(super) fn job(theme: &Theme, text: &str, span: Span, headline: bool, width: f32, highlights: &[Highlight]) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let plain = if headline { theme.text.reader_title } else { theme.text.reader };
    let bold = if headline { theme.text.reader_title } else { theme.text.reader_trigger };
    let borders: Vec<Span> =
        highlights.iter().filter(|highlight| highlight.is_boxed()).map(|highlight| highlight.span).collect();
    for part in cut(span, highlights) {
        let is_border = borders.iter().any(|boxed| part.start() == boxed.start() || part.start() == boxed.end());
        let style = style(theme, part, highlights);
        let token: TextToken = if style.bold { bold } else { plain };
        let format = token.format(style.color);
        job.append(slice(text, part), if is_border { BOX_ROOM } else { 0.0 }, format);
    }
    job
}

/// How a run of words is written.
struct Style {
    color: egui::Color32,
    bold: bool,
}

/// Cuts a paragraph where a highlight begins or ends.
fn cut(span: Span, highlights: &[Highlight]) -> Vec<Span> {
    let inside = |at: &usize| span.start() < *at && *at < span.end();
    let mut cuts: Vec<usize> =
        highlights.iter().flat_map(|highlight| [highlight.span.start(), highlight.span.end()]).filter(inside).collect();
    cuts.extend([span.start(), span.end()]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// Returns how the words of `part` are written; later highlights lie over earlier ones.
fn style(theme: &Theme, part: Span, highlights: &[Highlight]) -> Style {
    let mut style = Style { color: theme.color.text, bold: false };
    for highlight in highlights.iter().filter(|highlight| highlight.span.contains(part)) {
        if let Some(color) = highlight.color {
            style.color = color;
        }
        style.bold |= highlight.bold;
    }
    style
}
