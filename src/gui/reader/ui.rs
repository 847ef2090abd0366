//! Painting the reader and turning clicks on words into actions.

use std::sync::Arc;

use egui::{Align, Galley, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::highlight::{Highlight, highlights, paint_line, placed, row_rects};
use super::remark::{Remark, paint_dashes, remark_ui};
use super::word::{whole_words, word_at};
use super::{GAP_PX, ReaderState, paragraph};
use crate::gui::action::{Action, ViewAction};
use crate::gui::derived::Trigger;
use crate::gui::marks::{coverage_sign, event_mark};
use crate::gui::signs::{coverage_of, fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::view::{Selection, View};
use crate::model::{Article, Project};
use crate::query::{Row, Rows, SentenceState};
use crate::text::Span;

/// What the reader shows.
pub struct ReaderInput<'a> {
    /// The project.
    pub project: &'a Project,
    /// The article.
    pub article: &'a Article,
    /// The visible events.
    pub rows: &'a Rows,
    /// The words that stand for visible events, sorted.
    pub triggers: &'a [Trigger],
    /// The state of each sentence.
    pub coverage: &'a [(Span, SentenceState)],
    /// Notes and questions on passages of the article, in the order of the text.
    pub remarks: &'a [Remark],
    /// The words that were looked for, in order.
    pub found: &'a [Span],
    /// What is chosen and highlighted.
    pub view: &'a View,
    /// The row of the chosen event.
    pub chosen_row: Option<usize>,
}

/// How many signs stand side by side in the gutter; sentences that begin on the same row share them.
const GUTTER_SIGNS: usize = 3;

/// From the edge of the reader to the middle of the first sign, and from sign to sign.
const GUTTER_MARGIN: f32 = 10.0;
const SIGN_STEP: f32 = 11.0;

/// Where the columns of the reader lie.
struct Columns {
    gutter: f32,
    measure: f32,
    notes: Option<f32>,
}

/// Shows an article and pushes what a person does in it.
pub fn reader_ui(ui: &mut Ui, theme: &Theme, input: &ReaderInput<'_>, state: &mut ReaderState, actions: &mut Vec<Action>) {
    let columns = columns(theme, ui.available_width());
    let page = state.page(input.article, columns.measure);
    let paragraphs = page.paragraphs.clone();
    let mut heights = page.heights.clone();
    state.visible.clear();
    let target = state.scroll_to;
    egui::ScrollArea::vertical().id_salt(("reader", input.article.id)).auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let total: f32 = heights.iter().map(|height| height + GAP_PX).sum::<f32>() + 2.0 * theme.space.l;
        ui.set_height(total);
        ui.set_width(ui.available_width());
        let origin = ui.max_rect().min;
        let mut y = theme.space.l;
        for (index, &span) in paragraphs.iter().enumerate() {
            let height = heights[index];
            let wanted = target.is_some_and(|target| target.overlaps(span));
            if wanted || (y + height > viewport.min.y && y < viewport.max.y) {
                let at = pos2(origin.x, origin.y + y);
                heights[index] = paragraph_ui(ui, theme, input, state, Paragraph { span, at, columns: &columns }, actions);
                if y + height / 2.0 > viewport.min.y && y + height / 2.0 < viewport.max.y {
                    state.visible.push(span);
                }
            }
            y += heights[index] + GAP_PX;
        }
    });
    if let Some(page) = &mut state.page {
        page.heights = heights;
    }
}

/// Divides the width: gutter, text, and margin notes where there is room.
fn columns(theme: &Theme, width: f32) -> Columns {
    let gutter = theme.size.reader_gutter;
    let notes = theme.size.reader_notes_min;
    let room = width - gutter - theme.space.xl;
    if room >= theme.size.reader_measure + notes {
        Columns { gutter, measure: theme.size.reader_measure, notes: Some(room - theme.size.reader_measure - theme.space.xl) }
    } else if room >= 380.0 + notes {
        Columns { gutter, measure: room - notes - theme.space.xl, notes: Some(notes) }
    } else {
        Columns { gutter, measure: room.clamp(160.0, theme.size.reader_measure), notes: None }
    }
}

/// A paragraph and where it is painted.
#[derive(Clone, Copy)]
struct Paragraph<'a> {
    span: Span,
    at: Pos2,
    columns: &'a Columns,
}

