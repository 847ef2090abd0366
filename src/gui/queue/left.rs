//! The left column: what was just decided, what comes next, in which order, and how fast it goes.

use egui::{Align, Layout, Panel, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::pace::{pace, time_left};
use super::state::Pool;
use crate::gui::action::{Action, QueueAction, ViewAction};
use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::files::{grouped, things};
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, Leading, ListRow, Run, line_galley, paint_line, runs_galley};
use crate::model::EventId;
use crate::query::{QueueOrder, Shown, shown};

/// How many decisions are listed.
const N_DECIDED: usize = 3;

/// Shows the left column.
pub(super) fn left_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, theme, app, actions);
    rule_ui(ui, theme);
    decided_ui(ui, theme, app, actions);
    Panel::bottom("queue pace").frame(egui::Frame::new()).show_separator_line(false).show(ui, |ui| pace_ui(ui, theme, app));
    next_ui(ui, theme, app, actions);
}

fn head_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let queue = &app.session.queue;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.toolbar), Sense::hover());
    let n_left = grouped(queue.list().len());
    let left = format!("{n_left} left");
    let name = if queue.pool == Pool::Deferred { "Deferred" } else { "Queue" };
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}, {left}")));
    let runs = [
        Run { text: name, token: theme.text.heading, color: theme.color.text },
        Run { text: "  ", token: theme.text.body, color: theme.color.text_3 },
        Run { text: &left, token: theme.text.body, color: theme.color.text_3 },
    ];
    let inner = rect.shrink2(vec2(theme.space.l, 0.0));
    let builder = egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    let mut child = ui.new_child(builder);
    let button = Button::new(queue.order.label()).quiet().opens_menu().show(&mut child);
    let room = button.rect.left() - inner.left();
    let mut galley = runs_galley(ui.painter(), &runs, room);
    if galley.elided {
        let runs = [runs[0], runs[1], Run { text: &n_left, ..runs[2] }];
        galley = runs_galley(ui.painter(), &runs, room);
    }
    if galley.elided {
        // The tab tells that this is the queue.
        galley = runs_galley(ui.painter(), &runs[2..], room);
    }
    paint_line(ui.painter(), inner.left_center(), galley);
    let button = button.on_hover_text("In which order candidates come");
    egui::Popup::menu(&button).show(|ui| {
        for order in QueueOrder::ALL {
            if ui.radio(order == queue.order, order.label()).on_hover_text(order_help(order)).clicked() {
                actions.push(Action::Queue(QueueAction::Order(order)));
                ui.close();
            }
        }
        ui.separator();
        for (pool, words) in [(Pool::Candidates, "Candidates"), (Pool::Deferred, "What was deferred")] {
            if ui.radio(pool == queue.pool, words).clicked() {
                actions.push(Action::Queue(QueueAction::Review(pool)));
                ui.close();
            }
        }
    });
}

const fn order_help(order: QueueOrder) -> &'static str {
    match order {
        QueueOrder::Doubt => "The most doubtful first",
        QueueOrder::Time => "The earliest first, undated ones last",
        QueueOrder::Source => "Source by source, article by article, as one reads",
        QueueOrder::Similarity => "Those of one type and trigger side by side, the largest group first",
    }
}

fn rule_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
}

fn caption_ui(ui: &mut Ui, theme: &Theme, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    let galley = line_galley(ui.painter(), words, theme.text.small_strong, theme.color.text_2, rect.width());
    paint_line(ui.painter(), rect.left_center() + vec2(theme.space.l, 0.0), galley);
}

fn decided_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let queue = &app.session.queue;
    let waits = queue.pool.status();
    let links = &app.session.derived.links;
    let events = queue.decided.iter().rev().filter_map(|decided| shown(&app.project, links, decided.event));
    let events: Vec<Shown> = events.filter(|shown| shown.status != waits).take(N_DECIDED).collect();
    if events.is_empty() {
        return;
    }
    caption_ui(ui, theme, "Just decided");
    for shown in events.iter().rev() {
        let mark = Leading::Mark(shape_of(shown.factuality), fill_of(shown.status));
        let is_current = queue.current == Some(shown.event);
        let row = ListRow::new(&shown.title).leading(mark).count(shown.status.as_str()).selected(is_current);
        if row.show(ui).clicked() {
            select(shown.event, actions);
        }
    }
    ui.add_space(theme.space.s);
    rule_ui(ui, theme);
}

fn select(event: EventId, actions: &mut Vec<Action>) {
    actions.push(Action::View(ViewAction::Select(Selection::Events(vec![event]))));
}

/// Shows the queue from the present event on; what was skipped comes again at its end.
fn next_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let queue = &app.session.queue;
    let list = queue.list();
    if list.is_empty() {
        return;
    }
    caption_ui(ui, theme, "Next");
    let start = queue.current.or(queue.resume).and_then(|event| queue.place(event)).unwrap_or_default();
    let height = theme.size.row_article;
    let shown_from = queue.current.map_or(0, |event| event.0);
    ScrollArea::vertical().id_salt(("next", shown_from)).auto_shrink(false).show_rows(ui, height, list.len(), |ui, range| {
        for index in range {
            let place = list[(start + index) % list.len()];
            let shown = &app.session.derived.rows[place].shown;
            let source = source_name(app, shown.event);
            let detail = format!("{} · {source}", dates::short(&shown.when));
            let mark = Leading::Mark(shape_of(shown.factuality), fill_of(shown.status));
            let is_current = queue.current == Some(shown.event);
            let row = ListRow::new(&shown.title).subtitle(&detail).leading(mark).selected(is_current);
            if row.show(ui).clicked() {
                select(shown.event, actions);
            }
        }
    });
}

/// Returns the name of the source of an event, or of its article where it has none.
pub(super) fn source_name(app: &App, event: EventId) -> String {
    let Some(fact) = app.session.queue.facts().get(event) else { return "by hand".to_owned() };
    let source = fact.source.and_then(|id| app.project.sources.get(id)).map(|source| source.name.clone());
    let article = || fact.article.and_then(|id| app.project.articles.get(id)).map(|article| article.display_title().to_owned());
    source.or_else(article).unwrap_or_else(|| "by hand".to_owned())
}

/// Shows how fast it goes and what is left.
fn pace_ui(ui: &mut Ui, theme: &Theme, app: &App) {
    let queue = &app.session.queue;
    let now = (app.services.now)();
    let n_left = queue.list().len();
    let Some(pace) = pace(&queue.decided, now) else { return };
    rule_ui(ui, theme);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), Sense::hover());
    let first = format!("{:.0} a minute · {} lately", pace.per_minute, things(pace.n, "decision"));
    let second = match n_left {
        0 => "Nothing left".to_owned(),
        n => format!("{} left · {}", grouped(n), time_left(pace, n)),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Pace: {first}, {second}")));
    let inner = rect.shrink2(vec2(theme.space.l, 0.0));
    for (dy, words, token, color) in
        [(-9.0, &first, theme.text.small_strong, theme.color.text), (9.0, &second, theme.text.small, theme.color.text_2)]
    {
        let galley = line_galley(ui.painter(), words, token, color, inner.width());
        paint_line(ui.painter(), inner.left_center() + vec2(0.0, dy), galley);
    }
}
