//! A row of a list: a sign, a title, and at the right a sparkline, a badge and a count. The title gives way, never they.

use egui::{Painter, Rect, Response, Role, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::badge::paint_contradiction_badge;
use super::interaction::{Interaction, Shown, allocate, focus_ring_inside, paint_row_ground};
use super::key_hint::{KeyTone, key_hint_width, paint_key_hint};
use super::sparkline::sparkline_shapes;
use super::text_line::{line_galley, paint_line};
use crate::gui::marks::{EventMark, Icon, KindShape, MarkFill, MarkShape, icon, kind_glyph, mark_name};
use crate::gui::theme::{Face, Theme};

/// The sign at the left of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leading {
    /// None, and no room for one.
    #[default]
    None,
    /// None, but the room for one.
    Space,
    /// The mark of an event.
    Mark(MarkShape, MarkFill),
    /// The glyph of a kind.
    Kind(KindShape),
    /// An icon.
    Icon(Icon),
}

/// Where a row stands, by which it is high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    List,
    Popup,
}

/// A row of a list.
#[derive(Clone, Copy, Debug)]
#[must_use = "a row is shown by `show`"]
pub struct ListRow<'a> {
    title: &'a str,
    subtitle: Option<&'a str>,
    leading: Leading,
    count: Option<&'a str>,
    detail: Option<&'a str>,
    key: Option<&'a str>,
    place: Place,
    spark: Option<&'a [u32]>,
    name: Option<&'a str>,
    margin: Option<f32>,
    is_strong: bool,
    is_selected: bool,
    is_contradicted: bool,
    shown: Option<Shown>,
}

const SIGN_GAP: f32 = 7.0;
const COUNT_WIDTH: f32 = 32.0;

impl<'a> ListRow<'a> {
    /// Returns a row with a title.
    pub const fn new(title: &'a str) -> Self {
        Self {
            title,
            subtitle: None,
            leading: Leading::None,
            count: None,
            detail: None,
            key: None,
            place: Place::List,
            spark: None,
            name: None,
            margin: None,
            is_strong: false,
            is_selected: false,
            is_contradicted: false,
            shown: None,
        }
    }

    /// Puts a second, smaller line below the title.
    pub const fn subtitle(self, subtitle: &'a str) -> Self {
        Self { subtitle: Some(subtitle), ..self }
    }

    /// Puts a sign before the title.
    pub const fn leading(self, leading: Leading) -> Self {
        Self { leading, ..self }
    }

    /// Puts a count, a date or a word at the right.
    pub const fn count(self, count: &'a str) -> Self {
        Self { count: Some(count), ..self }
    }

    /// Puts words at the right, before a count, that are cut where the title needs their room.
    pub const fn detail(self, detail: &'a str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// Puts the key of a command at the right.
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Makes it as high as a row of a popup.
    pub const fn tall(self) -> Self {
        Self { place: Place::Popup, ..self }
    }

    /// Puts a sparkline before the count.
    pub const fn spark(self, spark: &'a [u32]) -> Self {
        Self { spark: Some(spark), ..self }
    }

    /// Says what is read aloud, where sign, title and count do not say it.
    pub const fn name(self, name: &'a str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// Sets the margin at both sides; that of a region if it is not set.
    pub const fn margin(self, margin: f32) -> Self {
        Self { margin: Some(margin), ..self }
    }

    /// Sets the title in Medium, for what is settled.
    pub const fn strong(self, is_strong: bool) -> Self {
        Self { is_strong, ..self }
    }

    /// Shows it as chosen.
    pub const fn selected(self, is_selected: bool) -> Self {
        Self { is_selected, ..self }
    }

    /// Puts `≠` after the title.
    pub const fn contradicted(self, is_contradicted: bool) -> Self {
        Self { is_contradicted, ..self }
    }

    /// Shows it in a state that it is not in, for sheets that show the states side by side.
    pub const fn shown_as(self, shown: Shown) -> Self {
        Self { shown: Some(shown), ..self }
    }

    /// Returns the height of the row.
    pub fn height(&self, theme: &Theme) -> f32 {
        match self.subtitle {
            Some(_) => theme.size.row_article,
            None if self.place == Place::Popup => theme.size.row_popup,
            None => theme.size.row_list,
        }
    }

    /// Shows the row over the whole width.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let size = vec2(ui.available_width(), self.height(&theme));
        let response = allocate(ui, size, ui.is_enabled());
        response.widget_info(|| {
            let name = self.name.map_or_else(|| self.spoken(), str::to_owned);
            WidgetInfo::selected(Role::ListItem, ui.is_enabled(), self.is_selected, name)
        });
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if !ui.is_rect_visible(response.rect) {
            return response;
        }
        let shown = self.shown.unwrap_or_else(|| Shown::of(&response, self.is_selected));
        let is_cut = self.paint(ui.painter(), &theme, response.rect, shown);
        if is_cut { response.on_hover_text(self.title) } else { response }
    }

    fn spoken(&self) -> String {
        let mut words = match self.leading {
            Leading::Mark(shape, fill) => vec![mark_name(shape, fill), self.title.to_owned()],
            _ => vec![self.title.to_owned()],
        };
        words.extend(self.subtitle.into_iter().chain(self.count).chain(self.detail).chain(self.key).map(str::to_owned));
        if self.is_contradicted {
            words.push("contradicted".to_owned());
        }
        words.join(", ")
    }

    /// Paints the row, and returns whether the title was cut.
    fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect, shown: Shown) -> bool {
        let margin = self.margin.unwrap_or(theme.space.l);
        let radius = if margin < theme.space.l { theme.radius.button } else { 0.0 };
        paint_row_ground(painter, theme, rect, radius, shown);
        let line = match self.subtitle {
            Some(_) => rect.top() + 14.0,
            None => rect.center().y,
        };
        let mut left = rect.left() + margin;
        if self.leading != Leading::None {
            let size = theme.size.kind_glyph;
            self.paint_leading(painter, theme, pos2(left + size / 2.0, line), shown);
            left += size + SIGN_GAP;
        }
        let right = self.paint_tail(painter, theme, left, pos2(rect.right() - margin, line));
        let is_cut = self.paint_title(painter, theme, (left, right, line), shown);
        if let Some(subtitle) = self.subtitle {
            let words = shown.words(theme, theme.color.text_3);
            let galley = line_galley(painter, subtitle, theme.text.tiny, words, rect.right() - margin - left);
            paint_line(painter, pos2(left, rect.top() + 30.0), galley);
        }
        if shown.has_focus {
            focus_ring_inside(painter, theme, rect, theme.radius.key);
        }
        is_cut
    }

