//! The palette: commands, events, entities and articles by a few letters of their names.

use egui::{
    Align, Align2, Area, Context, Frame, Id, Key, Layout, Modifiers, Order, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, vec2,
};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, registry};
use crate::gui::dates;
use crate::gui::files::grouped;
use crate::gui::marks::{Icon, icon};
use crate::gui::signs::{fill_of, glyph_of, shape_of};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::view::Selection;
use crate::gui::widgets::{Leading, ListRow, key_hint, line_galley, paint_line};
use crate::model::EventId;

/// How many entries are shown at most.
const N_ENTRIES: usize = 60;

/// How high the list is at most.
const LIST_PX: f32 = 420.0;

/// What the palette remembers between frames.
#[derive(Debug, Clone, Default)]
pub struct PaletteState {
    words: String,
    chosen: usize,
}

/// One entry: what it shows and what it does.
struct Entry {
    rank: i32,
    title: String,
    detail: String,
    leading: Leading,
    act: Act,
}

/// What an entry is, by which the list is divided.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Command,
    Event,
    Entity,
    Article,
    View,
}

impl Kind {
    const fn label(self) -> &'static str {
        match self {
            Self::Command => "Commands",
            Self::Event => "Events",
            Self::Entity => "Entities",
            Self::Article => "Articles",
            Self::View => "Saved views",
        }
    }
}

impl Entry {
    const fn kind(&self) -> Kind {
        match &self.act {
            Act::Run(_) => Kind::Command,
            Act::Select(Selection::Entities(_)) => Kind::Entity,
            Act::Reveal(_) | Act::Select(_) => Kind::Event,
            Act::Read(_) => Kind::Article,
            Act::Apply(_) => Kind::View,
        }
    }
}

enum Act {
    Run(Command),
    Reveal(EventId),
    Select(Selection),
    Read(crate::model::ArticleId),
    Apply(String),
}

/// Shows the palette; returns whether it stays open.
pub(super) fn palette_ui(ctx: &Context, theme: &Theme, app: &App, state: &mut PaletteState, actions: &mut Vec<Action>) -> bool {
    let screen = ctx.content_rect();
    ctx.layer_painter(egui::LayerId::new(Order::Middle, Id::unique("palette scrim"))).rect_filled(
        screen,
        0.0,
        theme.color.scrim,
    );
    let (entries, n_all) = entries(app, &state.words);
    let up = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
    let down = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    state.chosen = state.chosen.saturating_add(usize::from(down)).saturating_sub(usize::from(up));
    state.chosen = state.chosen.min(entries.len().saturating_sub(1));
    let entered = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let area = Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 96.0));
    let shown = area.show(ctx, |ui| card_ui(ui, theme, state, (&entries, n_all), (up || down, app.is_empty())));
    let clicked = shown.inner;
    if let Some(entry) = clicked.or(entered.then_some(state.chosen)).and_then(|index| entries.get(index)) {
        actions.push(match &entry.act {
            Act::Run(command) => Action::Run(*command),
            Act::Reveal(event) => Action::View(ViewAction::Reveal(*event)),
            Act::Select(selection) => Action::View(ViewAction::Select(selection.clone())),
            Act::Read(article) => Action::View(ViewAction::Read(*article, None)),
            Act::Apply(view) => Action::View(ViewAction::Apply(view.clone())),
        });
        return false;
    }
    let beside = ctx.input(|input| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !shown.response.rect.contains(at))
    });
    !beside
}

