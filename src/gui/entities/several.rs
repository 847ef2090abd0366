//! Several chosen entities: what merging them gives, their kind, and that they are none.

use egui::Ui;

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::draft::Field;
use crate::gui::files::grouped;
use crate::gui::panels::{opener_ui, rule_ui, value_ui, words_ui};
use crate::gui::signs::{capitalized, glyph_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, FieldRow, Leading, ListRow};
use crate::model::{Entity, EntityKind};

/// How many of the chosen ones are listed.
const N_LISTED: usize = 60;

/// Shows what can be done with several entities at once.
pub(super) fn several_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let ids = app.view.selection.entities();
    let chosen: Vec<&Entity> = ids.iter().filter_map(|&id| app.project.entities.get(id)).collect();
    let Some(first) = chosen.first() else { return };
    words_ui(ui, &format!("{} entities chosen", grouped(chosen.len())), theme.text.title, theme.color.text);
    ui.add_space(theme.space.s);
    ui.horizontal_wrapped(|ui| {
        let merge = format!("Merge {}", grouped(chosen.len()));
        if Button::new(&merge).primary().key(&shown_key(ui.ctx(), Command::MergeEvents)).show(ui).clicked() {
            actions.push(Action::Run(Command::MergeEntities));
        }
        if Button::new("Not entities").show(ui).clicked() {
            actions.push(Action::Run(Command::DiscardEntity));
        }
    });
    let words = format!("They become “{}”, which was chosen first. Splitting gives them back.", first.name);
    words_ui(ui, &words, theme.text.small, theme.color.text_3);
    rule_ui(ui, theme);
    FieldRow::new("Kind").key(&shown_key(ui.ctx(), Command::EditKind)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Kind, "Kind"), actions, |ui, actions| {
            opener_ui(ui, &kinds(&chosen), Field::Kind, actions);
        });
    });
    FieldRow::new("Tags").key(&shown_key(ui.ctx(), Command::AddTag)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Tag, "Tag"), actions, |ui, actions| {
            opener_ui(ui, "Add a tag to all", Field::Tag, actions);
        });
    });
    rule_ui(ui, theme);
    for entity in chosen.iter().take(N_LISTED) {
        let n = app.session.derived.n_mentions(entity.id);
        let row = ListRow::new(&entity.name).leading(Leading::Kind(glyph_of(entity.kind))).margin(0.0);
        let count = grouped(n);
        let name = format!("Chosen: {}, {}", entity.name, entity.kind.as_str());
        if row.count(&count).name(&name).show(ui).on_hover_text("Keep only this one chosen").clicked() {
            actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![entity.id]))));
        }
    }
    if chosen.len() > N_LISTED {
        words_ui(ui, &format!("{} more", grouped(chosen.len() - N_LISTED)), theme.text.small, theme.color.text_3);
    }
}

/// Returns the kind that all have, or how many of which there are.
fn kinds(chosen: &[&Entity]) -> String {
    let counts = EntityKind::ALL.map(|kind| (kind, chosen.iter().filter(|entity| entity.kind == kind).count()));
    let present: Vec<(EntityKind, usize)> = counts.into_iter().filter(|(_, n)| *n > 0).collect();
    if let [(kind, _)] = present[..] {
        return capitalized(kind.as_str());
    }
    let words: Vec<String> = present.iter().map(|(kind, n)| format!("{n} {}", kind.as_str())).collect();
    format!("Mixed: {}", words.join(", "))
}
