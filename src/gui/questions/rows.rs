//! One question: its words, what it is about, its answer, and what can be done with it.

use egui::{Key, Margin, TextEdit, Ui};

use crate::edit::Edit;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::panels::words_ui;
use crate::gui::theme::Theme;
use crate::gui::view::Screen;
use crate::gui::widgets::Button;
use crate::model::Question;
use crate::query::shown;

/// How many characters of a passage are shown.
const N_WORDS: usize = 120;

/// Shows a question.
pub(super) fn question_ui(ui: &mut Ui, theme: &Theme, app: &mut App, question: &Question, actions: &mut Vec<Action>) {
    ui.push_id(question.id, |ui| {
        egui::Frame::new().inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.xxs;
            ui.set_width(ui.available_width());
            let ink = if question.settled { theme.color.text_2 } else { theme.color.text };
            words_ui(ui, &question.text, theme.text.body_strong, ink);
            about_ui(ui, theme, app, question, actions);
            if !question.answer.is_empty() {
                words_ui(ui, &question.answer, theme.text.body, theme.color.text);
            }
            let is_answered = app.session.questions.answer.as_ref().is_some_and(|(id, _)| *id == question.id);
            if is_answered {
                answer_ui(ui, theme, app, question, actions);
            } else {
                buttons_ui(ui, app, question, actions);
            }
        });
        let rect = ui.min_rect();
        ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline(theme.color.line_faint));
    });
}

/// Shows what a question is about, as the way there.
fn about_ui(ui: &mut Ui, theme: &Theme, app: &App, question: &Question, actions: &mut Vec<Action>) {
    let event = question.event.map(|event| app.project.event_root(event));
    let title = event.and_then(|event| shown(&app.project, &app.session.derived.links, event)).map(|shown| shown.title);
    if let (Some(event), Some(title)) = (event, title)
        && Button::new(&title).link().show(ui).clicked()
    {
        actions.push(Action::View(ViewAction::Go(Screen::Desk)));
        actions.push(Action::View(ViewAction::Reveal(event)));
    }
    if let Some((at, article)) = question.at.and_then(|at| Some((at, app.project.articles.get(at.article)?))) {
        let words: String = article.slice(at.span).chars().take(N_WORDS).collect();
        words_ui(ui, &format!("“{words}”"), theme.text.quote, theme.color.text_2);
        if Button::new("Show in article").quiet().show(ui).clicked() {
            actions.push(Action::View(ViewAction::Go(Screen::Desk)));
            actions.push(Action::View(ViewAction::Read(at.article, Some(at.span))));
        }
    }
}

fn buttons_ui(ui: &mut Ui, app: &mut App, question: &Question, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let named = |words: &str| format!("{words}: {}", question.text);
        if question.settled {
            if Button::new("Reopen").quiet().show(ui).on_hover_text(named("Reopen")).clicked() {
                actions.push(put(Question { settled: false, ..question.clone() }));
            }
        } else if Button::new("Settle").quiet().show(ui).on_hover_text(named("Settle")).clicked() {
            app.session.questions.answer = Some((question.id, question.answer.clone()));
            app.session.questions.wants_answer = true;
        }
        if Button::new("Delete").quiet().show(ui).on_hover_text(named("Delete")).clicked() {
            actions.push(Action::Edit(Edit::RemoveQuestion(question.id)));
        }
    });
}

/// Shows the field of the answer: Enter settles the question with it, or without one.
fn answer_ui(ui: &mut Ui, theme: &Theme, app: &mut App, question: &Question, actions: &mut Vec<Action>) {
    let Some((_, text)) = &mut app.session.questions.answer else { return };
    let edit = TextEdit::singleline(text).hint_text("The answer, if there is one").font(theme.text.body.font());
    let response = ui.add(edit.desired_width(ui.available_width()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Answer"));
    let text = text.trim().to_owned();
    if std::mem::take(&mut app.session.questions.wants_answer) {
        response.request_focus();
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut is_settled = is_entered;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        is_settled |= Button::new("Settle with this answer").key("Enter").show(ui).clicked();
        if Button::new("Keep open").quiet().show(ui).clicked() {
            app.session.questions.answer = None;
        }
    });
    if is_settled {
        app.session.questions.answer = None;
        actions.push(put(Question { settled: true, answer: text, ..question.clone() }));
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        app.session.questions.answer = None;
    }
}

fn put(question: Question) -> Action {
    Action::Edit(Edit::PutQuestion(question))
}
