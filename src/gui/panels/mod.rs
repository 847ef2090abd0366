//! The regions of the window and what stands in them.

mod article;
mod articles;
mod bars;
mod entity;
mod event;
mod field;
mod inspector;
mod messages;
mod project;
mod start;
mod words;

pub(super) use bars::shortened;
pub(super) use field::{opener_ui, value_ui};
pub(super) use inspector::{rule_ui, value_words_ui, words_ui};

use egui::{CentralPanel, Frame, Id, Margin, Panel, PanelState, Ui};

use super::action::Action;
use super::app::App;
use super::entities::{aside_ui, entities_ui, page_ui};
use super::queue::queue_ui;
use super::reader::{FindInput, ReaderInput, Remark, find_ui, reader_ui};
use super::side::side_ui;
use super::table::table_ui;
use super::theme::Theme;
use super::timeline_panel::timeline_panel_ui;
use super::tour::{Place, Places};
use super::view::Screen;

/// Below this width the left side folds behind a button.
const FOLD_WIDTH: f32 = 960.0;
/// Below this width the sides take their least.
const NARROW_WIDTH: f32 = 1100.0;
/// Above this width the sides take more than usual, and may take so much more than else.
const WIDE_WIDTH: f32 = 2000.0;
const LEFT_WIDE: f32 = 360.0;
const RIGHT_WIDE: f32 = 440.0;
const WIDER: f32 = 160.0;
/// The share of the middle that the timeline takes.
const TIMELINE_SHARE: f32 = 0.58;

/// Shows the whole window.
pub(super) fn window_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let bare = Frame::new().fill(theme.color.app);
    app.session.places = Places::default();
    Panel::top("top bar").exact_size(theme.size.top_bar).frame(bare).show(ui, |ui| {
        app.session.places.mark(Place::TopBar, ui.max_rect());
        bars::top_bar_ui(ui, theme, app, actions);
    });
    Panel::bottom("status bar").exact_size(theme.size.status_bar).frame(bare).show(ui, |ui| {
        app.session.places.mark(Place::StatusBar, ui.max_rect());
        bars::status_bar_ui(ui, theme, app, actions);
    });
    messages::messages_ui(ui, theme, app, actions);
    if app.is_empty() {
        CentralPanel::default().frame(bare).show(ui, |ui| start::start_ui(ui, theme, app, actions));
        return;
    }
    if let Some(side) = app.session.side {
        let frame = Frame::new().fill(theme.color.panel);
        let usual = usual_sides(theme, ui.available_width()).1;
        let panel = Panel::right("side").frame(frame).resizable(true).default_size(usual);
        panel.size_range(theme.size.right_panel_min..=480.0).show(ui, |ui| {
            confined(ui, |ui| side_ui(ui, theme, app, side, actions));
        });
    }
    match app.view.screen {
        Screen::Desk => {
            let right = |ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>| {
                inspector::inspector_ui(ui, theme, app, actions);
            };
            desk_ui(ui, theme, app, actions, (middle_ui, right));
        }
        Screen::Entities => desk_ui(ui, theme, app, actions, (page_ui, aside_ui)),
        Screen::Queue => queue_ui(ui, theme, app, actions),
        Screen::Table => table_screen_ui(ui, theme, app, actions),
        Screen::Claims => super::claims::claims_ui(ui, theme, app, actions),
    }
}

/// What fills a region.
type Contents = fn(&mut Ui, &Theme, &mut App, &mut Vec<Action>);

/// Shows articles and entities at the left, and what fills the middle and the right side.
fn desk_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>, (middle, right_side): (Contents, Contents)) {
    let width = ui.available_width();
    let side = Frame::new().fill(theme.color.panel);
    app.session.is_folded = width < FOLD_WIDTH;
    let mut left_open = app.shows_left();
    let (left, right) = sides(theme, width);
    let left_panel = Panel::left(left.id("articles and entities")).frame(side).resizable(true);
    sized(left_panel, &left).show_collapsible(ui, &mut left_open, |ui| {
        app.session.places.mark(Place::Left, ui.max_rect());
        confined(ui, |ui| left_ui(ui, theme, app, actions));
    });
    // Where the left side is folded there is room for one side only.
    let mut right_open = app.view.panels.right && app.session.side.is_none() && !(app.session.is_folded && left_open);
    let right_panel = Panel::right(right.id("inspector")).frame(side).resizable(true);
    sized(right_panel, &right).show_collapsible(ui, &mut right_open, |ui| {
        app.session.places.mark(Place::Inspector, ui.max_rect());
        confined(ui, |ui| right_side(ui, theme, app, actions));
    });
    let canvas = Frame::new().fill(theme.color.canvas);
    CentralPanel::default().frame(canvas).show(ui, |ui| middle(ui, theme, app, actions));
}

/// Shows contents in all the room that there is, and never in more: what is too wide is cut at the edge instead of pushing the
/// neighbors away.
pub(super) fn confined(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.shrink_clip_rect(rect);
    contents(&mut child);
    ui.advance_cursor_after_rect(rect);
}

/// Shows the table and the inspector.
fn table_screen_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let (_, right) = sides(theme, ui.available_width());
    let side = Frame::new().fill(theme.color.panel);
    let mut right_open = app.view.panels.right;
    let right_panel = Panel::right(right.id("inspector")).frame(side).resizable(true);
    sized(right_panel, &right).show_collapsible(ui, &mut right_open, |ui| {
        confined(ui, |ui| inspector::inspector_ui(ui, theme, app, actions));
    });
    let middle = Frame::new().fill(theme.color.canvas);
    CentralPanel::default().frame(middle).show(ui, |ui| table_ui(ui, theme, app, actions));
}

