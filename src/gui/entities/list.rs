//! The list of entities, by kind, with their counts and when they are spoken of.
//!
//! Its lines are made once for each state of project and filter: ten thousand entities cost a frame nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Key, Modifiers, ScrollArea, Ui};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::files::grouped;
use crate::gui::marks::Icon;
use crate::gui::signs::{glyph_of, kind_heading};
use crate::gui::theme::Theme;
use crate::gui::view::{Screen, Selection};
use crate::gui::widgets::{EmptyState, IconButton, Leading, ListRow, group_head, scroll_to_row, section_head};
use crate::model::{Entity, EntityId, EntityKind, EventId, Origin};
use crate::query::{Row, Time};

/// The least width of the list in which it has sparklines.
const SPARK_LEAST: f32 = 224.0;
/// How many parts a sparkline has.
const N_PARTS: Time = 8;

/// The lines of the list and the sparklines that were shown, made anew when the project or the filter changes.
#[derive(Debug, Default)]
pub(super) struct EntityList {
    key: Option<(u64, String, BTreeSet<EntityKind>)>,
    lines: Arc<Vec<Line>>,
    n_entities: usize,
    /// The generation of the rows and the part of time in view that the sparklines were made for.
    sparks_for: (u64, Option<(Time, Time)>),
    sparks: BTreeMap<EntityId, Arc<Vec<u32>>>,
}

/// One line of the list: the head of a kind with its count, or an entity with the number of its mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Head(EntityKind, usize),
    Entity(EntityId, usize),
}

/// Shows the entities by kind, those spoken of most first.
pub(in crate::gui) fn entities_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let lines = refreshed(app);
    let n = app.session.entities.list.n_entities;
    let mut searching = app.session.entity_search;
    section_head(ui, "Entities", &grouped(n), |ui| {
        if IconButton::new(Icon::Search, "Search entities").selected(searching).show(ui).clicked() {
            searching = !searching;
        }
    });
    app.session.entity_search = searching;
    if searching {
        search_ui(ui, theme, app);
    }
    if lines.is_empty() {
        empty_ui(ui, theme, n);
        return;
    }
    let mut closed = app.session.closed_kinds.clone();
    let row = theme.size.row_list;
    let walked = walk(ui, app, &lines, actions).or_else(|| follow(app, &lines));
    ScrollArea::vertical().id_salt("entity list").auto_shrink(false).show_rows(ui, row, lines.len(), |ui, shown| {
        if let Some(index) = walked {
            scroll_to_row(ui, shown.start, index, row);
        }
        for line in &lines[shown] {
            match *line {
                Line::Head(kind, count) => head_ui(ui, kind, count, &mut closed),
                Line::Entity(entity, count) => row_ui(ui, app, entity, count, actions),
            }
        }
    });
    app.session.closed_kinds = closed;
}

/// Returns the line of the entity that is shown or chosen, where it is another one than before.
fn follow(app: &mut App, lines: &[Line]) -> Option<usize> {
    let is_page = app.view.screen == Screen::Entities;
    let entity = app.view.selection.entity().or(app.session.entities.shown.filter(|_| is_page));
    if std::mem::replace(&mut app.session.entities.followed, entity) == entity {
        return None;
    }
    lines.iter().position(|line| matches!(line, Line::Entity(listed, _) if Some(*listed) == entity))
}

fn empty_ui(ui: &mut Ui, theme: &Theme, n: usize) {
    ui.add_space(theme.space.xl);
    if n == 0 {
        let hint = "Names in the articles that you open are listed here. Select words in an article to name one yourself.";
        EmptyState::new("No people or places yet", hint).show(ui);
    } else {
        EmptyState::new("No such name", "Names and aliases are searched. Escape leaves the field.").show(ui);
    }
}

fn search_ui(ui: &mut Ui, theme: &Theme, app: &mut App) {
    ui.horizontal(|ui| {
        ui.add_space(theme.space.l);
        let edit = egui::TextEdit::singleline(&mut app.session.entity_words).hint_text("Name or alias");
        let width = ui.available_width() - theme.space.l;
        let response = ui.add(edit.desired_width(width));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Name or alias"));
    });
}

/// Returns the lines, made anew where project, filter, search or folds have changed.
fn refreshed(app: &mut App) -> Arc<Vec<Line>> {
    let words = if app.session.entity_search { app.session.entity_words.to_lowercase() } else { String::new() };
    let key = Some((app.session.derived.entities_changed, words, app.session.closed_kinds.clone()));
    if app.session.entities.list.key != key {
        let words = key.as_ref().map_or("", |(_, words, _)| words);
        let n_entities = app.project.entities.iter().filter(|entity| is_listed(app, entity)).count();
        let lines = Arc::new(lines(app, words, &app.session.closed_kinds));
        app.session.entities.list = EntityList { key, lines, n_entities, ..EntityList::default() };
    }
    Arc::clone(&app.session.entities.list.lines)
}

/// Whether an entity stands in the list: merged and rejected ones do not, nor those that nothing mentions any more.
fn is_listed(app: &App, entity: &Entity) -> bool {
    let used = app.session.derived.n_mentions(entity.id) > 0;
    entity.merged_into.is_none() && !entity.rejected && (used || entity.origin == Origin::Person)
}

