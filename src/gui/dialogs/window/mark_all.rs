//! Marks every place where a name stands and is not marked yet, after showing them.

use egui::{Align, Context, Layout, ScrollArea, Sense, Ui, pos2, vec2};

use super::words_ui;
use crate::gui::action::{Action, DialogAction};
use crate::gui::app::App;
use crate::gui::dialogs::window::has_keyboard;
use crate::gui::files::{grouped, things};
use crate::gui::theme::{Face, Theme};
use crate::gui::widgets::{Button, ModalCard, checkbox, end_of_line, line_galley, paint_line};
use crate::model::{EntityId, SourceSpan};
use crate::query::around;

/// The width of the dialog.
const WIDTH: f32 = 720.0;
/// The height of a place, and of the list at most.
const ROW: f32 = 30.0;
const LIST: f32 = 360.0;
/// How many bytes of the words beside a place are laid out at most.
const CONTEXT: usize = 120;

/// What the dialog holds: the entity, and the places with whether each is to be marked.
#[derive(Debug, Clone)]
pub struct MarkAll {
    /// The entity.
    pub entity: EntityId,
    /// The places, each with whether it is taken.
    pub places: Vec<(SourceSpan, bool)>,
}

/// Shows the places and asks which are to be marked.
pub(super) fn mark_all_ui(ctx: &Context, theme: &Theme, app: &App, state: &mut MarkAll, actions: &mut Vec<Action>) -> bool {
    let name = app.project.entities.get(state.entity).map_or("", |entity| &entity.name);
    let n = state.places.len();
    let card = ModalCard::new("mark all", &format!("Mark “{name}” everywhere")).width(WIDTH).show(ctx, |ui| {
        let n_articles = n_articles(&state.places);
        let words = format!(
            "{} in {} hold these words and mark no name yet. Take out what means something else. One undo step.",
            things(n, "place"),
            things(n_articles, "article")
        );
        words_ui(ui, theme, &words);
        ui.add_space(theme.space.s);
        ScrollArea::vertical().id_salt("places").max_height(LIST).auto_shrink([false, true]).show_rows(
            ui,
            ROW,
            n,
            |ui, shown| {
                for index in shown {
                    ui.push_id(index, |ui| place_ui(ui, theme, app, &mut state.places[index]));
                }
            },
        );
        let n_taken = state.places.iter().filter(|(_, is_taken)| *is_taken).count();
        ui.add_space(theme.space.l);
        ui.horizontal(|ui| {
            let none = (n_taken == 0).then_some("No place is chosen");
            let go = Button::new(&format!("Mark {}", grouped(n_taken))).primary().disabled(none).show(ui);
            if !has_keyboard(ui) {
                go.request_focus();
            }
            let cancel = Button::new("Cancel").show(ui);
            if go.clicked() { Some(0) } else { cancel.clicked().then_some(1) }
        })
        .inner
    });
    if card.inner == Some(0) {
        let taken = state.places.iter().filter(|(_, is_taken)| *is_taken).map(|(at, _)| *at).collect();
        actions.push(Action::Dialog(DialogAction::MarkAll(state.entity, taken)));
        return false;
    }
    card.inner.is_none() && !card.should_close
}

fn n_articles(places: &[(SourceSpan, bool)]) -> usize {
    places.chunk_by(|(one, _), (other, _)| one.article == other.article).count()
}

/// Shows one place between the words around it.
fn place_ui(ui: &mut Ui, theme: &Theme, app: &App, (at, is_taken): &mut (SourceSpan, bool)) {
    let Some(article) = app.project.articles.get(at.article) else { return };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let (before, after) = around(&article.text, at.span, CONTEXT);
    let words = article.slice(at.span);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    let name = format!("Mark {}: {before}{words}{after}", article.display_title());
    let response = checkbox(&mut child, is_taken, "", &name);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (painter, y) = (ui.painter(), rect.center().y);
    let serif = theme.text.reader;
    let color = if *is_taken { theme.color.text } else { theme.color.text_3 };
    let source = line_galley(painter, article.display_title(), theme.text.small, theme.color.text_3, 190.0);
    let source_left = rect.right() - source.size().x;
    paint_line(painter, pos2(source_left, y), source);
    let (left, right) = (rect.left() + 28.0, rect.right() - 200.0);
    let keyword = line_galley(painter, words, serif.in_face(Face::SerifBold), color, (right - left) / 2.0);
    let start = left + (right - left - keyword.size().x) * 0.45;
    let before = end_of_line(painter, before.trim_end(), serif, theme.color.text_2, start - left - 6.0);
    paint_line(painter, pos2(start - before.size().x - 6.0, y), before);
    let at = paint_line(painter, pos2(start, y), keyword);
    let after = line_galley(painter, after.trim_start(), serif, theme.color.text_2, right - at.right() - 6.0);
    paint_line(painter, pos2(at.right() + 6.0, y), after);
    ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline(theme.color.line_faint));
}