/// The least, usual and greatest width of a side panel.
struct SideWidth {
    /// Which sizes of the window share the width that a person gave the panel.
    class: u8,
    least: f32,
    usual: f32,
    greatest: f32,
}

impl SideWidth {
    /// Returns the identity of a panel. A narrow and a wide window have panels of their own, so that a window that grows and
    /// shrinks again has the widths that it had.
    fn id(&self, name: &str) -> Id {
        Id::unique((name, self.class))
    }
}

/// Returns the usual widths of both sides in a window so wide. A large one shows names whole.
pub(super) fn usual_sides(theme: &Theme, width: f32) -> (f32, f32) {
    let size = theme.size;
    if width < NARROW_WIDTH {
        (size.left_panel_min, size.right_panel_min)
    } else if width > WIDE_WIDTH {
        (LEFT_WIDE, RIGHT_WIDE)
    } else {
        (size.left_panel, size.right_panel)
    }
}

fn sides(theme: &Theme, width: f32) -> (SideWidth, SideWidth) {
    let (narrow, wide) = (width < NARROW_WIDTH, width > WIDE_WIDTH);
    let usual = usual_sides(theme, width);
    let between = |least: f32, usual: f32, greatest: f32| SideWidth {
        class: u8::from(narrow) + 2 * u8::from(wide),
        least,
        usual,
        greatest: if narrow { least } else { greatest + if wide { WIDER } else { 0.0 } },
    };
    (between(theme.size.left_panel_min, usual.0, 360.0), between(theme.size.right_panel_min, usual.1, 480.0))
}

fn sized(panel: Panel, width: &SideWidth) -> Panel {
    panel.default_size(width.usual).size_range(width.least..=width.greatest)
}

fn left_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height();
    let rows = app.project.articles.len() as f32 * theme.size.row_article + theme.size.section_head + theme.space.l;
    Panel::top("articles").frame(Frame::new()).resizable(true).default_size(rows.min(height * 0.42).max(120.0)).show(
        ui,
        |ui| {
            articles::articles_ui(ui, theme, app, actions);
        },
    );
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| entities_ui(ui, theme, app, actions));
}

fn middle_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height();
    keep_share(ui, "timeline", height);
    let timeline = Panel::top("timeline").frame(Frame::new()).resizable(true).default_size(height * TIMELINE_SHARE);
    timeline.size_range(120.0..=(height - 120.0).max(121.0)).show(ui, |ui| {
        app.session.places.mark(Place::Timeline, ui.max_rect());
        timeline_panel_ui(ui, theme, app, actions);
    });
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        app.session.places.mark(Place::Reader, ui.max_rect());
        reader_panel_ui(ui, theme, app, actions);
    });
}

/// Keeps a panel's share of the height where that has changed, also since the last run, so that both halves grow with the
/// window.
fn keep_share(ui: &Ui, panel: &str, height: f32) {
    let id = ui.scope_id().with(panel);
    let last = id.with("height");
    let before: Option<f32> = ui.data_mut(|data| data.get_persisted(last));
    if before == Some(height) {
        return;
    }
    if let (Some(before), Some(mut state)) = (before, PanelState::load(ui.ctx(), id)) {
        state.outer_rect.set_height(state.outer_rect.height() * height / before);
        ui.data_mut(|data| data.insert_persisted(id, state));
    }
    ui.data_mut(|data| data.insert_persisted(last, height));
}

fn reader_panel_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(article) = app.view.article.and_then(|id| app.project.articles.shared(id)).cloned() else {
        words::no_article_ui(ui, theme, actions);
        return;
    };
    let coverage = app.session.derived.coverage(&app.project, article.id);
    words::reader_head_ui(ui, theme, app, &article, &coverage, actions);
    let foot = Frame::new().fill(theme.color.canvas).inner_margin(Margin::symmetric(12, 0));
    Panel::bottom("reader foot").frame(foot).exact_size(28.0).show(ui, |ui| words::reader_foot_ui(ui, theme, app, actions));
    if let Some(mut find) = app.session.reader.find.take() {
        let selected = app.session.reader.selected;
        let from = app.session.reader.visible.first().map_or(0, |span| span.start());
        let input = FindInput { article: &article, selected, from };
        let frame = Frame::new().fill(theme.color.panel).inner_margin(Margin::symmetric(12, 0));
        let bar = Panel::top("find in the article").frame(frame).exact_size(theme.size.search + 12.0);
        let stays = bar.show(ui, |ui| find_ui(ui, theme, &input, &mut find, actions)).inner;
        app.session.reader.find = stays.then_some(find);
    }
    let triggers = app.session.derived.triggers.get(article.id).unwrap_or_default();
    let remarks = Remark::of(&app.project, article.id);
    let found = app.session.reader.find.as_ref().map_or_else(Vec::new, |find| find.found().to_vec());
    let chosen = app.view.selection.event();
    let rows = &app.session.derived.rows;
    let chosen_row = chosen.and_then(|event| app.session.derived.row_index(event));
    let input = ReaderInput {
        project: &app.project,
        article: &article,
        rows,
        triggers: &triggers,
        coverage: &coverage,
        remarks: &remarks,
        found: &found,
        view: &app.view,
        chosen_row,
    };
    reader_ui(ui, theme, &input, &mut app.session.reader, actions);
}
