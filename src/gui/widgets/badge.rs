//! Small signs beside a title: a count, a source's reliability, a doubt, a contradiction.

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::text_line::line_galley;
use crate::gui::marks::{Agreement, agreement_symbol};
use crate::gui::theme::{Face, Theme, corner_radius};

/// What a badge says by its color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Badge {
    /// A count or a grade.
    #[default]
    Neutral,
    /// A contradiction.
    Conflict,
    /// A doubt about a date.
    Date,
    /// A number that is shown while dragging.
    Accent,
}

const CONTRADICTION_WIDTH: f32 = 15.0;
const CONTRADICTION_HEIGHT: f32 = 14.0;

/// Shows a badge with words.
pub fn badge(ui: &mut Ui, words: &str, tone: Badge) -> Response {
    let theme = Theme::of(ui.ctx());
    let (ground, ink) = colors(&theme, tone);
    let token = theme.text.tiny.in_face(Face::UiSemibold);
    let galley = line_galley(ui.painter(), words, token, ink, f32::INFINITY);
    let height = if tone == Badge::Accent { 18.0 } else { theme.size.badge };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 10.0, height), Sense::hover());
    ui.painter().rect_filled(rect, corner_radius(theme.radius.badge), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// Shows `≠` for what sources contradict each other about.
pub fn contradiction_badge(ui: &mut Ui) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(CONTRADICTION_WIDTH, theme.size.badge), Sense::hover());
    paint_contradiction_badge(ui.painter(), &theme, rect.left_center());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Contradicted"));
    response
}

/// Paints `≠` on its ground from a left edge, centered on a height, and returns where it is.
pub fn paint_contradiction_badge(painter: &Painter, theme: &Theme, left_center: Pos2) -> Rect {
    let size = vec2(CONTRADICTION_WIDTH, CONTRADICTION_HEIGHT);
    let rect = Rect::from_min_size(pos2(left_center.x, left_center.y - size.y / 2.0), size);
    painter.rect_filled(rect, corner_radius(theme.radius.badge), theme.color.conflict_bg);
    agreement_symbol(painter, theme, rect.center(), 8.0, Agreement::Contradicts);
    rect
}

const fn colors(theme: &Theme, tone: Badge) -> (Color32, Color32) {
    let color = theme.color;
    match tone {
        Badge::Neutral => (color.sunken, color.text_2),
        Badge::Conflict => (color.conflict_bg, color.conflict),
        Badge::Date => (color.date_bg, color.date),
        Badge::Accent => (color.accent, color.on_accent),
    }
}
