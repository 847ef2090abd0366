//! The contradictions of the project, open and settled, and what the symbols mean.

use std::cmp::Ordering;

use egui::{Panel, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::files::{grouped, things};
use crate::gui::marks::agreement_symbol;
use crate::gui::signs::{agreement_of, fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{EmptyState, Leading, ListRow, line_galley, paint_line, section_head};
use crate::query::{Agreement, ClaimField, Contradiction};

/// Shows the list with its legend below.
pub(super) fn list_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    Panel::bottom("agreement legend").frame(egui::Frame::new()).show(ui, |ui| legend_ui(ui, theme));
    let found = &app.session.derived.contradictions;
    // The settled ones have a head of their own below.
    let remark = format!("{} open", grouped(found.open.len()));
    section_head(ui, "Contradictions", &remark, |_| ());
    if found.open.is_empty() && found.settled.is_empty() {
        ui.add_space(theme.space.xxl);
        let hint =
            "Where sources tell one event differently, it stands here. Merge the same event told by several articles with M.";
        EmptyState::new("No claims contradict", hint).show(ui);
        return;
    }
    let n_open = found.open.len();
    let n = n_open + found.settled.len();
    // The head of the settled ones takes the room of a row between the two lists.
    let n_rows = if found.settled.is_empty() { n } else { n + 1 };
    ScrollArea::vertical().id_salt("contradictions").auto_shrink(false).show_rows(
        ui,
        theme.size.row_article,
        n_rows,
        |ui, shown| {
            for index in shown {
                match index.cmp(&n_open) {
                    Ordering::Less => row_ui(ui, app, &found.open[index], actions),
                    Ordering::Equal => {
                        section_head(ui, "Settled", &grouped(found.settled.len()), |_| ());
                        ui.add_space(theme.size.row_article - theme.size.section_head);
                    }
                    Ordering::Greater => row_ui(ui, app, &found.settled[index - n_open - 1], actions),
                }
            }
        },
    );
}

fn row_ui(ui: &mut Ui, app: &App, found: &Contradiction, actions: &mut Vec<Action>) {
    let shown = app.shown(found.event);
    let Some(shown) = shown else { return };
    let is_open = !found.open.is_empty();
    let fields: Vec<&str> = if is_open { &found.open } else { &found.settled }.iter().map(ClaimField::label).collect();
    let subtitle = format!("{} · {}", things(found.n_sources, "source"), fields.join(", "));
    let state = if is_open { "open" } else { "settled" };
    let name = format!("{state} contradiction: {}, {subtitle}", shown.title);
    let row = ListRow::new(&shown.title).subtitle(&subtitle).name(&name).strong(is_open).contradicted(is_open);
    let row = row.leading(Leading::Mark(shape_of(shown.factuality), fill_of(shown.status)));
    let row = row.selected(app.view.selection.event() == Some(found.event));
    if row.show(ui).on_hover_text(&*shown.title).clicked() {
        actions.push(Action::View(ViewAction::Select(Selection::Events(vec![found.event]))));
    }
}

fn legend_ui(ui: &mut Ui, theme: &Theme) {
    ui.add_space(theme.space.m);
    for agreement in Agreement::ALL {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        let words = agreement.words();
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        let left = rect.left() + theme.space.l;
        agreement_symbol(ui.painter(), theme, pos2(left + 4.0, rect.center().y), 8.0, agreement_of(agreement));
        let galley = line_galley(ui.painter(), words, theme.text.small, theme.color.text_2, rect.width() - 40.0);
        paint_line(ui.painter(), pos2(left + 22.0, rect.center().y), galley);
    }
    ui.add_space(theme.space.l);
}
