//! The key sheet: every command by group with its key, and giving a command another one.

use egui::{Context, Key, Modifiers, ScrollArea, Ui, vec2};

use crate::gui::action::{Action, DialogAction};
use crate::gui::app::App;
use crate::gui::command::{Command, Entry, Group, Keymap, chord_pressed, registry};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, ModalCard, focus_ring_inside, key_hint_width, line_galley, paint_key_hint, paint_line};
use crate::gui::widgets::{Interaction, KeyTone, Shown};

/// The groups by column: reviewing comes first, both columns are about as long.
const COLUMNS: [&[Group]; 2] = [&[Group::Review, Group::Entities], &[Group::File, Group::Edit, Group::Timeline, Group::View]];

/// What the key sheet remembers between frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeySheet {
    /// The command that waits for its new key.
    waiting: Option<Command>,
    /// What came of the last key.
    outcome: String,
    /// Whether the last key was refused.
    is_refused: bool,
}

impl KeySheet {
    /// Whether a command waits for its new key.
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

/// Shows every key; returns whether the sheet stays open.
pub(super) fn keys_ui(ctx: &Context, theme: &Theme, app: &App, sheet: &mut KeySheet, actions: &mut Vec<Action>) -> bool {
    let was_waiting = sheet.is_waiting();
    take_key(ctx, &app.keymap, sheet, actions);
    let card = ModalCard::new("keys", "Keys").width(680.0).show(ctx, |ui| {
        hint_ui(ui, theme, app, sheet, actions);
        let height = (ctx.content_rect().height() - 220.0).clamp(160.0, 560.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.columns(2, |columns| {
                for (column, groups) in columns.iter_mut().zip(COLUMNS) {
                    for group in groups {
                        group_ui(column, theme, &app.keymap, *group, sheet);
                    }
                }
            });
        });
    });
    was_waiting || !card.should_close
}

/// Gives the waiting command the key that was pressed; Escape leaves it as it was.
fn take_key(ctx: &Context, keymap: &Keymap, sheet: &mut KeySheet, actions: &mut Vec<Action>) {
    let Some(command) = sheet.waiting else { return };
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        *sheet = KeySheet::default();
        return;
    }
    let Some(chord) = chord_pressed(ctx) else { return };
    sheet.waiting = None;
    let name = crate::gui::command::entry(command).map_or("", |entry| entry.label);
    match keymap.clone().bind(command, chord) {
        Ok(()) => {
            sheet.outcome = format!("{} runs \u{201c}{}\u{201d} from now on", chord.label(), name.trim_end_matches('…'));
            sheet.is_refused = false;
            actions.push(Action::Dialog(DialogAction::Bind(command, chord)));
        }
        Err(error) => {
            sheet.outcome = error.to_string();
            sheet.is_refused = true;
        }
    }
}

/// Says what to do, or what came of it.
fn hint_ui(ui: &mut Ui, theme: &Theme, app: &App, sheet: &mut KeySheet, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let (words, color) = match sheet.waiting.and_then(crate::gui::command::entry) {
            Some(entry) => {
                let name = entry.label.trim_end_matches('…');
                (format!("Press the new key for \u{201c}{name}\u{201d}; Escape leaves it as it is"), theme.color.accent)
            }
            None if sheet.outcome.is_empty() => ("Choose a command to give it another key".to_owned(), theme.color.text_2),
            None => (sheet.outcome.clone(), if sheet.is_refused { theme.color.conflict } else { theme.color.agree }),
        };
        let room = ui.available_width() - 150.0;
        ui.allocate_ui(vec2(room, 20.0), |ui| {
            ui.set_width(room);
            ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words, theme.text.body.format(color))).wrap());
        });
        if !app.keymap.is_default() && Button::new("Reset all keys").show(ui).clicked() {
            actions.push(Action::Dialog(DialogAction::ResetKeys));
            *sheet = KeySheet { outcome: "Every command has its usual key again".to_owned(), ..KeySheet::default() };
        }
    });
}

fn group_ui(ui: &mut Ui, theme: &Theme, keymap: &Keymap, group: Group, sheet: &mut KeySheet) {
    ui.add_space(theme.space.m);
    let head = egui::text::LayoutJob::single_section(group.label().to_owned(), theme.text.heading.format(theme.color.text));
    ui.label(head);
    ui.spacing_mut().item_spacing.y = 0.0;
    for entry in registry().iter().filter(|entry| entry.group == group && entry.command != Command::Cancel) {
        if row_ui(ui, theme, keymap, entry, sheet.waiting == Some(entry.command)) {
            *sheet = KeySheet { waiting: Some(entry.command), ..KeySheet::default() };
        }
    }
}

/// Shows a command with its keys; returns whether it was chosen.
fn row_ui(ui: &mut Ui, theme: &Theme, keymap: &Keymap, entry: &Entry, is_waiting: bool) -> bool {
    let keys: Vec<String> = keymap.chords(entry).iter().map(|chord| chord.label()).collect();
    let size = vec2(ui.available_width() - theme.space.m, 22.0);
    let response = ui.allocate_response(size, egui::Sense::click());
    let spoken = if keys.is_empty() { "no key".to_owned() } else { format!("key {}", keys.join(" or ")) };
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_waiting, format!("{}, {spoken}", entry.label)));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (rect, shown) = (response.rect, Shown::of(&response, is_waiting));
    let painter = ui.painter();
    if is_waiting || shown.interaction != Interaction::Rest {
        painter.rect_filled(rect, theme.radius.key, shown.ground(theme, theme.color.raised));
    }
    if shown.has_focus {
        focus_ring_inside(painter, theme, rect, theme.radius.key);
    }
    let color = if keymap.is_own(entry.command) { theme.color.text } else { theme.color.text_2 };
    let galley = line_galley(painter, entry.label, theme.text.body, color, 200.0);
    paint_line(painter, rect.left_center() + vec2(theme.space.xs, 0.0), galley);
    let mut at = rect.left_center() + vec2(206.0, 0.0);
    for key in if is_waiting { &[][..] } else { &keys[..] } {
        paint_key_hint(painter, theme, at, key, KeyTone::Normal);
        at.x += key_hint_width(painter, theme, key) + theme.space.xs;
    }
    if is_waiting {
        let galley = line_galley(painter, "press a key", theme.text.small, theme.color.accent, 100.0);
        paint_line(painter, at, galley);
    }
    let (clicked, help) = (response.clicked(), entry.help);
    response.on_hover_text(help);
    clicked
}
