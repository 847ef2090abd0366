//! The top bar and the status bar.

use egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, Entry, Group, entry, registry, shown_key};
use crate::gui::files::{grouped, things};
use crate::gui::marks::{Icon, icon};
use crate::gui::search::{search_ui, views_menu_ui};
use crate::gui::session::Weight;
use crate::gui::theme::Theme;
use crate::gui::view::Screen;
use crate::gui::widgets::{Button, IconButton, View, line_galley, view_switch};
use crate::model::Status;
use crate::query::coverage_counts;

/// Shows the name of program and project, the menus, search and the commands that are always at hand.
pub(super) fn top_bar_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = theme.space.m;
    let room = Room::of(ui.available_width());
    ui.allocate_ui_with_layout(ui.available_size(), Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(theme.space.xl);
        if app.session.is_folded && !app.is_empty() {
            let shown = app.shows_left();
            let label = if shown { "Hide articles and entities" } else { "Show articles and entities" };
            if IconButton::new(Icon::LeftSide, label).key(&shown_key(ui.ctx(), Command::LeftPanel)).show(ui).clicked() {
                actions.push(Action::Run(Command::LeftPanel));
            }
        }
        logo_ui(ui, theme, room);
        menu_ui(ui, theme, app, room, actions);
        if !app.is_empty() && Screen::ALL.len() > 1 {
            screens_ui(ui, app, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme.space.l);
            let key = shown_key(ui.ctx(), Command::Palette);
            let palette = match room {
                Room::Tight => IconButton::new(Icon::Dots, "Commands").key(&key).show(ui),
                Room::Narrow | Room::Wide => Button::new("Commands").key(&key).show(ui),
            };
            if palette.clicked() {
                actions.push(Action::Run(Command::Palette));
            }
            if app.is_empty() {
                return;
            }
            if room != Room::Tight {
                ui.add_space(theme.space.s);
                for command in [Command::Redo, Command::Undo] {
                    command_icon_ui(ui, app, command, actions);
                }
                ui.add_space(theme.space.s);
            }
            views_menu_ui(ui, theme, app, actions);
            search_ui(ui, theme, app, actions);
        });
    });
}

/// How much room the top bar has: what gives way first is what the menus and the palette hold too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Icons in place of words, undo and redo by key and menu alone.
    Tight,
    /// A short title, without the program's name.
    Narrow,
    /// Everything.
    Wide,
}

impl Room {
    /// Returns the room of a bar of this width, in points.
    fn of(width: f32) -> Self {
        match width {
            _ if width < 1000.0 => Self::Tight,
            _ if width < 1200.0 => Self::Narrow,
            _ => Self::Wide,
        }
    }

    /// Returns how many characters of the project's title fit.
    const fn title_characters(self) -> usize {
        match self {
            Self::Tight => 6,
            Self::Narrow => 13,
            Self::Wide => 28,
        }
    }
}

fn logo_ui(ui: &mut Ui, theme: &Theme, room: Room) {
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    icon(ui.painter(), theme, Icon::Logo, rect.center(), 19.0, theme.color.text);
    if room != Room::Wide {
        return;
    }
    let galley = line_galley(ui.painter(), "Dateline", theme.text.heading, theme.color.text, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Dateline"));
    ui.painter().galley(rect.min, galley, theme.color.text);
}

/// Shows the switch between the views, each with how much waits in it.
fn screens_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let counts: Vec<Option<String>> = Screen::ALL.iter().map(|screen| waiting(app, *screen).map(grouped)).collect();
    // A search changes how many candidates are shown; the switch keeps its width, so that what is typed does not move.
    let most = grouped(app.session.derived.catalog.n_with_status(Status::Candidate));
    let most = |screen: &Screen| (*screen == Screen::Queue).then_some(most.as_str());
    let views: Vec<View<'_>> = Screen::ALL
        .iter()
        .zip(&counts)
        .map(|(screen, count)| View { name: screen.label(), count: count.as_deref(), most: most(screen) })
        .collect();
    let selected = Screen::ALL.iter().position(|screen| *screen == app.view.screen).unwrap_or_default();
    if let Some(chosen) = view_switch(ui, &views, selected) {
        actions.push(Action::View(ViewAction::Go(Screen::ALL[chosen])));
    }
}

/// Returns how much waits in a view, where that is a number.
const fn waiting(app: &App, screen: Screen) -> Option<usize> {
    match screen {
        Screen::Queue => Some(app.session.derived.counts[Status::Candidate as usize]),
        Screen::Desk | Screen::Table | Screen::Entities => None,
        Screen::Claims => Some(app.session.derived.contradictions.open.len()),
    }
}

/// Shows the project's title as the button of a menu with every command, by group.
fn menu_ui(ui: &mut Ui, theme: &Theme, app: &App, room: Room, actions: &mut Vec<Action>) {
    let title = if app.is_empty() { "Menu".to_owned() } else { shortened(&app.title(), room.title_characters()) };
    let button = Button::new(&title).quiet().opens_menu().show(ui);
    egui::Popup::menu(&button).width(230.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for group in Group::ALL {
            ui.menu_button(group.label(), |ui| {
                ui.set_min_width(250.0);
                for entry in registry().iter().filter(|entry| entry.group == group && is_listed(entry)) {
                    menu_entry_ui(ui, theme, app, entry, actions);
                }
            });
        }
    });
}

/// Whether a command stands in the menus: the nine digits do not.
const fn is_listed(entry: &Entry) -> bool {
    !matches!(entry.command, Command::Reading(_))
}

