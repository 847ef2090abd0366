//! The table on screen: tools, head, rows.

use egui::{Align, Layout, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_extras::{TableBuilder, TableRow};

use super::column::Told;
use super::{Column, cell, column, editor, keys};
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::files::things;
use crate::gui::marks::{Icon, icon, mark_name};
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, EmptyState, focus_ring_inside, line_galley, paint_line};
use crate::model::EventId;

/// The room for the scroll bar at the right.
const SCROLL: f32 = 12.0;
/// The least width of the title, and the steps of the window's width in which columns share the room anew.
const TITLE_LEAST: f32 = 280.0;
const WIDTH_STEP: f32 = 16.0;

/// What was done with the rows in a frame.
#[derive(Default)]
struct Wishes {
    click: Option<(usize, EventId, Column)>,
    edit: Option<(EventId, Column)>,
    sort: Option<Column>,
}

/// Shows the table of the events that the filter lets through.
pub(in crate::gui) fn table_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let told = Told { project: &app.project, codebook: &app.codebook };
    let table = &mut app.session.table;
    table.order.refresh(&app.session.derived.rows, app.session.derived.generation, table.sort, told);
    tools_ui(ui, theme, app);
    if app.session.table.order.len() == 0 {
        empty_ui(ui, app, actions);
        return;
    }
    keys::walk(ui, app, actions);
    follow(app);
    let mut wishes = Wishes::default();
    ScrollArea::horizontal().id_salt("table across").auto_shrink(false).show(ui, |ui| {
        rows_ui(ui, theme, app, &mut wishes, actions);
    });
    carry_out(ui, app, &wishes, actions);
}

/// Keeps the row of the leading event in view where a command changed it, such as going to the next event.
fn follow(app: &mut App) {
    let lead = app.view.selection.event();
    if lead != app.session.table.followed {
        app.session.table.followed = lead;
        let place = lead.and_then(|event| keys::place(app, event));
        app.session.table.to_reveal = app.session.table.to_reveal.or(place);
    }
}

fn carry_out(ui: &Ui, app: &mut App, wishes: &Wishes, actions: &mut Vec<Action>) {
    if let Some(column) = wishes.sort {
        app.session.table.sort_by(column);
        app.session.table.to_reveal = app.view.selection.event().and_then(|event| keys::place(app, event));
    }
    if let Some((place, event, column)) = wishes.click {
        let modifiers = ui.input(|input| input.modifiers);
        app.session.table.column = column;
        let selection = if modifiers.command {
            app.session.table.anchor = Some(event);
            Some(app.view.selection.with_event(event, true))
        } else {
            keys::selection(app, place, modifiers.shift)
        };
        app.session.table.followed = selection.as_ref().and_then(crate::gui::view::Selection::event);
        actions.extend(selection.map(|selection| Action::View(ViewAction::Select(selection))));
    }
    if let Some((event, column)) = wishes.edit {
        app.open_cell(event, column);
    }
}

/// Shows how many rows there are, and which columns.
fn tools_ui(ui: &mut Ui, theme: &Theme, app: &mut App) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.toolbar), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme.color.panel);
    ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline(theme.color.line_soft));
    let inner = rect.shrink2(vec2(theme.space.l, 0.0));
    let mut tools = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let button = Button::new("Columns").quiet().opens_menu().show(&mut tools);
    egui::Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        for column in Column::ALL.into_iter().filter(|column| *column != Column::Title) {
            let mut shown = app.session.table.columns.contains(&column);
            if ui.checkbox(&mut shown, column.label()).changed() {
                app.session.table.toggle(column);
            }
        }
    });
    let title = line_galley(ui.painter(), "Table", theme.text.heading, theme.color.text, inner.width());
    let at = paint_line(ui.painter(), inner.left_center(), title);
    let chosen = app.view.selection.events().len();
    let sort = app.session.table.sort;
    let way = if sort.is_reversed { ", last first" } else { "" };
    let mut words = format!("{} by {}{way}", things(app.session.table.order.len(), "event"), sort.by.label().to_lowercase());
    if chosen > 1 {
        words = format!("{words} · {} chosen", crate::gui::files::grouped(chosen));
    }
    let room = tools.min_rect().left() - at.right() - 24.0;
    let galley = line_galley(ui.painter(), &words, theme.text.small, theme.color.text_2, room);
    paint_line(ui.painter(), pos2(at.right() + 10.0, rect.center().y), galley);
}