    fn paint_leading(&self, painter: &Painter, theme: &Theme, center: egui::Pos2, shown: Shown) {
        let is_off = shown.interaction == Interaction::Disabled;
        match self.leading {
            Leading::None | Leading::Space => {}
            Leading::Mark(shape, fill) => {
                let mark = EventMark::new(theme, theme.timeline.mark_radius, shape, fill);
                let mark = if is_off { mark.in_color(theme.color.text_disabled) } else { mark };
                painter.extend(mark.shapes(center));
            }
            Leading::Kind(shape) => kind_glyph(painter, theme, center, theme.size.kind_glyph, shape),
            Leading::Icon(sign) => {
                icon(painter, theme, sign, center, 13.0, shown.words(theme, theme.color.text_2));
            }
        }
    }

    /// Paints count and sparkline from a right edge, and returns where they begin.
    fn paint_tail(&self, painter: &Painter, theme: &Theme, left: f32, right_center: egui::Pos2) -> f32 {
        let mut right = right_center.x;
        let lined = |words: &str, room: f32| line_galley(painter, words, theme.text.small, theme.color.text_2, room);
        if let Some(key) = self.key {
            right -= key_hint_width(painter, theme, key);
            paint_key_hint(painter, theme, pos2(right, right_center.y), key, KeyTone::Normal);
            right -= theme.space.m;
        }
        if let Some(count) = self.count {
            let galley = lined(count, f32::INFINITY);
            let width = galley.size().x;
            paint_line(painter, pos2(right - width, right_center.y), galley);
            right -= if self.spark.is_some() { (width + theme.space.s).max(COUNT_WIDTH) } else { width + theme.space.m };
        }
        if let Some(detail) = self.detail {
            let title = line_galley(painter, self.title, theme.text.body, theme.color.text, f32::INFINITY);
            let galley = lined(detail, right - left - title.size().x - theme.space.m);
            let width = galley.size().x;
            paint_line(painter, pos2(right - width, right_center.y), galley);
            right -= width + theme.space.m;
        }
        if let Some(spark) = self.spark {
            let size = vec2(theme.size.spark_width, theme.size.spark_height);
            let corner = pos2(right - size.x, right_center.y - size.y / 2.0);
            painter.extend(sparkline_shapes(theme, Rect::from_min_size(corner, size), spark));
            right = corner.x - theme.space.m;
        }
        right
    }

    fn paint_title(&self, painter: &Painter, theme: &Theme, at: (f32, f32, f32), shown: Shown) -> bool {
        let (left, right, y) = at;
        let is_struck = matches!(self.leading, Leading::Mark(_, MarkFill::HollowStruck));
        let rest = if is_struck { theme.color.text_3 } else { theme.color.text };
        let words = shown.words(theme, rest);
        let token = if self.is_strong { theme.text.body.in_face(Face::UiMedium) } else { theme.text.body };
        let badge = if self.is_contradicted { 15.0 + theme.space.s } else { 0.0 };
        let galley = line_galley(painter, self.title, token, words, right - left - badge);
        let is_cut = galley.elided;
        let title = paint_line(painter, pos2(left, y), galley);
        if is_struck {
            painter.hline(title.x_range(), y + 0.5, Stroke::new(theme.stroke.hairline, words));
        }
        if self.is_contradicted {
            paint_contradiction_badge(painter, theme, pos2(title.right() + theme.space.s, y));
        }
        is_cut
    }
}

/// Scrolls a list of rows of one height, of which those from `first` on are being shown, to the row at `index`. Rows in view
/// stay where they are.
pub fn scroll_to_row(ui: &Ui, first: usize, index: usize, height: f32) {
    let top = ui.cursor().top() + (index as f32 - first as f32) * height;
    ui.scroll_to_rect(Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(10.0, height)), None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_aloud_with_its_sign_and_count() {
        let row = ListRow::new("Strike on Kyiv")
            .leading(Leading::Mark(MarkShape::Circle, MarkFill::Solid))
            .count("6 sources")
            .contradicted(true);
        assert_eq!(row.spoken(), "Accepted, happened, Strike on Kyiv, 6 sources, contradicted");
    }
}
