//! Paints one event: mark, line, label or card, in all its states.

use egui::epaint::PathStroke;
use egui::{Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::layout::{Form, Item};
use super::names::mark_of;
use crate::gui::marks::{LinePlace, TimeLine, time_line_shapes};
use crate::gui::theme::{Face, TextToken, Theme, corner_radius};
use crate::gui::widgets::{focus_ring, line_galley, paint_contradiction_badge};
use crate::model::Status;
use crate::query::Row;

/// The size of a card's title.
const CARD_TITLE: f32 = 12.0;
/// With less room than this a card has no words.
const CARD_WORDS: f32 = 24.0;
const BADGE_GAP: f32 = 4.0;
/// Labels are cut at multiples of this.
const CUT_STEP: f32 = 4.0;

/// What an event shows of being chosen, hovered, focused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ItemState {
    pub(super) is_selected: bool,
    pub(super) is_hovered: bool,
    pub(super) has_focus: bool,
}

/// Everything that painting an event needs.
pub(super) struct ItemPainter<'a> {
    pub(super) painter: &'a Painter,
    pub(super) theme: &'a Theme,
    /// From the layout's places to the screen.
    pub(super) offset: Vec2,
    pub(super) row: &'a Row,
    pub(super) item: &'a Item,
    pub(super) is_contradicted: bool,
    pub(super) state: ItemState,
}

impl ItemPainter<'_> {
    /// Paints the event but for its mark. `facts` gives the second line of a card.
    pub(super) fn paint(&self, facts: impl FnOnce() -> String) {
        if self.item.form != Form::Card {
            self.paint_ground();
        }
        self.paint_line();
        match self.item.form {
            Form::Card => self.paint_card(&facts()),
            Form::Label => self.paint_label(),
            Form::Mark => {}
        }
        if self.state.has_focus {
            focus_ring(self.painter, self.theme, self.item.hit.translate(self.offset), self.theme.radius.field);
        }
    }

    fn paint_ground(&self) {
        let color = match self.state {
            ItemState { is_selected: true, .. } => self.theme.color.selected,
            ItemState { is_hovered: true, .. } => self.theme.color.hover,
            ItemState { .. } => return,
        };
        let rect = self.item.hit.translate(self.offset).shrink2(vec2(0.0, 1.0));
        self.painter.rect_filled(rect, corner_radius(self.theme.radius.button), color);
    }

    fn color(&self) -> Color32 {
        let (shape, fill) = mark_of(self.row);
        self.theme.mark_color(shape, fill)
    }

    fn paint_line(&self) {
        let (kind, x) = self.item.line;
        let x = Rangef::new(x.min + self.offset.x, x.max + self.offset.x);
        let y = self.item.line_y + self.offset.y;
        let pixel = 1.0 / self.painter.pixels_per_point();
        let color = self.color();
        match kind {
            // A stem stands under its mark, wherever that had to go.
            TimeLine::Stem => {
                let mark = self.item.mark.x + self.offset.x;
                self.painter.extend(time_line_shapes(
                    self.theme,
                    kind,
                    LinePlace { x: Rangef::new(mark, mark), y, color, pixel },
                ));
            }
            _ => self.painter.extend(time_line_shapes(self.theme, kind, LinePlace { x, y, color, pixel })),
        }
    }

    fn words(&self) -> (TextToken, Color32) {
        let (text, color) = (self.theme.text, self.theme.color);
        match self.row.shown.status {
            Status::Accepted => (text.small_strong, color.text),
            Status::Candidate | Status::Deferred => (text.small, color.text_2),
            Status::Rejected => (text.small, color.text_3),
        }
    }

    fn paint_label(&self) {
        let label = self.item.label;
        let y = self.item.mark.y + self.offset.y;
        let (token, color) = self.words();
        let badge = if self.is_contradicted { 15.0 + BADGE_GAP } else { 0.0 };
        // A label with all its room is laid out once; a cut one at steps of a few points, so that zooming reuses it as well.
        let is_whole = label.span() + 0.01 >= self.item.natural;
        let most = self.theme.timeline.label_max;
        let room = if is_whole { most } else { ((label.span() - badge) / CUT_STEP).floor() * CUT_STEP };
        let galley = line_galley(self.painter, self.title(), token, color, room);
        let size = galley.size();
        let left = if self.item.label_is_left { label.max - size.x } else { label.min } + self.offset.x;
        let top = pos2(left, y - size.y / 2.0);
        if self.row.shown.status == Status::Rejected {
            self.painter.hline(left..=left + size.x, y, self.theme.hairline(color));
        }
        self.painter.galley(top, galley, color);
        if self.is_contradicted {
            let x = if self.item.label_is_left { left - badge } else { left + size.x + BADGE_GAP };
            paint_contradiction_badge(self.painter, self.theme, pos2(x, y));
        }
    }

    fn title(&self) -> &str {
        &self.row.shown.title
    }

    fn paint_card(&self, facts: &str) {
        let (theme, Some(card)) = (self.theme, self.item.card) else { return };
        let rect = card.translate(self.offset);
        let radius = corner_radius(theme.timeline.card_radius);
        let border = match self.state {
            ItemState { is_selected: true, .. } => Stroke::new(theme.stroke.focus, theme.color.accent),
            ItemState { is_hovered: true, .. } => Stroke::new(theme.stroke.hairline, theme.color.line_control),
            ItemState { .. } => theme.hairline(theme.color.line_strong),
        };
        let mark = self.item.mark + self.offset;
        if mark.x < rect.left() || mark.x > rect.right() {
            // The card stands beside its mark.
            let edge = if mark.x < rect.left() { rect.left() } else { rect.right() };
            self.painter.line_segment([mark, pos2(edge, mark.y)], border);
            self.painter.circle(mark, theme.timeline.mark_radius + 3.5, theme.color.raised, border);
        }
        self.painter.rect(rect, radius, theme.color.raised, border, StrokeKind::Inside);
        let y = mark.y;
        let right = rect.right() - 10.0;
        let left = self.item.label.min + self.offset.x;
        // A card that the view cuts keeps its mark, then its title, and its number of sources only with all of its width.
        if right - left < CARD_WORDS {
            return;
        }
        let mut sources_left = right + 8.0;
        if rect.width() >= theme.timeline.card_width {
            let sources = format!("{} src", self.row.shown.n_sources);
            let sources = line_galley(self.painter, &sources, theme.text.tiny, theme.color.text_2, 60.0);
            sources_left = right - sources.size().x;
            self.painter.galley(pos2(sources_left, y - sources.size().y / 2.0), sources, theme.color.text_2);
        }
        let badge = if self.is_contradicted { 15.0 + BADGE_GAP } else { 0.0 };
        let title = TextToken { size: CARD_TITLE, ..theme.text.small_strong.in_face(Face::UiSemibold) };
        let is_rejected = self.row.shown.status == Status::Rejected;
        let color = if is_rejected { theme.color.text_3 } else { theme.color.text };
        let galley = line_galley(self.painter, self.title(), title, color, sources_left - 8.0 - badge - left);
        let (end, size) = (left + galley.size().x, galley.size());
        let title_end = end + BADGE_GAP;
        self.painter.galley(pos2(left, y - size.y / 2.0), galley, color);
        if is_rejected {
            self.painter.hline(left..=end, y, theme.hairline(color));
        }
        if self.is_contradicted {
            paint_contradiction_badge(self.painter, theme, pos2(title_end, y));
        }
        let facts = line_galley(self.painter, facts, theme.text.small, theme.color.text_2, right - left);
        // The facts begin with the date, which is never cut.
        if facts.elided && rect.width() < theme.timeline.card_width {
            return;
        }
        self.painter.galley(pos2(left, y + 16.0 - facts.size().y / 2.0), facts, theme.color.text_2);
    }
}

