//! The start page: what the program is for, and the ways in.

use std::path::PathBuf;

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::inspector::words_ui;
use crate::gui::action::{Action, DialogAction, FileAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::dialogs::Dialog;
use crate::gui::files::{grouped, things};
use crate::gui::history::moment;
use crate::gui::journal::{OnDisk, changes};
use crate::gui::marks::{Icon, event_mark, time_line};
use crate::gui::preferences::Recent;
use crate::gui::theme::{Face, MarkFill, MarkShape, Theme, TimeLine, corner_radius};
use crate::gui::widgets::{Button, Shown, focus_ring_inside, line_galley, paint_line};
use crate::model::Day;

/// The width of the page.
const COLUMN: f32 = 760.0;

/// Shows the start page.
pub(super) fn start_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = COLUMN.min(ui.available_width() - 2.0 * theme.space.xxl);
        let left = (ui.available_width() - width) / 2.0;
        ui.horizontal(|ui| {
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.set_width(width);
                page_ui(ui, theme, app, actions);
            });
        });
    });
}

fn page_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.add_space(theme.space.xxl);
    picture_ui(ui, theme);
    ui.add_space(theme.space.xxl);
    let title = egui::text::LayoutJob::single_section(
        "Turn articles into a chronology".to_owned(),
        theme.text.display.format(theme.color.text),
    );
    ui.label(title);
    ui.add_space(theme.space.s);
    let words = "Open articles. Check the dated events that Dateline finds, each beside the words it comes from. \
                 Save the project as one file.";
    words_ui(ui, words, theme.text.title.in_face(Face::UiRegular), theme.color.text_2);
    ui.add_space(theme.space.xxl);
    drop_ui(ui, theme, actions);
    ui.add_space(theme.space.xxl);
    ui.horizontal_top(|ui| {
        let side = 260.0_f32.min(ui.available_width() * 0.4);
        let rest = ui.available_width() - side - theme.space.xl;
        ui.allocate_ui_with_layout(vec2(rest, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(rest);
            unsaved_ui(ui, theme, app, actions);
            recent_ui(ui, theme, app, actions);
        });
        ui.add_space(theme.space.m);
        ui.allocate_ui_with_layout(vec2(side, 0.0), Layout::top_down(Align::Min), |ui| sample_ui(ui, theme, actions));
    });
    ui.add_space(theme.space.xxl);
}

/// Shows what a chronology looks like: settled events at the left, open ones at the right.
fn picture_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 96.0), Sense::hover());
    let base = rect.bottom() - 26.0;
    let at = |share: f32| rect.left() + rect.width() * share;
    ui.painter().hline(rect.x_range(), base, Stroke::new(2.0, theme.color.line_strong));
    let marks = [
        (0.05, 22.0, MarkShape::Circle, MarkFill::Solid),
        (0.125, 40.0, MarkShape::Circle, MarkFill::Solid),
        (0.195, 22.0, MarkShape::Speech, MarkFill::Solid),
        (0.265, 52.0, MarkShape::Circle, MarkFill::Solid),
        (0.355, 34.0, MarkShape::TriangleUp, MarkFill::Solid),
        (0.42, 22.0, MarkShape::Diamond, MarkFill::Solid),
        (0.5, 46.0, MarkShape::Circle, MarkFill::Hollow),
        (0.585, 28.0, MarkShape::TriangleDown, MarkFill::Hollow),
        (0.66, 38.0, MarkShape::Speech, MarkFill::Hollow),
        (0.735, 22.0, MarkShape::Diamond, MarkFill::Hollow),
        (0.81, 50.0, MarkShape::Circle, MarkFill::Hollow),
        (0.905, 30.0, MarkShape::TriangleUp, MarkFill::Hollow),
    ];
    for (share, height, shape, fill) in marks {
        let stem = if fill == MarkFill::Solid { theme.color.ink } else { theme.color.line_strong };
        ui.painter().vline(at(share), base - height + 8.0..=base, Stroke::new(1.5, stem));
        event_mark(ui.painter(), theme, pos2(at(share), base - height), 6.2, shape, fill);
    }
    let lines = [
        (0.03, 0.2, TimeLine::BarExtent, theme.color.ink),
        (0.345, 0.45, TimeLine::WhiskerTwoCaps, theme.color.threat),
        (0.565, 0.645, TimeLine::BarExtent, theme.color.future),
        (0.73, 0.91, TimeLine::CapLeftArrowRight, theme.color.pencil),
    ];
    for (from, to, line, color) in lines {
        time_line(ui.painter(), theme, line, egui::Rangef::new(at(from), at(to)), base + 10.0, color);
    }
}

