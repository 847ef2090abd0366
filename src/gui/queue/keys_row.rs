//! The three decisions as large buttons, and the other keys beside them.

use egui::{Align, Layout, Ui, vec2};

use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::theme::Theme;
use crate::gui::widgets::Button;
use crate::model::Status;

/// The room that decisions and other keys need side by side.
const ONE_ROW_PX: f32 = 690.0;

/// The commands whose keys stand beside the decisions.
const OTHERS: [(Command, &str); 5] = [
    (Command::Back, "Back"),
    (Command::MergeEvents, "Merge"),
    (Command::EditNote, "Note"),
    (Command::AddTag, "Tag"),
    (Command::Keys, "All keys"),
];

/// Shows the decisions alone.
pub(super) fn decisions_row_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.m;
        decisions_ui(ui, app, actions);
    });
}

/// Shows the other keys alone.
pub(super) fn others_row_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| others_ui(ui, app, OTHERS.iter(), actions));
}

/// Shows decisions and keys; in two rows where one is too narrow.
pub(super) fn keys_row_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let is_wide = ui.available_width() >= ONE_ROW_PX;
    let size = vec2(ui.available_width(), theme.size.button_large);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.m;
        decisions_ui(ui, app, actions);
        if is_wide {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                others_ui(ui, app, OTHERS.iter().rev(), actions);
            });
        }
    });
    if !is_wide {
        ui.add_space(theme.space.s);
        others_row_ui(ui, app, actions);
    }
}

fn decisions_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let status = app.lead().map_or(Status::Candidate, |lead| lead.status);
    for (command, words, decides) in [
        (Command::Accept, "Accept", Status::Accepted),
        (Command::Reject, "Reject", Status::Rejected),
        (Command::Defer, "Defer", Status::Deferred),
    ] {
        let key = app.keymap.label(command);
        let button = Button::new(words).key(&key).large().selected(status == decides);
        let button = if decides == Status::Accepted { button.primary() } else { button };
        if button.show(ui).clicked() {
            actions.push(Action::Run(command));
        }
    }
}

fn others_ui<'a>(ui: &mut Ui, app: &App, others: impl Iterator<Item = &'a (Command, &'static str)>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    for (command, words) in others {
        let key = app.keymap.label(*command);
        if Button::new(words).quiet().key(&key).disabled(app.cannot(*command)).show(ui).clicked() {
            actions.push(Action::Run(*command));
        }
    }
}
