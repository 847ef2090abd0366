//! What a control shows of being hovered, pressed, chosen, focused or out of use. Nothing moves: only grounds change.

use egui::{Color32, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::gui::theme::{Theme, corner_radius};

/// The width of the edge of what is chosen, in high contrast.
const EDGE: f32 = 4.0;

/// What the pointer does with a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Interaction {
    /// Nothing.
    #[default]
    Rest,
    /// It is over it.
    Hover,
    /// It is pressed on it.
    Pressed,
    /// The control is out of use.
    Disabled,
}

/// Everything that a control shows of its state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What the pointer does.
    pub interaction: Interaction,
    /// Whether the keyboard is there.
    pub has_focus: bool,
    /// Whether it is chosen.
    pub is_selected: bool,
}

impl Shown {
    /// Returns what a response says.
    pub fn of(response: &Response, is_selected: bool) -> Self {
        let interaction = if !response.enabled() {
            Interaction::Disabled
        } else if response.is_pointer_button_down_on() {
            Interaction::Pressed
        } else if response.hovered() || response.highlighted() {
            Interaction::Hover
        } else {
            Interaction::Rest
        };
        Self { interaction, has_focus: response.has_focus(), is_selected }
    }

    /// Returns the ground, which is `rest` while nothing happens.
    pub fn ground(self, theme: &Theme, rest: Color32) -> Color32 {
        // Where a control at rest already has the ground of hovering (raised, in the dark theme), all go one step on.
        let is_raised = rest == theme.color.hover;
        match (self.interaction, self.is_selected) {
            (Interaction::Pressed, _) if is_raised => theme.color.sunken,
            (Interaction::Hover, false) if is_raised => theme.color.active,
            (Interaction::Pressed, _) => theme.color.active,
            (_, true) => theme.color.selected,
            (Interaction::Hover, false) => theme.color.hover,
            (Interaction::Rest | Interaction::Disabled, false) => rest,
        }
    }

    /// Returns the color of words that are `rest` while the control is in use.
    pub fn words(self, theme: &Theme, rest: Color32) -> Color32 {
        if self.interaction == Interaction::Disabled { theme.color.text_disabled } else { rest }
    }
}

/// Paints the ground of a row; in high contrast what is chosen has an edge too, as its ground alone is faint.
pub fn paint_row_ground(painter: &Painter, theme: &Theme, rect: Rect, radius: f32, shown: Shown) {
    painter.rect_filled(rect, corner_radius(radius), shown.ground(theme, Color32::TRANSPARENT));
    if shown.is_selected && theme.is_high_contrast() {
        painter.rect_filled(rect.with_max_x(rect.left() + EDGE), 0.0, theme.color.accent);
    }
}

/// Allocates a control that can be clicked. One that is out of use keeps its place and its name.
pub(super) fn allocate(ui: &mut Ui, size: Vec2, is_enabled: bool) -> Response {
    if is_enabled {
        ui.allocate_response(size, Sense::click())
    } else {
        // Painted by the caller in its own colors, so the toolkit's fading of a disabled region does not reach it.
        ui.add_enabled_ui(false, |ui| ui.allocate_response(size, Sense::click())).inner
    }
}

/// Paints the ring of the keyboard around a control, at its distance.
pub fn focus_ring(painter: &Painter, theme: &Theme, rect: Rect, radius: f32) {
    let out = theme.stroke.focus_gap;
    let stroke = Stroke::new(theme.stroke.focus, theme.color.accent);
    painter.rect_stroke(rect.expand(out), corner_radius(radius + out), stroke, StrokeKind::Outside);
}

/// Paints the ring of the keyboard inside a row that fills the width of its region.
pub fn focus_ring_inside(painter: &Painter, theme: &Theme, rect: Rect, radius: f32) {
    let stroke = Stroke::new(theme.stroke.focus, theme.color.accent);
    painter.rect_stroke(rect, corner_radius(radius), stroke, StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::ThemeKind;

    #[test]
    fn hovering_and_pressing_show_in_every_theme() {
        for kind in ThemeKind::ALL {
            let theme = Theme::new(kind);
            for rest in [theme.color.raised, theme.color.panel, theme.color.canvas, Color32::TRANSPARENT] {
                let ground = |interaction| Shown { interaction, ..Shown::default() }.ground(&theme, rest);
                let grounds = [Interaction::Rest, Interaction::Hover, Interaction::Pressed].map(ground);
                assert!(grounds[0] != grounds[1] && grounds[1] != grounds[2] && grounds[0] != grounds[2], "{kind:?}");
            }
        }
    }

    #[test]
    fn pressed_is_stronger_than_chosen_and_chosen_than_hovered() {
        let theme = Theme::new(ThemeKind::Light);
        let ground =
            |interaction, is_selected| Shown { interaction, has_focus: false, is_selected }.ground(&theme, theme.color.raised);
        assert_eq!(ground(Interaction::Rest, false), theme.color.raised);
        assert_eq!(ground(Interaction::Hover, false), theme.color.hover);
        assert_eq!(ground(Interaction::Hover, true), theme.color.selected);
        assert_eq!(ground(Interaction::Pressed, true), theme.color.active);
        assert_eq!(ground(Interaction::Disabled, false), theme.color.raised);
    }
}
