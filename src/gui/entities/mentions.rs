//! Where an entity is mentioned: its words in a column, what stands before them at the left, what follows at the right.

use std::sync::Arc;

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::head::MARGIN;
use super::state::Page;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::files::grouped;
use crate::gui::marks::{KindShape, event_mark, mention_line};
use crate::gui::signs::{fill_of, glyph_of, shape_of};
use crate::gui::theme::{Face, Theme};
use crate::gui::view::Screen;
use crate::gui::widgets::{
    Button, EmptyState, Run, Shown, end_of_line, focus_ring_inside, line_galley, paint_line, paint_row_ground, runs_galley,
};
use crate::model::{Article, EntityId, EntityKind, Level};
use crate::query::{MentionLine, MentionOrder, Row, around};

/// The height of a mention.
const ROW: f32 = 32.0;
/// How many bytes of the words beside a mention are laid out at most.
const CONTEXT: usize = 240;
/// Widths of source, date and the mark of the event.
const SOURCE: f32 = 92.0;
/// The most that the name of a source takes, and at how wide a list.
const SOURCE_MOST: f32 = 220.0;
const SOURCE_SHARE: f32 = 0.14;
const DATE: f32 = 78.0;
const MARK: f32 = 30.0;
/// Below this width the source gives way.
const NARROW: f32 = 640.0;
/// The least and the greatest width of the column of keywords, and its gaps.
const KEYWORD: std::ops::RangeInclusive<f32> = 48.0..=190.0;
const GAP: f32 = 10.0;
/// The share of the rest that the words before the keyword take.
const BEFORE: f32 = 0.46;

/// Shows the mentions of an entity.
pub(super) fn mentions_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &mut App,
    (entity, page): (EntityId, &Arc<Page>),
    actions: &mut Vec<Action>,
) {
    head_ui(ui, theme, app, page);
    if page.lines.is_empty() {
        ui.add_space(theme.space.xxl);
        let hint = "Select words in an article and choose this name, or open more articles.";
        EmptyState::new("No article mentions it", hint).show(ui);
        return;
    }
    let kind = app.project.entities.get(entity).map_or(EntityKind::Other, |entity| entity.kind);
    let columns = Columns::of(ui, theme, page);
    ScrollArea::vertical().id_salt("mentions").auto_shrink(false).show_rows(ui, ROW, page.lines.len(), |ui, shown| {
        for &line in &page.lines[shown] {
            let line = &page.data.mentions[line];
            if let Some(article) = app.project.articles.get(line.article) {
                row_ui(ui, theme, app, (line, article, kind), &columns, actions);
            }
        }
    });
}

fn head_ui(ui: &mut Ui, theme: &Theme, app: &mut App, page: &Page) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.toolbar), Sense::hover());
    let line = theme.hairline(theme.color.line_soft);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    let remark = match &app.session.entities.form {
        Some(form) => format!("{} as “{form}”", grouped(page.lines.len())),
        None => grouped(page.lines.len()),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Mentions in context, {remark}")));
    let inner = rect.shrink2(vec2(MARGIN, 0.0));
    let mut tools = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    tools.spacing_mut().item_spacing.x = theme.space.xxs;
    for (order, words) in
        [(MentionOrder::After, "words after"), (MentionOrder::Before, "words before"), (MentionOrder::Date, "date")]
    {
        let is_chosen = app.session.entities.order == order;
        let button = Button::new(words).quiet().selected(is_chosen).show(&mut tools);
        if button.on_hover_text(format!("Sort by {words}")).clicked() {
            app.session.entities.order = order;
        }
    }
    let runs = [
        Run { text: "Mentions in context", token: theme.text.heading, color: theme.color.text },
        Run { text: "   ", token: theme.text.body, color: theme.color.text_3 },
        Run { text: &remark, token: theme.text.body, color: theme.color.text_3 },
    ];
    let galley = runs_galley(ui.painter(), &runs, inner.width() - tools.min_rect().width() - theme.space.l);
    paint_line(ui.painter(), inner.left_center(), galley);
}

/// Returns how high the list of so many mentions is, with its head.
pub(super) fn height(n_lines: usize) -> f32 {
    n_lines as f32 * ROW + 44.0
}

/// Where the parts of every row stand.
struct Columns {
    source: Option<f32>,
    date: f32,
    before: (f32, f32),
    keyword: (f32, f32),
    after: (f32, f32),
    mark: f32,
}

