//! The theme as the toolkit's own style, for what is not painted by `widgets`: text fields, menus, scroll bars, tooltips.

use std::collections::BTreeMap;

use egui::style::{ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, Spacing, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals};

use super::{Theme, TypeScale};

/// Returns the toolkit's style for a theme.
pub(super) fn style(theme: &Theme) -> Style {
    let mut style = Style {
        text_styles: text_styles(theme.text),
        spacing: spacing(theme),
        visuals: visuals(theme),
        animation_time: theme.seconds(theme.motion.popup_in),
        ..Style::default()
    };
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    if theme.reduce_motion {
        style.scroll_animation = ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    }
    style
}

fn text_styles(text: &TypeScale) -> BTreeMap<TextStyle, FontId> {
    let named = text.steps().into_iter().map(|(name, step)| (TextStyle::Name(name.into()), step.font()));
    [
        (TextStyle::Small, text.small.font()),
        (TextStyle::Body, text.body.font()),
        (TextStyle::Button, text.body_strong.font()),
        (TextStyle::Heading, text.heading.font()),
        (TextStyle::Monospace, FontId::monospace(text.body.size)),
    ]
    .into_iter()
    .chain(named)
    .collect()
}

fn spacing(theme: &Theme) -> Spacing {
    let space = theme.space;
    Spacing {
        item_spacing: Vec2::new(space.m, space.xs),
        button_padding: Vec2::new(10.0, space.xs),
        window_margin: Margin::same(12),
        menu_margin: Margin::same(4),
        interact_size: Vec2::new(theme.size.hit_target_min, theme.size.hit_target_min),
        tooltip_width: 360.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            // What goes on below the edge is seen without the pointer being there.
            floating_width: 4.0,
            floating_allocated_width: 5.0,
            dormant_handle_opacity: 0.5,
            handle_min_length: 24.0,
            fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let color = theme.color;
    let base = if theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    let popup = corner_radius(theme.radius.popup);
    let mut visuals = Visuals {
        weak_text_color: Some(color.text_3),
        widgets: widgets(theme),
        selection: Selection { bg_fill: color.selected_words, stroke: Stroke::new(theme.stroke.hairline, color.text) },
        hyperlink_color: color.accent,
        faint_bg_color: color.weekend,
        extreme_bg_color: color.canvas,
        text_edit_bg_color: Some(color.raised),
        code_bg_color: color.sunken,
        warn_fg_color: color.deferred,
        error_fg_color: color.disputed,
        window_corner_radius: popup,
        window_shadow: shadow(color.shadow),
        window_fill: color.raised,
        window_stroke: Stroke::new(theme.stroke.hairline, color.line_strong),
        menu_corner_radius: corner_radius(theme.radius.panel_card),
        panel_fill: color.panel,
        popup_shadow: shadow(color.shadow),
        indent_has_left_vline: false,
        slider_trailing_fill: false,
        handle_shape: egui::style::HandleShape::Circle,
        ..base
    };
    visuals.text_cursor.stroke = Stroke::new(theme.stroke.control, color.accent);
    visuals.ime_composition.active_underline_stroke = Stroke::new(theme.stroke.focus, color.accent);
    visuals.ime_composition.inactive_underline_stroke = Stroke::new(theme.stroke.hairline, color.accent);
    visuals
}

fn widgets(theme: &Theme) -> Widgets {
    let color = theme.color;
    let state = |ground: Color32, line: Color32, words: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: Stroke::new(theme.stroke.hairline, line),
        corner_radius: corner_radius(theme.radius.button),
        fg_stroke: Stroke::new(theme.stroke.icon, words),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(color.panel, color.line_soft, color.text),
        inactive: state(color.raised, color.line_control, color.text),
        hovered: state(color.hover, color.line_control, color.text),
        active: WidgetVisuals {
            bg_stroke: Stroke::new(theme.stroke.focus, color.accent),
            ..state(color.active, color.accent, color.text)
        },
        open: state(color.selected, color.accent_line, color.text),
    }
}

const fn shadow(color: Color32) -> Shadow {
    Shadow { offset: [0, 6], blur: 24, spread: 0, color }
}

/// Returns a corner radius as the toolkit wants it. The values of the file are small and whole.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of u8")]
pub fn corner_radius(points: f32) -> CornerRadius {
    CornerRadius::same(points.round().clamp(0.0, 255.0) as u8)
}
