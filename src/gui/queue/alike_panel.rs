//! The right column: in which ways others are like the candidate, which they are, and deciding about all of them at once.

use egui::{CentralPanel, Frame, Layout, Margin, Panel, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::left::source_name;
use super::state::Chosen;
use crate::gui::action::{Action, QueueAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dates;
use crate::gui::files::{grouped, things};
use crate::gui::marks::event_mark;
use crate::gui::signs::{capitalized, fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, checkbox, key_hint, line_galley, paint_line};
use crate::model::{EventId, Status, When};
use crate::query::{Criterion, Row, Way};

/// The height of a row of the preview.
const ROW_PX: f32 = 25.0;
/// The margin at both sides.
const SIDE: i8 = 14;

/// Shows the right column.
pub(super) fn alike_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, theme, app);
    rule_ui(ui, theme);
    if app.session.queue.current.is_none() {
        return;
    }
    let ways = app.session.queue.ways(&app.project, &app.session.derived);
    let matches = app.session.queue.matches(&app.project, &app.session.derived);
    // Boxes of the next candidate are others: the keyboard does not stay among them, so that Space defers again.
    let current = app.session.queue.current;
    let side = Frame::new().inner_margin(Margin { left: SIDE, right: SIDE, top: 8, bottom: 8 });
    side.show(ui, |ui| ui.push_id(current, |ui| ways_ui(ui, theme, app, &ways, actions)));
    rule_ui(ui, theme);
    let chosen = app.session.queue.chosen(&matches);
    let foot = Frame::new().inner_margin(Margin { left: SIDE, right: SIDE, top: 12, bottom: 14 });
    Panel::bottom("alike foot").frame(foot).show(ui, |ui| foot_ui(ui, theme, app, chosen, actions));
    CentralPanel::default()
        .frame(Frame::new())
        .show(ui, |ui| matches_ui(ui, theme, app, (&ways, &matches, chosen.excluded), actions));
}

fn head_ui(ui: &mut Ui, theme: &Theme, app: &App) {
    let size = vec2(ui.available_width(), theme.size.toolbar);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_space(f32::from(SIDE));
        key_hint(ui, &app.keymap.label(Command::Alike));
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::hover());
        let words = "Apply to others like this";
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
        let galley = line_galley(ui.painter(), words, theme.text.heading, theme.color.text, rect.width());
        paint_line(ui.painter(), rect.left_center() + vec2(f32::from(SIDE), 0.0), galley);
    });
}

fn rule_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
}

/// Shows the ways to be alike, each with how many events have it.
fn ways_ui(ui: &mut Ui, theme: &Theme, app: &mut App, ways: &[Way], actions: &mut Vec<Action>) {
    let galley = line_galley(ui.painter(), "Alike means", theme.text.small, theme.color.text_2, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    paint_line(ui.painter(), rect.left_center(), galley);
    let wants_focus = std::mem::take(&mut app.session.queue.wants_alike);
    for (index, way) in ways.iter().enumerate() {
        let words = crate::gui::panels::shortened(&way_words(app, way), 38);
        let mut chosen = app.session.queue.alike.is_chosen(&way.criterion);
        let size = vec2(ui.available_width(), theme.size.hit_target_min);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(egui::Align::Center), |ui| {
            let n = grouped(way.n);
            let galley = line_galley(ui.painter(), &n, theme.text.small, theme.color.text_2, 60.0);
            let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, theme.color.text_2);
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let response = checkbox(ui, &mut chosen, &words, &format!("{words}, {}", things(way.n, "event")));
                if response.changed() {
                    actions.push(Action::Queue(QueueAction::Switch(way.criterion.clone())));
                }
                if wants_focus && index == 0 {
                    response.request_focus();
                }
            });
        });
    }
}

/// Returns a way to be alike in words: `trigger “told”, “tells”`.
fn way_words(app: &App, way: &Way) -> String {
    let name = |id| app.project.entities.get(id).map_or("", |entity| entity.name.as_str());
    match &way.criterion {
        Criterion::Trigger(_) => {
            let forms: Vec<String> = way.forms.iter().map(|form| format!("\u{201c}{form}\u{201d}")).collect();
            format!("trigger {}", forms.join(", "))
        }
        Criterion::Type(id) => format!("type {}", app.codebook.label(id)),
        Criterion::Factuality(value) => format!("factuality {}", capitalized(value.as_str())),
        Criterion::Source(id) => {
            format!("source {}", app.project.sources.get(*id).map_or("", |source| source.name.as_str()))
        }
        Criterion::Speaker(id) => format!("speaker {}", name(*id)),
        Criterion::Date(edtf) => format!("date {}", dates::short(&When::decided(Some(edtf.clone())))),
        Criterion::Entity(id) => format!("with {}", name(*id)),
    }
}

