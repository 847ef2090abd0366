//! Whom the shown entity may be the same as: suggestions with their evidence, to accept or to refuse.

use egui::{Sense, Ui, vec2};

use crate::edit::Edit;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::panels::{rule_ui, words_ui};
use crate::gui::signs::glyph_of;
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, EntityChip};
use crate::model::{Entity, EntityId};
use crate::query::{Reason, SameEntity, entity_refusal};

/// The most suggestions that are shown for one entity.
const MOST: usize = 3;
/// The width of the bar that shows how likely it is.
const BAR_WIDTH: f32 = 140.0;

/// Shows whom an entity may be the same as; nothing where nobody comes near.
pub(super) fn suggestions_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    let all = app.session.entities.suggestions();
    let about = |same: &&SameEntity| same.entity == entity.id || same.other == entity.id;
    let n = all.iter().filter(about).count();
    if n == 0 {
        return;
    }
    let heading = if entity.kind == crate::model::EntityKind::Person { "Same person?" } else { "The same?" };
    words_ui(ui, &format!("{heading}  {n} of {} suggestions", all.len()), theme.text.heading, theme.color.text);
    for same in all.iter().filter(about).take(MOST) {
        suggestion_ui(ui, theme, app, entity.id, same, actions);
    }
    let help = "“Not the same” is remembered and never offered again. Merging can be split later.";
    words_ui(ui, help, theme.text.small, theme.color.text_2);
    rule_ui(ui, theme);
}

fn suggestion_ui(ui: &mut Ui, theme: &Theme, app: &App, shown: EntityId, same: &SameEntity, actions: &mut Vec<Action>) {
    let other = if same.entity == shown { same.other } else { same.entity };
    let Some(record) = app.project.entities.get(other) else { return };
    ui.horizontal(|ui| {
        if EntityChip::new(&record.name).kind(glyph_of(record.kind)).show(ui).clicked() {
            actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![other]))));
        }
        likelihood_ui(ui, theme, same.score);
    });
    for reason in &same.reasons {
        words_ui(ui, &reason_words(reason), theme.text.small, theme.color.text_2);
    }
    ui.horizontal(|ui| {
        if Button::new("Merge them").show(ui).clicked() {
            actions.push(Action::Edit(Edit::MergeEntities { into: same.entity, others: vec![same.other] }));
            actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![same.entity]))));
        }
        if Button::new("Not the same").show(ui).clicked() {
            actions.push(Action::Edit(Edit::Refuse(entity_refusal(same.entity, same.other))));
        }
    });
    ui.add_space(theme.space.s);
}

/// Returns a reason with its sign and points: `+41  one letter apart`.
fn reason_words(reason: &Reason) -> String {
    let sign = if reason.points < 0 { "−" } else { "+" };
    format!("{sign}{}  {}", reason.points.unsigned_abs(), reason.words)
}

fn likelihood_ui(ui: &mut Ui, theme: &Theme, score: u8) {
    let width = BAR_WIDTH.min((ui.available_width() - 48.0).max(20.0));
    let (bar, _) = ui.allocate_exact_size(vec2(width, 8.0), Sense::hover());
    let radius = corner_radius(theme.radius.pill);
    ui.painter().rect_filled(bar, radius, theme.color.sunken);
    let part = egui::Rect::from_min_size(bar.min, vec2(bar.width() * f32::from(score) / 100.0, bar.height()));
    ui.painter().rect_filled(part, radius, theme.color.ink);
    words_ui(ui, &format!("{score} %"), theme.text.small_strong, theme.color.text);
}