fn card_ui(
    ui: &mut Ui,
    theme: &Theme,
    state: &mut PaletteState,
    (entries, n_all): (&[Entry], usize),
    keys: (bool, bool),
) -> Option<usize> {
    let shadow = egui::Shadow { offset: [0, 8], blur: 32, spread: 0, color: theme.color.shadow };
    let frame = Frame::new()
        .fill(theme.color.raised)
        .stroke(theme.hairline(theme.color.line_strong))
        .corner_radius(corner_radius(theme.radius.popup))
        .shadow(shadow)
        .inner_margin(8.0);
    frame
        .show(ui, |ui| {
            ui.set_width(624.0);
            let line = vec2(ui.available_width(), theme.size.row_popup);
            let layout = Layout::left_to_right(Align::Center);
            let response = ui.allocate_ui_with_layout(line, layout, |ui| words_ui(ui, theme, &mut state.words)).inner;
            if response.changed() {
                state.chosen = 0;
            }
            line_ui(ui, theme);
            let clicked = list_ui(ui, theme, state.chosen, entries, keys);
            foot_ui(ui, theme, (entries.len(), n_all));
            clicked
        })
        .inner
}

/// Shows the magnifier and the letters that are searched for.
fn words_ui(ui: &mut Ui, theme: &Theme, words: &mut String) -> Response {
    let (sign, _) = ui.allocate_exact_size(vec2(26.0, theme.size.row_popup), Sense::hover());
    icon(ui.painter(), theme, Icon::Search, sign.center(), 15.0, theme.color.text_2);
    let edit = TextEdit::singleline(words)
        .hint_text("Command, event, person, place, article")
        .font(theme.text.title.font())
        .frame(Frame::NONE)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find anything"));
    response.request_focus();
    response
}

/// Shows a thin line over the whole width.
fn line_ui(ui: &mut Ui, theme: &Theme) {
    ui.add_space(theme.space.xs);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, theme.hairline(theme.color.line_soft));
    ui.add_space(theme.space.xs);
}

/// Shows what the keys do, and how many entries there are.
fn foot_ui(ui: &mut Ui, theme: &Theme, (n_shown, n_all): (usize, usize)) {
    line_ui(ui, theme);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.xs;
        ui.add_space(theme.space.s);
        for (keys, words) in [(&["\u{2191}", "\u{2193}"][..], "choose"), (&["Enter"], "do"), (&["Esc"], "close")] {
            for key in keys {
                key_hint(ui, key);
            }
            small_ui(ui, theme, words);
            ui.add_space(theme.space.s);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme.space.s);
            let n = if n_shown == n_all { grouped(n_all) } else { format!("{} of {}", grouped(n_shown), grouped(n_all)) };
            small_ui(ui, theme, &format!("{n} {}", if n_all == 1 { "match" } else { "matches" }));
        });
    });
}

fn small_ui(ui: &mut Ui, theme: &Theme, words: &str) {
    let galley = line_galley(ui.painter(), words, theme.text.small, theme.color.text_2, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint_line(ui.painter(), rect.left_center(), galley);
}

/// Shows the name of a group.
fn group_ui(ui: &mut Ui, theme: &Theme, kind: Kind) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.group_head), Sense::hover());
    let galley = line_galley(ui.painter(), kind.label(), theme.text.small, theme.color.text_3, rect.width());
    paint_line(ui.painter(), rect.left_center() + vec2(theme.space.l, 0.0), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, kind.label()));
}

