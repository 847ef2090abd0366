//! A number by the time of publication: a toll that only grows is usually one event, counted again.

use egui::{Align2, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::verdict::line;
use super::words::{published, said_words, source_name};
use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::signs::capitalized;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Run, runs_galley};
use crate::model::{Day, Quantity, TimeOfDay};
use crate::query::{Agreement, ClaimField, ClaimRow, ClaimsTable, Said};

const LEFT: f32 = 44.0;
const RIGHT: f32 = 92.0;
const BOTTOM: f32 = 24.0;
const TOP: f32 = 18.0;
const HEIGHT: f32 = 300.0;
/// Seconds in a day.
const DAY: f64 = 86_400.0;

/// Shows the chosen number by publication; for another field, who says what.
pub(super) fn chart_ui(ui: &mut Ui, theme: &Theme, app: &App, claims: &ClaimsTable) {
    let at = app.session.claims.cell.1;
    let is_number =
        |index: &usize| matches!(claims.columns.get(*index).map(|column| &column.field), Some(ClaimField::Quantity(_)));
    match Some(at).filter(is_number) {
        Some(column) => toll_ui(ui, theme, app, claims, column),
        None => values_ui(ui, theme, app, claims, at),
    }
}

/// One figure on the chart.
struct Point {
    /// Seconds since 1970.
    time: f64,
    value: f64,
    agreement: Agreement,
    words: String,
    source: String,
}

