//! The suggestion that the shown entity and another one are the same, with what speaks for it and against it.

use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::edit::Edit;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::files::{grouped, things};
use crate::gui::marks::Icon;
use crate::gui::panels::{rule_ui, words_ui};
use crate::gui::signs::{capitalized, glyph_of};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, IconButton, Leading, ListRow, line_galley, paint_line};
use crate::model::{EntityId, EntityKind};
use crate::query::{Reason, SameEntity, entity_refusal};

/// How many reasons are shown.
const N_REASONS: usize = 8;

/// Shows the suggestion for the shown entity, or where to find one.
pub(super) fn same_ui(ui: &mut Ui, theme: &Theme, app: &mut App, entity: EntityId, actions: &mut Vec<Action>) {
    let open = app.session.entities.open_suggestions(&app.project, &app.session.derived);
    if app.session.entities.suggestions.is_looking() {
        words_ui(ui, "Looking for entities that may be one…", theme.text.small, theme.color.text_2);
        rule_ui(ui, theme);
    }
    if open.is_empty() {
        return;
    }
    let at = app.session.entities.suggestion_of(&open, entity);
    head_ui(ui, theme, app, (at, open.len()), actions);
    let Some(pair) = at.map(|at| &open[at]) else {
        let words = format!("{} elsewhere in the project", things(open.len(), "suggestion"));
        words_ui(ui, &words, theme.text.body, theme.color.text_2);
        if Button::new("Next suggestion").key(&shown_key(ui.ctx(), Command::NextEvent)).show(ui).clicked() {
            actions.push(Action::Run(Command::NextSuggestion));
        }
        rule_ui(ui, theme);
        return;
    };
    pair_ui(ui, theme, app, pair, actions);
    likelihood_ui(ui, theme, pair.score);
    for reason in pair.reasons.iter().take(N_REASONS) {
        reason_ui(ui, theme, reason);
    }
    ui.add_space(theme.space.s);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.s;
        if Button::new("Merge").primary().key(&shown_key(ui.ctx(), Command::MergeEvents)).show(ui).clicked() {
            actions.push(Action::Run(Command::SameEntity));
        }
        if Button::new("Not the same").key(&shown_key(ui.ctx(), Command::Reject)).show(ui).clicked() {
            actions.push(Action::Run(Command::NotSameEntity));
        }
    });
    let words = "“Not the same” is remembered and never offered again. Merging can be split later.";
    words_ui(ui, words, theme.text.small, theme.color.text_3);
    rule_ui(ui, theme);
}

fn head_ui(ui: &mut Ui, theme: &Theme, app: &App, (at, n): (Option<usize>, usize), actions: &mut Vec<Action>) {
    let kind = app.session.entities.shown.and_then(|id| app.project.entities.get(id)).map(|entity| entity.kind);
    let question = match kind {
        Some(EntityKind::Person) => "Same person?",
        Some(EntityKind::Place) => "Same place?",
        Some(EntityKind::Organization) => "Same organization?",
        _ => "The same?",
    };
    ui.horizontal(|ui| {
        words_ui(ui, question, theme.text.heading, theme.color.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (sign, name, key, command) in [
                (Icon::ChevronRight, "Next suggestion", Command::NextEvent, Command::NextSuggestion),
                (Icon::ChevronLeft, "Previous suggestion", Command::PreviousEvent, Command::PreviousSuggestion),
            ] {
                if IconButton::new(sign, name).key(&shown_key(ui.ctx(), key)).show(ui).clicked() {
                    actions.push(Action::Run(command));
                }
            }
            // The words take what room the buttons leave.
            let place = at.map_or_else(|| grouped(n), |at| format!("{} of {}", grouped(at + 1), things(n, "suggestion")));
            let room = ui.available_width() - theme.space.s;
            let lined = |words: &str| line_galley(ui.painter(), words, theme.text.small, theme.color.text_3, room);
            // A number is never cut: what is counted gives way.
            let whole = lined(&place);
            let short = || lined(place.rsplit_once(' ').map_or(place.as_str(), |(numbers, _)| numbers));
            let galley = if whole.elided { short() } else { whole };
            let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, theme.size.row_list), Sense::hover());
            paint_line(ui.painter(), rect.left_center(), galley);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, place.clone()));
            response.on_hover_text(&place);
        });
    });
}

