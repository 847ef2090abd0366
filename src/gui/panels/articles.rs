//! The list of articles with their sources, dates and coverage.

use std::sync::Arc;

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::bars::seen;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::files::{grouped, things};
use crate::gui::marks::Icon;
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{
    CoverageCounts, IconButton, Run, Shown, coverage_bar, focus_ring_inside, giving_galley, line_galley, paint_line,
    paint_row_ground, runs_galley, scroll_to_row, section_head,
};
use crate::model::Article;
use crate::query::coverage_counts;

/// Below this width the source has the room of the bar; the number of sentences that were seen stays.
const WIDE: f32 = 224.0;
/// The least room for the name of a source beside date and reliability.
const LEAST_SOURCE: f32 = 40.0;

/// Shows the articles, by publication.
pub(super) fn articles_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let order = Arc::clone(&app.session.derived.articles);
    section_head(ui, "Articles", &grouped(order.len()), |ui| {
        if IconButton::new(Icon::Plus, "Open articles").key(&shown_key(ui.ctx(), Command::OpenArticles)).show(ui).clicked() {
            actions.push(Action::Run(Command::OpenArticles));
        }
    });
    // The list follows what is read.
    let is_other = std::mem::replace(&mut app.session.followed_article, app.view.article) != app.view.article;
    let followed = app.view.article.filter(|_| is_other).and_then(|article| order.iter().position(|id| *id == article));
    ScrollArea::vertical().id_salt("article list").auto_shrink(false).show_rows(
        ui,
        theme.size.row_article,
        order.len(),
        |ui, shown| {
            if let Some(index) = followed {
                scroll_to_row(ui, shown.start, index, theme.size.row_article + ui.spacing().item_spacing.y);
            }
            for &id in &order[shown] {
                if let Some(article) = app.project.articles.shared(id).cloned() {
                    row_ui(ui, theme, app, &article, actions);
                }
            }
        },
    );
}

fn row_ui(ui: &mut Ui, theme: &Theme, app: &mut App, article: &Article, actions: &mut Vec<Action>) {
    let coverage = app.session.derived.coverage(&app.project, article.id);
    let [used, rejected, empty, unseen] = coverage_counts(&coverage);
    let (n_seen, n_all) = seen(&coverage);
    let size = vec2(ui.available_width(), theme.size.row_article);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let selected = app.view.article == Some(article.id);
    let title = article.display_title();
    let (source, published) = subtitle(app, article);
    response.widget_info(|| {
        let name = format!("Article: {title}, {source}{published}, {n_seen} of {n_all} sentences seen");
        WidgetInfo::selected(Role::ListItem, true, selected, name)
    });
    let state = Shown::of(&response, selected);
    paint_row_ground(ui.painter(), theme, rect, 0.0, state);
    let left = rect.left() + theme.space.l;
    let width = rect.width() - 2.0 * theme.space.l;
    let head = line_galley(ui.painter(), title, theme.text.body_strong, theme.color.text, width);
    paint_line(ui.painter(), pos2(left, rect.top() + 14.0), head);
    let done = if unseen == 0 && n_all > 0 { "done".to_owned() } else { format!("{n_seen}/{n_all}") };
    let end = line_galley(ui.painter(), &done, theme.text.tiny, theme.color.text_3, 60.0);
    let right = rect.right() - theme.space.l;
    let end_left = right - end.size().x;
    paint_line(ui.painter(), pos2(end_left, rect.top() + 31.0), end);
    let end_width = 34.0_f32.max(right - end_left + theme.space.s);
    let bar_width = if rect.width() < WIDE { 0.0 } else { 36.0 };
    let bar = egui::Rect::from_min_size(pos2(right - end_width - bar_width, rect.top() + 28.0), vec2(bar_width, 12.0));
    if bar_width > 0.0 {
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(bar));
        coverage_bar(&mut child, CoverageCounts { used, rejected, empty, unseen }, bar_width);
    }
    let run = |text| Run { text, token: theme.text.tiny, color: theme.color.text_3 };
    let room = bar.left() - left - theme.space.m;
    let fixed = runs_galley(ui.painter(), &[run(&published)], f32::INFINITY).size().x;
    let sub = if fixed + LEAST_SOURCE < room {
        giving_galley(ui.painter(), &[run(&source), run(&published)], 0, room).0
    } else {
        // Of a name there would be nothing but the sign that it is cut.
        runs_galley(ui.painter(), &[run(published.trim_start_matches(" · "))], room)
    };
    paint_line(ui.painter(), pos2(left, rect.top() + 31.0), sub);
    if state.has_focus {
        focus_ring_inside(ui.painter(), theme, rect, theme.radius.key);
    }
    let response = response.on_hover_text(hover(app, article, title));
    if response.clicked() {
        actions.push(Action::View(ViewAction::Read(article.id, None)));
        actions.push(Action::View(ViewAction::Select(Selection::Article(article.id))));
    }
}

/// Returns the source, and date and reliability, which are never cut.
fn subtitle(app: &App, article: &Article) -> (String, String) {
    let source = article.source.and_then(|id| app.project.sources.get(id));
    let name = source.map_or_else(|| "Source unknown".to_owned(), |source| source.name.clone());
    let date = article.published.as_ref().map_or_else(|| "no date".to_owned(), |published| dates::day(published.day));
    let grade = source.and_then(|source| source.reliability).map(|reliability| format!(" · {reliability:?}"));
    (name, format!(" · {date}{}", grade.unwrap_or_default()))
}

fn hover(app: &App, article: &Article, title: &str) -> String {
    let mut lines = vec![title.to_owned(), article.file_name.clone()];
    lines.extend(article.published.as_ref().map(|published| format!("Published {}", published.day)));
    lines.extend(article.ingest_notes.iter().map(|note| note.text.clone()));
    let n = app.session.derived.triggers.get(article.id).map_or(0, |triggers| triggers.len());
    lines.push(format!("{} on the timeline", things(n, "event")));
    lines.join("\n")
}