fn list_ui(ui: &mut Ui, theme: &Theme, chosen: usize, entries: &[Entry], (moved, is_empty): (bool, bool)) -> Option<usize> {
    if entries.is_empty() {
        let words = "Nothing has a name like that. Commands for reviewing are there once a project is open.";
        let words = if is_empty { words } else { "Nothing has a name like that" };
        ui.horizontal(|ui| {
            ui.add_space(theme.space.l);
            ui.label(egui::RichText::new(words).font(theme.text.body.font()).color(theme.color.text_2));
        });
        return None;
    }
    let mut clicked = None;
    ScrollArea::vertical().max_height(LIST_PX).min_scrolled_height(LIST_PX).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, entry) in entries.iter().enumerate() {
            if index == 0 || entries[index - 1].kind() != entry.kind() {
                group_ui(ui, theme, entry.kind());
            }
            let row = ListRow::new(&entry.title).leading(entry.leading).tall().selected(index == chosen);
            let row = match entry.kind() {
                _ if entry.detail.is_empty() => row,
                Kind::Command => row.key(&entry.detail),
                _ => row.count(&entry.detail),
            };
            let response = row.show(ui);
            if moved && index == chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

/// Returns the entries that the words may mean, by kind, the likeliest kind and entry first, and how many there are in all.
fn entries(app: &App, words: &str) -> (Vec<Entry>, usize) {
    let words = words.to_lowercase();
    let mut entries = Vec::new();
    let mut add = |entry: Entry, bonus: i32| {
        if let Some(rank) = rank(&words, &entry.title) {
            entries.push(Entry { rank: rank + bonus, ..entry });
        }
    };
    for entry in registry().iter().filter(|entry| !matches!(entry.command, Command::Reading(_) | Command::Palette)) {
        if app.cannot(entry.command).is_none() {
            let keys = app.keymap.label(entry.command);
            let leading = Leading::Space;
            add(Entry { rank: 0, title: entry.label.to_owned(), detail: keys, leading, act: Act::Run(entry.command) }, 3);
        }
    }
    for view in &app.project.saved_views {
        let leading = Leading::Icon(Icon::Search);
        let title = format!("View: {}", view.name);
        add(Entry { rank: 0, title, detail: "saved view".to_owned(), leading, act: Act::Apply(view.name.clone()) }, 4);
    }
    if !words.trim().is_empty() {
        for row in app.session.derived.rows.iter() {
            let shown = &row.shown;
            let leading = Leading::Mark(shape_of(shown.factuality), fill_of(shown.status));
            let act = Act::Reveal(shown.event);
            add(Entry { rank: 0, title: shown.title.to_string(), detail: dates::short(&shown.when), leading, act }, 0);
        }
        for entity in app.project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected) {
            let leading = Leading::Kind(glyph_of(entity.kind));
            let act = Act::Select(Selection::Entities(vec![entity.id]));
            add(Entry { rank: 0, title: entity.name.to_string(), detail: entity.kind.as_str().to_owned(), leading, act }, 2);
        }
        for article in app.project.articles.iter() {
            let title = article.display_title().to_owned();
            let detail = article.published.as_ref().map(|published| dates::day(published.day)).unwrap_or_default();
            add(Entry { rank: 0, title, detail, leading: Leading::Icon(Icon::File), act: Act::Read(article.id) }, 1);
        }
    }
    entries.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| a.title.cmp(&b.title)));
    let n_all = entries.len();
    entries.truncate(N_ENTRIES);
    let mut kinds: Vec<Kind> = Vec::new();
    for entry in &entries {
        if !kinds.contains(&entry.kind()) {
            kinds.push(entry.kind());
        }
    }
    entries.sort_by_key(|entry| kinds.iter().position(|kind| *kind == entry.kind()));
    (entries, n_all)
}

/// Returns how well a title fits the words: whole at the start, at a word's start, inside, or letter by letter; nothing where
/// it does not.
fn rank(words: &str, title: &str) -> Option<i32> {
    if words.trim().is_empty() {
        return Some(0);
    }
    let title = title.to_lowercase();
    if title.starts_with(words) {
        return Some(40);
    }
    if let Some(at) = title.find(words) {
        let at_word = title.get(..at).is_some_and(|before| before.ends_with(|character: char| !character.is_alphanumeric()));
        return Some(if at_word { 30 } else { 20 });
    }
    let mut letters = title.chars();
    let scattered = words.chars().filter(|letter| !letter.is_whitespace()).all(|letter| letters.any(|held| held == letter));
    scattered.then_some(5)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn beginnings_go_before_middles_and_middles_before_scattered_letters() {
        let order = ["Save", "Not saved", "Unsaved", "Stay a while, Eve"].map(|title| rank("save", title));
        assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "{order:?}");
        assert_eq!(rank("xyz", "Save"), None);
    }
}
