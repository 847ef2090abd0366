//! What could be the same event as the present one, why, and what becomes of it.

use egui::Ui;
use egui::text::{LayoutJob, TextWrapping};

use super::below::{card_ui, words_ui};
use super::left::source_name;
use super::passage::leading_claim;
use crate::edit::Edit;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dates;
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::{Face, Theme};
use crate::gui::view::Selection;
use crate::gui::widgets::{Badge, Button, Leading, ListRow, badge};
use crate::query::{SameEvent, event_refusal, shown};

/// How many reasons are told.
const N_REASONS: usize = 4;

/// Shows the proposal that another event is the same.
pub(super) fn same_ui(ui: &mut Ui, theme: &Theme, app: &App, same: &SameEvent, actions: &mut Vec<Action>) {
    let Some(other) = shown(&app.project, &app.session.derived.links, same.other) else { return };
    let key = app.keymap.label(Command::MergeEvents);
    let mut wish = None;
    let tools = |ui: &mut Ui| {
        if Button::new("Merge").quiet().key(&key).show(ui).clicked() {
            wish = Some(Action::Run(Command::MergeEvents));
        }
        if Button::new("Not the same").quiet().show(ui).on_hover_text("Never propose it again").clicked() {
            wish = Some(Action::Edit(Edit::Refuse(event_refusal(same.event, same.other))));
        }
        badge(ui, &format!("{} %", same.score), Badge::Neutral);
    };
    let mut opened = false;
    card_ui(ui, theme, "Could be the same event", tools, |ui| {
        let mark = Leading::Mark(shape_of(other.factuality), fill_of(other.status));
        opened =
            ListRow::new(&other.title).leading(mark).count(other.status.as_str()).margin(0.0).strong(true).show(ui).clicked();
        let copies =
            if same.copies.is_empty() { String::new() } else { format!(" · and {} in the same words", same.copies.len()) };
        words_ui(ui, theme, &format!("{}, {}{copies}", source_name(app, other.event), dates::short(&other.when)));
        ui.add_space(theme.space.xs);
        quote_ui(ui, theme, app, same);
        ui.add_space(theme.space.xs);
        let reasons: Vec<String> =
            same.reasons.iter().take(N_REASONS).map(|reason| format!("{} {:+}", reason.words, reason.points)).collect();
        words_ui(ui, theme, &reasons.join(" · "));
    });
    actions.extend(wish);
    if opened {
        actions.push(Action::View(ViewAction::Select(Selection::Events(vec![same.other]))));
    }
}

/// Shows the other event's words, its trigger in bold, in two rows at most.
fn quote_ui(ui: &mut Ui, theme: &Theme, app: &App, same: &SameEvent) {
    let Some(claim) = leading_claim(app, same.other) else { return };
    let Some(article) = app.project.articles.get(claim.article).filter(|_| claim.lost_words.is_none()) else { return };
    let trigger = claim.triggers.first().copied().filter(|trigger| claim.quote.contains(*trigger));
    let trigger = trigger.unwrap_or(crate::text::Span::new(claim.quote.end(), claim.quote.end()));
    let mut job = LayoutJob {
        wrap: TextWrapping { max_width: ui.available_width(), max_rows: 2, ..TextWrapping::default() },
        ..LayoutJob::default()
    };
    let plain = theme.text.quote.format(theme.color.text);
    let strong = theme.text.quote.in_face(Face::SerifBold).format(theme.color.text);
    let words = |from: usize, to: usize| article.slice(crate::text::Span::new(from, to)).replace(['\n', '\r'], " ");
    job.append(&format!("\u{201c}{}", words(claim.quote.start(), trigger.start())), 0.0, plain.clone());
    job.append(&words(trigger.start(), trigger.end()), 0.0, strong);
    job.append(&format!("{}\u{201d}", words(trigger.end(), claim.quote.end())), 0.0, plain);
    ui.add(egui::Label::new(job).wrap());
}
