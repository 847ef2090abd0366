//! A field that is edited in place: its words, what they are understood as, and the list to choose from.

use egui::text::{CCursor, CCursorRange};
use egui::{Event, Key, Modifiers, Response, TextEdit, Ui};

use crate::gui::action::{Action, DraftAction};
use crate::gui::amounts::{amount, read_amount};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::fields::Choice;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, ListRow, focus_ring, key_hint};

/// Shows a value that opens its field when it is clicked, or the open field.
pub(in crate::gui) fn value_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    (field, name): (Field, &str),
    actions: &mut Vec<Action>,
    value: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    if app.session.draft.is_open(field) {
        edit_ui(ui, theme, app, field, name, actions);
        return;
    }
    value(ui, actions);
}

/// Shows words as a button that opens a field.
pub(in crate::gui) fn opener_ui(ui: &mut Ui, words: &str, field: Field, actions: &mut Vec<Action>) {
    if Button::new(words).quiet().in_field().show(ui).clicked() {
        actions.push(Action::Draft(DraftAction::Open(field)));
    }
}

/// Shows a value as a button that opens its field.
pub(super) fn value_button_ui(ui: &mut Ui, words: &str, field: Field, actions: &mut Vec<Action>) {
    if Button::new(words).value().in_field().show(ui).clicked() {
        actions.push(Action::Draft(DraftAction::Open(field)));
    }
}

/// Shows the open field.
fn edit_ui(ui: &mut Ui, theme: &Theme, app: &App, field: Field, name: &str, actions: &mut Vec<Action>) {
    let draft = &app.session.draft;
    let choices = app.choices();
    let shown = ui.scope(|ui| {
        if draft.typing {
            typed_ui(ui, theme, app, (field, name), &choices, actions);
        } else {
            write_ui(ui, field, actions);
        }
        choices_ui(ui, app, field, &choices, actions);
    });
    if draft.is_new {
        shown.response.scroll_to_me(None);
        actions.push(Action::Draft(DraftAction::Shown));
    }
}

/// Shows the button that leads from the list to words.
fn write_ui(ui: &mut Ui, field: Field, actions: &mut Vec<Action>) {
    let key = if field == Field::Date { shown_key(ui.ctx(), Command::EditDate) } else { String::new() };
    let button = Button::new("Write it");
    let button = if key.is_empty() { button } else { button.key(&key) };
    if button.show(ui).clicked() {
        actions.push(Action::Draft(DraftAction::TypeWords));
    }
}

/// Takes the digit that chooses from the list while no words were typed yet; returns whether there was one.
fn digit_chose(ui: &Ui, choices: &[Choice], actions: &mut Vec<Action>) -> bool {
    let is_digit = |event: &Event| matches!(event, Event::Text(text) if text.parse::<usize>().is_ok());
    let taken: Vec<Event> = ui.input_mut(|input| input.events.extract_if(.., |event| is_digit(event)).collect());
    let digit = taken.iter().find_map(|event| if let Event::Text(text) = event { text.parse::<usize>().ok() } else { None });
    let choice = digit.and_then(|digit| choices.get(digit.checked_sub(1)?));
    actions.extend(choice.map(|choice| Action::Draft(DraftAction::Choose(choice.value.clone()))));
    choice.is_some()
}

fn typed_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    (field, name): (Field, &str),
    choices: &[Choice],
    actions: &mut Vec<Action>,
) {
    let draft = &app.session.draft;
    let mut text = draft.text.clone();
    let multiline = field == Field::Note;
    point(ui, draft.chosen, choices.len(), actions);
    if draft.digits_choose() && digit_chose(ui, choices, actions) {
        return;
    }
    let edit = if multiline { TextEdit::multiline(&mut text).desired_rows(3) } else { TextEdit::singleline(&mut text) };
    let edit = edit.hint_text(hint(field)).desired_width(ui.available_width()).font(theme.text.body.font());
    let edit =
        edit.return_key(egui::KeyboardShortcut::new(if multiline { Modifiers::SHIFT } else { Modifiers::NONE }, Key::Enter));
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    if draft.wants_focus {
        response.request_focus();
        if !multiline {
            choose_all(ui, &response, &text);
        }
        actions.push(Action::Draft(DraftAction::Focused));
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, response.rect, theme.radius.field);
    }
    if text != draft.text {
        actions.push(Action::Draft(DraftAction::Typed(text)));
    }
    let enter = ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
    let left = response.lost_focus();
    if enter && (left || response.has_focus()) {
        // Words that are not taken keep the keyboard, else the next ones would run commands.
        response.request_focus();
        actions.push(Action::Draft(DraftAction::Take));
    } else if left && ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Draft(DraftAction::Close));
    } else if left && multiline && !draft.wants_focus {
        // A note that was left is kept: nothing that was typed may be lost.
        actions.push(Action::Draft(DraftAction::Take));
    }
    understood_ui(ui, theme, app, field);
}

