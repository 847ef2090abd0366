//! Changing a cell in place: title, date, type and note.

use egui::text::{CCursor, CCursorRange};
use egui::{Key, Response, TextEdit, Ui};

use super::Column;
use super::state::Editing;
use crate::edit::{DecidedField, Edit, EventChange};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::theme::Theme;
use crate::gui::widgets::focus_ring;
use crate::model::{EventId, When};
use crate::query::Shown;

impl App {
    /// Opens the cell that the keyboard is on, in the row of the event that leads; the title where the column is only read.
    pub fn edit_cell(&mut self) {
        let Some(event) = self.view.selection.event() else { return };
        let column = self.session.table.column;
        let column = if column.field().is_some() { column } else { Column::Title };
        self.open_cell(event, column);
    }

    /// Opens a cell with the words that it holds.
    pub(super) fn open_cell(&mut self, event: EventId, column: Column) {
        let Some(row) = self.session.derived.row(event) else { return };
        let shown = &row.shown;
        let text = match column {
            Column::Date => shown.when.edtf.as_ref().map_or_else(String::new, ToString::to_string),
            Column::Title => shown.title.to_string(),
            Column::Type => self.codebook.label(&shown.event_type).to_owned(),
            Column::Note => self.project.events.get(event).map_or_else(String::new, |event| event.note.to_string()),
            _ => return,
        };
        self.session.draft.close();
        self.session.table.column = column;
        self.session.table.editing = Some(Editing { event, column, text, is_new: true, error: String::new() });
    }

    /// Returns the edit that the words of a cell stand for.
    ///
    /// # Errors
    ///
    /// Why they stand for none.
    fn cell_edit(&self, editing: &Editing) -> Result<Edit, String> {
        let text = editing.text.trim();
        let decide = |field: DecidedField| Edit::Decide { events: vec![editing.event], field, why: String::new() };
        match editing.column {
            Column::Title => Ok(decide(DecidedField::Title((!text.is_empty()).then(|| text.to_owned())))),
            Column::Date if text.is_empty() => Ok(decide(DecidedField::When(Some(When::decided(None))))),
            Column::Date => Ok(decide(DecidedField::When(Some(self.date_in_words(Some(editing.event), text)?)))),
            Column::Type => self.type_named(text).map(|id| decide(DecidedField::EventType(Some(id)))),
            _ => Ok(Edit::Events(vec![editing.event], EventChange::Note(text.to_owned()))),
        }
    }

    /// Returns the type whose name is so or begins so.
    fn type_named(&self, text: &str) -> Result<crate::model::EventType, String> {
        let typed = text.to_lowercase();
        let whole =
            self.codebook.types.iter().find(|entry| entry.label.to_lowercase() == typed || entry.id.0.to_lowercase() == typed);
        let begins =
            self.codebook.types.iter().find(|entry| !typed.is_empty() && entry.label.to_lowercase().starts_with(&typed));
        let found = whole.or(begins).map(|entry| entry.id.clone());
        found.ok_or_else(|| {
            let labels: Vec<&str> = self.codebook.types.iter().map(|entry| entry.label.as_str()).collect();
            format!("No type begins so: {}", labels.join(", "))
        })
    }
}

/// What became of an edited cell in this frame.
enum Outcome {
    Open,
    Take,
    Close,
}

/// Shows the field in a cell that is edited, and takes or gives up its words.
pub(super) fn cell_edit_ui(ui: &mut Ui, theme: &Theme, app: &mut App, shown: &Shown, actions: &mut Vec<Action>) {
    let Some(mut editing) = app.session.table.editing.take() else { return };
    let edit = TextEdit::singleline(&mut editing.text)
        .id(egui::Id::unique("table cell"))
        .font(theme.text.body.font())
        .desired_width(ui.available_width());
    let response = ui.add(edit);
    let name = format!("{} of {}", editing.column.label(), shown.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
    if response.changed() {
        editing.error.clear();
    }
    if editing.is_new {
        response.request_focus();
        choose_all(ui, &response, &editing.text);
    }
    focus_ring(ui.painter(), theme, response.rect, theme.radius.field);
    let outcome = outcome(ui, &response, editing.is_new);
    editing.is_new = false;
    preview_ui(ui, theme, app, &editing, &response);
    match outcome {
        Outcome::Open => app.session.table.editing = Some(editing),
        Outcome::Close => {}
        Outcome::Take => match app.cell_edit(&editing) {
            Ok(edit) => actions.push(Action::Edit(edit)),
            Err(error) => {
                response.request_focus();
                app.session.table.editing = Some(Editing { error, ..editing });
            }
        },
    }
}

/// Enter and leaving the field keep the words, Escape gives them up.
fn outcome(ui: &Ui, response: &Response, is_new: bool) -> Outcome {
    if is_new || !response.lost_focus() {
        return Outcome::Open;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) { Outcome::Close } else { Outcome::Take }
}

/// Shows how a typed date is understood, or what is wrong, below the cell.
fn preview_ui(ui: &Ui, theme: &Theme, app: &App, editing: &Editing, response: &Response) {
    let (words, color) = match editing.column {
        _ if !editing.error.is_empty() => (editing.error.clone(), theme.color.conflict),
        Column::Date if !editing.text.trim().is_empty() => match app.date_in_words(Some(editing.event), &editing.text) {
            Ok(when) => (dates::long(&when), theme.color.agree),
            Err(why) => (why, theme.color.conflict),
        },
        _ => return,
    };
    let at = response.rect.left_bottom() + egui::vec2(0.0, 6.0);
    egui::Area::new(egui::Id::unique("cell preview")).order(egui::Order::Foreground).fixed_pos(at).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(360.0);
            let job = egui::text::LayoutJob::single_section(words, theme.text.small.format(color));
            ui.add(egui::Label::new(job).wrap());
        });
    });
}

fn choose_all(ui: &Ui, response: &Response, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), response.id);
}