fn empty_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    ui.add_space(72.0);
    if app.session.derived.n_events == 0 {
        EmptyState::new("No events yet", "What is found in articles is listed here.").show(ui);
        return;
    }
    let state = EmptyState::new("Nothing matches", "The search and the filters let no event through.");
    if state.action("Show everything", "Shift Esc").show(ui) {
        actions.push(Action::Run(crate::gui::command::Command::ClearFilter));
    }
}

fn rows_ui(ui: &mut Ui, theme: &Theme, app: &mut App, wishes: &mut Wishes, actions: &mut Vec<Action>) {
    let room = ui.available_width() - SCROLL;
    let is_empty = |column| {
        !app.project.events.all_touched().any(|event| match column {
            Column::Tags => !event.tags.is_empty(),
            _ => !event.note.is_empty(),
        })
    };
    let widths = column::fitted(&app.session.table.columns, room, is_empty);
    let columns: Vec<Column> = widths.iter().map(|(column, _)| *column).collect();
    app.session.table.fitted.clone_from(&columns);
    let height = ui.available_height() - theme.size.row_table_head;
    app.session.table.n_in_view = n_rows(height, theme.size.row_table);
    // The table's own grounds are those of the theme.
    let visuals = &mut ui.style_mut().visuals;
    visuals.selection.bg_fill = theme.color.selected;
    visuals.widgets.hovered.bg_fill = theme.color.hover;
    visuals.widgets.noninteractive.bg_stroke.color = theme.color.line_soft;
    ui.spacing_mut().item_spacing.x = 0.0;
    let mut builder = TableBuilder::new(ui)
        // In a window of another width every column has its share of the room again.
        .id_salt(("events", &columns, n_rows(room, WIDTH_STEP)))
        .sense(Sense::click())
        .resizable(true)
        .auto_shrink(false)
        .animate_scrolling(false)
        .max_scroll_height(f32::INFINITY)
        .cell_layout(Layout::left_to_right(Align::Center));
    for &(column, width) in &widths {
        // The title takes the room that the others leave.
        let width = match column {
            Column::Title => egui_extras::Column::remainder().at_least(TITLE_LEAST).resizable(false),
            _ => egui_extras::Column::initial(width).at_least(44.0),
        };
        builder = builder.column(width.clip(true));
    }
    builder = builder.column(egui_extras::Column::exact(SCROLL).resizable(false));
    if let Some(place) = app.session.table.to_reveal.take() {
        builder = builder.scroll_to_row(place, None);
    }
    let sort = app.session.table.sort;
    let mut title = Rect::NOTHING;
    let table = builder.header(theme.size.row_table_head, |mut head| {
        for &column in &columns {
            let arrow = (sort.by == column).then_some(sort.is_reversed);
            let (_, response) = head.col(|ui| head_ui(ui, theme, column, arrow));
            if column == Column::Title {
                title = response.rect;
            }
            if response.clicked() {
                wishes.sort = Some(column);
            }
        }
        head.col(|ui| paint_head(ui, theme));
    });
    let n = app.session.table.order.len();
    table.body(|body| {
        body.rows(theme.size.row_table, n, |mut row| row_ui(&mut row, theme, app, &columns, wishes, actions));
    });
    // A column that cannot be dragged has no line of its own.
    ui.painter().vline(title.right(), title.top()..=ui.max_rect().bottom(), theme.hairline(theme.color.line_soft));
}

/// Returns how many rows fit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen rows at most, never below none")]
fn n_rows(height: f32, row: f32) -> usize {
    (height / row).max(1.0) as usize
}