/// Shows which events are alike; each can be taken out.
fn matches_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    (ways, matches, excluded): (&[Way], &[EventId], usize),
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let chosen = ways.iter().filter(|way| app.session.queue.alike.is_chosen(&way.criterion)).count();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let head = match (chosen, matches.len()) {
        (0, _) => "Choose what alike means".to_owned(),
        (_, 1) => "Only this one".to_owned(),
        (1, n) => format!("{} match", grouped(n)),
        (2, n) => format!("{} match both", grouped(n)),
        (_, n) => format!("{} match all {}", grouped(n), number_word(chosen)),
    };
    let remark = if excluded > 0 { format!("  ·  {} taken out", grouped(excluded)) } else { String::new() };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{head}{remark}")));
    let runs = [
        crate::gui::widgets::Run { text: &head, token: theme.text.small_strong, color: theme.color.text },
        crate::gui::widgets::Run { text: &remark, token: theme.text.small, color: theme.color.text_2 },
    ];
    let galley = crate::gui::widgets::runs_galley(ui.painter(), &runs, rect.width() - 2.0 * f32::from(SIDE));
    paint_line(ui.painter(), rect.left_center() + vec2(f32::from(SIDE), 0.0), galley);
    ScrollArea::vertical().id_salt("alike list").auto_shrink(false).show_rows(ui, ROW_PX, matches.len(), |ui, range| {
        let current = app.session.queue.current;
        for &event in &matches[range] {
            if let Some(row) = app.session.derived.row(event) {
                ui.push_id((current, event), |ui| match_ui(ui, theme, app, row, actions));
            }
        }
    });
}

const fn number_word(n: usize) -> &'static str {
    match n {
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        _ => "of them",
    }
}

/// Shows one of the events that are alike.
fn match_ui(ui: &mut Ui, theme: &Theme, app: &App, row: &Row, actions: &mut Vec<Action>) {
    let shown = &row.shown;
    let queue = &app.session.queue;
    let is_current = queue.current == Some(shown.event);
    let mut is_in = !queue.alike.excluded.contains(&shown.event);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PX), Sense::hover());
    if !is_in {
        ui.painter().rect_filled(rect, 0.0, theme.color.hover);
    }
    let inner = rect.shrink2(vec2(f32::from(SIDE), 0.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(egui::Align::Center)));
    let name = format!("Include {}, {}", shown.title, dates::short(&shown.when));
    let response = checkbox(&mut child, &mut is_in, "", &name);
    if response.changed() {
        actions.push(Action::Queue(QueueAction::Exclude(shown.event)));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let painter = ui.painter();
    let y = rect.center().y;
    let mark = pos2(inner.left() + 28.0, y);
    event_mark(painter, theme, mark, theme.timeline.mark_radius - 0.4, shape_of(shown.factuality), fill_of(shown.status));
    let source = initials(&source_name(app, shown.event));
    let source = line_galley(painter, &source, theme.text.small, theme.color.text_3, 34.0);
    let source_left = inner.right() - source.size().x;
    paint_line(painter, pos2(source_left, y), source);
    // The day is enough to tell them apart here; the time of day stands in the card.
    let mut day = shown.when.clone();
    day.time = None;
    let date = crate::gui::panels::shortened(&dates::short(&day), 24);
    let date = line_galley(painter, &date, theme.text.small, theme.color.text_2, 130.0);
    let date_left = inner.right() - 30.0 - date.size().x;
    paint_line(painter, pos2(date_left, y), date);
    let color = if is_in { theme.color.text } else { theme.color.text_3 };
    let token = if is_current { theme.text.small_strong } else { theme.text.small };
    let title = line_galley(painter, &shown.title, token, color, date_left - mark.x - 22.0);
    let title = paint_line(painter, pos2(mark.x + 12.0, y), title);
    if !is_in {
        painter.hline(title.x_range(), y + 0.5, Stroke::new(theme.stroke.hairline, color));
    }
}

/// Returns the first letters of a name's words, at most three.
fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    letters.take(3).flat_map(char::to_uppercase).collect()
}

/// Says what would happen, and does it.
fn foot_ui(ui: &mut Ui, theme: &Theme, app: &App, chosen: Chosen, actions: &mut Vec<Action>) {
    let n = chosen.events;
    let none = (n == 0).then_some("Nothing is chosen to be alike");
    let from = if app.session.queue.pool.status() == Status::Deferred { "deferred" } else { "candidate" };
    let words = format!(
        "Status {from} \u{2192} accepted or rejected for {} in {}. Nothing else changes. One undo step.",
        things(n, "event"),
        things(chosen.articles, "article")
    );
    let format = theme.text.small.format(theme.color.text_2);
    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words, format)).wrap());
    ui.add_space(theme.space.m);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme.space.m, theme.space.s);
        let [accept, reject] = if n == 1 {
            ["Accept this one", "Reject this one"].map(str::to_owned)
        } else {
            [format!("Accept {} like this", grouped(n)), format!("Reject {}", grouped(n))]
        };
        let key = app.keymap.label(Command::AcceptAlike);
        if Button::new(&accept).primary().key(&key).disabled(none).show(ui).clicked() {
            actions.push(Action::Run(Command::AcceptAlike));
        }
        let key = app.keymap.label(Command::RejectAlike);
        if Button::new(&reject).key(&key).disabled(none).show(ui).clicked() {
            actions.push(Action::Run(Command::RejectAlike));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_source_is_known_by_its_initials() {
        assert_eq!(initials("Baltic Courier"), "BC");
        assert_eq!(initials("the hill & dale gazette"), "THD");
        assert_eq!(initials(""), "");
    }
}