impl Columns {
    fn of(ui: &Ui, theme: &Theme, page: &Page) -> Self {
        let area = ui.available_rect_before_wrap();
        let (left, right) = (area.left() + MARGIN, area.right() - MARGIN);
        let source = (area.width() >= NARROW).then_some(left);
        let source_width = (area.width() * SOURCE_SHARE).clamp(SOURCE, SOURCE_MOST);
        let date = left + source.map_or(0.0, |_| source_width);
        let token = theme.text.reader.in_face(Face::SerifBold);
        let width = |(form, _): &(String, usize)| {
            line_galley(ui.painter(), form, token, theme.color.text, f32::INFINITY).size().x + 2.0
        };
        let widest = page.data.forms.iter().take(40).map(width).fold(0.0, f32::max);
        let keyword = widest.clamp(*KEYWORD.start(), *KEYWORD.end());
        let (from, to) = (date + DATE + GAP, right - MARK);
        let free = (to - from - keyword - 2.0 * GAP).max(60.0);
        let start = from + free * BEFORE + GAP;
        Self {
            source,
            date,
            before: (from, start - GAP),
            keyword: (start, start + keyword),
            after: (start + keyword + GAP, to),
            mark: right - 8.0,
        }
    }
}

fn row_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    (line, article, kind): (&MentionLine, &Article, EntityKind),
    columns: &Columns,
    actions: &mut Vec<Action>,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (before, after) = around(&article.text, line.span, CONTEXT);
    let words = article.slice(line.span);
    let source = article.source.and_then(|id| app.project.sources.get(id));
    let source = source.map_or_else(|| article.display_title(), |source| &source.name);
    let date = line.published.map(dates::day).unwrap_or_default();
    let row = line.event.and_then(|event| app.session.derived.row(event));
    let is_selected = line.event.is_some_and(|event| app.view.selection.events().contains(&event));
    response.widget_info(|| {
        let spoken = format!("Mention: {source}, {date}: {before}{words}{after}");
        WidgetInfo::selected(Role::ListItem, true, is_selected, spoken)
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        actions.push(Action::View(ViewAction::Go(Screen::Desk)));
        actions.push(Action::View(ViewAction::Read(article.id, Some(line.span))));
    }
    if ui.is_rect_visible(rect) {
        let shown = Shown::of(&response, is_selected);
        let face = if line.level == Level::Name { Face::SerifBold } else { Face::SerifRegular };
        let cells = Cells { source, date: &date, before, words, after, face, glyph: glyph_of(kind), shown };
        paint_row(ui, theme, (rect, columns), &cells);
        paint_mark(ui, theme, pos2(columns.mark, rect.center().y), row);
    }
    response.on_hover_text(format!("{}\nEnter shows it in the article", article.display_title()));
}

/// What stands in a row, from left to right.
struct Cells<'a> {
    source: &'a str,
    date: &'a str,
    before: &'a str,
    words: &'a str,
    after: &'a str,
    /// Names are strong; words that only mean it are not.
    face: Face,
    glyph: KindShape,
    shown: Shown,
}

fn paint_row(ui: &Ui, theme: &Theme, (rect, columns): (Rect, &Columns), cells: &Cells<'_>) {
    let &Cells { source, date, before, words, after, face, glyph, shown } = cells;
    let (painter, color, y) = (ui.painter(), theme.color, rect.center().y);
    paint_row_ground(painter, theme, rect, 0.0, shown);
    painter.hline(rect.x_range(), rect.bottom(), theme.hairline(color.line_faint));
    if shown.has_focus {
        focus_ring_inside(painter, theme, rect, theme.radius.key);
    }
    if let Some(left) = columns.source {
        paint_line(
            painter,
            pos2(left, y),
            line_galley(painter, source, theme.text.small, color.text_2, columns.date - left - GAP),
        );
    }
    paint_line(painter, pos2(columns.date, y), line_galley(painter, date, theme.text.small, color.text_2, f32::INFINITY));
    let serif = theme.text.reader;
    let (from, to) = columns.before;
    let before = end_of_line(painter, before.trim_end(), serif, color.text_2, to - from);
    paint_line(painter, pos2(to - before.size().x, y), before);
    let (from, to) = columns.keyword;
    let ink = theme.kind_colors(glyph).0;
    let keyword = line_galley(painter, words, serif.in_face(face), ink, to - from);
    let at = paint_line(painter, pos2(f32::midpoint(from, to) - keyword.size().x / 2.0, y), keyword);
    mention_line(painter, theme, at, glyph);
    let (from, to) = columns.after;
    paint_line(painter, pos2(from, y), line_galley(painter, after.trim_start(), serif, color.text_2, to - from));
}

/// Paints the mark of the event that the words belong to.
fn paint_mark(ui: &Ui, theme: &Theme, center: egui::Pos2, row: Option<&Row>) {
    let Some(row) = row else { return };
    event_mark(
        ui.painter(),
        theme,
        center,
        theme.timeline.mark_radius,
        shape_of(row.shown.factuality),
        fill_of(row.shown.status),
    );
}
