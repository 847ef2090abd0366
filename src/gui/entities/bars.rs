//! A row with a bar: how often, beside how often the most frequent.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::files::grouped;
use crate::gui::marks::{KindShape, kind_glyph};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::widgets::{Shown, focus_ring_inside, line_galley, paint_line};

const BAR: f32 = 90.0;
const COUNT: f32 = 34.0;

/// Shows a row with a bar; `most` is the count of the longest bar.
pub(super) fn bar_row_ui(
    ui: &mut Ui,
    theme: &Theme,
    glyph: Option<KindShape>,
    name: &str,
    (n, most): (usize, usize),
) -> Response {
    let sense = if glyph.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_list), sense);
    let role = if glyph.is_some() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, format!("{name}, {}", grouped(n))));
    let (painter, y) = (ui.painter(), rect.center().y);
    let shown = Shown::of(&response, false);
    if glyph.is_some() {
        let ground = shown.ground(theme, egui::Color32::TRANSPARENT);
        painter.rect_filled(rect.expand2(vec2(4.0, 0.0)), corner_radius(theme.radius.button), ground);
    }
    let mut left = rect.left();
    if let Some(glyph) = glyph {
        let size = theme.size.kind_glyph;
        kind_glyph(painter, theme, pos2(left + size / 2.0, y), size, glyph);
        left += size + 7.0;
    }
    let bar = (rect.width() * 0.34).min(BAR);
    // The room for counts follows from the largest, so that all bars of a list begin at one place.
    let counted = |n: usize| line_galley(painter, &grouped(n), theme.text.small, theme.color.text_2, f32::INFINITY);
    let right = rect.right() - COUNT.max(counted(most).size().x + theme.space.s);
    let galley = line_galley(painter, name, theme.text.body, theme.color.text, right - bar - theme.space.m - left);
    paint_line(painter, pos2(left, y), galley);
    let length = (bar * n as f32 / most.max(1) as f32).max(2.0);
    let strip = Rect::from_min_max(pos2(right - bar, y - 2.5), pos2(right - bar + length, y + 2.5));
    painter.rect_filled(strip, corner_radius(2.0), theme.color.pencil);
    let count = counted(n);
    paint_line(painter, pos2(rect.right() - count.size().x, y), count);
    if shown.has_focus {
        focus_ring_inside(painter, theme, rect.expand2(vec2(4.0, 0.0)), theme.radius.key);
    }
    response
}
