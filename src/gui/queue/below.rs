//! Below the decisions: what could be the same event, and what else comes from the same sentence.

use egui::{Align, Frame, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use super::passage::passage_of;
use super::same::same_ui;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::files::things;
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, Leading, ListRow, line_galley, paint_line};
use crate::model::{EventId, Status};
use crate::query::{SentenceState, Shown};

/// The room that two cards need side by side.
const TWO_CARDS_PX: f32 = 620.0;
/// How many events of the sentence are listed.
const N_LISTED: usize = 4;

/// Shows what stands below the decisions: side by side where there is room.
pub(super) fn below_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let Some(event) = app.session.queue.current else { return };
    let Some(same) = app.proposal().filter(|same| same.event == event).cloned() else {
        sentence_ui(ui, theme, app, event, actions);
        return;
    };
    if ui.available_width() < TWO_CARDS_PX {
        same_ui(ui, theme, app, &same, actions);
        ui.add_space(theme.space.l);
        sentence_ui(ui, theme, app, event, actions);
        return;
    }
    ui.spacing_mut().item_spacing.x = theme.space.l;
    ui.columns(2, |columns| {
        same_ui(&mut columns[0], theme, app, &same, actions);
        sentence_ui(&mut columns[1], theme, app, event, actions);
    });
}

/// Shows a card with a heading and a command at its right.
pub(super) fn card_ui(ui: &mut Ui, theme: &Theme, heading: &str, tools: impl FnOnce(&mut Ui), contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(theme.color.panel)
        .stroke(theme.hairline(theme.color.line_soft))
        .corner_radius(corner_radius(theme.radius.panel_card))
        .inner_margin(egui::Margin { left: 14, right: 14, top: 8, bottom: 10 });
    // Columns stretch the words of their contents; a card of its own does not.
    let contents = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let size = vec2(ui.available_width(), theme.size.section_head);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme.space.s;
            tools(ui);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
            let galley = line_galley(ui.painter(), heading, theme.text.small, theme.color.text_2, rect.width());
            paint_line(ui.painter(), rect.left_center(), galley);
        });
        contents(ui);
    };
    frame.show(ui, |ui| ui.with_layout(Layout::top_down(Align::Min), contents));
}

/// Shows the other events of the sentence, and how much of the article nobody has seen.
fn sentence_ui(ui: &mut Ui, theme: &Theme, app: &mut App, event: EventId, actions: &mut Vec<Action>) {
    let Some(article) = passage_of(app, event).map(|passage| passage.article) else { return };
    let unseen = unseen(app, article);
    let others = others(app, event);
    let key = app.keymap.label(Command::ShowWords);
    let mut open = false;
    let mut chosen = None;
    let tools = |ui: &mut Ui| open = Button::new("Open reader").quiet().key(&key).show(ui).clicked();
    card_ui(ui, theme, "Also from this sentence", tools, |ui| {
        if others.is_empty() {
            words_ui(ui, theme, "Nothing else was found in it.");
        }
        for shown in others.iter().take(N_LISTED) {
            let mark = Leading::Mark(shape_of(shown.factuality), fill_of(shown.status));
            let state = state(app, event, shown);
            if ListRow::new(&shown.title).leading(mark).count(&state).margin(0.0).show(ui).clicked() {
                chosen = Some(shown.event);
            }
        }
        if others.len() > N_LISTED {
            words_ui(ui, theme, &format!("{} more", others.len() - N_LISTED));
        }
        ui.add_space(theme.space.xs);
        words_ui(ui, theme, &unseen);
    });
    if open {
        actions.push(Action::Run(Command::ShowWords));
    }
    if let Some(event) = chosen {
        actions.push(Action::View(ViewAction::Select(Selection::Events(vec![event]))));
    }
}

pub(super) fn words_ui(ui: &mut Ui, theme: &Theme, words: &str) {
    let format = theme.text.small.format(theme.color.text_2);
    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words.to_owned(), format)).wrap());
}

/// Returns the other visible events whose words stand in the sentences of the quote, in the order of their words.
fn others(app: &App, event: EventId) -> Vec<&Shown> {
    let Some(passage) = passage_of(app, event) else { return Vec::new() };
    let derived = &app.session.derived;
    let Some(triggers) = derived.triggers.get(passage.article) else { return Vec::new() };
    let quote = passage.claim.quote;
    let mut events: Vec<&Shown> = Vec::new();
    let from = triggers.partition_point(|trigger| trigger.span.start() < quote.start());
    for trigger in triggers[from..].iter().take_while(|trigger| trigger.span.start() < quote.end()) {
        let shown = &derived.rows[trigger.row].shown;
        if shown.event != event && !events.iter().any(|held| held.event == shown.event) {
            events.push(shown);
        }
    }
    events
}

/// Returns what becomes of an event: `next in the queue`, `later`, or its status.
fn state(app: &App, event: EventId, shown: &Shown) -> String {
    let queue = &app.session.queue;
    if queue.after(&app.session.derived, event) == Some(shown.event) {
        return "next in the queue".to_owned();
    }
    match shown.status {
        Status::Candidate => "later in the queue".to_owned(),
        status => status.as_str().to_owned(),
    }
}

/// Returns how many sentences of an article nobody has seen, in words.
fn unseen(app: &mut App, article: crate::model::ArticleId) -> String {
    let sentences = app.session.derived.coverage(&app.project, article);
    let n = sentences.iter().filter(|(_, state)| *state == SentenceState::Unseen).count();
    let all = things(sentences.len(), "sentence");
    match n {
        0 => "Every sentence of this article has been seen.".to_owned(),
        1 => format!("1 of {all} of this article is not yet seen."),
        n => format!("{n} of {all} of this article are not yet seen."),
    }
}
