//! The table: a row for each claim, a column for each field, and the verdict below them.

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::words::{grade, published, said_words, source_name};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dates;
use crate::gui::files::things;
use crate::gui::marks::{agreement_symbol, event_mark};
use crate::gui::signs::{agreement_of, capitalized, fill_of, shape_of};
use crate::gui::theme::{TextToken, Theme};
use crate::gui::widgets::{Badge, Button, badge, line_galley, paint_line};
use crate::query::{ClaimField, ClaimRow, ClaimsTable, Column, Said};

const HEAD: f32 = 52.0;
/// Above this width the head has room for sources and copies too.
const WIDE_HEAD: f32 = 560.0;
/// The room of a badge around its words.
const BADGE_AROUND: f32 = 14.0;
const VERDICT: f32 = 46.0;
const PAD: f32 = 9.0;
const SOURCE_WIDTH: f32 = 172.0;
const PUBLISHED_WIDTH: f32 = 100.0;
const SILENT_WIDTH: f32 = 78.0;
const WORDS_MIN: f32 = 200.0;
/// Other columns grow up to so much while the words have so much room.
const WORDS_GOOD: f32 = 420.0;
const VALUE_MOST: f32 = 320.0;
/// How many rows are measured for that.
const MOST_MEASURED: usize = 20;

/// Shows the event's title, how many fields contradict, and what can be done.
pub(super) fn head_ui(ui: &mut Ui, theme: &Theme, app: &App, claims: &ClaimsTable, actions: &mut Vec<Action>) {
    let size = vec2(ui.available_width(), HEAD);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.m;
        ui.add_space(theme.space.l);
        let why_not = app.cannot(Command::AddQuote).map(|_| "Select words in an article first; then Shift E adds them");
        if Button::new("Add a quote").key(&app.keymap.label(Command::AddQuote)).disabled(why_not).show(ui).clicked() {
            actions.push(Action::Run(Command::AddQuote));
        }
        let alone = (claims.rows.len() < 2).then_some("One claim alone cannot be split off");
        if Button::new("Split claim off").key(&app.keymap.label(Command::SplitEvents)).disabled(alone).show(ui).clicked() {
            actions.push(Action::Run(Command::SplitEvents));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme.space.m;
            ui.add_space(16.0);
            let (mark, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
            event_mark(
                ui.painter(),
                theme,
                mark.center(),
                5.4,
                shape_of(claims.shown.factuality),
                fill_of(claims.shown.status),
            );
            let badges = badges(claims, ui.available_width() > WIDE_HEAD);
            let width = |words: &str| {
                let galley = line_galley(ui.painter(), words, theme.text.tiny, theme.color.text, f32::INFINITY);
                galley.size().x + BADGE_AROUND + theme.space.m
            };
            let taken = badges.iter().map(|(words, ..)| width(words)).sum();
            title_ui(ui, theme, claims, taken);
            for (words, tone, hover) in badges {
                badge(ui, &words, tone).on_hover_text(hover);
            }
        });
    });
}

fn title_ui(ui: &mut Ui, theme: &Theme, claims: &ClaimsTable, for_badges: f32) {
    let room = (ui.available_width() - for_badges).max(80.0);
    let galley = line_galley(ui.painter(), &claims.shown.title, theme.text.page, theme.color.text, room);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &claims.shown.title));
    let center = rect.left_center();
    paint_line(ui.painter(), center, galley);
    response.on_hover_text(&*claims.shown.title);
}

/// Returns what stands behind the title: words, how they look, and what stands under the pointer.
fn badges(claims: &ClaimsTable, is_wide: bool) -> Vec<(String, Badge, String)> {
    let open = match claims.n_open() {
        0 => None,
        1 => Some("≠ 1 field contradicts".to_owned()),
        n => Some(format!("≠ {n} fields contradict")),
    };
    let n_copies = claims.rows.iter().filter(|row| row.copy_of.is_some()).count();
    let copies = if n_copies == 0 { String::new() } else { format!(", {n_copies} in copies") };
    let n_claims = things(claims.rows.len(), "claim");
    let all = format!("{n_claims}, {}{copies}", things(claims.n_independent, "source"));
    let open = open.map(|words| (words, Badge::Conflict, "Which field, says the sign \u{2260} above its column".to_owned()));
    open.into_iter().chain([(if is_wide { all.clone() } else { n_claims }, Badge::Neutral, all)]).collect()
}

