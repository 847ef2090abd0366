//! The legend: shapes for factuality, fills for status, lines for what is known of a time.

use egui::{Area, Frame as Ground, Key, Modifiers, Order, Rangef, Rect, Role, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use super::TimelineState;
use super::ui::Frame;
use crate::gui::marks::{MarkFill, MarkShape, TimeLine, coverage_sign, event_mark, time_line};
use crate::gui::theme::{Coverage, Face, Theme, tokens};
use crate::gui::widgets::{line_galley, paint_contradiction_badge, paint_line};

const ROW: f32 = 22.0;
const MARK_COLUMN: f32 = 140.0;
const LINE_COLUMN: f32 = 230.0;
const OTHERS_COLUMN: f32 = 280.0;
const ELSEWHERE: &str = "Elsewhere";
/// From this width of the window all columns stand side by side.
const WIDE: f32 = 1_200.0;
/// The length of a line in the legend.
const LINE: f32 = 72.0;

/// What the lines under marks say.
const LINES: [(TimeLine, &str); 9] = [
    (TimeLine::Stem, "an hour or minute"),
    (TimeLine::BarDay, "one day, month, year"),
    (TimeLine::BarExtent, "lasted from … to …"),
    (TimeLine::WhiskerTwoCaps, "once, some time between"),
    (TimeLine::BarFading, "about"),
    (TimeLine::CapRightArrowLeft, "once, by then"),
    (TimeLine::CapLeftArrowRight, "once, from then on"),
    (TimeLine::BarShrinkingDashes, "since, still going"),
    (TimeLine::Shelf, "no date: on the shelf"),
];

/// Shows the legend while it is open.
pub(super) fn legend_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    if !state.is_legend_open {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.is_legend_open = false;
        return;
    }
    let tools = frame.regions.tools;
    let screen = ui.ctx().content_rect();
    let is_wide = screen.width() > WIDE;
    let width = MARK_COLUMN * 2.0 + LINE_COLUMN + if is_wide { OTHERS_COLUMN + 18.0 } else { 0.0 } + 56.0;
    let at = pos2((tools.right() - width - 12.0).max(tools.left() + 4.0), tools.bottom() + 4.0);
    let area = Area::new(frame.id.with("legend")).order(Order::Foreground).fixed_pos(at).constrain(true);
    area.show(ui.ctx(), |ui| {
        Ground::popup(ui.style()).inner_margin(12.0).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                column(ui, frame.theme, "Shape: what is said", MARK_COLUMN, factualities);
                column(ui, frame.theme, "Fill: the review", MARK_COLUMN, statuses);
                column(ui, frame.theme, "Line: what is known of the time", LINE_COLUMN, lines);
                if is_wide {
                    column(ui, frame.theme, ELSEWHERE, OTHERS_COLUMN, others);
                }
            });
            if !is_wide {
                ui.add_space(frame.theme.space.s);
                ui.spacing_mut().item_spacing.y = 0.0;
                column(ui, frame.theme, ELSEWHERE, OTHERS_COLUMN, others);
            }
        });
    });
}

fn column(ui: &mut Ui, theme: &Theme, title: &str, width: f32, rows: impl FnOnce(&mut Ui, &Theme)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        let strong = theme.text.small.in_face(Face::UiSemibold);
        ui.label(egui::RichText::new(title).font(strong.font()).color(theme.color.text));
        rows(ui, theme);
    });
}

fn factualities(ui: &mut Ui, theme: &Theme) {
    for sign in &tokens().factuality {
        mark_row(ui, theme, (sign.shape, MarkFill::Hollow), &sign.id, sign.letter);
    }
}

fn statuses(ui: &mut Ui, theme: &Theme) {
    for sign in &tokens().status {
        mark_row(ui, theme, (MarkShape::Circle, sign.fill), &sign.id, sign.letter);
    }
}

fn mark_row(ui: &mut Ui, theme: &Theme, (shape, fill): (MarkShape, MarkFill), word: &str, letter: char) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{word}, letter {letter}")));
    let painter = ui.painter();
    event_mark(painter, theme, pos2(rect.left() + 8.0, rect.center().y), 5.2, shape, fill);
    let words = line_galley(painter, word, theme.text.small, theme.color.text, rect.width());
    painter.galley(pos2(rect.left() + 24.0, rect.center().y - words.size().y / 2.0), words, theme.color.text);
    let letter = line_galley(painter, &letter.to_string(), theme.text.key, theme.color.text_3, 20.0);
    painter.galley(pos2(rect.left() + 108.0, rect.center().y - letter.size().y / 2.0), letter, theme.color.text_3);
}

/// Explains what else is drawn: bars, contradictions, publications, and the signs of the reader.
fn others(ui: &mut Ui, theme: &Theme) {
    let color = theme.color;
    row(ui, theme, "how many events; the dark part is accepted", |painter, at| {
        let bar = Rect::from_min_max(pos2(at.x - 4.0, at.y - 7.0), pos2(at.x + 4.0, at.y + 7.0));
        painter.rect_filled(bar, 0.0, color.pencil);
        painter.rect_filled(bar.with_min_y(at.y + 2.0), 0.0, color.ink);
    });
    row(ui, theme, "its claims cannot all be true", |painter, at| {
        paint_contradiction_badge(painter, theme, at - vec2(7.0, 0.0));
    });
    row(ui, theme, "on the axis: an article was published that day", |painter, at| {
        let corners = [vec2(-4.0, -3.0), vec2(4.0, -3.0), vec2(0.0, 3.0)].map(|corner| at + corner);
        painter.add(Shape::convex_polygon(corners.to_vec(), color.text_2, egui::Stroke::NONE));
    });
    for (coverage, words) in [
        (Coverage::Used, "in the reader: a sentence with events"),
        (Coverage::Rejected, "a sentence whose events were rejected"),
        (Coverage::Empty, "a sentence that was seen, with nothing in it"),
        (Coverage::Unseen, "a sentence that nobody has seen"),
    ] {
        row(ui, theme, words, |painter, at| coverage_sign(painter, theme, at, coverage));
    }
}

/// Shows a sign and what it means.
fn row(ui: &mut Ui, theme: &Theme, words: &str, sign: impl FnOnce(&egui::Painter, egui::Pos2)) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 2.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    sign(ui.painter(), pos2(rect.left() + 8.0, rect.center().y));
    let galley = line_galley(ui.painter(), words, theme.text.small, theme.color.text, rect.width() - 24.0);
    paint_line(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), galley);
}

fn lines(ui: &mut Ui, theme: &Theme) {
    for (line, words) in LINES {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        let painter = ui.painter();
        let x = Rangef::new(rect.left() + 4.0, rect.left() + 4.0 + LINE);
        let x = if line == TimeLine::BarDay { Rangef::new(x.min, x.min + LINE / 2.0) } else { x };
        time_line(painter, theme, line, x, rect.center().y, theme.color.happened);
        let words = line_galley(painter, words, theme.text.small, theme.color.text, rect.width());
        painter.galley(pos2(rect.left() + LINE + 18.0, rect.center().y - words.size().y / 2.0), words, theme.color.text);
    }
}
