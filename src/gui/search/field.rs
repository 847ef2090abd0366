//! The field itself: magnifying glass, chips, the words with their fields told apart, what takes all away, the key.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::{
    Align, Context, Frame, Galley, Id, Key, Layout, Margin, Modifiers, Rect, Response, Sense, StrokeKind, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::popup::{self, Entry};
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::view::Screen;
use crate::gui::widgets::{FilterChip, IconButton, KeyTone, focus_ring, key_hint_width, paint_key_hint};
use crate::model::EntityKind;
use crate::query::search::{Closeness, How, fold};
use crate::query::{Asked, Candidate, Expr, Field, Filter, Form, QueryError, complete, parse_query};

/// The share of the field that chips may take before they are counted instead.
const CHIPS_SHARE: f32 = 0.62;

/// A part of the filter that stands before the words.
struct Chip {
    field: String,
    value: String,
    part: Part,
}

/// Where a chip comes from.
enum Part {
    Statuses,
    Types,
    Factualities,
    Entity,
    Term(usize),
}

/// Returns the id of the text field.
fn field_id() -> Id {
    Id::unique("search events")
}

/// Shows the search field with its popup.
pub(in crate::gui) fn search_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let mut filter = app.view.filter.clone();
    let width = (ui.available_width() - theme.space.xl).clamp(120.0, 660.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, theme.size.search), Sense::hover());
    let wants_focus = std::mem::take(&mut app.session.wants_search);
    if ui.memory(|memory| memory.has_focus(field_id())) || wants_focus {
        offer(ui.ctx(), app, &filter);
    }
    let entries = popup::entries(app);
    let done = if app.session.search.had_focus { keys(ui.ctx(), app, &mut filter, &entries, actions) } else { Done::Nothing };
    let takes_tab = by_tab(app, &filter, &entries).is_some();
    let response = contents_ui(ui, theme, app, (&mut filter, takes_tab), rect);
    if wants_focus || done == Done::Taken {
        response.request_focus();
    }
    let has_focus = response.has_focus() || wants_focus;
    if response.changed() {
        app.session.search.pointed = None;
        app.session.search.is_closed = false;
    }
    if response.gained_focus() {
        app.session.search.is_closed = false;
    }
    // A press on the popup takes the keyboard away from the field; the popup stays until the press is over.
    let is_over = app.session.search.popup.is_some_and(|popup| {
        ui.input(|input| {
            let is_pressed = input.pointer.any_down() || input.pointer.any_released();
            is_pressed && input.pointer.interact_pos().is_some_and(|at| popup.contains(at))
        })
    });
    let is_open = !app.session.search.is_closed && (has_focus || is_over);
    if app.session.search.had_focus && !has_focus && !is_open && done != Done::Taken {
        // What is finished becomes chips once the field is left.
        drop(filter.absorb(&app.project));
    }
    app.session.search.had_focus = has_focus || is_open;
    app.session.search.popup = None;
    if is_open {
        let error = parse_query(&filter.words, &app.project.settings).err();
        let (chosen, popup) = popup::popup_ui(ui.ctx(), theme, app, (rect, error.as_ref()), &entries, actions);
        app.session.search.popup = Some(popup);
        if let Some(chosen) = chosen {
            take(ui.ctx(), app, &mut filter, &entries[chosen], actions);
            response.request_focus();
        }
    }
    if filter != app.view.filter {
        actions.push(Action::View(ViewAction::Filter(filter)));
    }
}

/// Works out what may come next and what was found beside events.
fn offer(ctx: &Context, app: &mut App, filter: &Filter) {
    let derived = &mut app.session.derived;
    let key = (derived.generation, filter.words.clone(), cursor(ctx, &filter.words));
    if app.session.search.offered_for.as_ref() == Some(&key) {
        return;
    }
    let (links, contradicting) = (&derived.links, &derived.contradicting);
    let asked = Asked { project: &app.project, links, contradicting, codebook: &app.codebook };
    app.session.search.completion = complete(&mut derived.catalog, asked, &filter.words, key.2);
    app.session.search.offered_for = Some(key);
    app.session.search.refresh(&app.project, app.session.derived.renewals, filter);
    app.session.search.near = near(app, filter);
}