/// Where the columns of the table lie.
struct Grid {
    widths: Vec<f32>,
    words: f32,
}

impl Grid {
    fn new(claims: &ClaimsTable, available: f32, widest: impl Fn(usize) -> f32) -> Self {
        let widths: Vec<f32> = claims
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| match column.field {
                // A field of which no source says anything gives its room to the words.
                _ if claims.rows.iter().all(|row| row.cells[index].said == Said::Nothing) => SILENT_WIDTH,
                ClaimField::When => 150.0,
                ClaimField::Place => 118.0,
                ClaimField::Actor | ClaimField::Target | ClaimField::Speaker | ClaimField::Polarity => 112.0,
                ClaimField::Quantity(_) => 84.0,
            })
            .collect();
        let mut widths = widths;
        let taken = |widths: &[f32]| SOURCE_WIDTH + PUBLISHED_WIDTH + widths.iter().sum::<f32>();
        // What is said is whole before the words take what is left.
        for index in 0..widths.len() {
            let free = (available - taken(&widths) - WORDS_GOOD).max(0.0);
            widths[index] += (widest(index).min(VALUE_MOST) - widths[index]).clamp(0.0, free);
        }
        let words = (available - taken(&widths)).max(WORDS_MIN);
        Self { widths, words }
    }

    fn width(&self) -> f32 {
        SOURCE_WIDTH + PUBLISHED_WIDTH + self.widths.iter().sum::<f32>() + self.words
    }

    /// Returns the part of a row that a column takes.
    fn column(&self, row: Rect, column: usize) -> Rect {
        let left = row.left() + SOURCE_WIDTH + PUBLISHED_WIDTH + self.widths[..column].iter().sum::<f32>();
        Rect::from_min_size(pos2(left, row.top()), vec2(self.widths[column], row.height()))
    }

    fn words(&self, row: Rect) -> Rect {
        Rect::from_min_max(pos2(row.right() - self.words, row.top()), row.max)
    }
}

/// Shows the table in at most so much height; its verdict stays in sight.
pub(super) fn table_ui(ui: &mut Ui, theme: &Theme, app: &mut App, claims: &ClaimsTable, most: f32) {
    let widest = |column: usize| {
        let width = |words: &str, token: TextToken| {
            line_galley(ui.painter(), words, token, theme.color.text, f32::INFINITY).size().x + 2.0 * PAD + 2.0
        };
        let cells = claims.rows.iter().take(MOST_MEASURED);
        let cells = cells.map(|row| width(&said_words(app, &row.cells[column].said), theme.text.body) + 16.0);
        cells.fold(width(&verdict_words(app, &claims.columns[column]), theme.text.heading), f32::max)
    };
    let grid = Grid::new(claims, ui.available_width(), widest);
    let width = grid.width();
    ScrollArea::horizontal().id_salt("claims").auto_shrink([false, true]).show(ui, |ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        column_heads_ui(ui, theme, claims, &grid);
        let rows = most - theme.size.row_table_head - VERDICT;
        ScrollArea::vertical().id_salt("claim rows").max_height(rows.max(theme.size.row_table)).show_rows(
            ui,
            theme.size.row_table,
            claims.rows.len(),
            |ui, shown| {
                for index in shown {
                    row_ui(ui, theme, app, claims, &grid, index);
                }
            },
        );
        verdict_row_ui(ui, theme, app, claims, &grid);
    });
}

fn text_in(ui: &Ui, rect: Rect, words: &str, token: TextToken, color: egui::Color32) {
    let galley = line_galley(ui.painter(), words, token, color, rect.width() - 2.0 * PAD);
    paint_line(ui.painter(), pos2(rect.left() + PAD, rect.center().y), galley);
}