/// Shows one paragraph with its signs and notes; returns its height.
fn paragraph_ui(
    ui: &mut Ui,
    theme: &Theme,
    input: &ReaderInput<'_>,
    state: &mut ReaderState,
    place: Paragraph<'_>,
    actions: &mut Vec<Action>,
) -> f32 {
    let (text, columns) = (&input.article.text, place.columns);
    let headline = input.article.parts.headline == Some(place.span);
    let list = highlights(theme, input, place.span);
    let job = paragraph::job(theme, text, place.span, headline, columns.measure, &list);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(place.at.x + columns.gutter, place.at.y);
    let rect = Rect::from_min_size(at, vec2(columns.measure, galley.size().y));
    let response = ui.interact(rect, ui.scope_id().with(("paragraph", place.span.start())), Sense::click_and_drag());
    let words = Words { article: input.article, span: place.span, galley: Arc::clone(&galley), at };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, input.article.slice(place.span)));
    paint_grounds(ui, theme, &words, &list);
    paint_selection(ui, theme, state, &words);
    ui.painter().galley(at, galley, theme.color.text);
    paint_lines(ui, &words, &list);
    for remark in input.remarks.iter().filter(|remark| remark.span.overlaps(place.span)) {
        words.rects(remark.span).into_iter().for_each(|row| paint_dashes(ui, theme, row));
    }
    gutter(ui, theme, input, &words, place.at.x);
    let height = match columns.notes {
        Some(width) => {
            let beside = Rect::from_min_size(pos2(rect.right() + theme.space.xl, at.y), vec2(width, 0.0));
            rect.height().max(notes_ui(ui, theme, input, place.span, beside, actions))
        }
        None => rect.height() + remarks_ui(ui, theme, input, place.span, rect, actions),
    };
    point(ui, input, state, &words, &response, actions);
    scroll(ui, state, &words);
    height
}

/// A painted paragraph.
struct Words<'a> {
    article: &'a Article,
    span: Span,
    galley: Arc<Galley>,
    at: Pos2,
}

impl Words<'_> {
    /// Returns the rectangles of those words of `span` that stand in this paragraph.
    fn rects(&self, span: Span) -> Vec<Rect> {
        let from = span.start().max(self.span.start());
        let to = span.end().min(self.span.end());
        if from >= to {
            return Vec::new();
        }
        let rects = row_rects(&self.galley, self.characters_before(from), self.characters_before(to));
        rects.into_iter().map(|rect| placed(rect, self.at)).collect()
    }

    fn characters_before(&self, byte: usize) -> usize {
        self.article.slice(Span::new(self.span.start(), byte)).chars().count()
    }

    /// Returns the byte under the pointer.
    fn byte_at(&self, pointer: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(pointer - self.at);
        let words = self.article.slice(self.span);
        let offset = words.char_indices().nth(cursor.index.0).map_or(words.len(), |(offset, _)| offset);
        self.span.start() + offset
    }
}

fn paint_selection(ui: &Ui, theme: &Theme, state: &ReaderState, words: &Words<'_>) {
    for rect in state.selected.map_or_else(Vec::new, |selected| words.rects(selected)) {
        ui.painter().rect_filled(rect, theme.radius.highlight, theme.color.selected_words);
    }
}

/// Paints the grounds of words, later ones over earlier ones.
fn paint_grounds(ui: &Ui, theme: &Theme, words: &Words<'_>, highlights: &[Highlight]) {
    for highlight in highlights {
        let Some(ground) = highlight.ground else { continue };
        for rect in words.rects(highlight.span) {
            ui.painter().rect_filled(rect, theme.radius.highlight, ground);
        }
    }
}

fn paint_lines(ui: &Ui, words: &Words<'_>, highlights: &[Highlight]) {
    for highlight in highlights {
        if let Some(line) = highlight.line {
            for rect in words.rects(highlight.span) {
                paint_line(ui.painter(), rect, line);
            }
        }
    }
}

