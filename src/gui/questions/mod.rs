//! Questions and notes at the right side: what is to be found out, what was answered, what was noted on passages.

mod acts;
mod notes;
mod rows;
mod state;

use egui::{ScrollArea, TextEdit, Ui};

use super::action::{Action, DialogAction};
use super::app::App;
use super::command::{Command, shown_key};
use super::panels::words_ui;
use super::side::close_head_ui;
use super::theme::Theme;
use super::view::Selection;
use super::widgets::{EmptyState, section_head};
use crate::model::Question;

pub use state::QuestionsState;

/// Shows questions and notes.
pub(super) fn questions_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    close_head_ui(ui, theme, "Questions and notes", Command::Questions, app);
    ask_ui(ui, theme, app, actions);
    let (open, settled): (Vec<Question>, Vec<Question>) = app.project.questions.iter().cloned().partition(|of| !of.settled);
    if open.is_empty() && settled.is_empty() && app.project.notes.is_empty() {
        ui.add_space(theme.space.xl);
        let key = shown_key(ui.ctx(), Command::Ask);
        let hint =
            format!("{key} asks one about the chosen event or the selected words. Notes on passages are listed here too.");
        EmptyState::new("No questions yet", &hint).show(ui);
        return;
    }
    ScrollArea::vertical().id_salt("questions").auto_shrink(false).show(ui, |ui| {
        for (name, questions) in [("Open questions", &open), ("Settled", &settled)] {
            if !questions.is_empty() {
                section_head(ui, name, &questions.len().to_string(), |_| {});
                for question in questions {
                    rows::question_ui(ui, theme, app, question, actions);
                }
            }
        }
        notes::notes_ui(ui, theme, app, actions);
    });
}

/// Shows the field in which a question is written.
fn ask_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 4)).show(ui, |ui| {
        let about = match &app.view.selection {
            Selection::Events(_) => "about the chosen event",
            Selection::Words(..) => "about the selected words",
            _ => "about the project",
        };
        let edit = TextEdit::singleline(&mut app.session.questions.asked).hint_text("What is to be found out?");
        let response = ui.add(edit.desired_width(ui.available_width()).font(theme.text.body.font()));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "New question"));
        if std::mem::take(&mut app.session.questions.wants_focus) {
            response.request_focus();
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            let text = std::mem::take(&mut app.session.questions.asked);
            actions.push(Action::Dialog(DialogAction::Ask(text)));
        }
        words_ui(ui, &format!("Enter asks it {about}"), theme.text.tiny, theme.color.text_3);
    });
}
