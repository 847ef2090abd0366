//! The card of the queue that says what could be the same event, to merge or to refuse.

use egui::text::LayoutJob;
use egui::{Label, Ui};

use super::proposals::{place, reasons};
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::queue::card_ui;
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Badge, Button, badge};
use crate::model::EventId;
use crate::query::SameEvent;

/// The most characters of the other's quote.
const MOST_CHARACTERS: usize = 160;

/// Whether something could be the same as this event, which leads.
pub(in crate::gui) fn has_proposal(app: &App, event: EventId) -> bool {
    first(app, event).is_some()
}

/// Shows what is likeliest to be the same event; nothing where nothing is.
pub(in crate::gui) fn same_event_card_ui(ui: &mut Ui, theme: &Theme, app: &App, event: EventId, actions: &mut Vec<Action>) {
    let Some(proposal) = first(app, event) else { return };
    let Some(shown) = app.shown(proposal.other) else { return };
    let key = app.keymap.label(Command::MergeEvents);
    let mut wishes = Vec::new();
    let tools = |ui: &mut Ui| {
        if Button::new("Merge").quiet().key(&key).show(ui).clicked() {
            wishes.push(Action::Run(Command::MergeEvents));
        }
        badge(ui, &format!("{} %", proposal.score), Badge::Neutral);
    };
    let line = |words: &str, format| Label::new(LayoutJob::single_section(words.to_owned(), format));
    card_ui(ui, theme, "Could be the same event", tools, |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.xs;
        ui.add(line(&shown.title, theme.text.body_strong.format(theme.color.text)).wrap());
        ui.add(line(&place(app, &shown), theme.text.small.format(theme.color.text_2)).wrap());
        ui.add(line(&quote(app, proposal.other), theme.text.quote.format(theme.color.text)).wrap());
        ui.add(line(&reasons(proposal), theme.text.small.format(theme.color.text_2)).wrap());
        ui.horizontal(|ui| {
            if Button::new("Not the same").quiet().show(ui).clicked() {
                actions.push(Action::Run(Command::RefuseMerge));
            }
            if Button::new("Show it").quiet().show(ui).clicked() {
                actions.push(Action::View(ViewAction::Select(Selection::Events(vec![proposal.other]))));
            }
        });
    });
    actions.append(&mut wishes);
}

fn first(app: &App, event: EventId) -> Option<&SameEvent> {
    app.session.claims.proposals.first().filter(|proposal| proposal.event == event)
}

/// Returns the words of the other's leading claim on one line.
fn quote(app: &App, event: EventId) -> String {
    let claims = crate::query::ranked(&app.project, &app.session.derived.links, event);
    let words = claims.first().map_or("", |(_, claim)| app.project.quote(claim));
    let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(MOST_CHARACTERS).collect();
    format!("“{cut}{}”", if cut.len() < line.len() { "…" } else { "" })
}
