//! Chips: a part of the filter, an entity, a tag.

use egui::{Color32, Id, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::interaction::{Shown, allocate, focus_ring};
use super::text_line::{Run, line_galley, paint_line, runs_galley};
use crate::gui::marks::{Icon, KindShape, icon, kind_glyph};
use crate::gui::theme::{Theme, corner_radius};

/// One part of the filter: a grey field name, a value, and a cross that takes it away.
#[derive(Clone, Copy, Debug)]
#[must_use = "a chip is shown by `show`"]
pub struct FilterChip<'a> {
    field: &'a str,
    value: &'a str,
}

/// What was done with a filter chip.
#[derive(Clone, Debug)]
pub struct FilterChipResponse {
    /// The chip itself: a click edits it.
    pub chip: Response,
    /// Whether its cross was clicked.
    pub is_removed: bool,
}

impl<'a> FilterChip<'a> {
    /// Returns the chip of a field and its value.
    pub const fn new(field: &'a str, value: &'a str) -> Self {
        Self { field, value }
    }

    /// Shows the chip.
    pub fn show(self, ui: &mut Ui) -> FilterChipResponse {
        let theme = Theme::of(ui.ctx());
        let (color, text) = (theme.color, theme.text);
        let runs = [
            Run { text: self.field, token: text.small, color: color.text_3 },
            Run { text: "  ", token: text.small, color: color.text_3 },
            Run { text: self.value, token: text.small_strong, color: color.text },
        ];
        let galley = runs_galley(ui.painter(), &runs, 280.0);
        let width = PAD + galley.size().x + CROSS;
        let response = allocate(ui, vec2(width, theme.size.chip), ui.is_enabled());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name()));
        let rect = response.rect;
        let shown = Shown::of(&response, false);
        ui.painter().rect_filled(rect, corner_radius(theme.radius.chip), shown.ground(&theme, color.sunken));
        paint_line(ui.painter(), pos2(rect.left() + PAD, rect.center().y), galley);
        if shown.has_focus {
            focus_ring(ui.painter(), &theme, rect, theme.radius.chip);
        }
        let is_removed = self.cross(ui, &theme, response.id.with("remove"), rect);
        FilterChipResponse { chip: response, is_removed }
    }

    /// Shows the cross, and returns whether it was clicked.
    fn cross(self, ui: &Ui, theme: &Theme, id: Id, chip: Rect) -> bool {
        let rect = chip.with_min_x(chip.right() - CROSS);
        let response = ui.interact(rect, id, Sense::click());
        let name = format!("Remove {}", self.name());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        let ink = if response.hovered() { theme.color.text } else { theme.color.text_3 };
        icon(ui.painter(), theme, Icon::Close, rect.center() - vec2(1.0, 0.0), 10.0, ink);
        if response.has_focus() {
            focus_ring(ui.painter(), theme, rect.shrink(4.0), theme.radius.highlight);
        }
        response.on_hover_text(name).clicked()
    }

    fn name(self) -> String {
        format!("{} {}", self.field, self.value)
    }
}

/// An entity or a tag: an outline, a glyph if it has a kind, and a count if it has one.
#[derive(Clone, Copy, Debug)]
#[must_use = "a chip is shown by `show`"]
pub struct EntityChip<'a> {
    text: &'a str,
    kind: Option<KindShape>,
    count: Option<&'a str>,
    is_selected: bool,
    width: f32,
}

impl<'a> EntityChip<'a> {
    /// Returns a chip with words.
    pub const fn new(text: &'a str) -> Self {
        Self { text, kind: None, count: None, is_selected: false, width: WIDEST }
    }

    /// Puts the glyph of a kind before the words.
    pub const fn kind(self, kind: KindShape) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Puts a count after the words.
    pub const fn count(self, count: &'a str) -> Self {
        Self { count: Some(count), ..self }
    }

    /// Shows it as chosen.
    pub const fn selected(self, is_selected: bool) -> Self {
        Self { is_selected, ..self }
    }

    /// Makes it no wider than this, in points: its words are cut where they need more.
    pub const fn at_most(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Shows the chip, never wider than the region it stands in.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let color = theme.color;
        let count = self.count.map(|count| line_galley(ui.painter(), count, theme.text.small, color.text_3, 80.0));
        let glyph = self.kind.map_or(0.0, |_| theme.size.kind_glyph + theme.space.s);
        let tail = count.as_ref().map_or(0.0, |count| theme.space.s + count.size().x);
        let room = self.width.min(ui.max_rect().width()) - PAD - glyph - tail - PAD;
        let words = line_galley(ui.painter(), self.text, theme.text.small_strong, color.text, room.max(LEAST_WORDS));
        let is_cut = words.elided;
        let size = vec2(PAD + glyph + words.size().x + tail + PAD, theme.size.chip);
        let response = allocate(ui, size, ui.is_enabled());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text));
        let (rect, shown) = (response.rect, Shown::of(&response, self.is_selected));
        let line = if self.is_selected { color.accent_line } else { color.line_strong };
        let ground = shown.ground(&theme, Color32::TRANSPARENT);
        ui.painter().rect(rect, corner_radius(theme.radius.chip), ground, theme.hairline(line), StrokeKind::Inside);
        if let Some(kind) = self.kind {
            let center = pos2(rect.left() + PAD + theme.size.kind_glyph / 2.0, rect.center().y);
            kind_glyph(ui.painter(), &theme, center, theme.size.kind_glyph, kind);
        }
        let end = paint_line(ui.painter(), pos2(rect.left() + PAD + glyph, rect.center().y), words).right();
        if let Some(count) = count {
            paint_line(ui.painter(), pos2(end + theme.space.s, rect.center().y), count);
        }
        if shown.has_focus {
            focus_ring(ui.painter(), &theme, rect, theme.radius.chip);
        }
        if is_cut { response.on_hover_text(self.text) } else { response }
    }
}

const PAD: f32 = 7.0;
/// How wide a chip becomes at most, and how wide its words are at least.
const WIDEST: f32 = 275.0;
const LEAST_WORDS: f32 = 24.0;
const CROSS: f32 = 22.0;