fn drop_ui(ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 144.0), Sense::hover());
    let ground = if over { theme.color.accent_tint } else { theme.color.panel };
    ui.painter().rect_filled(rect, corner_radius(theme.radius.popup), ground);
    let stroke = Stroke::new(1.5, if over { theme.color.accent } else { theme.color.line_control });
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, stroke, 7.0, 5.0));
    let builder = egui::UiBuilder::new().max_rect(rect.shrink(theme.space.xxl)).layout(Layout::top_down(Align::Center));
    let mut child = ui.new_child(builder);
    words_ui(&mut child, "Drop article files or a folder here", theme.text.title.in_face(Face::UiMedium), theme.color.text);
    child.add_space(theme.space.s);
    let buttons = 500.0_f32.min(child.available_width());
    let inset = (child.available_width() - buttons) / 2.0;
    child.horizontal(|ui| {
        ui.add_space(inset.max(0.0));
        ui.spacing_mut().item_spacing.x = theme.space.m;
        for (button, command) in [
            (
                Button::new("Open articles").primary().icon(Icon::File).key(&shown_key(ui.ctx(), Command::OpenArticles)),
                Command::OpenArticles,
            ),
            (Button::new("Open folder").icon(Icon::Folder), Command::OpenFolder),
            (Button::new("Open project").key(&shown_key(ui.ctx(), Command::OpenProject)), Command::OpenProject),
        ] {
            if button.show(ui).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
    child.add_space(theme.space.s);
    let words = "Plain text, one article a file · a first line with the date helps, but is not needed · stays on this computer";
    words_ui(&mut child, words, theme.text.small, theme.color.text_3);
}

/// Shows the work that earlier runs left without a file.
fn unsaved_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    if app.unsaved().is_empty() {
        return;
    }
    words_ui(ui, "Work that was not saved", theme.text.small, theme.color.text_2);
    ui.add_space(theme.space.xs);
    for left in app.unsaved().iter().rev() {
        let last = left.last.map_or_else(String::new, |last| format!(", the last of {}", moment(last)));
        let words = format!("{}{last}: {}", changes(left.n_changes), left.last_label);
        ui.push_id(&left.path, |ui| {
            words_ui(ui, &words, theme.text.body, theme.color.text);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme.space.s;
                if Button::new("Restore").show(ui).clicked() {
                    actions.push(Action::File(FileAction::OpenUnsaved(left.path.clone())));
                }
                if Button::new("Delete").quiet().show(ui).clicked() {
                    actions.push(Action::Dialog(DialogAction::Open(Dialog::DeleteUnsaved(left.path.clone()))));
                }
            });
        });
        ui.add_space(theme.space.m);
    }
    ui.add_space(theme.space.m);
}

fn recent_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    words_ui(ui, "Recent projects", theme.text.small, theme.color.text_2);
    ui.add_space(theme.space.xs);
    if app.preferences.recent.is_empty() {
        words_ui(ui, "Projects that you save are listed here.", theme.text.body, theme.color.text_3);
    }
    for recent in &app.preferences.recent {
        recent_row_ui(ui, theme, (recent, app.on_disk(recent)), actions);
    }
}

