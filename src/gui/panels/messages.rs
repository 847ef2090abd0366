//! What the program tells a person: progress, notices, and errors that stay until they are read.

use std::time::Duration;

use egui::{Frame, Panel, Ui};

use crate::gui::action::{Action, DialogAction};
use crate::gui::app::App;
use crate::gui::files::grouped;
use crate::gui::session::{Message, Opening, Weight};
use crate::gui::theme::Theme;
use crate::gui::widgets::{MessageBar, MessageTone};

/// How often progress is painted.
const TICK: Duration = Duration::from_millis(120);
/// How many lines of a message's details are shown.
const N_DETAILS: usize = 6;
/// Files smaller than this are open before their size could be read.
const MEGABYTE: u64 = 1_000_000;

/// Shows progress and messages under the top bar.
pub(super) fn messages_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let errors: Vec<&Message> = app.session.messages.iter().filter(|message| message.weight == Weight::Error).collect();
    if errors.is_empty() && app.session.running.is_none() && app.session.opening.is_none() {
        return;
    }
    Panel::top("messages").frame(Frame::new().fill(theme.color.app).inner_margin(theme.space.m)).resizable(false).show(
        ui,
        |ui| {
            if let Some(running) = &app.session.running {
                progress_ui(ui, running.progress.get(), actions);
            }
            if let Some(opening) = &app.session.opening {
                opening_ui(ui, opening, actions);
            }
            for message in errors.iter().rev().take(3) {
                message_ui(ui, message, actions);
            }
        },
    );
}

fn progress_ui(ui: &mut Ui, (done, total): (usize, usize), actions: &mut Vec<Action>) {
    ui.ctx().request_repaint_after(TICK);
    let text = if total == 0 {
        "Looking for articles…".to_owned()
    } else {
        format!("Reading articles: {} of {}", grouped(done), grouped(total))
    };
    job_ui(ui, &text, actions);
}

/// Shows what is under way, with the ways to give it up.
fn job_ui(ui: &mut Ui, text: &str, actions: &mut Vec<Action>) {
    let bar = MessageBar::new(MessageTone::Info, text).action("Cancel").show(ui);
    if bar.is_action_chosen || bar.is_closed {
        actions.push(Action::Dialog(DialogAction::CancelJob));
    }
}

fn opening_ui(ui: &mut Ui, opening: &Opening, actions: &mut Vec<Action>) {
    let name = opening.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let size = opening.n_bytes.filter(|n_bytes| *n_bytes >= MEGABYTE);
    let size = size.map_or_else(String::new, |n_bytes| {
        format!(", {} MB", grouped(usize::try_from(n_bytes / MEGABYTE).unwrap_or(usize::MAX)))
    });
    let text = format!("Opening {name}{size}…");
    job_ui(ui, &text, actions);
}

fn message_ui(ui: &mut Ui, message: &Message, actions: &mut Vec<Action>) {
    let mut details = message.details.iter().take(N_DETAILS).cloned().collect::<Vec<_>>().join("\n");
    if message.details.len() > N_DETAILS {
        details.push_str("\nand ");
        details.push_str(&grouped(message.details.len() - N_DETAILS));
        details.push_str(" more");
    }
    let bar = MessageBar::new(MessageTone::Error, &message.text);
    let bar = if details.is_empty() { bar } else { bar.detail(&details) };
    if bar.show(ui).is_closed {
        actions.push(Action::Dialog(DialogAction::Dismiss(message.id)));
    }
}