/// Paints where a dragged event would lie: accent dashes, and its date in numbers beside the pointer.
pub(super) fn paint_dragged(painter: &Painter, theme: &Theme, line: Rect, cursor: Pos2, label: &str) {
    let frame = line.expand2(vec2(3.0, 4.0));
    let corners = [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
    let stroke = Stroke::new(theme.stroke.control, theme.color.accent);
    painter.extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
    painter.rect_filled(line, 0.0, theme.color.accent);
    paint_date(painter, theme, cursor, label);
}

/// Paints a date in numbers on the accent, beside the pointer.
pub(super) fn paint_date(painter: &Painter, theme: &Theme, cursor: Pos2, label: &str) {
    let token = theme.text.small_strong.in_face(Face::UiSemibold);
    let galley = line_galley(painter, label, token, theme.color.on_accent, f32::INFINITY);
    let size = galley.size() + vec2(12.0, 4.0);
    let clip = painter.clip_rect();
    let x = (cursor.x + 12.0).min(clip.right() - size.x - 2.0).max(clip.left() + 2.0);
    let y = (cursor.y - size.y - 8.0).max(clip.top() + 2.0);
    let badge = Rect::from_min_size(pos2(x, y), size);
    painter.rect_filled(badge, corner_radius(theme.radius.badge), theme.color.accent);
    painter.galley(badge.min + vec2(6.0, 2.0), galley, theme.color.on_accent);
}

/// Returns a triangle that points down: a day of publication on the axis.
pub(super) fn publication_marker(at: Pos2, color: Color32) -> Shape {
    let points = vec![at + vec2(-4.0, -5.0), at + vec2(4.0, -5.0), at];
    Shape::Path(egui::epaint::PathShape { points, closed: true, fill: color, stroke: PathStroke::NONE })
}