fn column_heads_ui(ui: &mut Ui, theme: &Theme, claims: &ClaimsTable, grid: &Grid) {
    let (row, _) = ui.allocate_exact_size(vec2(grid.width(), theme.size.row_table_head), Sense::hover());
    ui.painter().rect_filled(row, 0.0, theme.color.panel);
    let head = |rect: Rect, words: &str, ui: &Ui| text_in(ui, rect, words, theme.text.small, theme.color.text_2);
    let source = Rect::from_min_size(row.min + vec2(7.0, 0.0), vec2(SOURCE_WIDTH - 7.0, row.height()));
    head(source, "Source, reliability", ui);
    let published = Rect::from_min_size(row.min + vec2(SOURCE_WIDTH, 0.0), vec2(PUBLISHED_WIDTH, row.height()));
    head(published, "Published", ui);
    for (index, column) in claims.columns.iter().enumerate() {
        let rect = grid.column(row, index);
        head(rect, &capitalized(column.field.label()), ui);
        if column.is_open() {
            let at = pos2(rect.right() - PAD - 4.0, rect.center().y);
            agreement_symbol(ui.painter(), theme, at, 8.0, agreement_of(crate::query::Agreement::Contradicts));
        }
    }
    head(grid.words(row), "Words", ui);
    rules(ui, theme, row, grid);
}

/// Paints the lines below a row and between its columns.
fn rules(ui: &Ui, theme: &Theme, row: Rect, grid: &Grid) {
    let line = theme.hairline(theme.color.line_soft);
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
    let mut edges = vec![row.left() + SOURCE_WIDTH, grid.words(row).left()];
    edges.extend((0..grid.widths.len()).map(|column| grid.column(row, column).left()));
    for x in edges {
        ui.painter().vline(x, row.y_range(), line);
    }
}

fn row_ui(ui: &mut Ui, theme: &Theme, app: &mut App, claims: &ClaimsTable, grid: &Grid, index: usize) {
    let row = &claims.rows[index];
    let (rect, _) = ui.allocate_exact_size(vec2(grid.width(), theme.size.row_table), Sense::hover());
    source_ui(ui, theme, app, row, rect, index);
    let published_rect = Rect::from_min_size(rect.min + vec2(SOURCE_WIDTH, 0.0), vec2(PUBLISHED_WIDTH, rect.height()));
    text_in(ui, published_rect, &published(row), theme.text.body, theme.color.text_2);
    for column in 0..row.cells.len() {
        cell_ui(ui, theme, app, claims, (index, column), grid.column(rect, column));
    }
    let words = grid.words(rect);
    let quote = app.project.articles.get(row.article).map_or("", |article| article.slice(row.quote));
    let line: String = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    text_in(ui, words, &format!("“{line}”"), theme.text.quote, theme.color.text);
    ui.interact(words, ui.scope_id().with(("words", index)), Sense::hover()).on_hover_text(quote);
    rules(ui, theme, rect, grid);
    let (at_row, at_column) = app.session.claims.cell;
    if at_row == index && at_column < claims.columns.len() {
        let stroke = egui::Stroke::new(theme.stroke.focus, theme.color.accent);
        ui.painter().rect_stroke(grid.column(rect, at_column), 0.0, stroke, egui::StrokeKind::Inside);
    }
}

fn source_ui(ui: &mut Ui, theme: &Theme, app: &App, row: &ClaimRow, rect: Rect, index: usize) {
    let number = (index + 1).to_string();
    let galley = line_galley(ui.painter(), &number, theme.text.tiny, theme.color.text_3, 20.0);
    paint_line(ui.painter(), pos2(rect.left() + 16.0, rect.center().y), galley);
    let left = rect.left() + 33.0;
    let grade = grade(row);
    let room = SOURCE_WIDTH - 33.0 - if grade.is_some() { 38.0 } else { PAD };
    let name = source_name(app, row);
    let galley = line_galley(ui.painter(), &name, theme.text.body_strong, theme.color.text, room);
    let end = paint_line(ui.painter(), pos2(left, rect.center().y), galley).right();
    if let Some(grade) = grade {
        let at = Rect::from_min_size(pos2(end + theme.space.s, rect.top()), vec2(30.0, rect.height()));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(at).layout(Layout::left_to_right(Align::Center)));
        badge(&mut child, &grade, Badge::Neutral);
    }
    let copy = row.copy_of.map(|of| format!("; a copy of row {}", of + 1)).unwrap_or_default();
    ui.interact(
        Rect::from_min_max(rect.min, pos2(rect.left() + SOURCE_WIDTH, rect.bottom())),
        ui.scope_id().with(("source", index)),
        Sense::hover(),
    )
    .on_hover_text(format!("{name}, {}{copy}", published(row)));
}

