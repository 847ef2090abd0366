//! The key of a command, in a small frame. It always stands after the command's word.

use egui::{Color32, Painter, Pos2, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::text_line::line_galley;
use crate::gui::theme::{Theme, corner_radius};

/// On which ground a key hint stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyTone {
    /// On any ground of the window.
    #[default]
    Normal,
    /// On the accent.
    OnAccent,
    /// On something out of use.
    Disabled,
}

/// Returns the width of a key hint.
pub fn key_hint_width(painter: &Painter, theme: &Theme, key: &str) -> f32 {
    let words = line_galley(painter, key, theme.text.key, Color32::PLACEHOLDER, f32::INFINITY);
    (words.size().x + 2.0 * theme.space.xs + 1.0).max(theme.size.key)
}

/// Paints a key hint from a left edge, centered on a height, and returns where it is.
pub fn paint_key_hint(painter: &Painter, theme: &Theme, left_center: Pos2, key: &str, tone: KeyTone) -> Rect {
    let color = theme.color;
    let (ground, line, words) = match tone {
        KeyTone::Normal => (color.panel, color.line_strong, color.text_2),
        KeyTone::OnAccent => (Color32::TRANSPARENT, color.on_accent, color.on_accent),
        KeyTone::Disabled => (color.panel, color.line_soft, color.text_disabled),
    };
    let size = vec2(key_hint_width(painter, theme, key), theme.size.key);
    let rect = Rect::from_min_size(pos2(left_center.x, left_center.y - size.y / 2.0), size);
    painter.rect(rect, corner_radius(theme.radius.key), ground, theme.hairline(line), StrokeKind::Inside);
    let galley = line_galley(painter, key, theme.text.key, words, f32::INFINITY);
    painter.galley(rect.center() - galley.size() / 2.0, galley, words);
    rect
}

/// Shows a key hint that stands alone.
pub fn key_hint(ui: &mut Ui, key: &str) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let size = vec2(key_hint_width(ui.painter(), &theme, key), theme.size.key);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_key_hint(ui.painter(), &theme, rect.left_center(), key, KeyTone::Normal);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Key {key}")));
    response
}
