//! The switch between the views: Desk, Queue, Claims, Entities.

use egui::{Color32, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::interaction::{Interaction, Shown, focus_ring};
use super::text_line::{line_galley, paint_line};
use crate::gui::theme::{Theme, corner_radius};

/// A view in the switch: its name and how much waits in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View<'a> {
    /// The view's name.
    pub name: &'a str,
    /// What waits there, or none.
    pub count: Option<&'a str>,
    /// The most that can wait there, for whose digits there is room.
    pub most: Option<&'a str>,
}

const PAD: f32 = 11.0;
const COUNT_GAP: f32 = 7.0;
const MARGIN: f32 = 2.0;

/// Shows the switch and returns the index of a view that was chosen now.
pub fn view_switch(ui: &mut Ui, views: &[View<'_>], selected: usize) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let widths: Vec<f32> = views.iter().map(|view| width(ui, &theme, *view)).collect();
    let height = theme.size.button + 2.0;
    let (trough, switch) = ui.allocate_exact_size(vec2(widths.iter().sum::<f32>() + 2.0 * MARGIN, height), Sense::hover());
    ui.painter().rect_filled(trough, corner_radius(theme.radius.field), theme.color.sunken);
    let mut left = trough.left() + MARGIN;
    let mut chosen = None;
    for (index, (view, width)) in views.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, trough.top() + MARGIN), vec2(width, height - 2.0 * MARGIN));
        left += width;
        let response = ui.interact(rect, switch.id.with(index), Sense::click());
        let is_selected = index == selected;
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), is_selected, view.name));
        paint(ui, &theme, *view, &response, is_selected);
        if response.clicked() {
            chosen = Some(index);
        }
    }
    chosen
}

fn width(ui: &Ui, theme: &Theme, view: View<'_>) -> f32 {
    let measure = |text, token| line_galley(ui.painter(), text, token, Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let counted = |count| COUNT_GAP + measure(count, theme.text.tiny);
    let count = view.count.map_or(0.0, |count| counted(count).max(view.most.map_or(0.0, counted)));
    (PAD + measure(view.name, theme.text.body_strong) + count + PAD).ceil()
}

fn paint(ui: &Ui, theme: &Theme, view: View<'_>, response: &Response, is_selected: bool) {
    let (painter, color, rect) = (ui.painter(), theme.color, response.rect);
    let shown = Shown::of(response, false);
    let corners = corner_radius(theme.radius.chip);
    if is_selected {
        // One soft line below lifts the chosen view off its trough.
        painter.rect_filled(rect.translate(vec2(0.0, 1.0)), corners, color.line_strong);
        painter.rect_filled(rect, corners, color.raised);
        if theme.is_high_contrast() {
            painter.rect_stroke(rect, corners, theme.hairline(color.line_control), egui::StrokeKind::Inside);
        }
    } else if shown.interaction != Interaction::Rest {
        painter.rect_filled(rect, corners, shown.ground(theme, color.sunken));
    }
    let words = if is_selected { color.text } else { color.text_2 };
    let galley = line_galley(painter, view.name, theme.text.body_strong, shown.words(theme, words), f32::INFINITY);
    let end = paint_line(painter, pos2(rect.left() + PAD, rect.center().y), galley).right();
    if let Some(count) = view.count {
        let galley = line_galley(painter, count, theme.text.tiny, color.text_3, f32::INFINITY);
        paint_line(painter, pos2(end + COUNT_GAP, rect.center().y), galley);
    }
    if shown.has_focus {
        focus_ring(painter, theme, rect, theme.radius.chip);
    }
}