fn recent_row_ui(ui: &mut Ui, theme: &Theme, (recent, on_disk): (&Recent, OnDisk), actions: &mut Vec<Action>) {
    let exists = on_disk.exists;
    let unsaved = if on_disk.n_unsaved > 0 { changes(on_disk.n_unsaved) } else { String::new() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_article), Sense::click());
    response.widget_info(|| {
        let unsaved = if unsaved.is_empty() { String::new() } else { format!(", {unsaved}") };
        WidgetInfo::labeled(Role::Button, exists, format!("Open project {}{unsaved}", recent.title))
    });
    let shown = Shown::of(&response, false);
    ui.painter().rect_filled(rect, corner_radius(theme.radius.button), shown.ground(theme, egui::Color32::TRANSPARENT));
    if shown.has_focus {
        focus_ring_inside(ui.painter(), theme, rect, theme.radius.button);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let color = if exists { theme.color.text } else { theme.color.text_3 };
    let title = line_galley(ui.painter(), &recent.title, theme.text.body_strong, color, inner.width() - 190.0);
    paint_line(ui.painter(), pos2(inner.left(), rect.top() + 14.0), title);
    let place = if exists { recent.path.as_str() } else { "file not found" };
    let day = Day::parse_iso(&recent.day).map_or_else(|| recent.day.clone(), dates::day);
    let day = line_galley(ui.painter(), &day, theme.text.tiny, theme.color.text_3, inner.width());
    let unsaved =
        line_galley(ui.painter(), &unsaved, theme.text.tiny.in_face(Face::UiSemibold), theme.color.text, inner.width());
    let for_unsaved = if on_disk.n_unsaved > 0 { unsaved.size().x + theme.space.m } else { 0.0 };
    let room = inner.width() - day.size().x - for_unsaved - theme.space.l;
    let day_at = inner.right() - day.size().x;
    paint_line(ui.painter(), pos2(day_at, rect.top() + 31.0), day);
    paint_line(ui.painter(), pos2(day_at - for_unsaved, rect.top() + 31.0), unsaved);
    let place = line_galley(ui.painter(), place, theme.text.tiny, theme.color.text_3, room);
    paint_line(ui.painter(), pos2(inner.left(), rect.top() + 31.0), place);
    right_ui(ui, theme, recent, inner);
    if response.clicked() {
        actions.push(Action::File(FileAction::Open(vec![PathBuf::from(&recent.path)])));
    }
}

fn right_ui(ui: &Ui, theme: &Theme, recent: &Recent, inner: Rect) {
    let left = if recent.n_candidates == 0 { "done".to_owned() } else { format!("{} to review", grouped(recent.n_candidates)) };
    let words = format!("{}, {left}", things(recent.n_events, "event"));
    let galley = line_galley(ui.painter(), &words, theme.text.small, theme.color.text_2, 260.0);
    paint_line(ui.painter(), pos2(inner.right() - galley.size().x, inner.top() + 14.0), galley);
}

fn sample_ui(ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new()
        .fill(theme.color.raised)
        .stroke(theme.hairline(theme.color.line_soft))
        .corner_radius(corner_radius(theme.radius.panel_card))
        .inner_margin(theme.space.xl);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        words_ui(ui, "Never used it?", theme.text.small, theme.color.text_2);
        words_ui(ui, "Sample project", theme.text.heading, theme.color.text);
        let words =
            "Seven invented articles about a harbor strike, partly reviewed: sources that disagree, a merged event, notes.";
        words_ui(ui, words, theme.text.small, theme.color.text_2);
        ui.add_space(theme.space.s);
        ui.horizontal(|ui| {
            if Button::new("Open sample").show(ui).clicked() {
                actions.push(Action::Run(Command::OpenSample));
            }
            if Button::new("All keys").link().key(&shown_key(ui.ctx(), Command::Keys)).show(ui).clicked() {
                actions.push(Action::Run(Command::Keys));
            }
        });
    });
}
