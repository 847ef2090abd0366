//! The end of the queue: what was decided, and what could be done next.

use egui::Ui;

use super::state::Pool;
use crate::gui::action::{Action, QueueAction, ViewAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::files::{grouped, things};
use crate::gui::theme::Theme;
use crate::gui::widgets::Button;
use crate::model::Status;
use crate::query::{Filter, SentenceState};

/// Counting what nobody has seen looks at each event once for each article; up to so many looks are quick.
const COUNTABLE: usize = 5_000_000;

/// Shows the end of the queue.
pub(super) fn done_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let counts = app.session.derived.counts;
    let hidden = hidden_candidates(app);
    let unseen = unseen(app);
    ui.add_space(theme.space.xxl * 3.0);
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = theme.space.m;
        let title = if app.session.queue.pool == Pool::Deferred {
            "Nothing is deferred"
        } else if counts.iter().sum::<usize>() == 0 {
            "Nothing to decide yet"
        } else {
            "Every candidate is decided"
        };
        label_ui(ui, title, theme.text.page.format(theme.color.text));
        let sum = format!(
            "{} accepted, {} rejected, {} deferred",
            grouped(counts[Status::Accepted as usize]),
            grouped(counts[Status::Rejected as usize]),
            grouped(counts[Status::Deferred as usize])
        );
        label_ui(ui, &sum, theme.text.body.format(theme.color.text_2));
        ui.add_space(theme.space.l);
        next_steps_ui(ui, app, (hidden, unseen), actions);
    });
}

fn label_ui(ui: &mut Ui, words: &str, format: egui::text::TextFormat) {
    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words.to_owned(), format)).wrap());
}

/// Shows what could be done next, what matters most first.
fn next_steps_ui(ui: &mut Ui, app: &App, (hidden, unseen): (usize, usize), actions: &mut Vec<Action>) {
    let deferred = app.session.derived.counts[Status::Deferred as usize];
    if hidden > 0 && Button::new(&format!("Show {} that the filter hides", things(hidden, "candidate"))).show(ui).clicked() {
        actions.push(Action::View(ViewAction::Filter(Filter::default())));
    }
    match app.session.queue.pool {
        Pool::Candidates if deferred > 0 => {
            if Button::new(&format!("Review {} deferred", grouped(deferred))).primary().show(ui).clicked() {
                actions.push(Action::Queue(QueueAction::Review(Pool::Deferred)));
            }
        }
        Pool::Candidates => {}
        Pool::Deferred => {
            if Button::new("Back to the candidates").show(ui).clicked() {
                actions.push(Action::Queue(QueueAction::Review(Pool::Candidates)));
            }
        }
    }
    let mut command = |ui: &mut Ui, words: &str, command: Command| {
        let key = app.keymap.label(command);
        if Button::new(words).key(&key).show(ui).clicked() {
            actions.push(Action::Run(command));
        }
    };
    if unseen > 0 {
        command(ui, &format!("Read the next of {} that nobody has seen", things(unseen, "sentence")), Command::NextUnseen);
    }
    if app.session.is_dirty() {
        command(ui, "Save", Command::Save);
    }
    command(ui, "Back to the event decided last", Command::Back);
    command(ui, "Back to the desk", Command::Queue);
}

/// Returns how many candidates the filter hides.
fn hidden_candidates(app: &App) -> usize {
    let hides_any = app.session.derived.n_events > app.session.derived.rows.len();
    if !hides_any {
        return 0;
    }
    let candidates = app.session.derived.catalog.n_with_status(Status::Candidate);
    candidates.saturating_sub(app.session.derived.counts[Status::Candidate as usize])
}

/// Returns how many sentences of all articles nobody has seen; none where there are too many events to count in a frame.
fn unseen(app: &mut App) -> usize {
    if app.project.articles.len().saturating_mul(app.project.events.len()) > COUNTABLE {
        return 0;
    }
    let ids: Vec<_> = app.project.articles.iter().map(|article| article.id).collect();
    let in_article = |app: &mut App, id| {
        let sentences = app.session.derived.coverage(&app.project, id);
        sentences.iter().filter(|(_, state)| *state == SentenceState::Unseen).count()
    };
    ids.into_iter().map(|id| in_article(app, id)).sum()
}
