//! The search field: a magnifying glass, the chips of the filter, the text, and the key that goes there.

use egui::{Align, Frame, Layout, Margin, Response, Sense, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::chip::FilterChip;
use super::interaction::focus_ring;
use super::key_hint::{KeyTone, key_hint_width, paint_key_hint};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Theme, corner_radius};

/// A search field.
#[must_use = "a field is shown by `show`"]
pub struct SearchField<'a> {
    text: &'a mut String,
    name: &'a str,
    hint: &'a str,
    key: Option<&'a str>,
    chips: &'a [(&'a str, &'a str)],
    width: Option<f32>,
}

/// What was done in a search field.
#[derive(Clone, Debug)]
pub struct SearchFieldResponse {
    /// The text.
    pub response: Response,
    /// The index of a chip that was taken away now.
    pub removed_chip: Option<usize>,
    /// The index of a chip that was clicked now.
    pub clicked_chip: Option<usize>,
}

impl<'a> SearchField<'a> {
    /// Returns a field for a text, with the name that is read aloud.
    pub const fn new(text: &'a mut String, name: &'a str) -> Self {
        Self { text, name, hint: "", key: None, chips: &[], width: None }
    }

    /// Says what can be searched, while the field is empty.
    pub const fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// Shows the key that goes to the field, at its right.
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Shows the parts of the filter before the text: field and value.
    pub const fn chips(self, chips: &'a [(&'a str, &'a str)]) -> Self {
        Self { chips, ..self }
    }

    /// Sets the width; all there is if it is not set.
    pub const fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Shows the field.
    pub fn show(self, ui: &mut Ui) -> SearchFieldResponse {
        let theme = Theme::of(ui.ctx());
        let size = vec2(self.width.unwrap_or_else(|| ui.available_width()), theme.size.search);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let corners = corner_radius(theme.radius.field);
        let color = theme.color;
        ui.painter().rect(rect, corners, color.raised, theme.hairline(color.line_control), StrokeKind::Inside);
        let glass = pos2(rect.left() + 17.0, rect.center().y);
        icon(ui.painter(), &theme, Icon::Search, glass, 14.0, color.text_2);
        let mut inner = rect.with_min_x(rect.left() + 29.0);
        if let Some(key) = self.key {
            inner.max.x -= key_hint_width(ui.painter(), &theme, key) + theme.space.l;
            let at = pos2(inner.right() + theme.space.xs, rect.center().y);
            paint_key_hint(ui.painter(), &theme, at, key, KeyTone::Normal);
        }
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.x = theme.space.s;
        let result = self.contents(&mut child, &theme);
        if result.response.has_focus() {
            focus_ring(ui.painter(), &theme, rect, theme.radius.field);
        }
        result
    }

    fn contents(self, ui: &mut Ui, theme: &Theme) -> SearchFieldResponse {
        let (mut removed_chip, mut clicked_chip) = (None, None);
        for (index, (field, value)) in self.chips.iter().enumerate() {
            let chip = FilterChip::new(field, value).show(ui);
            if chip.is_removed {
                removed_chip = Some(index);
            } else if chip.chip.clicked() {
                clicked_chip = Some(index);
            }
        }
        let hint = egui::RichText::new(self.hint).color(theme.color.text_3);
        let edit = TextEdit::singleline(self.text)
            .hint_text(hint)
            .font(theme.text.body.font())
            .frame(Frame::NONE)
            .margin(Margin::symmetric(2, 0))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(self.name);
        SearchFieldResponse { response, removed_chip, clicked_chip }
    }
}