/// Shows the head of a column: its name, and an arrow where rows are sorted by it.
fn head_ui(ui: &mut Ui, theme: &Theme, column: Column, arrow: Option<bool>) {
    let rect = ui.max_rect();
    paint_head(ui, theme);
    let (token, color) =
        if arrow.is_some() { (theme.text.small_strong, theme.color.text) } else { (theme.text.small, theme.color.text_2) };
    let galley = line_galley(ui.painter(), column.label(), token, color, rect.width() - 2.0 * cell::PAD);
    let at = paint_line(ui.painter(), pos2(rect.left() + cell::PAD, rect.center().y), galley);
    if let Some(is_reversed) = arrow {
        let sign = if is_reversed { Icon::ChevronUp } else { Icon::ChevronDown };
        icon(ui.painter(), theme, sign, pos2(at.right() + 8.0, rect.center().y), 10.0, color);
    }
    let response = ui.interact(rect, ui.scope_id().with(("head", column)), Sense::hover());
    let order = match arrow {
        Some(false) => ", sorted",
        Some(true) => ", sorted, last first",
        None => "",
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{}{order}", column.label())));
}

/// Paints the ground of a head and the line below it, which lies within its room.
fn paint_head(ui: &Ui, theme: &Theme) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect.expand2(vec2(1.0, 0.0)), 0.0, theme.color.panel);
    paint_rule(ui, theme.color.line_strong, theme);
}

/// Paints the line below a cell.
fn paint_rule(ui: &Ui, color: egui::Color32, theme: &Theme) {
    let rect = ui.max_rect();
    let y = ui.painter().round_to_pixel_center(rect.bottom() - 1.0);
    ui.painter().hline(rect.x_range(), y, theme.hairline(color));
}

fn row_ui(
    row: &mut TableRow<'_, '_>,
    theme: &Theme,
    app: &mut App,
    columns: &[Column],
    wishes: &mut Wishes,
    actions: &mut Vec<Action>,
) {
    let place = row.index();
    let Some(index) = app.session.table.order.row(place) else { return };
    let held = app.session.derived.rows[index].clone();
    let event = held.shown.event;
    let is_chosen = app.view.selection.events().contains(&event);
    let leads = app.view.selection.event() == Some(event);
    row.set_selected(is_chosen);
    for &column in columns {
        let edited =
            app.session.table.editing.as_ref().is_some_and(|editing| (editing.event, editing.column) == (event, column));
        let (_, response) = row.col(|ui| {
            let rect = ui.max_rect();
            paint_rule(ui, theme.color.line_soft, theme);
            if edited {
                editor::cell_edit_ui(ui, theme, app, &held.shown, actions);
                return;
            }
            let told = Told { project: &app.project, codebook: &app.codebook };
            let cut = cell::paint(ui, theme, told, column, &held, rect);
            if leads && column == app.session.table.column {
                focus_ring_inside(ui.painter(), theme, rect.shrink(1.0), theme.radius.highlight);
            }
            if let Some(words) = cut {
                ui.interact(rect, ui.scope_id().with("cut"), Sense::hover()).on_hover_text(words);
            }
        });
        tell(&response, app, &held, column, is_chosen);
        if response.double_clicked() && column.field().is_some() {
            wishes.edit = Some((event, column));
        } else if response.clicked() && !edited {
            wishes.click = Some((place, event, column));
        }
    }
    row.col(|ui| paint_rule(ui, theme.color.line_soft, theme));
    let whole = row.response();
    whole.context_menu(|ui| {
        for command in [
            crate::gui::command::Command::Accept,
            crate::gui::command::Command::Reject,
            crate::gui::command::Command::Defer,
            crate::gui::command::Command::ShowWords,
        ] {
            let Some(entry) = crate::gui::command::entry(command) else { continue };
            if ui.button(entry.label).clicked() {
                if !is_chosen {
                    actions.push(Action::View(ViewAction::Select(crate::gui::view::Selection::Events(vec![event]))));
                }
                actions.push(Action::Run(command));
                ui.close();
            }
        }
    });
}

/// Names a cell: the title says all of the row that matters, the others their column and words.
fn tell(response: &Response, app: &App, row: &crate::query::Row, column: Column, is_chosen: bool) {
    response.widget_info(|| {
        let shown = &row.shown;
        let told = Told { project: &app.project, codebook: &app.codebook };
        let name = match column {
            Column::Title => {
                let sign = mark_name(shape_of(shown.factuality), fill_of(shown.status));
                format!("{sign}, {}, {}", shown.title, dates::spoken(&shown.when))
            }
            _ => format!("{}: {}", column.label(), column.words(told, row)),
        };
        WidgetInfo::selected(if column == Column::Title { Role::RowHeader } else { Role::Cell }, true, is_chosen, name)
    });
}