fn toll_ui(ui: &mut Ui, theme: &Theme, app: &App, claims: &ClaimsTable, column: usize) {
    let label = claims.columns[column].field.label();
    let heading = format!("{}, by time of publication", capitalized(label));
    line(ui, theme, &heading, "  a toll that only grows is usually one event, counted again");
    let points = points(app, claims, column);
    let size = vec2(ui.available_width(), ui.available_height().clamp(120.0, HEIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken: Vec<String> = points.iter().map(|point| format!("{} {}", point.words, point.source)).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Chart of {label}: {}", spoken.join(", "))));
    if points.is_empty() {
        let words = "No claim with a number has a date of publication";
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, theme.text.small.font(), theme.color.text_2);
        return;
    }
    let plot = Plot::new(rect, &points, claims.columns[column].verdict.quantity());
    plot.paint_axes(ui.painter(), theme);
    let decided = claims.columns[column].verdict.quantity().filter(|_| claims.columns[column].is_decided);
    let reserved = decided
        .map(|verdict| plot.paint_verdict(ui.painter(), theme, verdict, &said_words(app, &claims.columns[column].verdict)));
    plot.paint_points(ui.painter(), theme, &points, reserved);
}

/// Returns the figures of a column, by publication.
fn points(app: &App, claims: &ClaimsTable, column: usize) -> Vec<Point> {
    let point = |row: &ClaimRow| {
        let cell = row.cells.get(column)?;
        let quantity = cell.said.quantity()?;
        let figure = quantity.best.or(quantity.low).or(quantity.high)?;
        let published = row.published.as_ref()?;
        Some(Point {
            time: seconds(published.day, published.time),
            value: figure as f64,
            agreement: cell.agreement,
            words: said_words(app, &cell.said),
            source: source_name(app, row),
        })
    };
    claims.rows.iter().filter_map(point).collect()
}

/// Returns the seconds since 1970 of a publication; noon where no time is known.
fn seconds(day: Day, time: Option<TimeOfDay>) -> f64 {
    let hours = match time {
        Some(TimeOfDay::Clock { hour, minute, .. }) => f64::from(hour) + f64::from(minute.unwrap_or_default()) / 60.0,
        _ => 12.0,
    };
    f64::from(day.number()) * DAY + hours * 3_600.0
}

/// Where figures lie on the screen.
struct Plot {
    area: Rect,
    times: (f64, f64),
    top: f64,
}

impl Plot {
    fn new(rect: Rect, points: &[Point], verdict: Option<&Quantity>) -> Self {
        let area = Rect::from_min_max(rect.min + vec2(LEFT, TOP), rect.max - vec2(RIGHT, BOTTOM));
        let first = points.iter().map(|point| point.time).fold(f64::INFINITY, f64::min);
        let last = points.iter().map(|point| point.time).fold(f64::NEG_INFINITY, f64::max);
        let room = ((last - first) * 0.08).max(21_600.0);
        let held = verdict.and_then(|quantity| quantity.high.or(quantity.best).or(quantity.low)).unwrap_or_default() as f64;
        let top = points.iter().map(|point| point.value).fold(held.max(1.0), f64::max);
        Self { area, times: (first - room, last + room), top: top * 1.12 }
    }

    fn at(&self, time: f64, value: f64) -> Pos2 {
        let share = (time - self.times.0) / (self.times.1 - self.times.0).max(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "shares lie between 0 and 1")]
        let (x, y) = (share as f32, (value / self.top).clamp(0.0, 1.0) as f32);
        pos2(self.area.left() + x * self.area.width(), self.area.bottom() - y * self.area.height())
    }

    fn paint_axes(&self, painter: &Painter, theme: &Theme) {
        let step = step(self.top);
        for index in 0_u32..=8 {
            let value = step * f64::from(index);
            if value > self.top {
                break;
            }
            let y = self.at(self.times.0, value).y;
            let color = if index == 0 { theme.color.line_control } else { theme.color.line_faint };
            painter.hline(self.area.x_range(), y, theme.hairline(color));
            let at = pos2(self.area.left() - 8.0, y);
            painter.text(at, Align2::RIGHT_CENTER, amount(value), theme.text.tiny.font(), theme.color.text_2);
        }
        self.paint_days(painter, theme);
    }

    fn paint_days(&self, painter: &Painter, theme: &Theme) {
        let (first, last) = ((self.times.0 / DAY).ceil(), (self.times.1 / DAY).floor());
        let stride = ((last - first) / 5.0).ceil().max(1.0);
        for index in 0_u32..=6 {
            let day = first + stride * f64::from(index);
            if day > last {
                break;
            }
            let at = self.at(day * DAY, 0.0);
            painter.vline(at.x, at.y..=at.y + 4.0, theme.hairline(theme.color.line_control));
            #[expect(clippy::cast_possible_truncation, reason = "days of publications lie within the calendar")]
            let words = dates::day(Day::from_number(day as i64));
            painter.text(at + vec2(0.0, 14.0), Align2::CENTER_CENTER, words, theme.text.tiny.font(), theme.color.text_2);
        }
    }

    /// Paints the band of the verdict and returns where its words stand.
    fn paint_verdict(&self, painter: &Painter, theme: &Theme, verdict: &Quantity, words: &str) -> Rect {
        let low = verdict.low.or(verdict.best).unwrap_or_default() as f64;
        let high = verdict.high.map_or(self.top, |high| high as f64);
        let (bottom, top) = (self.at(self.times.0, low).y, self.at(self.times.0, high).y);
        let band = Rect::from_min_max(pos2(self.area.left(), top.min(bottom - 3.0)), pos2(self.area.right(), bottom));
        painter.rect_filled(band, 2.0, theme.color.selected);
        let at = pos2(self.area.right() + 6.0, band.center().y);
        painter.text(at, Align2::LEFT_CENTER, format!("verdict {words}"), theme.text.small_strong.font(), theme.color.accent)
    }

    fn paint_points(&self, painter: &Painter, theme: &Theme, points: &[Point], reserved: Option<Rect>) {
        let places: Vec<Pos2> = points.iter().map(|point| self.at(point.time, point.value)).collect();
        for pair in places.windows(2) {
            painter.extend(egui::Shape::dashed_line(pair, theme.hairline(theme.color.line_control), 3.0, 3.0));
        }
        let mut taken: Vec<Rect> = places.iter().map(|place| Rect::from_center_size(*place, vec2(12.0, 12.0))).collect();
        taken.extend(reserved);
        for (point, place) in points.iter().zip(&places) {
            let contradicts = point.agreement == Agreement::Contradicts;
            let color = if contradicts { theme.color.conflict } else { theme.color.compatible };
            let ground = if contradicts { theme.color.canvas } else { color };
            painter.circle(*place, 5.0, ground, Stroke::new(theme.stroke.mark, color));
            let runs = [
                Run { text: &point.words, token: theme.text.small_strong, color: theme.color.text },
                Run { text: " ", token: theme.text.small, color: theme.color.text_2 },
                Run { text: &point.source, token: theme.text.small, color: theme.color.text_2 },
            ];
            let galley = runs_galley(painter, &runs, 200.0);
            // Right of the point, left of it, above or below: where the label covers nothing, not even a line if it can.
            let size = galley.size();
            let spots = [
                vec2(10.0, -size.y / 2.0),
                vec2(-size.x / 2.0, -10.0 - size.y),
                vec2(-10.0 - size.x, -size.y / 2.0),
                vec2(-size.x / 2.0, 10.0),
            ];
            let boxes = spots.map(|spot| Rect::from_min_size(*place + spot, size));
            let inside = |spot: &Rect| spot.left() >= self.area.left() && spot.right() <= self.area.right() + RIGHT - 8.0;
            let free = |spot: &Rect| inside(spot) && !taken.iter().any(|held| held.intersects(*spot));
            let clear = |spot: &Rect| !places.windows(2).any(|pair| crosses(*spot, pair[0], pair[1]));
            let free = boxes.into_iter().find(|spot| free(spot) && clear(spot)).or_else(|| boxes.into_iter().find(free));
            if let Some(spot) = free {
                taken.push(spot);
                painter.galley(spot.min, galley, theme.color.text);
            }
        }
    }
}

