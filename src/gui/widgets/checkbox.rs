//! A box to tick, with its words.

use egui::{Color32, Rect, Response, Role, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::interaction::{Interaction, Shown, allocate, focus_ring};
use super::text_line::{line_galley, paint_line};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Theme, corner_radius};

const BOX: f32 = 14.0;

/// Shows a box to tick. Its words may be empty where the row beside it says what it is; `name` is what is read aloud.
pub fn checkbox(ui: &mut Ui, is_checked: &mut bool, words: &str, name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let width = if words.is_empty() {
        BOX
    } else {
        let galley = line_galley(ui.painter(), words, theme.text.body, Color32::PLACEHOLDER, f32::INFINITY);
        BOX + theme.space.m + galley.size().x
    };
    let is_enabled = ui.is_enabled();
    let mut response = allocate(ui, vec2(width, theme.size.hit_target_min), is_enabled);
    if response.clicked() {
        *is_checked = !*is_checked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, is_enabled, *is_checked, name));
    paint(ui, &theme, &response, *is_checked, words);
    response
}

fn paint(ui: &Ui, theme: &Theme, response: &Response, is_checked: bool, words: &str) {
    let shown = Shown::of(response, false);
    let (painter, color) = (ui.painter(), theme.color);
    let middle = response.rect.left_center() + vec2(BOX / 2.0, 0.0);
    let square = Rect::from_center_size(middle, Vec2::splat(BOX));
    let is_off = shown.interaction == Interaction::Disabled;
    let (ground, line) = match (is_checked, is_off) {
        (true, false) => (color.accent, color.accent),
        (true, true) => (color.text_disabled, color.text_disabled),
        (false, true) => (Color32::TRANSPARENT, color.line_soft),
        (false, false) => (shown.ground(theme, color.raised), color.line_control),
    };
    painter.rect(square, corner_radius(theme.radius.key), ground, theme.hairline(line), StrokeKind::Inside);
    if is_checked {
        icon(painter, theme, Icon::Check, middle, 11.0, color.on_accent);
    }
    let galley = line_galley(painter, words, theme.text.body, shown.words(theme, color.text), f32::INFINITY);
    paint_line(painter, pos2(square.right() + theme.space.m, response.rect.center().y), galley);
    if shown.has_focus {
        focus_ring(painter, theme, square, theme.radius.key);
    }
}
