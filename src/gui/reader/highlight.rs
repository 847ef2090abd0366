//! Which words of an article are highlighted, and how; lines and boxes under and around them.

use egui::{Color32, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2};

use super::ui::ReaderInput;
use crate::gui::theme::{Theme, Underline};
use crate::gui::view::Layer;
use crate::model::{Article, EntityKind};
use crate::text::Span;

/// One highlight: what it does to its words.
#[derive(Debug, Clone)]
pub(super) struct Highlight {
    pub(super) span: Span,
    pub(super) color: Option<Color32>,
    pub(super) ground: Option<Color32>,
    pub(super) bold: bool,
    pub(super) line: Option<(Underline, Color32, f32)>,
}

impl Highlight {
    /// Whether a box is painted around the words.
    pub(super) fn is_boxed(&self) -> bool {
        self.line.is_some_and(|(line, ..)| line == Underline::Box)
    }

    const fn new(span: Span) -> Self {
        Self { span, color: None, ground: None, bold: false, line: None }
    }
}

/// Returns the color of the words of a layer, and the line under or the box around them.
pub(in crate::gui) const fn layer_sample(theme: &Theme, layer: Layer) -> (Color32, (Underline, Color32, f32)) {
    let (color, stroke) = (theme.color, theme.stroke);
    match layer {
        Layer::Events => (color.text, (Underline::Single, color.ink, stroke.underline_trigger)),
        Layer::Dates => (color.date, (Underline::Box, color.date, stroke.hairline)),
        Layer::People => (color.person, (Underline::Single, color.person, stroke.underline_person)),
        Layer::Organizations => (color.organization, (Underline::Double, color.organization, 1.0)),
        Layer::Places => (color.place, (Underline::Dotted, color.place, 1.5)),
    }
}

/// Returns the highlights that touch a paragraph, from back to front.
pub(super) fn highlights(theme: &Theme, input: &ReaderInput<'_>, paragraph: Span) -> Vec<Highlight> {
    let article = input.article;
    let mut list = Vec::new();
    evidence(theme, input, paragraph, &mut list);
    found(theme, input, paragraph, &mut list);
    mentions(theme, input, article, paragraph, &mut list);
    if input.view.highlights.shows(Layer::Dates) {
        for timex in touching(&article.timexes, paragraph, |timex| timex.span) {
            let mut highlight = Highlight::new(timex.span);
            highlight.color = Some(theme.color.date);
            highlight.line = Some((Underline::Box, theme.color.date, theme.stroke.hairline));
            list.push(highlight);
        }
    }
    if input.view.highlights.shows(Layer::Events) {
        for trigger in touching(input.triggers, paragraph, |trigger| trigger.span) {
            let mut highlight = Highlight::new(trigger.span);
            highlight.bold = true;
            highlight.color = Some(theme.color.text);
            highlight.line = Some((Underline::Single, theme.color.ink, theme.stroke.underline_trigger));
            list.push(highlight);
        }
    }
    list
}

/// The yellow passage: the claims of the chosen event.
fn evidence(theme: &Theme, input: &ReaderInput<'_>, paragraph: Span, list: &mut Vec<Highlight>) {
    let Some(chosen) = input.chosen_row else { return };
    let claims: Vec<_> = input.triggers.iter().filter(|trigger| trigger.row == chosen).collect();
    for trigger in claims.iter().filter(|trigger| trigger.quote.overlaps(paragraph)) {
        let mut highlight = Highlight::new(trigger.quote);
        highlight.ground = Some(theme.color.evidence);
        list.push(highlight);
    }
    for trigger in claims.iter().filter(|trigger| trigger.span.overlaps(paragraph)) {
        let mut highlight = Highlight::new(trigger.span);
        highlight.ground = Some(theme.color.evidence_trigger);
        highlight.bold = true;
        list.push(highlight);
    }
}

/// The words that were looked for.
fn found(theme: &Theme, input: &ReaderInput<'_>, paragraph: Span, list: &mut Vec<Highlight>) {
    for &span in touching(input.found, paragraph, |span| *span) {
        let mut highlight = Highlight::new(span);
        highlight.ground = Some(theme.color.selected);
        list.push(highlight);
    }
}