/// Whether a line from one point to another runs through a rectangle.
fn crosses(rect: Rect, from: Pos2, to: Pos2) -> bool {
    (0_u8..=24).any(|step| rect.contains(from.lerp(to, f32::from(step) / 24.0)))
}

/// Returns a number of the axis.
fn amount(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the axis begins at nothing")]
    crate::gui::files::grouped(value as usize)
}

/// Returns a round distance between the lines of an axis that reaches to `top`.
fn step(top: f64) -> f64 {
    let rough = (top / 4.0).max(1.0);
    let power = 10_f64.powf(rough.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= rough).unwrap_or(10.0);
    (round * power).max(1.0)
}

/// Shows who says what of a field that is no number.
fn values_ui(ui: &mut Ui, theme: &Theme, app: &App, claims: &ClaimsTable, at: usize) {
    let Some(column) = claims.columns.get(at) else { return };
    line(ui, theme, &format!("{}, by what is said", capitalized(column.field.label())), "");
    ui.add_space(theme.space.m);
    let mut groups: Vec<(String, Agreement, Vec<String>)> = Vec::new();
    for row in claims.rows.iter().filter(|row| row.cells[at].said != Said::Nothing) {
        let words = said_words(app, &row.cells[at].said);
        let source = format!("{} ({})", source_name(app, row), published(row));
        match groups.iter_mut().find(|(held, ..)| *held == words) {
            Some((.., sources)) => sources.push(source),
            None => groups.push((words, row.cells[at].agreement, vec![source])),
        }
    }
    groups.sort_by_key(|(_, _, sources)| std::cmp::Reverse(sources.len()));
    if groups.is_empty() {
        crate::gui::panels::words_ui(ui, "No source says anything about it.", theme.text.small, theme.color.text_2);
    }
    for (words, agreement, sources) in &groups {
        ui.horizontal(|ui| {
            let (sign, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
            crate::gui::marks::agreement_symbol(
                ui.painter(),
                theme,
                sign.center(),
                8.0,
                crate::gui::signs::agreement_of(*agreement),
            );
            let section = |words: &str, format| egui::text::LayoutJob::single_section(words.to_owned(), format);
            ui.label(section(words, theme.text.body_strong.format(theme.color.text)));
            let n = crate::gui::files::things(sources.len(), "claim");
            ui.label(section(&n, theme.text.small.format(theme.color.text_2)));
        });
        let list = egui::text::LayoutJob::single_section(sources.join(" · "), theme.text.small.format(theme.color.text_2));
        ui.horizontal(|ui| {
            ui.add_space(22.0);
            ui.add(egui::Label::new(list).wrap());
        });
        ui.add_space(theme.space.s);
    }
}
