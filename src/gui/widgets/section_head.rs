//! Heads: of a section with its tools at the right, and of a group that folds.

use egui::{Align, Layout, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::interaction::{Shown, allocate, focus_ring_inside};
use super::text_line::{Run, paint_line, runs_galley};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Theme, corner_radius};

/// Shows the head of a section: its name, a count or a remark in grey, and its tools from the right.
pub fn section_head<R>(ui: &mut Ui, name: &str, remark: &str, tools: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width(), theme.size.section_head);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name} {remark}").trim_end()));
    // The tools have a margin of their own, which reaches into that of the region, so that their signs end on it.
    let mut inner = rect.shrink2(vec2(theme.space.l, 0.0));
    inner.max.x += theme.space.xs;
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = theme.space.xxs;
    let result = tools(&mut child);
    let tools_width = child.min_rect().width();
    let runs = [
        Run { text: name, token: theme.text.heading, color: theme.color.text },
        Run { text: "  ", token: theme.text.body, color: theme.color.text_3 },
        Run { text: remark, token: theme.text.body, color: theme.color.text_3 },
    ];
    let galley = runs_galley(ui.painter(), &runs, inner.width() - tools_width);
    paint_line(ui.painter(), inner.left_center(), galley);
    result
}

/// Shows the head of a group that folds, and turns `is_open` when it is clicked.
pub fn group_head(ui: &mut Ui, name: &str, count: &str, is_open: &mut bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width(), theme.size.group_head);
    let response = allocate(ui, size, ui.is_enabled());
    if response.clicked() {
        *is_open = !*is_open;
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), *is_open, format!("{name}, {count}")));
    let (rect, painter, shown) = (response.rect, ui.painter(), Shown::of(&response, false));
    painter.rect_filled(rect, corner_radius(0.0), shown.ground(&theme, egui::Color32::TRANSPARENT));
    let sign = if *is_open { Icon::ChevronDown } else { Icon::ChevronRight };
    let left = rect.left() + theme.space.l;
    icon(painter, &theme, sign, pos2(left + 5.0, rect.center().y), 12.0, theme.color.text_2);
    let runs = [
        Run { text: name, token: theme.text.small, color: theme.color.text_2 },
        Run { text: "  ", token: theme.text.small, color: theme.color.text_3 },
        Run { text: count, token: theme.text.small, color: theme.color.text_3 },
    ];
    let galley = runs_galley(painter, &runs, rect.width() - 2.0 * theme.space.l - 17.0);
    paint_line(painter, pos2(left + 17.0, rect.center().y), galley);
    if shown.has_focus {
        focus_ring_inside(painter, &theme, rect, theme.radius.key);
    }
    response
}