fn pair_ui(ui: &mut Ui, theme: &Theme, app: &App, pair: &SameEntity, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new()
        .fill(theme.color.raised)
        .stroke(theme.hairline(theme.color.line_soft))
        .corner_radius(corner_radius(theme.radius.panel_card))
        .inner_margin(6.0);
    frame.show(ui, |ui| {
        for id in [pair.entity, pair.other] {
            let Some(entity) = app.project.entities.get(id) else { continue };
            let n = app.session.derived.n_mentions(id);
            let count = things(n, "mention");
            let name = format!("Look at {}, {count}", entity.name);
            let row = ListRow::new(&entity.name).leading(Leading::Kind(glyph_of(entity.kind))).count(&count);
            if row.name(&name).margin(6.0).strong(true).show(ui).clicked() {
                actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![id]))));
            }
        }
    });
}

fn likelihood_ui(ui: &mut Ui, theme: &Theme, score: u8) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_field), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Likelihood {score} %")));
    let (painter, y) = (ui.painter(), rect.center().y);
    paint_line(painter, rect.left_center(), line_galley(painter, "Likelihood", theme.text.body, theme.color.text_2, 90.0));
    let words = format!("{score} %");
    let galley = line_galley(painter, &words, theme.text.body_strong, theme.color.text, 60.0);
    let bar = Rect::from_min_max(pos2(rect.left() + 84.0, y - 4.0), pos2(rect.right() - 46.0, y + 4.0));
    painter.rect_filled(bar, corner_radius(4.0), theme.color.sunken);
    let filled = bar.with_max_x(bar.left() + bar.width() * f32::from(score) / 100.0);
    painter.rect_filled(filled, corner_radius(4.0), theme.color.ink);
    paint_line(painter, pos2(rect.right() - galley.size().x, y), galley);
}

fn reason_ui(ui: &mut Ui, theme: &Theme, reason: &Reason) {
    let speaks_for = reason.points > 0;
    let (sign, ink) = if speaks_for { ("+", theme.color.agree) } else { ("−", theme.color.conflict) };
    let points = if speaks_for { format!("+{}", reason.points) } else { format!("−{}", reason.points.abs()) };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.cursor().left();
        words_ui(ui, sign, theme.text.body_strong, ink);
        ui.add_space((left + 16.0 - ui.cursor().left()).max(0.0));
        ui.allocate_ui(vec2((ui.available_width() - 40.0).max(60.0), 0.0), |ui| {
            ui.set_width(ui.available_width());
            words_ui(ui, &capitalized(&reason.words), theme.text.small, theme.color.text);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            words_ui(ui, &points, theme.text.small, theme.color.text_2);
        });
    });
}

impl App {
    /// Merges the suggested pair, or remembers that they are not the same, and goes on to the next suggestion.
    pub(in crate::gui) fn answer_suggestion(&mut self, is_same: bool) {
        let Some(pair) = self.suggested_pair() else { return };
        let name = |id: EntityId| self.project.entities.get(id).map_or_else(String::new, |entity| entity.name.to_string());
        let (edit, notice) = if is_same {
            let edit = Edit::MergeEntities { into: pair.entity, others: vec![pair.other] };
            (edit, format!("Merged “{}” into “{}”", name(pair.other), name(pair.entity)))
        } else {
            let notice = format!("“{}” and “{}” are never offered again", name(pair.entity), name(pair.other));
            (Edit::Refuse(entity_refusal(pair.entity, pair.other)), notice)
        };
        if self.edit(&edit) {
            self.session.notice(notice);
            self.select(Selection::Entities(vec![pair.entity]));
        }
    }

    /// Returns the suggestion that is shown for the shown entity.
    pub(in crate::gui) fn suggested_pair(&mut self) -> Option<SameEntity> {
        let entity = self.session.entities.shown?;
        let open = self.session.entities.open_suggestions(&self.project, &self.session.derived);
        let at = self.session.entities.suggestion_of(&open, entity)?;
        open.get(at).cloned()
    }

    /// Goes to the suggestion so many further on and shows its entity.
    pub(in crate::gui) fn go_to_suggestion(&mut self, by: isize) {
        let open = self.session.entities.open_suggestions(&self.project, &self.session.derived);
        if open.is_empty() {
            self.session.notice("There is no suggestion to merge entities");
            return;
        }
        let at = self.session.entities.shown.and_then(|entity| self.session.entities.suggestion_of(&open, entity));
        let last = open.len() - 1;
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        self.session.entities.suggestion = next;
        self.select(Selection::Entities(vec![open[next].entity]));
    }
}
