//! The key sheet: every command by group with its key, finding one by its words or key, and giving it another one.

use egui::{Context, Key, Modifiers, ScrollArea, Ui, vec2};

use crate::gui::action::{Action, DialogAction};
use crate::gui::app::App;
use crate::gui::command::{Command, Entry, Group, Keymap, chord_pressed, registry};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, ModalCard, focus_ring_inside, key_hint_width, line_galley, paint_key_hint, paint_line};
use crate::gui::widgets::{Interaction, KeyTone, SearchField, Shown};

/// The groups by column: reviewing comes first, both columns are about as long.
const COLUMNS: [&[Group]; 2] = [&[Group::Review, Group::Entities], &[Group::File, Group::Edit, Group::Timeline, Group::View]];

/// What the key sheet remembers between frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeySheet {
    /// What commands are looked for by: words or a key.
    words: String,
    /// Whether the sheet was shown before: the keyboard goes to the words once.
    is_shown: bool,
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
        words_ui(ui, sheet);
        ui.add_space(theme.space.s);
        hint_ui(ui, theme, app, sheet, actions);
        let height = (ctx.content_rect().height() - 260.0).clamp(160.0, 1_000.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            scroll_by_page(ui, height);
            if !registry().iter().any(|entry| is_found(entry, &app.keymap, &sheet.words)) {
                let words = "No command has these words or this key";
                ui.label(egui::text::LayoutJob::single_section(words.to_owned(), theme.text.body.format(theme.color.text_2)));
            }
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

/// Shows what commands are looked for by.
fn words_ui(ui: &mut Ui, sheet: &mut KeySheet) {
    let field =
        SearchField::new(&mut sheet.words, "Find a command or a key").hint("Words of a command, or a key such as Shift M");
    let response = field.show(ui).response;
    if !std::mem::replace(&mut sheet.is_shown, true) {
        response.request_focus();
    }
    if response.changed() {
        sheet.outcome.clear();
    }
}

/// Whether a command is among those that are looked for.
fn is_found(entry: &Entry, keymap: &Keymap, words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let is_key = || keys_of(entry, keymap).iter().any(|key| key.to_lowercase() == words);
    let text = || format!("{} {}", entry.label, entry.help).to_lowercase();
    entry.command != Command::Cancel
        && (words.is_empty() || is_key() || words.split_whitespace().all(|word| text().contains(word)))
}

/// Returns the keys of a command as they are shown: its own, else that which runs it where what it is about is chosen.
fn keys_of(entry: &Entry, keymap: &Keymap) -> Vec<String> {
    let own: Vec<String> = keymap.chords(entry).iter().map(|chord| chord.label()).collect();
    if own.is_empty() { Some(keymap.label(entry.command)).filter(|key| !key.is_empty()).into_iter().collect() } else { own }
}

/// Moves by a page where Page Up or Page Down is pressed.
fn scroll_by_page(ui: &Ui, page: f32) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down) = (pressed(Key::PageUp), pressed(Key::PageDown));
    if up || down {
        ui.scroll_with_delta(vec2(0.0, if up { page } else { -page }));
    }
}

/// Gives the waiting command the key that was pressed; Escape leaves it as it was.
fn take_key(ctx: &Context, keymap: &Keymap, sheet: &mut KeySheet, actions: &mut Vec<Action>) {
    let Some(command) = sheet.waiting else { return };
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        sheet.outcome.clear();
        sheet.waiting = None;
        return;
    }
    let Some(chord) = chord_pressed(ctx) else { return };
    let name = crate::gui::command::entry(command).map_or("", |entry| entry.label);
    match keymap.clone().bind(command, chord) {
        Ok(()) => {
            sheet.outcome = format!("{} runs \u{201c}{}\u{201d} from now on", chord.label(), name.trim_end_matches('…'));
            sheet.is_refused = false;
            sheet.waiting = None;
            actions.push(Action::Dialog(DialogAction::Bind(command, chord)));
        }
        Err(error) => {
            // Another key may do.
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
                let asked = format!("Press the new key for \u{201c}{name}\u{201d}; Escape leaves it as it is");
                if sheet.outcome.is_empty() {
                    (asked, theme.color.accent)
                } else {
                    (format!("{}. {asked}", sheet.outcome), theme.color.conflict)
                }
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
            "Every command has its usual key again".clone_into(&mut sheet.outcome);
            (sheet.waiting, sheet.is_refused) = (None, false);
        }
    });
}

fn group_ui(ui: &mut Ui, theme: &Theme, keymap: &Keymap, group: Group, sheet: &mut KeySheet) {
    let is_listed = |entry: &&Entry| entry.group == group && is_found(entry, keymap, &sheet.words);
    let entries: Vec<&Entry> = registry().iter().filter(is_listed).collect();
    if entries.is_empty() {
        return;
    }
    ui.add_space(theme.space.m);
    let head = egui::text::LayoutJob::single_section(group.label().to_owned(), theme.text.heading.format(theme.color.text));
    ui.label(head);
    ui.spacing_mut().item_spacing.y = 0.0;
    for entry in entries {
        if row_ui(ui, theme, keymap, entry, sheet.waiting == Some(entry.command)) {
            sheet.outcome.clear();
            sheet.waiting = Some(entry.command);
        }
    }
}

/// Shows a command with its keys; returns whether it was chosen.
fn row_ui(ui: &mut Ui, theme: &Theme, keymap: &Keymap, entry: &Entry, is_waiting: bool) -> bool {
    let keys = keys_of(entry, keymap);
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
