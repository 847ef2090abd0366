//! The head of an entity's page: name, kind, what can be done, how much there is, and its other names.

use std::sync::Arc;

use compact_str::CompactString;
use egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use super::state::Page;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, entry, shown_key};
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::files::grouped;
use crate::gui::marks::{Icon, kind_glyph};
use crate::gui::panels::value_ui;
use crate::gui::signs::{capitalized, glyph_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, EntityChip, IconButton, Run, line_galley, runs_galley};
use crate::model::{Entity, EntityId};

/// The margin at both sides of the page.
pub(super) const MARGIN: f32 = 18.0;
/// How many other names are shown.
const N_FORMS: usize = 6;
/// The size of the kind's glyph before the name.
const GLYPH: f32 = 24.0;

/// Shows the head of the page.
pub(super) fn head_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &mut App,
    (entity, page): (EntityId, &Arc<Page>),
    actions: &mut Vec<Action>,
) {
    let Some(entity) = app.project.entities.shared(entity).cloned() else { return };
    ui.add_space(theme.space.l);
    name_ui(ui, theme, app, &entity, actions);
    ui.add_space(theme.space.xs);
    let indent = egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 0));
    indent.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme.space.s, theme.space.xs);
            facts_ui(ui, theme, app, page);
            forms_ui(ui, theme, app, &entity, page, actions);
        });
    });
    ui.add_space(theme.space.m);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
}

fn name_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    let size = vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.m;
        ui.add_space(theme.space.l);
        more_ui(ui, theme, app, entity.id, actions);
        for (words, key, command) in
            [("Merge", Command::MergeEvents, Command::MergeEntities), ("Rename", Command::EditTitle, Command::EditTitle)]
        {
            if Button::new(words).key(&shown_key(ui.ctx(), key)).show(ui).clicked() {
                run_on(app, entity.id, command, actions);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(MARGIN);
            let (rect, _) = ui.allocate_exact_size(vec2(GLYPH, GLYPH), Sense::hover());
            kind_glyph(ui.painter(), theme, rect.center(), GLYPH, glyph_of(entity.kind));
            title_ui(ui, theme, app, entity, actions);
        });
    });
}

fn title_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    let open = app.view.selection.entities() == [entity.id];
    if open && app.session.draft.is_open(Field::Title) {
        value_ui(ui, theme, app, (Field::Title, "Name"), actions, |_, _| {});
        return;
    }
    let kind = capitalized(entity.kind.as_str());
    let kind = if entity.rejected { format!("{kind}, discarded: not an entity") } else { kind };
    let runs = [
        Run { text: &entity.name, token: theme.text.page, color: theme.color.text },
        Run { text: "   ", token: theme.text.body, color: theme.color.text_2 },
        Run { text: &kind, token: theme.text.body, color: theme.color.text_2 },
    ];
    let mut galley = runs_galley(ui.painter(), &runs, ui.available_width());
    if galley.elided && !entity.rejected {
        // The glyph before it and the side tell the kind too.
        galley = runs_galley(ui.painter(), &runs[..1], ui.available_width());
    }
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}, {kind}", entity.name)));
    let cut = galley.elided;
    ui.painter().galley(rect.min, galley, theme.color.text);
    if cut {
        response.on_hover_text(entity.name.as_str());
    }
}

/// Runs a command on the shown entity, which is chosen first where an event of it is.
fn run_on(app: &App, entity: EntityId, command: Command, actions: &mut Vec<Action>) {
    if app.view.selection.entities().is_empty() {
        actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![entity]))));
    }
    actions.push(Action::Run(command));
}

/// Shows the commands that are needed less often.
fn more_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: EntityId, actions: &mut Vec<Action>) {
    let button = IconButton::new(Icon::Dots, "More about this entity").show(ui);
    egui::Popup::menu(&button).width(230.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for command in [
            Command::EditKind,
            Command::EditRole,
            Command::AddAlias,
            Command::MarkAll,
            Command::OnlyItsEvents,
            Command::SplitEntities,
            Command::DiscardEntity,
        ] {
            let Some(entry) = entry(command) else { continue };
            let keys = shown_key(ui.ctx(), command);
            let button = egui::Button::new(entry.label).shortcut_text(egui::RichText::new(keys).color(theme.color.text_3));
            if ui.add(button).on_hover_text(entry.help).clicked() {
                run_on(app, entity, command, actions);
                ui.close();
            }
        }
    });
}

