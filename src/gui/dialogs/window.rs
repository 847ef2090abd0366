//! Dialogs inside the window: questions, the palette, the key sheet, pasted text, a typed path.

mod confirm;
mod keys;
mod mark_all;
mod palette;
mod view_name;

use std::path::PathBuf;

use egui::{Context, Key, KeyboardShortcut, Modifiers, Response, TextEdit, Ui};

use super::Question;
use crate::edit::{Edit, Preview};
use crate::gui::action::{Action, DialogAction, FileAction};
use crate::gui::app::App;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, ModalCard, focus_ring};
use crate::model::ArticleId;

pub use keys::KeySheet;
pub use mark_all::MarkAll;
pub use palette::PaletteState;

/// Begins a line where Enter alone answers the dialog.
const SHIFT_ENTER: KeyboardShortcut = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);

/// A dialog inside the window.
#[derive(Debug)]
pub enum Dialog {
    /// There is unsaved work: save, give it up, or stay.
    Unsaved,
    /// A journal holds changes that were not saved: restore them? Stays until they are restored.
    Recover,
    /// Work that an earlier run left without a file is to be deleted.
    DeleteUnsaved(PathBuf),
    /// The file holds something else: replace it?
    Overwrite(PathBuf),
    /// The file was changed by somebody else since it was opened.
    Changed(PathBuf),
    /// What would go with an article.
    Remove(ArticleId, Preview),
    /// What a new reading would change.
    Reread(Box<Edit>, Preview),
    /// Text to take as an article.
    Paste(String),
    /// A note on the selected words.
    Note(String),
    /// A path to type, since no native dialog could be shown or by wish.
    Path {
        /// What the path is for.
        question: Question,
        /// Why there is no native dialog; empty where it was wished so.
        why: String,
        /// The path so far.
        text: String,
    },
    /// Commands, events, entities, articles by name.
    Palette(PaletteState),
    /// Every key, and giving a command another one.
    Keys(KeySheet),
    /// The name of a view: to save what is shown, or to rename a saved one.
    NameView {
        /// The view that is renamed; nothing where what is shown is saved.
        old: Option<String>,
        /// The name so far.
        name: String,
    },
    /// The places where a name stands unmarked.
    MarkAll(MarkAll),
    /// The query language.
    SearchHelp,
}

impl Dialog {
    /// Makes a dialog that asks for a path.
    pub fn path(question: Question, why: String) -> Self {
        let text = if let Question::SaveProject(name) = &question { name.clone() } else { String::new() };
        Self::Path { question, why, text }
    }

    /// Makes the key sheet.
    pub fn keys() -> Self {
        Self::Keys(KeySheet::default())
    }

    /// Whether the next key that is pressed is for the dialog, whatever command has it.
    pub const fn takes_keys(&self) -> bool {
        matches!(self, Self::Keys(sheet) if sheet.is_waiting())
    }

    /// Makes an empty palette.
    pub fn palette() -> Self {
        Self::Palette(PaletteState::default())
    }
}

/// Shows the open dialog; returns it unless it was closed.
pub fn dialog_ui(ctx: &Context, theme: &Theme, app: &App, mut dialog: Dialog, actions: &mut Vec<Action>) -> Option<Dialog> {
    let n_actions = actions.len();
    let stays = match &mut dialog {
        Dialog::Unsaved => confirm::unsaved_ui(ctx, theme, app, actions),
        Dialog::Recover => confirm::recover_ui(ctx, theme, app, actions),
        Dialog::DeleteUnsaved(path) => confirm::delete_unsaved_ui(ctx, theme, app, path, actions),
        Dialog::Overwrite(path) => confirm::overwrite_ui(ctx, theme, path, actions),
        Dialog::Changed(path) => confirm::changed_ui(ctx, theme, path, actions),
        Dialog::Remove(article, preview) => confirm::remove_ui(ctx, theme, app, (*article, *preview), actions),
        Dialog::Reread(edit, preview) => confirm::reread_ui(ctx, theme, (edit, *preview), actions),
        Dialog::Paste(text) => paste_ui(ctx, theme, text, actions),
        Dialog::Note(text) => note_ui(ctx, theme, app, text, actions),
        Dialog::Path { question, why, text } => path_ui(ctx, theme, (question, why, text), actions),
        Dialog::Palette(state) => palette::palette_ui(ctx, theme, app, state, actions),
        Dialog::Keys(sheet) => keys::keys_ui(ctx, theme, app, sheet, actions),
        Dialog::NameView { old, name } => view_name::name_view_ui(ctx, theme, app, (old.as_deref(), name), actions),
        Dialog::MarkAll(state) => mark_all::mark_all_ui(ctx, theme, app, state, actions),
        Dialog::SearchHelp => crate::gui::search::search_help_ui(ctx, theme),
    };
    if stays {
        return Some(dialog);
    }
    // A dialog that was answered hands over to its answer, which may open another one; only giving it up closes for good.
    if actions.len() == n_actions {
        actions.push(Action::Dialog(DialogAction::GiveUp(dialog)));
    }
    None
}