/// Returns the words that stand nowhere, with those that are searched for instead.
fn near(app: &App, filter: &Filter) -> Vec<(String, Vec<String>)> {
    let expr = filter.understood(&app.project.settings);
    let index = app.session.derived.catalog.words.index();
    expr.words()
        .into_iter()
        .filter_map(|value| {
            let (numbers, closeness) = app.session.derived.catalog.words.find(&fold(&value.text), How::Beginning);
            let mut words: Vec<String> = numbers.iter().map(|&number| index.word(number).to_owned()).collect();
            if words.is_empty() {
                words = app.session.search.near_in_articles(value);
            }
            words.truncate(3);
            let is_near = closeness == Closeness::Near && !words.is_empty() && value.form == Form::Word;
            is_near.then(|| (value.text.clone(), words))
        })
        .collect()
}

/// Returns the byte at which the cursor stands.
fn cursor(ctx: &Context, words: &str) -> usize {
    let range = TextEdit::load_state(ctx, field_id()).and_then(|state| state.cursor.char_range());
    let index = range.map_or(usize::MAX, |range| range.primary.index.0);
    words.char_indices().nth(index).map_or(words.len(), |(offset, _)| offset)
}

fn set_cursor(ctx: &Context, words: &str, offset: usize) {
    let mut state = TextEdit::load_state(ctx, field_id()).unwrap_or_default();
    let index = words.get(..offset).unwrap_or(words).chars().count();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(index))));
    state.store(ctx, field_id());
}

/// What the keys of the popup did.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Nothing,
    /// An entry was taken, or chips were made or opened: the field keeps the keyboard.
    Taken,
}

/// Takes the keys that are the popup's before the text field sees them.
fn keys(ctx: &Context, app: &mut App, filter: &mut Filter, entries: &[Entry], actions: &mut Vec<Action>) -> Done {
    let pressed = |modifiers: Modifiers, key: Key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Escape) {
        *filter = Filter::default();
        return Done::Taken;
    }
    if !app.session.search.is_closed && !entries.is_empty() {
        let last = entries.len() - 1;
        let pointed = app.session.search.pointed;
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            app.session.search.pointed = Some(pointed.map_or(0, |at| (at + 1).min(last)));
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            app.session.search.pointed = pointed.and_then(|at| at.checked_sub(1));
        }
        let chosen = app.session.search.pointed.filter(|&at| at <= last);
        if let Some(at) = by_tab(app, filter, entries).filter(|_| pressed(Modifiers::NONE, Key::Tab)) {
            take(ctx, app, filter, &entries[at], actions);
            return Done::Taken;
        }
        if let Some(at) = chosen.filter(|_| pressed(Modifiers::NONE, Key::Enter)) {
            take(ctx, app, filter, &entries[at], actions);
            return Done::Taken;
        }
    }
    if filter.words.is_empty() && pressed(Modifiers::NONE, Key::Backspace) {
        if let Some(last) = chips(app, filter).pop() {
            open(ctx, app, filter, &last);
        }
        return Done::Taken;
    }
    Done::Nothing
}

/// Returns the entry that Tab takes: the chosen one, else the first that completes the word at the cursor. With none, Tab leads
/// to the next control as it does everywhere.
fn by_tab(app: &App, filter: &Filter, entries: &[Entry]) -> Option<usize> {
    if app.session.search.is_closed {
        return None;
    }
    let begun = filter.words.get(app.session.search.completion.replace.range()).unwrap_or_default();
    let completes = |entry: &Entry| matches!(entry, Entry::Complete(candidate) if candidate.insert != begun);
    let first = entries.first().filter(|entry| !begun.is_empty() && completes(entry)).map(|_| 0);
    app.session.search.pointed.filter(|&at| at < entries.len()).or(first)
}

/// Does what an entry of the popup says.
fn take(ctx: &Context, app: &mut App, filter: &mut Filter, entry: &Entry, actions: &mut Vec<Action>) {
    app.session.search.pointed = None;
    match entry {
        Entry::Complete(candidate) => insert(ctx, app, filter, candidate),
        Entry::Read(passage) => {
            let words = passage.words.first().copied().unwrap_or(passage.sentence);
            // Articles are read on the desk.
            actions.push(Action::View(ViewAction::Go(Screen::Desk)));
            actions.push(Action::View(ViewAction::Read(passage.article, Some(words))));
            app.session.search.is_closed = true;
        }
    }
}

/// Writes a candidate in place of the words at the cursor.
fn insert(ctx: &Context, app: &App, filter: &mut Filter, candidate: &Candidate) {
    let replace = app.session.search.completion.replace;
    if filter.words.get(replace.range()).is_none() {
        return;
    }
    let text = if candidate.is_field { candidate.insert.clone() } else { format!("{} ", candidate.insert) };
    filter.words.replace_range(replace.range(), &text);
    set_cursor(ctx, &filter.words, replace.start() + text.len());
}

