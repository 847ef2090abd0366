//! Buttons: the word first, the key last. At most one filled button per region.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Rect, Response, Role, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::interaction::{Interaction, Shown, allocate, focus_ring};
use super::key_hint::{KeyTone, key_hint_width, paint_key_hint};
use super::text_line::{line_galley, paint_line};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{TextToken, Theme, corner_radius};

/// What a button looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// With a border.
    #[default]
    Normal,
    /// Filled with the accent.
    Primary,
    /// Words only; its ground shows under the pointer.
    Quiet,
    /// Words only, as strong as the value that they are.
    Value,
    /// Words in the accent.
    Link,
}

/// How a button sits in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Usual,
    /// As large as in the queue.
    Large,
    /// As the value of a field: in line with what stands above and below, on as many lines as it needs.
    Field,
}

/// A button.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button is shown by `show`"]
pub struct Button<'a> {
    text: &'a str,
    kind: ButtonKind,
    icon: Option<Icon>,
    opens: bool,
    key: Option<&'a str>,
    disabled_reason: Option<&'a str>,
    fit: Fit,
    is_selected: bool,
    ink: Option<Color32>,
    shown: Option<Shown>,
}

/// The measures of a button in one of its two sizes.
struct Measures {
    height: f32,
    pad: f32,
    gap: f32,
    token: TextToken,
}

