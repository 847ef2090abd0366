//! The list of entities, by kind, with their counts and when they are spoken of.

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::files::grouped;
use crate::gui::marks::Icon;
use crate::gui::signs::{glyph_of, kind_heading};
use crate::gui::theme::Theme;
use crate::gui::widgets::{EmptyState, IconButton, Leading, ListRow, group_head, section_head};
use crate::model::{Entity, EntityId, EntityKind};
use crate::query::{EntityUse, Row};

/// How many parts a sparkline has; the arithmetic below counts on eight.
const N_PARTS: usize = 8;

/// One line of the list: the head of a kind or an entity.
enum Line<'a> {
    Head(EntityKind, usize),
    Entity(&'a Entity, usize),
}

/// Shows the entities by kind, those spoken of most first.
pub(super) fn entities_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let words = app.session.entity_words.to_lowercase();
    let n = app.project.entities.iter().filter(|entity| is_listed(app, entity)).count();
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
    if n == 0 {
        ui.add_space(theme.space.xl);
        EmptyState::new("No people or places yet", "Names in the articles that you open are listed here.").show(ui);
        return;
    }
    let mut closed = app.session.closed_kinds.clone();
    let lines = lines(app, &words, &closed);
    let row = theme.size.row_list;
    ScrollArea::vertical().id_salt("entity list").auto_shrink(false).show_rows(ui, row, lines.len(), |ui, shown| {
        for line in &lines[shown] {
            match line {
                Line::Head(kind, count) => head_ui(ui, *kind, *count, &mut closed),
                Line::Entity(entity, count) => row_ui(ui, app, entity, *count, actions),
            }
        }
    });
    app.session.closed_kinds = closed;
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

/// Whether an entity stands in the list: merged ones do not, rejected ones only where nothing is searched for.
fn is_listed(app: &App, entity: &Entity) -> bool {
    let used = app.session.derived.uses.get(entity.id).is_some_and(|uses| uses.n_mentions > 0);
    entity.merged_into.is_none() && !entity.rejected && (used || entity.origin == crate::model::Origin::Person)
}

fn lines<'a>(app: &'a App, words: &str, closed: &BTreeSet<EntityKind>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for kind in EntityKind::ALL {
        let fits = |entity: &&Entity| {
            entity.kind == kind
                && is_listed(app, entity)
                && (words.is_empty()
                    || entity.name.to_lowercase().contains(words)
                    || entity.aliases.iter().any(|alias| alias.to_lowercase().contains(words)))
        };
        let mut entities: Vec<(&Entity, usize)> = app
            .project
            .entities
            .iter()
            .filter(fits)
            .map(|entity| (entity, app.session.derived.uses.get(entity.id).map_or(0, |uses| uses.n_mentions)))
            .collect();
        if entities.is_empty() {
            continue;
        }
        entities.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.name.cmp(&b.name)));
        lines.push(Line::Head(kind, entities.len()));
        if !closed.contains(&kind) {
            lines.extend(entities.into_iter().map(|(entity, count)| Line::Entity(entity, count)));
        }
    }
    lines
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

fn row_ui(ui: &mut Ui, app: &App, entity: &Entity, count: usize, actions: &mut Vec<Action>) {
    let count = grouped(count);
    let spark = app.session.derived.uses.get(entity.id).map(|uses| parts(app, uses)).unwrap_or_default();
    let selected = app.view.selection.entities().contains(&entity.id);
    let name = format!("{}, {}, {count} mentions", entity.name, entity.kind.as_str());
    let row = ListRow::new(&entity.name).leading(Leading::Kind(glyph_of(entity.kind))).count(&count).spark(&spark);
    let response = row.name(&name).selected(selected).show(ui);
    let hover = if entity.role.is_empty() { name.clone() } else { format!("{name}\n{}", entity.role) };
    let response = response.on_hover_text(hover);
    if response.clicked() {
        let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        actions.push(Action::View(ViewAction::Select(app.view.selection.with_entity(entity.id, extend))));
    }
    if response.double_clicked() {
        actions.push(Action::View(ViewAction::Filter(filter_by(app, entity.id))));
    }
}

/// Returns the filter narrowed to an entity, or widened again where it is narrowed to it already.
pub(super) fn filter_by(app: &App, entity: EntityId) -> crate::query::Filter {
    let mut filter = app.view.filter.clone();
    filter.entity = if filter.entity == Some(entity) { None } else { Some(entity) };
    filter
}

/// Counts an entity's events in eight equal parts of the time in view.
fn parts(app: &App, uses: &EntityUse) -> Vec<u32> {
    let Some((from, to)) = app.session.timeline.range().or(app.session.derived.range) else { return Vec::new() };
    let mut counts = vec![0; N_PARTS];
    let length = (to - from).max(1);
    for event in &uses.events {
        let at = app.session.derived.row(*event).and_then(Row::anchor);
        if let Some(at) = at.filter(|at| (from..to).contains(at)) {
            let part = usize::try_from((at - from).saturating_mul(8) / length).unwrap_or_default();
            counts[part.min(N_PARTS - 1)] += 1;
        }
    }
    counts
}