/// Shows a row of buttons; returns the number of the one that was chosen.
fn buttons_ui(ui: &mut Ui, theme: &Theme, buttons: &[(&str, bool)]) -> Option<usize> {
    ui.add_space(theme.space.l);
    ui.horizontal(|ui| {
        let mut chosen = None;
        for (index, (words, primary)) in buttons.iter().enumerate() {
            let button = Button::new(words);
            let button = if *primary { button.primary() } else { button };
            let response = button.show(ui);
            if *primary && !has_keyboard(ui) {
                response.request_focus();
            }
            if response.clicked() {
                chosen = Some(index);
            }
        }
        chosen
    })
    .inner
}

/// Whether something on the card of this dialog has the keyboard, rather than what stands behind it.
fn has_keyboard(ui: &Ui) -> bool {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    focused.is_some_and(|response| response.layer_id == ui.layer_id())
}

/// Shows a sentence or two.
fn words_ui(ui: &mut Ui, theme: &Theme, words: &str) {
    let format = theme.text.body.format(theme.color.text_2);
    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words.to_owned(), format)).wrap());
}

fn paste_ui(ctx: &Context, theme: &Theme, text: &mut String, actions: &mut Vec<Action>) -> bool {
    let card = ModalCard::new("paste", "Paste text as an article").width(560.0).keep(!text.trim().is_empty());
    let card = card.show(ctx, |ui| {
        words_ui(ui, theme, "Put the date in the first line where it is known, such as “date 2025-08-06 Headline”.");
        ui.add_space(theme.space.m);
        let edit = TextEdit::multiline(text).desired_rows(12).desired_width(f32::INFINITY).hint_text("Text of the article");
        let response = ui.add(edit);
        field(ui, theme, &response, "Text of the article");
        buttons_ui(ui, theme, &[("Add article", true), ("Cancel", false)])
    });
    if card.inner == Some(0) && !text.trim().is_empty() {
        actions.push(Action::File(FileAction::Paste(std::mem::take(text))));
        return false;
    }
    card.inner != Some(1) && !card.should_close
}

fn note_ui(ctx: &Context, theme: &Theme, app: &App, text: &mut String, actions: &mut Vec<Action>) -> bool {
    let words = app.selected_words().and_then(|(article, span)| Some(app.project.articles.get(article)?.slice(span)));
    let title = words.map_or_else(
        || "Note on the selected words".to_owned(),
        |words| format!("Note on \u{201c}{}\u{201d}", crate::gui::panels::shortened(words, 40)),
    );
    let card = ModalCard::new("note", &title).keep(!text.trim().is_empty()).show(ctx, |ui| {
        let edit = TextEdit::multiline(text).desired_rows(4).desired_width(f32::INFINITY);
        let edit = edit.hint_text("What is to be kept in mind; Enter keeps it, Shift Enter begins a line");
        let response = ui.add(edit.return_key(SHIFT_ENTER));
        field(ui, theme, &response, "Note");
        if was_entered(ui, &response) { Some(0) } else { buttons_ui(ui, theme, &[("Add note", true), ("Cancel", false)]) }
    });
    if card.inner == Some(0) && !text.trim().is_empty() {
        actions.push(Action::Dialog(DialogAction::Note(text.trim().to_owned())));
        return false;
    }
    card.inner != Some(1) && !card.should_close
}

fn path_ui(
    ctx: &Context,
    theme: &Theme,
    (question, why, text): (&Question, &str, &mut String),
    actions: &mut Vec<Action>,
) -> bool {
    let (title, go) = match question {
        Question::SaveProject(_) => ("Save to a path", "Save"),
        _ => ("Open by path", "Open"),
    };
    let card = ModalCard::new("path", title).width(560.0).show(ctx, |ui| {
        if !why.is_empty() {
            words_ui(ui, theme, why);
        }
        words_ui(ui, theme, "Type the path of a file or a folder. Shift Enter begins a line for another one, Enter opens.");
        ui.add_space(theme.space.m);
        let edit = TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY).hint_text("/home/me/articles");
        let response = ui.add(edit.return_key(SHIFT_ENTER));
        field(ui, theme, &response, "Path");
        if was_entered(ui, &response) { Some(0) } else { buttons_ui(ui, theme, &[(go, true), ("Cancel", false)]) }
    });
    let paths: Vec<PathBuf> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(PathBuf::from).collect();
    if card.inner == Some(0) && !paths.is_empty() {
        let answer = super::Answer::Chosen(question.clone(), paths);
        actions.push(Action::Job(crate::gui::action::JobAction::Answered(answer)));
        return false;
    }
    card.inner != Some(1) && !card.should_close
}

/// Whether Enter was pressed in a field to answer its dialog.
fn was_entered(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift)
}

/// Names the field of a dialog, gives it the keyboard where nothing else on the card has it, and shows that it has it.
fn field(ui: &Ui, theme: &Theme, response: &Response, name: &str) {
    if !has_keyboard(ui) {
        response.request_focus();
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, response.rect, theme.radius.field);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
}
