//! The head and foot of the reader.

use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::bars::{seen, text};
use crate::extract::is_read_in_full;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::marks::coverage_sign;
use crate::gui::reader::{layer_sample, paint_line as paint_underline};
use crate::gui::theme::{Coverage, Theme};
use crate::gui::view::Layer;
use crate::gui::widgets::{Button, EmptyState, Run, line_galley, paint_line, tailed_galley};
use crate::language::Language;
use crate::model::Article;
use crate::query::SentenceState;
use crate::text::Span;

/// From the edge of a switch at the foot to its word, and the height of the word with its line.
const SWITCH_PAD: f32 = 4.0;
const SWITCH_LINE: f32 = 19.0;

/// Says what the reader would show.
pub(super) fn no_article_ui(ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
    ui.add_space(theme.space.xxl);
    let state = EmptyState::new("No article open", "Choose one at the left, or open articles to read.");
    if state.action("Open articles", "Ctrl O").show(ui) {
        actions.push(Action::Run(Command::OpenArticles));
    }
}

/// Shows which article is read and how far.
pub(super) fn reader_head_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    article: &Article,
    coverage: &[(Span, SentenceState)],
    actions: &mut Vec<Action>,
) {
    let size = vec2(ui.available_width(), theme.size.toolbar);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), theme.hairline(theme.color.line_soft));
    ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline(theme.color.line_soft));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)));
    child.spacing_mut().item_spacing.x = theme.space.s;
    child.add_space(theme.space.l);
    if Button::new("Next unseen").quiet().key(&shown_key(ui.ctx(), Command::NextUnseen)).show(&mut child).clicked() {
        actions.push(Action::Run(Command::NextUnseen));
    }
    if Button::new("+ Event").quiet().key(&shown_key(ui.ctx(), Command::NewEvent)).show(&mut child).clicked() {
        actions.push(Action::Run(Command::NewEvent));
    }
    child.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(theme.space.l);
        let galley = line_galley(ui.painter(), "Reader", theme.text.heading, theme.color.text, f32::INFINITY);
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, theme.color.text);
        ui.add_space(theme.space.s);
        about_ui(ui, theme, app, article, coverage);
    });
}

/// Shows the article's source, which gives way where room is short, its date and how far it is read.
fn about_ui(ui: &mut Ui, theme: &Theme, app: &App, article: &Article, coverage: &[(Span, SentenceState)]) {
    let (source, long, short) = about(app, article, coverage);
    let words = format!("{source}{long}");
    let (token, color) = (theme.text.small, theme.color.text_2);
    let name = Run { text: &source, token, color };
    let room = ui.available_width() - theme.space.s;
    let tails = [&long, &short].map(|text| Run { text, token, color });
    let (galley, is_cut) = tailed_galley(ui.painter(), (&[name], 0), &tails, room);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    paint_line(ui.painter(), rect.left_center(), galley);
    if is_cut {
        response.on_hover_text(words);
    }
}

/// Returns an article's source, what else is to be known of it, and the least of that.
fn about(app: &App, article: &Article, coverage: &[(Span, SentenceState)]) -> (String, String, String) {
    let source = article.source.and_then(|id| app.project.sources.get(id));
    let (n_seen, n_all) = seen(coverage);
    let published = article.published.as_ref();
    let name = source.map_or_else(|| article.file_name.clone(), |source| source.name.clone());
    let day = published.map(|published| dates::day(published.day));
    let short = format!(" · {} · {n_seen}/{n_all}", day.as_deref().unwrap_or("no date"));
    let mut parts = vec![String::new()];
    parts.push(day.map_or_else(|| "no publication date".to_owned(), |day| format!("published {day}")));
    parts.extend(source.and_then(|source| source.reliability).map(|reliability| format!("reliability {reliability:?}")));
    parts.push(format!("{n_seen} of {n_all} sentences seen"));
    if let Some(code) = article.language.as_deref().filter(|code| !is_read_in_full(Some(*code))) {
        parts.push(format!("{}: read by rules only", Language::name(code).unwrap_or(code)));
    }
    if app.session.reader.has_right_to_left() {
        parts.push("right-to-left text is not supported: its letters are shown from left to right".to_owned());
    }
    (name, parts.join(" · "), short)
}

/// Shows the switches of the highlights and what the signs in the gutter mean.
pub(super) fn reader_foot_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.expand(12.0).x_range(), rect.top(), theme.hairline(theme.color.line_soft));
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.xs;
        text(ui, theme, "Show", false);
        for (index, layer) in Layer::ALL.into_iter().enumerate() {
            let key = if index == 0 { "Alt 1".to_owned() } else { (index + 1).to_string() };
            let shown = app.view.highlights.shows(layer);
            let button = Button::new(layer.label()).quiet().key(&key).selected(shown);
            let (ink, line) = layer_sample(theme, layer);
            let response = button.ink(ink).show(ui);
            let width = line_galley(ui.painter(), layer.label(), theme.text.small, ink, f32::INFINITY).size().x;
            let left_center = response.rect.left_center() + vec2(SWITCH_PAD + width / 2.0, 0.0);
            // As in the text, the line lies under the word.
            paint_underline(ui.painter(), Rect::from_center_size(left_center, vec2(width, SWITCH_LINE)), line);
            if response.on_hover_text(format!("Highlight: {}", layer.label())).clicked() {
                actions.push(Action::View(ViewAction::Toggle(layer)));
            }
        }
        if ui.available_width() < 330.0 {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme.space.s;
            for (sign, words) in [
                (Coverage::Unseen, "not yet seen"),
                (Coverage::Empty, "nothing in it"),
                (Coverage::Rejected, "rejected"),
                (Coverage::Used, "used"),
            ] {
                text(ui, theme, words, false);
                let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
                coverage_sign(ui.painter(), theme, rect.center(), sign);
            }
        });
    });
}