/// Shows how much there is, as numbers with their words.
fn facts_ui(ui: &mut Ui, theme: &Theme, app: &App, page: &Page) {
    let data = &page.data;
    let n_events = data.rows.len();
    let plural = |n: usize, one: &str, many: &str| if n == 1 { one.to_owned() } else { many.to_owned() };
    let mut facts = vec![
        (grouped(data.mentions.len()), plural(data.mentions.len(), "mention", "mentions")),
        (grouped(n_events), plural(n_events, "event", "events")),
        (grouped(data.n_articles), plural(data.n_articles, "article", "articles")),
    ];
    if !page.mentioned.is_empty() {
        facts.insert(2, (grouped(page.mentioned.len()), plural(page.mentioned.len(), "only mentions it", "only mention it")));
    }
    for (number, words) in facts {
        fact_ui(ui, theme, (&number, &words), true);
    }
    if let Some((from, to)) = data.seen {
        fact_ui(ui, theme, ("first event", &dates::day(from)), false);
        fact_ui(ui, theme, ("last event", &dates::day(to)), false);
    }
    let narrowed = app.view.filter.entity.is_some() && app.view.filter.entity == app.session.entities.shown;
    if narrowed {
        fact_ui(ui, theme, ("filter", "its events only"), false);
    }
}

/// Shows one fact, the first or the second word of it strong.
fn fact_ui(ui: &mut Ui, theme: &Theme, (first, second): (&str, &str), first_strong: bool) {
    let (strong, plain) = (theme.text.body_strong, theme.text.small);
    let (one, two) = if first_strong { (strong, plain) } else { (plain, strong) };
    let color = |is_strong| if is_strong { theme.color.text } else { theme.color.text_2 };
    let runs = [
        Run { text: first, token: one, color: color(first_strong) },
        Run { text: " ", token: plain, color: theme.color.text_2 },
        Run { text: second, token: two, color: color(!first_strong) },
    ];
    let galley = runs_galley(ui.painter(), &runs, f32::INFINITY);
    let size = vec2(galley.size().x + theme.space.m, theme.size.chip);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{first} {second}")));
    ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.color.text);
}

/// Shows the words that mean the entity besides its name; a click keeps only their mentions.
fn forms_ui(ui: &mut Ui, theme: &Theme, app: &mut App, entity: &Entity, page: &Page, actions: &mut Vec<Action>) {
    let galley = line_galley(ui.painter(), "written as", theme.text.small, theme.color.text_2, f32::INFINITY);
    let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x, theme.size.chip), Sense::hover());
    ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.color.text);
    let mut forms: Vec<(&str, usize)> =
        page.data.forms.iter().filter(|(form, _)| *form != entity.name).map(|(form, n)| (form.as_str(), *n)).collect();
    let counted = |alias: &&CompactString| page.data.forms.iter().all(|(form, _)| form != alias.as_str());
    forms.extend(entity.aliases.iter().filter(counted).map(|alias| (alias.as_str(), 0)));
    for (form, n) in forms.iter().take(N_FORMS) {
        let count = grouped(*n);
        let is_kept = app.session.entities.form.as_deref() == Some(form);
        let chip = EntityChip::new(form).selected(is_kept);
        let chip = if *n > 0 { chip.count(&count) } else { chip };
        let response = chip.show(ui).on_hover_text("Show only the mentions in these words");
        if response.clicked() && *n > 0 {
            app.session.entities.form = if is_kept { None } else { Some((*form).to_owned()) };
        }
    }
    if forms.len() > N_FORMS {
        fact_ui(ui, theme, (&grouped(forms.len() - N_FORMS), "more"), true);
    }
    let is_chosen = app.view.selection.entities() == [entity.id];
    if is_chosen && app.session.draft.is_open(Field::Alias) {
        ui.allocate_ui(vec2(220.0, 26.0), |ui| value_ui(ui, theme, app, (Field::Alias, "Alias"), actions, |_, _| {}));
    } else if Button::new("+ alias").link().show(ui).clicked() {
        run_on(app, entity.id, Command::AddAlias, actions);
    }
}