impl<'a> Button<'a> {
    /// Returns a button with a border.
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            kind: ButtonKind::Normal,
            icon: None,
            opens: false,
            key: None,
            disabled_reason: None,
            fit: Fit::Usual,
            is_selected: false,
            ink: None,
            shown: None,
        }
    }

    /// Fills it with the accent.
    pub const fn primary(self) -> Self {
        self.kind(ButtonKind::Primary)
    }

    /// Leaves only its words.
    pub const fn quiet(self) -> Self {
        self.kind(ButtonKind::Quiet)
    }

    /// Leaves only its words, as strong as the value that they are.
    pub const fn value(self) -> Self {
        self.kind(ButtonKind::Value)
    }

    /// Leaves only its words, in the accent.
    pub const fn link(self) -> Self {
        self.kind(ButtonKind::Link)
    }

    /// Sets what it looks like.
    pub const fn kind(self, kind: ButtonKind) -> Self {
        Self { kind, ..self }
    }

    /// Makes it as large as in the queue.
    pub const fn large(self) -> Self {
        Self { fit: Fit::Large, ..self }
    }

    /// Puts an icon before the word.
    pub const fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Says by a chevron after the word that it opens a menu.
    pub const fn opens_menu(self) -> Self {
        Self { opens: true, ..self }
    }

    /// Puts the command's key after the word.
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Shows it as chosen.
    pub const fn selected(self, is_selected: bool) -> Self {
        Self { is_selected, ..self }
    }

    /// Makes it the value of a field: its words begin at its left edge and go on below where the room ends.
    pub const fn in_field(self) -> Self {
        Self { fit: Fit::Field, ..self }
    }

    /// Takes it out of use, for a reason that its tooltip gives; `None` leaves it in use.
    pub const fn disabled(self, reason: Option<&'a str>) -> Self {
        Self { disabled_reason: reason, ..self }
    }

    /// Writes its word in a color of its own.
    pub const fn ink(self, ink: Color32) -> Self {
        Self { ink: Some(ink), ..self }
    }

    /// Shows it in a state that it is not in, for sheets that show the states side by side.
    pub const fn shown_as(self, shown: Shown) -> Self {
        Self { shown: Some(shown), ..self }
    }

    /// Shows the button.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let is_enabled = self.disabled_reason.is_none() && ui.is_enabled();
        let response = allocate(ui, self.size(ui, &theme), is_enabled);
        response.widget_info(|| {
            if self.is_selected {
                WidgetInfo::selected(Role::Button, is_enabled, true, self.text)
            } else {
                WidgetInfo::labeled(Role::Button, is_enabled, self.text)
            }
        });
        if let Some(key) = self.key {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
        }
        if ui.is_rect_visible(response.rect) {
            let shown = self.shown.unwrap_or_else(|| Shown::of(&response, self.is_selected));
            self.paint(ui, &theme, response.rect, shown);
        }
        match self.disabled_reason {
            Some(reason) => response.on_disabled_hover_text(reason),
            None => response,
        }
    }

    fn measures(&self, theme: &Theme) -> Measures {
        let is_bare = matches!(self.kind, ButtonKind::Quiet | ButtonKind::Value | ButtonKind::Link);
        if self.fit == Fit::Large {
            Measures { height: theme.size.button_large, pad: 15.0, gap: 10.0, token: theme.text.heading }
        } else if is_bare {
            let token = match self.kind {
                ButtonKind::Link => theme.text.small_strong,
                ButtonKind::Value => theme.text.body_strong,
                _ => theme.text.small,
            };
            Measures { height: theme.size.hit_target_min, pad: 4.0, gap: 5.0, token }
        } else {
            Measures { height: theme.size.button, pad: 11.0, gap: 8.0, token: theme.text.body_strong }
        }
    }

    fn size(&self, ui: &Ui, theme: &Theme) -> Vec2 {
        let Measures { height, pad, gap, token } = self.measures(theme);
        if self.fit == Fit::Field {
            let words = self.field_words(ui.painter(), token, Color32::PLACEHOLDER, ui.available_width() - pad).size();
            return vec2((words.x + pad).ceil(), height.max(words.y.ceil()));
        }
        let words = line_galley(ui.painter(), self.text, token, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let icon = self.icon.map_or(0.0, |_| ICON_SIZE + ICON_GAP);
        let key = self.key.map_or(0.0, |key| gap + key_hint_width(ui.painter(), theme, key));
        let chevron = if self.opens { CHEVRON_GAP + CHEVRON_SIZE } else { 0.0 };
        vec2((pad + icon + words + key + chevron + pad).ceil(), height)
    }

    /// Returns the words of a field's value, in as many lines as they need.
    fn field_words(&self, painter: &Painter, token: TextToken, color: Color32, width: f32) -> Arc<Galley> {
        painter.layout(self.text.to_owned(), token.font(), color, width.max(FIELD_MIN_WIDTH))
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect, shown: Shown) {
        let painter = ui.painter();
        let Measures { pad, gap, token, .. } = self.measures(theme);
        let (ground, line, words) = self.colors(theme, shown);
        let words = self.ink.unwrap_or(words);
        let radius = theme.radius.button + if self.fit == Fit::Large { 2.0 } else { 0.0 };
        if self.fit == Fit::Field {
            let ground_rect = rect.with_min_x(rect.left() - pad);
            painter.rect(ground_rect, corner_radius(radius), ground, theme.hairline(line), StrokeKind::Inside);
            let galley = self.field_words(painter, token, words, rect.width() - pad + 0.5);
            painter.galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, words);
            if shown.has_focus {
                focus_ring(painter, theme, ground_rect, radius);
            }
            return;
        }
        painter.rect(rect, corner_radius(radius), ground, theme.hairline(line), StrokeKind::Inside);
        let mut x = rect.left() + pad;
        if let Some(sign) = self.icon {
            let center = pos2(x + ICON_SIZE / 2.0, rect.center().y);
            icon(painter, theme, sign, center, ICON_SIZE, words);
            x += ICON_SIZE + ICON_GAP;
        }
        let galley = line_galley(painter, self.text, token, words, rect.right() - x);
        x = paint_line(painter, pos2(x, rect.center().y), galley).right() + gap;
        if self.opens {
            let center = pos2(rect.right() - pad - CHEVRON_SIZE / 2.0, rect.center().y);
            icon(painter, theme, Icon::ChevronDown, center, CHEVRON_SIZE, words);
        }
        if let Some(key) = self.key {
            let tone = match (self.kind, shown.interaction) {
                (_, Interaction::Disabled) => KeyTone::Disabled,
                (ButtonKind::Primary, _) => KeyTone::OnAccent,
                _ => KeyTone::Normal,
            };
            paint_key_hint(painter, theme, pos2(x, rect.center().y), key, tone);
        }
        if shown.has_focus {
            focus_ring(painter, theme, rect, radius);
        }
    }

    /// Returns ground, border and words.
    fn colors(&self, theme: &Theme, shown: Shown) -> (Color32, Color32, Color32) {
        let color = theme.color;
        let is_off = shown.interaction == Interaction::Disabled;
        let clear = Color32::TRANSPARENT;
        match self.kind {
            ButtonKind::Primary if is_off => (color.sunken, color.sunken, color.text_disabled),
            ButtonKind::Primary => {
                let is_over = matches!(shown.interaction, Interaction::Hover | Interaction::Pressed);
                let ground = if is_over { color.accent_hover } else { color.accent };
                (ground, ground, color.on_accent)
            }
            ButtonKind::Normal if is_off => (clear, color.line_soft, color.text_disabled),
            ButtonKind::Normal => {
                let line = if shown.is_selected { color.accent_line } else { color.line_strong };
                (shown.ground(theme, color.raised), line, color.text)
            }
            ButtonKind::Quiet => (shown.ground(theme, clear), clear, shown.words(theme, color.text_2)),
            ButtonKind::Value => (shown.ground(theme, clear), clear, shown.words(theme, color.text)),
            ButtonKind::Link => (shown.ground(theme, clear), clear, shown.words(theme, color.accent)),
        }
    }
}

/// The words of a field's value are never narrower than this.
const FIELD_MIN_WIDTH: f32 = 40.0;
const ICON_SIZE: f32 = 15.0;
const ICON_GAP: f32 = 8.0;
const CHEVRON_SIZE: f32 = 12.0;
const CHEVRON_GAP: f32 = 6.0;