fn contents_ui(ui: &mut Ui, theme: &Theme, app: &App, (filter, takes_tab): (&mut Filter, bool), rect: Rect) -> Response {
    let color = theme.color;
    ui.painter().rect(
        rect,
        corner_radius(theme.radius.field),
        color.raised,
        theme.hairline(color.line_control),
        StrokeKind::Inside,
    );
    icon(ui.painter(), theme, Icon::Search, pos2(rect.left() + 17.0, rect.center().y), 14.0, color.text_2);
    let mut inner = rect.with_min_x(rect.left() + 29.0);
    inner.max.x -= key_hint_width(ui.painter(), theme, "/") + theme.space.l;
    paint_key_hint(ui.painter(), theme, pos2(inner.right() + theme.space.xs, rect.center().y), "/", KeyTone::Normal);
    if *filter != Filter::default() {
        inner.max.x -= theme.size.hit_target_min;
        let at =
            Rect::from_min_max(pos2(inner.right(), rect.top()), pos2(inner.right() + theme.size.hit_target_min, rect.bottom()));
        let mut right = ui.new_child(UiBuilder::new().max_rect(at).layout(Layout::left_to_right(Align::Center)));
        if IconButton::new(Icon::Close, "Show everything").key("Shift Esc").show(&mut right).clicked() {
            *filter = Filter::default();
        }
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().item_spacing.x = theme.space.s;
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    chips_ui(&mut child, app, filter, inner.width() * CHIPS_SHARE);
    let response = words_ui(&mut child, theme, app, (filter, takes_tab));
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, theme.radius.field);
    }
    response
}

/// Shows the chips; those that find no room are counted.
fn chips_ui(ui: &mut Ui, app: &App, filter: &mut Filter, room: f32) {
    let chips = chips(app, filter);
    let left = ui.cursor().left();
    let n = chips.len();
    for (index, chip) in chips.iter().enumerate() {
        let used = ui.cursor().left() - left;
        if index > 0 && used + 90.0 > room {
            let rest: Vec<String> = chips[index..].iter().map(|chip| format!("{} {}", chip.field, chip.value)).collect();
            let more = format!("{} more", n - index);
            let shown = FilterChip::new("and", &more).show(ui);
            shown.chip.on_hover_text(rest.join("\n"));
            if shown.is_removed {
                chips[index..].iter().rev().for_each(|chip| without(filter, &chip.part));
            }
            return;
        }
        let shown = FilterChip::new(&chip.field, &chip.value).show(ui);
        if shown.is_removed {
            without(filter, &chip.part);
            return;
        }
        if shown.chip.clicked() {
            open(ui.ctx(), app, filter, chip);
            ui.memory_mut(|memory| memory.request_focus(field_id()));
            return;
        }
    }
}

/// Shows the words, with fields and errors told apart.
fn words_ui(ui: &mut Ui, theme: &Theme, app: &App, (filter, takes_tab): (&mut Filter, bool)) -> Response {
    let hint = egui::RichText::new("Search events, notes, text").color(theme.color.text_3);
    let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _: f32| -> Arc<Galley> {
        let error = parse_query(buffer.as_str(), &app.project.settings).err();
        ui.fonts_mut(|fonts| fonts.layout_job(colored(theme, buffer.as_str(), error.as_ref())))
    };
    let edit = TextEdit::singleline(&mut filter.words)
        .id(field_id())
        .hint_text(hint)
        .font(theme.text.body.font())
        .frame(Frame::NONE)
        .margin(Margin::symmetric(2, 0))
        .align(egui::Align2::LEFT_CENTER)
        .lock_focus(takes_tab)
        .layouter(&mut layouter)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Search events");
    if filter.words.contains('\t') {
        filter.words = filter.words.replace('\t', "");
    }
    response
}

/// Returns the words of a query with field names in grey and what is wrong underlined.
fn colored(theme: &Theme, text: &str, error: Option<&QueryError>) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    let wrong = error.filter(|error| !error.is_unfinished).map(|error| error.span);
    let mut at = 0;
    for (start, end) in field_names(text) {
        append(&mut job, theme, text, (at, start), false, wrong);
        append(&mut job, theme, text, (start, end), true, wrong);
        at = end;
    }
    append(&mut job, theme, text, (at, text.len()), false, wrong);
    job
}

