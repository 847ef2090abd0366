//! A field of the inspector: its label and key at the left, its value at the right.

use egui::{InnerResponse, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::key_hint::{KeyTone, paint_key_hint};
use super::text_line::{line_galley, paint_line};
use crate::gui::theme::Theme;

/// A field of the inspector.
#[derive(Clone, Copy, Debug)]
#[must_use = "a field is shown by `show`"]
pub struct FieldRow<'a> {
    label: &'a str,
    key: Option<&'a str>,
}

impl<'a> FieldRow<'a> {
    /// Returns a field with its label.
    pub const fn new(label: &'a str) -> Self {
        Self { label, key: None }
    }

    /// Puts the key that edits the field after its label.
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Shows the field. The value may take several lines, each a `ui.horizontal`; the label stays beside the first.
    pub fn show<R>(self, ui: &mut Ui, value: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui.ctx());
        let top = ui.cursor().min;
        let left = top.x + theme.size.field_label + theme.space.s;
        let room = Rect::from_min_max(pos2(left, top.y), pos2(ui.max_rect().right().max(left), ui.max_rect().bottom()));
        let name = format!("{} field", self.label);
        let builder = UiBuilder::new()
            .id_salt(self.label)
            .max_rect(room)
            .layout(Layout::top_down(egui::Align::Min))
            .accessibility_role(egui::Role::Group)
            .accessibility_label(name);
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.y = theme.space.xs;
        child.set_width(room.width());
        // A line is as high as a control, so that words and controls stand on one line with the label.
        let pad = (theme.size.row_field - theme.size.hit_target_min) / 2.0;
        child.spacing_mut().interact_size.y = theme.size.hit_target_min;
        child.add_space(pad);
        let inner = value(&mut child);
        let height = (child.min_rect().height() + pad).max(theme.size.row_field);
        self.paint_label(ui, &theme, pos2(top.x, top.y + theme.size.row_field / 2.0));
        let rect = Rect::from_min_size(top, vec2(ui.available_width(), height));
        let response = ui.allocate_rect(rect, egui::Sense::hover());
        InnerResponse::new(inner, response)
    }

    fn paint_label(self, ui: &Ui, theme: &Theme, left_center: egui::Pos2) {
        let width = theme.size.field_label;
        let galley = line_galley(ui.painter(), self.label, theme.text.body, theme.color.text_3, width);
        let label = paint_line(ui.painter(), left_center, galley);
        if let Some(key) = self.key {
            let at = pos2(label.right() + theme.space.xs + 1.0, left_center.y);
            paint_key_hint(ui.painter(), theme, at, key, KeyTone::Normal);
        }
    }
}