fn menu_entry_ui(ui: &mut Ui, theme: &Theme, app: &App, entry: &Entry, actions: &mut Vec<Action>) {
    let why_not = app.cannot(entry.command);
    let keys = app.keymap.label(entry.command);
    let keys = egui::RichText::new(keys).color(theme.color.text_3);
    let button = egui::Button::new(entry.label).shortcut_text(keys);
    let response = ui.add_enabled(why_not.is_none(), button);
    let response = response.on_hover_text(entry.help).on_disabled_hover_text(why_not.unwrap_or_default());
    if response.clicked() {
        actions.push(Action::Run(entry.command));
        ui.close();
    }
}

/// Shows a command as an icon with its words and keys in the tooltip.
pub(super) fn command_icon_ui(ui: &mut Ui, app: &App, command: Command, actions: &mut Vec<Action>) {
    let Some(entry) = entry(command) else { return };
    let sign = match command {
        Command::Undo => Icon::Undo,
        Command::Redo => Icon::Redo,
        Command::PreviousEvent => Icon::ChevronLeft,
        Command::NextEvent => Icon::ChevronRight,
        _ => Icon::Dots,
    };
    let history = &app.session.history;
    let label = match command {
        Command::Undo => history.undo_label().map(|label| format!("Undo: {label}")),
        Command::Redo => history.redo_label().map(|label| format!("Redo: {label}")),
        _ => None,
    };
    let name = label.unwrap_or_else(|| entry.label.to_owned());
    let keys = app.keymap.label(command);
    if IconButton::new(sign, &name).key(&keys).disabled(app.cannot(command)).show(ui).clicked() {
        actions.push(Action::Run(command));
    }
}

/// Shows how many events match, how far the review is, and whether all is saved.
pub(super) fn status_bar_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = theme.space.xl;
    ui.allocate_ui_with_layout(ui.available_size(), Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(theme.space.l);
        if app.is_empty() {
            text(ui, theme, "Nothing open", false);
        } else {
            counts_ui(ui, theme, app, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme.space.l);
            if !app.is_empty() {
                let saved = save_state(app);
                text(ui, theme, &saved, app.session.is_dirty());
            }
            let notice = app.session.messages.iter().rev().find(|message| message.weight == Weight::Notice);
            if let Some(notice) = notice {
                text(ui, theme, &notice.text, false);
            }
        });
    });
}

fn save_state(app: &App) -> String {
    if app.session.saving {
        "Saving…".to_owned()
    } else if app.session.is_dirty() {
        "Not saved".to_owned()
    } else if app.session.file.is_some() {
        "Saved".to_owned()
    } else {
        "Nothing to save".to_owned()
    }
}

fn counts_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let rows = &app.session.derived.rows;
    let matching = format!("{} of {} match", grouped(rows.len()), things(app.session.derived.n_events, "event"));
    text(ui, theme, &matching, true);
    let count = |status: Status| app.session.derived.counts[status as usize];
    text(ui, theme, &format!("{} accepted", grouped(count(Status::Accepted))), false);
    text(ui, theme, &format!("{} candidates", grouped(count(Status::Candidate))), false);
    text(ui, theme, &format!("{} deferred", grouped(count(Status::Deferred))), false);
    super::super::claims::contradicted_ui(ui, app, actions);
    let hidden = app.view.filter.hidden_statuses.contains(&Status::Rejected);
    // Those that are shown add up with the others to what matches; of those that are hidden, the project has so many.
    let label = if hidden {
        format!("{} rejected, hidden", grouped(app.session.derived.catalog.n_with_status(Status::Rejected)))
    } else {
        format!("{} rejected, shown", grouped(count(Status::Rejected)))
    };
    if Button::new(&label).quiet().show(ui).clicked() {
        let mut filter = app.view.filter.clone();
        if hidden {
            filter.hidden_statuses.retain(|status| *status != Status::Rejected);
        } else {
            filter.hidden_statuses.push(Status::Rejected);
        }
        actions.push(Action::View(ViewAction::Filter(filter)));
    }
    checks_ui(ui, app, actions);
}

/// Shows how much a careful editor would ask, as the way to the list.
fn checks_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let Some(n) = app.session.checks.count() else { return };
    let words = things(n, "check");
    if n > 0
        && Button::new(&words)
            .quiet()
            .key(&shown_key(ui.ctx(), Command::Checks))
            .show(ui)
            .on_hover_text("What a careful editor would ask")
            .clicked()
    {
        actions.push(Action::Run(Command::Checks));
    }
}

/// Shows a short text of the program in a bar.
pub(super) fn text(ui: &mut Ui, theme: &Theme, words: &str, strong: bool) {
    let token = if strong { theme.text.small_strong } else { theme.text.small };
    let color = if strong { theme.color.text } else { theme.color.text_2 };
    let galley = line_galley(ui.painter(), words, token, color, ui.available_width().max(40.0));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter().galley(rect.min, galley, color);
}

/// Cuts words at the end so that at most `n` characters stand.
pub(in crate::gui) fn shortened(words: &str, n: usize) -> String {
    if words.chars().count() <= n {
        return words.to_owned();
    }
    let cut: String = words.chars().take(n.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// Returns how many sentences of an article were seen, and of how many.
pub(super) fn seen(sentences: &[(crate::text::Span, crate::query::SentenceState)]) -> (usize, usize) {
    let [used, rejected, empty, unseen] = coverage_counts(sentences);
    (used + rejected + empty, used + rejected + empty + unseen)
}