fn lines(app: &App, words: &str, closed: &BTreeSet<EntityKind>) -> Vec<Line> {
    let fits = |entity: &&Entity| {
        is_listed(app, entity)
            && (words.is_empty()
                || entity.name.to_lowercase().contains(words)
                || entity.aliases.iter().any(|alias| alias.to_lowercase().contains(words)))
    };
    let n_mentions = |entity: &Entity| app.session.derived.n_mentions(entity.id);
    let mut entities: Vec<(&Entity, usize)> =
        app.project.entities.iter().filter(fits).map(|entity| (entity, n_mentions(entity))).collect();
    entities.sort_by(|(a, n), (b, m)| (a.kind, m, &a.name, a.id).cmp(&(b.kind, n, &b.name, b.id)));
    let mut lines = Vec::with_capacity(entities.len() + EntityKind::ALL.len());
    for group in entities.chunk_by(|(a, _), (b, _)| a.kind == b.kind) {
        let kind = group[0].0.kind;
        lines.push(Line::Head(kind, group.len()));
        if !closed.contains(&kind) {
            lines.extend(group.iter().map(|(entity, count)| Line::Entity(entity.id, *count)));
        }
    }
    lines
}

/// Walks through the list with the arrow keys where no control has the keyboard; returns the line that was reached.
fn walk(ui: &Ui, app: &App, lines: &[Line], actions: &mut Vec<Action>) -> Option<usize> {
    let is_free = ui.memory(|memory| memory.focused().is_none()) && app.session.dialog.is_none();
    if app.view.screen != Screen::Entities || !is_free {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if !down && !up {
        return None;
    }
    let at = lines.iter().position(|line| matches!(line, Line::Entity(id, _) if Some(*id) == app.session.entities.shown));
    let is_entity = |index: &usize| matches!(lines[*index], Line::Entity(..));
    let next = match at {
        Some(at) if down => (at + 1..lines.len()).find(is_entity),
        Some(at) => (0..at).rev().find(is_entity),
        None => (0..lines.len()).find(is_entity),
    }?;
    if let Line::Entity(entity, _) = lines[next] {
        actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![entity]))));
    }
    Some(next)
}

fn head_ui(ui: &mut Ui, kind: EntityKind, count: usize, closed: &mut BTreeSet<EntityKind>) {
    let mut open = !closed.contains(&kind);
    group_head(ui, kind_heading(kind), &grouped(count), &mut open);
    if open {
        closed.remove(&kind);
    } else {
        closed.insert(kind);
    }
}

fn row_ui(ui: &mut Ui, app: &mut App, entity: EntityId, count: usize, actions: &mut Vec<Action>) {
    let Some(entity) = app.project.entities.shared(entity).cloned() else { return };
    let count = grouped(count);
    // Where there is little room, names matter more.
    let spark = (ui.available_width() >= SPARK_LEAST).then(|| spark(app, entity.id));
    let is_shown = app.view.screen == Screen::Entities && app.session.entities.shown == Some(entity.id);
    let selected = app.view.selection.entities().contains(&entity.id) || (is_shown && app.view.selection.entities().is_empty());
    let name = format!("{}, {}, {count} mentions", entity.name, entity.kind.as_str());
    let row = ListRow::new(&entity.name).leading(Leading::Kind(glyph_of(entity.kind))).count(&count);
    let row = if let Some(spark) = &spark { row.spark(spark) } else { row };
    let response = row.name(&name).selected(selected).show(ui);
    let hover = if entity.role.is_empty() { name.clone() } else { format!("{name}\n{}", entity.role) };
    let response = response.on_hover_text(hover);
    if response.clicked() {
        let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        actions.push(Action::View(ViewAction::Select(app.view.selection.with_entity(entity.id, extend))));
    }
    if response.double_clicked() {
        actions.push(Action::View(ViewAction::Go(Screen::Entities)));
    }
}

/// Returns the filter narrowed to an entity, or widened again where it is narrowed to it already.
pub(in crate::gui) fn filter_by(app: &App, entity: EntityId) -> crate::query::Filter {
    let mut filter = app.view.filter.clone();
    filter.entity = if filter.entity == Some(entity) { None } else { Some(entity) };
    filter
}

/// Returns how an entity's events lie in eight equal parts of the timeline's view.
fn spark(app: &mut App, entity: EntityId) -> Arc<Vec<u32>> {
    let range = app.session.timeline.range().or_else(|| app.session.derived.rows.range());
    let list = &mut app.session.entities.list;
    let key = (app.session.derived.generation, range);
    if list.sparks_for != key {
        list.sparks_for = key;
        list.sparks.clear();
    }
    if let Some(spark) = list.sparks.get(&entity) {
        return Arc::clone(spark);
    }
    let events = app.session.derived.events_of(entity);
    let spark = Arc::new(range.map(|range| parts(app, &events, range)).unwrap_or_default());
    app.session.entities.list.sparks.insert(entity, Arc::clone(&spark));
    spark
}

/// Counts an entity's events in eight equal parts of a range. They are in the order of time, so that each part is searched for.
fn parts(app: &App, events: &[EventId], (from, to): (Time, Time)) -> Vec<u32> {
    let at = |event: &EventId| app.session.derived.row(*event).and_then(Row::anchor).unwrap_or(Time::MAX);
    let length = (to - from).max(1);
    let before = |part: Time| {
        let end = from.saturating_add(length.saturating_mul(part) / N_PARTS);
        events.partition_point(|event| at(event) < end)
    };
    let ends: Vec<usize> = (0..=N_PARTS).map(before).collect();
    ends.windows(2).map(|pair| u32::try_from(pair[1] - pair[0]).unwrap_or(u32::MAX)).collect()
}