fn mentions(theme: &Theme, input: &ReaderInput<'_>, article: &Article, paragraph: Span, list: &mut Vec<Highlight>) {
    for mention in article.mentions.beginning_in(paragraph) {
        let Some(entity) = input.project.entities.get(input.project.entity_root(mention.entity)) else { continue };
        if entity.rejected {
            continue;
        }
        let (layer, line, width, color) = match entity.kind {
            EntityKind::Person => (Layer::People, Underline::Single, theme.stroke.underline_person, theme.color.person),
            EntityKind::Organization => (Layer::Organizations, Underline::Double, 1.0, theme.color.organization),
            EntityKind::Place => (Layer::Places, Underline::Dotted, 1.5, theme.color.place),
            _ => continue,
        };
        if input.view.highlights.shows(layer) {
            let mut highlight = Highlight::new(mention.span);
            highlight.color = Some(color);
            highlight.line = Some((line, color, width));
            let chosen = input.view.selection.entities().contains(&entity.id);
            highlight.ground = chosen.then_some(theme.color.selected);
            list.push(highlight);
        }
    }
}

/// Returns the items that begin in a paragraph, of a list sorted by span.
fn touching<T>(items: &[T], paragraph: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let begin = items.partition_point(|item| span(item).start() < paragraph.start());
    let end = items.partition_point(|item| span(item).start() < paragraph.end());
    &items[begin..end.max(begin)]
}

/// Returns the rectangles that a run of characters takes in a galley, one for each row it touches with more than blanks.
pub(in crate::gui) fn row_rects(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for placed in &galley.rows {
        let n = placed.row.char_count_excluding_newline().0;
        let (start, end) = (from.max(first), to.min(first + n));
        if start < end {
            let left = placed.pos.x + placed.row.x_offset(egui::text::CharIndex(start - first));
            // The blank at which the row was broken is not seen. Nor does it end where the next character begins: there may
            // be room for a box between the two.
            let words = placed.row.glyphs.get(start - first..end - first).unwrap_or_default();
            let is_end = end == first + n;
            let last = words.iter().rfind(|glyph| !(is_end && glyph.chr.is_whitespace()));
            if let Some(last) = last {
                let right = placed.pos.x + last.max_x();
                rects.push(Rect::from_min_max(pos2(left, placed.pos.y), pos2(right, placed.pos.y + placed.row.size.y)));
            }
        }
        first += n + usize::from(placed.ends_with_newline);
    }
    rects
}

/// Paints a line under, or a box around, the words in `rect`.
pub(in crate::gui) fn paint_line(painter: &Painter, rect: Rect, line: (Underline, Color32, f32)) {
    let (underline, color, width) = line;
    let stroke = Stroke::new(width, color);
    let y = rect.bottom() - 3.0;
    let across = |y: f32| painter.hline(rect.x_range(), y, stroke);
    match underline {
        Underline::None => {}
        Underline::Single => drop(across(y)),
        Underline::Double => {
            across(y - 1.0);
            across(y + 1.5);
        }
        Underline::Dotted => {
            let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
            painter.extend(egui::Shape::dotted_line(&ends, color, 3.2, width / 1.6));
        }
        Underline::Box => {
            let frame = rect.shrink2(Vec2::new(0.0, 2.0)).expand2(Vec2::new(1.5, 0.0));
            painter.rect_stroke(frame, 3.0, stroke, StrokeKind::Outside);
        }
    }
}

/// Returns a rectangle moved to where the galley is painted.
pub(super) fn placed(rect: Rect, origin: Pos2) -> Rect {
    rect.translate(origin.to_vec2())
}

#[cfg(test)]
mod tests {
    use super::row_rects;

    #[test]
    fn the_blank_at_the_end_of_a_row_is_not_highlighted() {
        let context = egui::Context::default();
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            let font = egui::FontId::proportional(14.0);
            let galley = ui.painter().layout("one two three four five".to_owned(), font, egui::Color32::BLACK, 60.0);
            let rects = row_rects(&galley, 0, 23);
            assert!(rects.len() > 1, "the words are broken into rows");
            for (rect, row) in rects.iter().zip(&galley.rows) {
                let last = row.row.glyphs.iter().rfind(|glyph| !glyph.chr.is_whitespace()).expect("letters");
                assert!((rect.right() - row.pos.x - last.max_x()).abs() < 0.01, "{rect:?}");
            }
            let broken = row_rects(&galley, 0, 8);
            assert_eq!(
                broken.len(),
                galley
                    .rows
                    .iter()
                    .scan(0, |at, row| {
                        let was = *at;
                        *at += row.row.char_count_excluding_newline().0;
                        Some(was)
                    })
                    .filter(|at| *at < 7)
                    .count()
            );
        });
        output.textures_delta.clear();
    }
}
