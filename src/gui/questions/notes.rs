//! Notes on passages: the words, what was noted, and what can be done with it.

use egui::{Key, KeyboardShortcut, Margin, Modifiers, TextEdit, Ui};

use crate::edit::Edit;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::panels::words_ui;
use crate::gui::theme::Theme;
use crate::gui::view::Screen;
use crate::gui::widgets::{Button, section_head};
use crate::model::PassageNote;

/// How many characters of a passage are shown.
const N_WORDS: usize = 160;

/// Shows the notes by article and place.
pub(super) fn notes_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let mut notes: Vec<PassageNote> = app.project.notes.iter().cloned().collect();
    if notes.is_empty() {
        return;
    }
    notes.sort_by_key(|note| (note.at, note.id));
    section_head(ui, "Notes on passages", &notes.len().to_string(), |_| {});
    for note in &notes {
        ui.push_id(note.id, |ui| note_ui(ui, theme, app, note, actions));
    }
}

fn note_ui(ui: &mut Ui, theme: &Theme, app: &mut App, note: &PassageNote, actions: &mut Vec<Action>) {
    egui::Frame::new().inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.xxs;
        ui.set_width(ui.available_width());
        if let Some(article) = app.project.articles.get(note.at.article) {
            let words: String = article.slice(note.at.span).chars().take(N_WORDS).collect();
            words_ui(ui, &format!("“{words}”"), theme.text.quote, theme.color.text_2);
        }
        let is_written = app.session.questions.note.as_ref().is_some_and(|(id, _)| *id == note.id);
        if is_written {
            rewrite_ui(ui, theme, app, note, actions);
            return;
        }
        if !note.text.is_empty() {
            words_ui(ui, &note.text, theme.text.body, theme.color.text);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if Button::new("Show in article").quiet().show(ui).clicked() {
                actions.push(Action::View(ViewAction::Go(Screen::Desk)));
                actions.push(Action::View(ViewAction::Read(note.at.article, Some(note.at.span))));
            }
            if Button::new("Change").quiet().show(ui).on_hover_text(format!("Change note: {}", note.text)).clicked() {
                app.session.questions.note = Some((note.id, note.text.clone()));
            }
            if Button::new("Delete").quiet().show(ui).on_hover_text(format!("Delete note: {}", note.text)).clicked() {
                actions.push(Action::Edit(Edit::RemoveNote(note.id)));
            }
        });
    });
    let rect = ui.min_rect();
    ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline(theme.color.line_faint));
}

fn rewrite_ui(ui: &mut Ui, theme: &Theme, app: &mut App, note: &PassageNote, actions: &mut Vec<Action>) {
    let Some((_, text)) = &mut app.session.questions.note else { return };
    let edit = TextEdit::multiline(text).desired_rows(2).desired_width(ui.available_width()).font(theme.text.body.font());
    let response = ui.add(edit.return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Note on the passage"));
    let is_entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
    let text = text.trim().to_owned();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if Button::new("Keep").key("Enter").show(ui).clicked() || is_entered {
            app.session.questions.note = None;
            actions.push(Action::Edit(Edit::PutNote(PassageNote { text: text.clone(), ..note.clone() })));
        }
        if Button::new("Cancel").quiet().show(ui).clicked() {
            app.session.questions.note = None;
        }
    });
}