/// Chooses the words that a field opens with, so that typing replaces them.
fn choose_all(ui: &Ui, response: &Response, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), response.id);
}

/// Moves through the list with the arrow keys.
fn point(ui: &Ui, chosen: usize, n: usize, actions: &mut Vec<Action>) {
    if n == 0 {
        return;
    }
    let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
    if down || up {
        let next = (chosen + usize::from(down)).saturating_sub(usize::from(up)).min(n - 1);
        actions.push(Action::Draft(DraftAction::Point(next)));
    }
}

const fn hint(field: Field) -> &'static str {
    match field {
        Field::Title => "What happened",
        Field::Date | Field::Published => "6 Aug 2025, last Friday, 2025-08",
        Field::Who => "Name of a person or organization",
        Field::Place => "Name of a place",
        Field::Type => "Type",
        Field::Factuality => "Factuality",
        Field::Note => "Note; Enter keeps it, Shift Enter begins a line",
        Field::Tag => "Tag",
        Field::Role => "What they are or do",
        Field::Alias => "Another name",
        Field::Kind => "Kind",
        Field::SameAs => "Words of its title",
        Field::MergeWith => "Name of the same one",
        Field::Parent => "Name of the place around it",
        Field::Coordinates => "55.7558, 37.6173",
        Field::Source => "Who published it",
        Field::Author => "Who wrote it",
        Field::Address | Field::Archive => "https://…",
        Field::Language => "en, de, ru …",
        Field::Amount(_) => "at least 26 killed; nothing takes it away",
        Field::ProjectTitle => "Title of the project",
    }
}

/// Shows how a typed date or number is understood, before it is taken.
fn understood_ui(ui: &mut Ui, theme: &Theme, app: &App, field: Field) {
    let text = app.session.draft.text.trim();
    if text.is_empty() {
        return;
    }
    let understood = match field {
        Field::Date => app.understood().map(|when| {
            let edtf = when.edtf.as_ref().map_or_else(String::new, |edtf| format!(" · {edtf}"));
            format!("{}{edtf}", dates::long(&when))
        }),
        Field::Amount(_) => read_amount(text).map(|quantity| format!("{}: {}", quantity.what, amount(&quantity))),
        _ => return,
    };
    let (words, color) = match understood {
        Ok(words) => (words, theme.color.agree),
        Err(why) => (why, theme.color.conflict),
    };
    let format = theme.text.small.format(color);
    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words, format)).wrap());
}

fn choices_ui(ui: &mut Ui, app: &App, field: Field, choices: &[Choice], actions: &mut Vec<Action>) {
    let draft = &app.session.draft;
    let digits = draft.digits_choose();
    for (index, choice) in choices.iter().enumerate() {
        let response = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if digits && index < 9 {
                    let key = if field == Field::Date { format!("D {}", index + 1) } else { (index + 1).to_string() };
                    key_hint(ui, &key);
                }
                ListRow::new(&choice.label)
                    .detail(&choice.detail)
                    .margin(2.0)
                    .selected(draft.typing && field != Field::Date && index == draft.chosen)
                    .show(ui)
            })
            .inner;
        let response = if choice.detail.is_empty() { response } else { response.on_hover_text(&choice.detail) };
        if response.clicked() {
            actions.push(Action::Draft(DraftAction::Choose(choice.value.clone())));
        }
    }
}