/// Paints the coverage of the sentences that begin in a paragraph, each beside the row where it begins.
fn gutter(ui: &Ui, theme: &Theme, input: &ReaderInput<'_>, words: &Words<'_>, left: f32) {
    let mut last = (f32::NEG_INFINITY, 0);
    for &(sentence, state) in input.coverage.iter().filter(|(sentence, _)| words.span.contains(*sentence)) {
        let Some(first) = words.rects(sentence).first().copied() else { continue };
        let y = first.center().y;
        last = if (y - last.0).abs() < 1.0 { (y, last.1 + 1) } else { (y, 0) };
        if last.1 >= GUTTER_SIGNS {
            continue;
        }
        let center = pos2(left + GUTTER_MARGIN + SIGN_STEP * last.1 as f32, y);
        coverage_sign(ui.painter(), theme, center, coverage_of(state));
    }
}

/// Shows the events of a paragraph beside it, then the remarks on it; returns the height they take.
fn notes_ui(ui: &mut Ui, theme: &Theme, input: &ReaderInput<'_>, span: Span, at: Rect, actions: &mut Vec<Action>) -> f32 {
    let mut rows: Vec<usize> =
        input.triggers.iter().filter(|trigger| span.contains(trigger.span)).map(|trigger| trigger.row).collect();
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|row| seen.insert(*row));
    let n = rows.len() + remarks_in(input, span).count();
    if n == 0 {
        return 0.0;
    }
    let height = theme.size.row_list * n as f32;
    ui.painter().vline(at.left(), at.top()..=at.top() + height.max(18.0), theme.hairline(theme.color.line_soft));
    let place = |index: usize| {
        let top = at.top() + theme.size.row_list * index as f32;
        Rect::from_min_size(pos2(at.left() + theme.space.m, top), vec2(at.width() - theme.space.m, theme.size.row_list))
    };
    for (index, &row) in rows.iter().enumerate() {
        let rect = place(index);
        note_ui(ui, theme, input, &input.rows[row], (rect, span.start(), input.chosen_row == Some(row)), actions);
    }
    for (below, remark) in remarks_in(input, span).enumerate() {
        remark_ui(ui, theme, input, remark, place(rows.len() + below), actions);
    }
    height
}

/// Returns the remarks on passages that begin in a paragraph, with their numbers.
fn remarks_in<'a>(input: &ReaderInput<'a>, span: Span) -> impl Iterator<Item = (&'a Remark, usize)> {
    let begins = move |remark: &&Remark| span.contains_offset(remark.span.start());
    input.remarks.iter().filter(begins).zip(0..)
}

/// Shows the remarks on a paragraph below it, where there is no room beside it; returns the height they take.
fn remarks_ui(ui: &Ui, theme: &Theme, input: &ReaderInput<'_>, span: Span, text: Rect, actions: &mut Vec<Action>) -> f32 {
    let mut below = text.bottom();
    for remark in remarks_in(input, span) {
        let size = vec2(text.width(), theme.size.row_list);
        remark_ui(ui, theme, input, remark, Rect::from_min_size(pos2(text.left(), below), size), actions);
        below += theme.size.row_list;
    }
    below - text.bottom()
}

fn note_ui(
    ui: &mut Ui,
    theme: &Theme,
    input: &ReaderInput<'_>,
    row: &Row,
    (rect, paragraph, chosen): (Rect, usize, bool),
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, ui.scope_id().with(("note", paragraph, row.shown.event)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, format!("Event: {}", row.shown.title)));
    let ground = if chosen { Some(theme.color.selected) } else { response.hovered().then_some(theme.color.hover) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme.radius.chip, ground);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme.radius.chip, (theme.stroke.focus, theme.color.accent), egui::StrokeKind::Inside);
    }
    let shown = &row.shown;
    let center = pos2(rect.left() + 11.0, rect.center().y);
    event_mark(ui.painter(), theme, center, theme.timeline.mark_radius, shape_of(shown.factuality), fill_of(shown.status));
    let token = if chosen { theme.text.small_strong } else { theme.text.small };
    let color = if chosen { theme.color.text } else { theme.color.text_2 };
    let mut job = egui::text::LayoutJob::single_section(shown.title.to_string(), token.format(color));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 28.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(rect.left() + 22.0, rect.center().y - galley.size().y / 2.0), galley, color);
    if response.clicked() {
        let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        actions.push(Action::View(ViewAction::Select(input.view.selection.with_event(shown.event, extend))));
    }
}