/// Appends a part of a query, cut where an error begins or ends.
fn append(
    job: &mut LayoutJob,
    theme: &Theme,
    text: &str,
    (start, end): (usize, usize),
    is_field: bool,
    wrong: Option<crate::text::Span>,
) {
    let ink = if is_field { theme.color.text_3 } else { theme.color.text };
    let wrong = wrong.unwrap_or(crate::text::Span::new(end, end));
    let cut = |offset: usize| offset.clamp(start, end);
    for (from, to, is_wrong) in
        [(start, cut(wrong.start()), false), (cut(wrong.start()), cut(wrong.end()), true), (cut(wrong.end()), end, false)]
    {
        let Some(words) = text.get(from..to).filter(|words| !words.is_empty()) else { continue };
        let mut format = theme.text.body.format(ink);
        if is_wrong {
            format.underline = egui::Stroke::new(1.5, theme.color.conflict);
            format.color = theme.color.conflict;
        }
        job.append(words, 0.0, format);
    }
}

/// Returns where names of fields stand, with their colons.
fn field_names(text: &str) -> Vec<(usize, usize)> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut in_quotes = false;
    for (offset, character) in text.char_indices() {
        match character {
            '"' | '\u{201c}' | '\u{201d}' => in_quotes = !in_quotes,
            ':' if !in_quotes && text.get(start..offset).and_then(Field::from_name).is_some() => {
                names.push((start, offset + 1));
            }
            _ => {}
        }
        if character.is_whitespace() || matches!(character, '(' | '-') {
            start = offset + character.len_utf8();
        }
    }
    names
}

/// Returns the parts of the filter beside its words.
fn chips(app: &App, filter: &Filter) -> Vec<Chip> {
    let chip = |field: &str, value: String, part: Part| Chip { field: field.to_owned(), value, part };
    let mut chips = Vec::new();
    if !filter.hidden_statuses.is_empty() {
        let hidden: Vec<&str> = filter.hidden_statuses.iter().map(|status| status.as_str()).collect();
        chips.push(chip("status", format!("not {}", hidden.join(", ")), Part::Statuses));
    }
    if !filter.event_types.is_empty() {
        let types: Vec<&str> = filter.event_types.iter().map(|id| app.codebook.label(id)).collect();
        chips.push(chip("type", types.join(", "), Part::Types));
    }
    if !filter.factualities.is_empty() {
        let kinds: Vec<&str> = filter.factualities.iter().map(|kind| kind.as_str()).collect();
        chips.push(chip("kind", kinds.join(", "), Part::Factualities));
    }
    if let Some(entity) = filter.entity.and_then(|id| app.project.entities.get(id)) {
        let field = if entity.kind == EntityKind::Place { "where" } else { "who" };
        chips.push(chip(field, entity.name.to_string(), Part::Entity));
    }
    for (index, part) in filter.terms.iter().enumerate() {
        let Some((term, negated)) = part.as_term() else { continue };
        let values: Vec<&str> = term.values.iter().map(|value| value.text.as_str()).collect();
        let not = if negated { "not " } else { "" };
        chips.push(chip(term.field.as_str(), format!("{not}{}", values.join(", ")), Part::Term(index)));
    }
    chips
}

/// Takes a part out of the filter.
fn without(filter: &mut Filter, part: &Part) {
    match part {
        Part::Statuses => filter.hidden_statuses.clear(),
        Part::Types => filter.event_types.clear(),
        Part::Factualities => filter.factualities.clear(),
        Part::Entity => filter.entity = None,
        Part::Term(index) => drop(filter.terms.remove(*index)),
    }
}

/// Takes a part out of the filter and writes it before the words, to be changed there.
fn open(ctx: &Context, app: &App, filter: &mut Filter, chip: &Chip) {
    let mut alone = filter.clone();
    without(&mut alone, &chip.part);
    let alone_query = Filter { words: String::new(), ..alone.clone() }.query(&app.project);
    let whole = Filter { words: String::new(), ..filter.clone() }.query(&app.project);
    let (Ok(rest), Ok(whole)) = (alone_query, whole) else { return };
    let rest = rest.conjuncts();
    let opened = Expr::all(whole.conjuncts().into_iter().filter(|part| !rest.contains(part))).to_string();
    let words = filter.words.trim().to_owned();
    *filter = alone;
    filter.words = if words.is_empty() { opened.clone() } else { format!("{opened} {words}") };
    set_cursor(ctx, &filter.words, opened.len());
}

#[cfg(test)]
mod tests {
    use super::field_names;

    #[test]
    fn names_of_fields_are_found_outside_quotes() {
        let text = "who:putin -type:talks \"when: ever\" 11:30 x:y";
        let names: Vec<&str> = field_names(text).into_iter().filter_map(|(start, end)| text.get(start..end)).collect();
        assert_eq!(names, ["who:", "type:"]);
    }
}