fn cell_ui(ui: &Ui, theme: &Theme, app: &mut App, claims: &ClaimsTable, cell_at: (usize, usize), rect: Rect) {
    let cell = &claims.rows[cell_at.0].cells[cell_at.1];
    let words = said_words(app, &cell.said);
    let column = &claims.columns[cell_at.1];
    let response = ui.interact(rect, ui.scope_id().with(("cell", cell_at)), Sense::click());
    let name =
        format!("{}, {}: {words}, {}", source_name(app, &claims.rows[cell_at.0]), column.field.label(), cell.agreement.words());
    let chosen = app.session.claims.cell == cell_at;
    response.widget_info(|| WidgetInfo::selected(Role::Cell, true, chosen, &name));
    let agreement = agreement_of(cell.agreement);
    let (_, ground) = theme.agreement_colors(agreement);
    ui.painter().rect_filled(rect, 0.0, ground);
    agreement_symbol(ui.painter(), theme, pos2(rect.left() + PAD + 5.0, rect.center().y), 8.0, agreement);
    let color = if cell.said == Said::Nothing { theme.color.text_2 } else { theme.color.text };
    let inner = Rect::from_min_max(pos2(rect.left() + 16.0, rect.top()), rect.max);
    text_in(ui, inner, &words, theme.text.body, color);
    if response.clicked() {
        app.choose_cell(cell_at);
    }
    response.on_hover_text(name);
}

fn verdict_row_ui(ui: &mut Ui, theme: &Theme, app: &App, claims: &ClaimsTable, grid: &Grid) {
    let (row, response) = ui.allocate_exact_size(vec2(grid.width(), VERDICT), Sense::hover());
    ui.painter().rect_filled(row, 0.0, theme.color.accent_tint);
    ui.painter().hline(row.x_range(), row.top() + 1.0, egui::Stroke::new(2.0, theme.color.ink));
    let left = Rect::from_min_size(row.min + vec2(7.0, 4.0), vec2(SOURCE_WIDTH, 20.0));
    text_in(ui, left, "Verdict", theme.text.body_strong, theme.color.text);
    let n_decided = claims.columns.iter().filter(|column| column.is_decided).count();
    let whose =
        if n_decided == 0 { "the leading claim’s".to_owned() } else { format!("{} yours", things(n_decided, "field")) };
    text_in(ui, left.translate(vec2(0.0, 18.0)), &whose, theme.text.tiny, theme.color.text_2);
    for (index, column) in claims.columns.iter().enumerate() {
        let token = if column.is_decided { theme.text.heading } else { theme.text.body };
        let (words, rect) = (verdict_words(app, column), grid.column(row, index));
        text_in(ui, rect, &words, token, if column.is_open() { theme.color.conflict } else { theme.color.text });
        let full = if let Said::When(when) = &column.verdict { dates::long(when) } else { words };
        ui.interact(rect, ui.scope_id().with(("verdict", index)), Sense::hover()).on_hover_text(full);
    }
    let reason = claims.columns.get(app.session.claims.cell.1).map_or("", |column| &column.reason);
    text_in(ui, grid.words(row), reason, theme.text.small, theme.color.text_2);
    let spoken: Vec<String> =
        claims.columns.iter().map(|column| format!("{} {}", column.field.label(), verdict_words(app, column))).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Verdict: {}", spoken.join(", "))));
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, theme.hairline(theme.color.line_strong));
}

fn verdict_words(app: &App, column: &Column) -> String {
    if column.verdict == Said::Nothing { "–".to_owned() } else { said_words(app, &column.verdict) }
}