/// Turns clicks and drags over words into a choice or a selection.
fn point(
    ui: &Ui,
    input: &ReaderInput<'_>,
    state: &mut ReaderState,
    words: &Words<'_>,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::Text);
    }
    if let Some(at) = response.hover_pos() {
        explain(input, words.byte_at(at), response);
    }
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let byte = words.byte_at(pointer);
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        state.anchor = Some(words.byte_at(origin));
    }
    if response.dragged() {
        // A drag may leave the paragraph; within it the words follow the pointer, as whole ones but for Alt.
        if let Some(anchor) = state.anchor {
            let span = Span::new(anchor.min(byte), anchor.max(byte));
            let is_exact = ui.input(|input| input.modifiers.alt);
            let span = if is_exact { span } else { whole_words(&input.article.text, span) };
            state.selected = (!span.is_empty()).then_some(span);
        }
    }
    if response.drag_stopped()
        && let Some(span) = state.selected
    {
        actions.push(Action::View(ViewAction::Select(Selection::Words(input.article.id, span))));
    }
    if response.double_clicked() {
        let word = word_at(&input.article.text, byte);
        state.selected = Some(word);
        actions.push(Action::View(ViewAction::Select(Selection::Words(input.article.id, word))));
    } else if response.clicked() {
        state.selected = None;
        choose(ui, input, byte, actions);
    }
}

/// Says of the date under the pointer how it was read: expression, anchor, rule, interval; else what was noted of the words.
fn explain(input: &ReaderInput<'_>, byte: usize, response: &Response) {
    let article = input.article;
    let Some(timex) = article.timexes.iter().find(|timex| timex.span.contains_offset(byte)) else {
        for remark in input.remarks.iter().filter(|remark| remark.span.contains_offset(byte)) {
            response.clone().on_hover_text_at_pointer(remark.words());
        }
        return;
    };
    let basis = &timex.when.basis;
    let date = timex.when.edtf.as_ref().map_or_else(|| "no date of its own".to_owned(), ToString::to_string);
    let mut lines = vec![format!("\u{201c}{}\u{201d} \u{2192} {date}", article.slice(timex.span))];
    if let Some(bounds) = timex.when.bounds() {
        let end = |day: Option<crate::model::Day>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
        lines.push(format!("{} to {}", end(bounds.earliest), end(bounds.latest)));
    }
    lines.push(basis.why.to_string());
    lines.push(format!("rule {} \u{b7} {} {}", basis.rule, timex.kind.as_str(), timex.value));
    lines.extend(timex.when.alternatives.iter().map(|reading| format!("or {}: {}", reading.value, reading.why)));
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(420.0);
        for line in &lines {
            ui.label(line);
        }
    });
}

/// Chooses what stands at a byte: the event of a trigger, else an entity, else the event whose words it is among.
fn choose(ui: &Ui, input: &ReaderInput<'_>, byte: usize, actions: &mut Vec<Action>) {
    let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    let trigger = input.triggers.iter().find(|trigger| trigger.span.contains_offset(byte));
    let mention = input.article.mentions.iter().find(|mention| mention.span.contains_offset(byte));
    let quote =
        input.triggers.iter().filter(|trigger| trigger.quote.contains_offset(byte)).min_by_key(|trigger| trigger.quote.len());
    let selection = &input.view.selection;
    let chosen = match (trigger, mention, quote) {
        (Some(trigger), ..) | (None, None, Some(trigger)) => selection.with_event(input.rows[trigger.row].shown.event, extend),
        (None, Some(mention), _) => selection.with_entity(input.project.entity_root(mention.entity), extend),
        (None, None, None) => Selection::Article(input.article.id),
    };
    actions.push(Action::View(ViewAction::Select(chosen)));
}

/// Scrolls to the wanted words once their paragraph is painted.
fn scroll(ui: &Ui, state: &mut ReaderState, words: &Words<'_>) {
    let Some(target) = state.scroll_to.filter(|target| target.overlaps(words.span)) else { return };
    if let Some(&rect) = words.rects(target).first() {
        ui.scroll_to_rect(rect.expand2(Vec2::new(0.0, 40.0)), Some(Align::Center));
        state.scroll_to = None;
    }
}
