//! A button that is an icon only. Its name is its tooltip.

use egui::{Color32, Response, Role, Ui, Vec2, WidgetInfo};

use super::interaction::{Shown, allocate, focus_ring};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Theme, corner_radius};

/// A button that is an icon only.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button is shown by `show`"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    key: Option<&'a str>,
    color: Option<Color32>,
    disabled_reason: Option<&'a str>,
    is_selected: bool,
}

impl<'a> IconButton<'a> {
    /// Returns a button with an icon and the name of what it does.
    pub const fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, key: None, color: None, disabled_reason: None, is_selected: false }
    }

    /// Names the command's key in the tooltip.
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Gives the icon a color of its own.
    pub const fn color(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }

    /// Shows it as chosen.
    pub const fn selected(self, is_selected: bool) -> Self {
        Self { is_selected, ..self }
    }

    /// Takes it out of use, for a reason that its tooltip gives; `None` leaves it in use.
    pub const fn disabled(self, reason: Option<&'a str>) -> Self {
        Self { disabled_reason: reason, ..self }
    }

    /// Shows the button.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let is_enabled = self.disabled_reason.is_none() && ui.is_enabled();
        let response = allocate(ui, Vec2::splat(theme.size.hit_target_min), is_enabled);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, self.name));
        if let Some(key) = self.key {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
        }
        let shown = Shown::of(&response, self.is_selected);
        let (painter, rect) = (ui.painter(), response.rect);
        painter.rect_filled(rect, corner_radius(theme.radius.button), shown.ground(&theme, Color32::TRANSPARENT));
        let words = shown.words(&theme, self.color.unwrap_or(theme.color.text_2));
        icon(painter, &theme, self.icon, rect.center(), 14.0, words);
        if shown.has_focus {
            focus_ring(painter, &theme, rect, theme.radius.button);
        }
        match (self.disabled_reason, self.key) {
            (Some(reason), _) => response.on_disabled_hover_text(reason),
            (None, Some(key)) => response.on_hover_text(format!("{}  {key}", self.name)),
            (None, None) => response.on_hover_text(self.name),
        }
    }
}
