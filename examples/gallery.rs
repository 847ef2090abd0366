//! A sheet of every mark and every control in every state, to be looked at: `cargo run --example gallery`.

use dateline::gui::marks::{
    Agreement, Coverage, EventMark, Icon, KindShape, LinePlace, MarkFill, MarkShape, TimeLine, agreement_symbol, bin_rings,
    coverage_sign, event_mark, evidence_ground, icon, kind_glyph, mention_line, time_line_shapes, trigger_line_shapes,
};
use dateline::gui::theme::{TextToken, Theme, ThemeChoice, corner_radius, factuality};
use dateline::gui::widgets::{
    Badge, Button, CoverageCounts, EmptyState, EntityChip, FieldRow, FilterChip, IconButton, Interaction, Leading, ListRow,
    MessageBar, MessageTone, ModalCard, Run, SearchField, Shown, View, badge, checkbox, contradiction_badge, coverage_bar,
    group_head, key_hint, line_galley, paint_contradiction_badge, paint_line, runs_galley, section_head, view_switch,
};
use egui::{Align, Color32, Layout, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// The gallery opens a window of its own; a test that includes this file has no use for that.
#[cfg(not(test))]
fn main() -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1440.0, 940.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Dateline gallery",
        options,
        Box::new(|_| Ok(Box::new(Window { gallery: Gallery::new(ThemeChoice::System, 0) }))),
    )
}

/// The gallery's window.
#[cfg(not(test))]
struct Window {
    gallery: Gallery,
}

#[cfg(not(test))]
impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        egui::Panel::top("pages").show(ui, |ui| self.gallery.choice_ui(ui));
        self.gallery.ui(ui);
    }
}

/// What a person does with the gallery.
#[derive(Default)]
pub(crate) struct Gallery {
    choice: ThemeChoice,
    /// 0 marks, 1 controls.
    page: usize,
    view: usize,
    search: String,
    is_group_closed: bool,
    is_checked: bool,
    is_modal_open: bool,
}

impl Gallery {
    /// Returns a gallery that shows a page in a theme.
    pub(crate) fn new(choice: ThemeChoice, page: usize) -> Self {
        Self { choice, page, ..Self::default() }
    }

    #[cfg(not(test))]
    fn choice_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let pages = ["Marks", "Controls"].map(|name| View { name, count: None, most: None });
            if let Some(page) = view_switch(ui, &pages, self.page) {
                self.page = page;
            }
            let themes = ThemeChoice::ALL.map(|choice| View { name: choice.label(), count: None, most: None });
            let chosen = ThemeChoice::ALL.iter().position(|choice| *choice == self.choice).unwrap_or(0);
            if let Some(index) = view_switch(ui, &themes, chosen) {
                self.choice = ThemeChoice::ALL[index];
            }
        });
    }

    /// Shows the page.
    pub(crate) fn ui(&mut self, ui: &mut Ui) {
        let theme = Theme::install(ui.ctx(), self.choice, false);
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0.0, theme.color.canvas);
        if self.page == 0 {
            marks_page(ui, &theme, rect);
        } else {
            self.controls_page(ui, &theme, rect);
        }
    }
}

/// Paints words from a left edge, centered on a height, and returns where they end.
fn words(ui: &Ui, at: Pos2, text: &str, token: TextToken, color: Color32) -> f32 {
    let galley = line_galley(ui.painter(), text, token, color, f32::INFINITY);
    paint_line(ui.painter(), at, galley).right()
}

/// Paints the head of a part of the sheet, with a rule below it.
fn head(ui: &Ui, theme: &Theme, at: Pos2, width: f32, text: &str, remark: &str) {
    let runs = [
        Run { text, token: theme.text.heading, color: theme.color.text },
        Run { text: " ", token: theme.text.small, color: theme.color.text_3 },
        Run { text: remark, token: theme.text.small, color: theme.color.text_3 },
    ];
    paint_line(ui.painter(), at, runs_galley(ui.painter(), &runs, width));
    ui.painter().hline(Rangef::new(at.x, at.x + width), at.y + 14.0, theme.hairline(theme.color.line_soft));
}

fn marks_page(ui: &mut Ui, theme: &Theme, rect: Rect) {
    let at = |x: f32, y: f32| rect.min + vec2(x, y);
    factuality_part(ui, theme, at(32.0, 34.0));
    detail_part(ui, theme, at(32.0, 322.0));
    states_part(ui, theme, at(32.0, 510.0));
    times_part(ui, theme, at(520.0, 34.0));
    kinds_part(ui, theme, at(520.0, 430.0));
    coverage_part(ui, theme, at(520.0, 670.0));
    agreement_part(ui, theme, at(968.0, 430.0));
    faces_part(ui, theme, at(968.0, 620.0));
    icons_part(ui, theme, at(968.0, 812.0));
    let note = "Marks are drawn 1.25 times their size on the timeline";
    words(ui, at(32.0, 876.0), note, theme.text.small, theme.color.text_3);
}

/// Shows factuality and status: the shape and the fill of a mark.
fn factuality_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    let radius = theme.timeline.mark_radius * 1.25;
    head(ui, theme, origin, 440.0, "Factuality is shape and color, status is fill", "");
    let names = ["Candidate", "Accepted", "Deferred", "Rejected", "Merged"];
    for (column, name) in names.into_iter().enumerate() {
        let x = 120.0 + 66.0 * column as f32;
        words(ui, origin + vec2(x, 33.0), name, theme.text.small, theme.color.text_3);
    }
    for (row, shape) in MarkShape::ALL.into_iter().enumerate() {
        let y = 57.0 + 28.0 * row as f32;
        let sign = factuality(shape);
        let name = ["Happened", "Ongoing", "Planned", "Conditional", "Threatened", "Claimed", "Denied", "Failed"][row];
        let letter = sign.map(|sign| sign.letter.to_string()).unwrap_or_default();
        words(ui, origin + vec2(0.0, y), name, theme.text.body_strong, theme.color.text);
        words(ui, origin + vec2(96.0, y), &letter, theme.text.small_strong, theme.color.text_3);
        for (column, fill) in MarkFill::ALL.into_iter().enumerate() {
            let center = origin + vec2(130.0 + 66.0 * column as f32, y);
            event_mark(ui.painter(), theme, center, radius, shape, fill);
        }
    }
}

fn detail_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 440.0, "Status and detail on the timeline", "");
    let note = |x: f32, y: f32, text: &str| words(ui, origin + vec2(x, y), text, theme.text.small, theme.color.text_3);
    note(0.0, 33.0, "bin: more than 3 marks in 12 px");
    note(196.0, 33.0, "mark");
    note(264.0, 33.0, "label: 48 px or more free");
    note(0.0, 89.0, "card: chosen, or 200 px free");
    note(264.0, 89.0, "contradicted");
    bin_chip(ui, theme, Rect::from_min_size(origin + vec2(0.0, 45.0), vec2(78.0, theme.timeline.bin_height)));
    let accepted = (MarkShape::Circle, MarkFill::Solid);
    placed_event(ui, theme, origin + vec2(204.0, 54.0), accepted, "", 33.0);
    placed_event(ui, theme, origin + vec2(272.0, 54.0), accepted, "Putin meets Witk…", 63.0);
    let end = placed_event(ui, theme, origin + vec2(272.0, 114.0), (MarkShape::Diamond, MarkFill::Solid), "US deadline", 63.0);
    paint_contradiction_badge(ui.painter(), theme, pos2(end + 6.0, origin.y + 114.0));
    card(ui, theme, Rect::from_min_size(origin + vec2(0.0, 100.0), vec2(233.0, theme.timeline.card_height)));
}

/// Paints an event as on the timeline and returns where its label ends.
fn placed_event(ui: &Ui, theme: &Theme, center: Pos2, mark: (MarkShape, MarkFill), label: &str, width: f32) -> f32 {
    let (shape, fill) = mark;
    event_mark(ui.painter(), theme, center, theme.timeline.mark_radius, shape, fill);
    let x = Rangef::new(center.x - 6.0, center.x - 6.0 + width);
    line(ui, theme, TimeLine::BarDay, x, center.y, theme.mark_color(shape, fill));
    let token = if fill == MarkFill::Solid { theme.text.small_strong } else { theme.text.small };
    words(ui, center + vec2(theme.timeline.mark_to_label, 0.0), label, token, theme.color.text)
}

fn line(ui: &Ui, theme: &Theme, line: TimeLine, x: Rangef, mark_y: f32, color: Color32) {
    let pixel = 1.0 / ui.painter().pixels_per_point();
    let place = LinePlace { x, y: mark_y + theme.timeline.label_to_bar, color, pixel };
    ui.painter().extend(time_line_shapes(theme, line, place));
}

fn bin_chip(ui: &Ui, theme: &Theme, rect: Rect) {
    let corners = corner_radius(theme.radius.pill);
    ui.painter().rect(rect, corners, theme.color.sunken, theme.hairline(theme.color.line_strong), StrokeKind::Inside);
    bin_rings(ui.painter(), theme, rect.left_center() + vec2(13.0, 0.0));
    words(ui, rect.left_center() + vec2(24.0, 0.0), "17 more", theme.text.small_strong, theme.color.text);
}

fn card(ui: &Ui, theme: &Theme, rect: Rect) {
    let corners = corner_radius(theme.timeline.card_radius);
    let edge = Stroke::new(theme.stroke.focus, theme.color.accent);
    ui.painter().rect(rect, corners, theme.color.raised, edge, StrokeKind::Inside);
    event_mark(ui.painter(), theme, rect.min + vec2(16.0, 15.0), 4.6, MarkShape::Circle, MarkFill::Hollow);
    let title = TextToken { size: 12.0, ..theme.text.heading };
    words(ui, rect.min + vec2(28.0, 15.0), "Putin meets Witkoff in Moscow", title, theme.color.text);
    words(ui, rect.min + vec2(28.0, 32.0), "6 Aug · Moscow · about 3 hours", theme.text.small, theme.color.text_2);
}

fn states_part(ui: &mut Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 440.0, "States", "");
    let shown = |interaction, has_focus, is_selected| Shown { interaction, has_focus, is_selected };
    let states = [
        ("at rest", shown(Interaction::Rest, false, false)),
        ("hover", shown(Interaction::Hover, false, false)),
        ("pressed", shown(Interaction::Pressed, false, false)),
        ("selected", shown(Interaction::Rest, false, true)),
        ("keyboard focus", shown(Interaction::Rest, true, false)),
        ("disabled", shown(Interaction::Disabled, false, false)),
    ];
    for (index, (name, shown)) in states.into_iter().enumerate() {
        let top = origin + vec2(0.0, 27.0 + 37.0 * index as f32);
        words(ui, top + vec2(0.0, 15.0), name, theme.text.body, theme.color.text_2);
        let row = Rect::from_min_size(top + vec2(108.0, 3.0), vec2(190.0, 24.0));
        let title = ListRow::new("Trump–Zelensky call").margin(7.0).shown_as(shown);
        at(ui, row, |ui| title.leading(Leading::Mark(MarkShape::Circle, MarkFill::Hollow)).show(ui));
        let button = Rect::from_min_size(top + vec2(316.0, 2.0), vec2(120.0, 26.0));
        at(ui, button, |ui| Button::new("Reject").key("X").shown_as(shown).show(ui));
    }
}

/// Shows contents in a rectangle.
fn at<R>(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ("at", rect.min.x.to_bits(), rect.min.y.to_bits());
    let builder = UiBuilder::new().id_salt(id).max_rect(rect).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, contents).inner
}

fn times_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 888.0, "When: the line under the mark", "fill of the mark is free for the status");
    let rows = [
        ("an hour or minute", "6 Aug 2025, 17:20", "stem down from the mark"),
        ("one day, month, year", "6 Aug 2025", "3 px bar as wide as the unit"),
        ("lasted from … to …", "23–25 Jul 2025", "5 px solid bar: it went on all the time"),
        ("some time between", "11–17 Aug 2025", "1.3 px line with two caps: it happened once, inside"),
        ("about", "about 5–10 Aug", "5 px bar that fades over a third at both ends, “~”"),
        ("before", "by 6 Aug 2025", "cap right, dashes, arrow left; mark at the cap, label left of it"),
        ("after", "from 8 Aug 2025 on", "cap left, dashes, arrow right"),
        ("since …, still going", "since 20 Jul 2025", "solid bar, then four shrinking dashes and a chevron"),
        ("no date", "no date", "never on the axis: the shelf, with its count"),
    ];
    for (index, ((name, date, how), kind)) in rows.into_iter().zip(TimeLine::ALL).enumerate() {
        let row = origin + vec2(0.0, 41.0 + 36.0 * index as f32);
        words(ui, row, name, theme.text.body_strong, theme.color.text);
        words(ui, row + vec2(330.0, 0.0), date, theme.text.body, theme.color.text_2);
        words(ui, row + vec2(460.0, 0.0), how, theme.text.small, theme.color.text_3);
        timed_event(ui, theme, row + vec2(156.0, -4.0), kind);
    }
}

fn timed_event(ui: &Ui, theme: &Theme, start: Pos2, kind: TimeLine) {
    let ink = theme.color.ink;
    let width = if kind == TimeLine::BarDay { 63.0 } else { 143.0 };
    let x = Rangef::new(start.x, start.x + width);
    let mut center = start + vec2(6.0, 0.0);
    match kind {
        TimeLine::CapRightArrowLeft => center.x = x.max - 7.0,
        TimeLine::Shelf => {
            center.y += 4.0;
            let chip = Rect::from_min_size(start + vec2(-6.0, -6.0), vec2(87.0, 20.0));
            let edge = theme.hairline(theme.color.line_strong);
            ui.painter().rect_stroke(chip, corner_radius(theme.radius.chip), edge, StrokeKind::Inside);
            words(ui, center + vec2(11.0, 0.0), "On shelf", theme.text.small, theme.color.text_2);
        }
        TimeLine::BarFading => {
            words(ui, center + vec2(9.0, 0.0), "~", theme.text.small, theme.color.text_2);
        }
        _ => {}
    }
    event_mark(ui.painter(), theme, center, theme.timeline.mark_radius, MarkShape::Circle, MarkFill::Hollow);
    let stem = if kind == TimeLine::Stem { Rangef::point(center.x) } else { x };
    line(ui, theme, kind, stem, center.y, ink);
}

fn kinds_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 400.0, "Kinds and highlights", "");
    let rows = [
        ("Person", "Vladimir Putin", "one line", KindShape::Circle),
        ("Organization", "the Kremlin", "double line", KindShape::Square),
        ("Place", "Moscow", "dotted line", KindShape::Diamond),
        ("Other, quantity", "three hours", "none", KindShape::Hexagon),
        ("Date", "on Wednesday", "box, 1 px", KindShape::Box),
    ];
    for (index, (name, quote, how, kind)) in rows.into_iter().enumerate() {
        let row = origin + vec2(0.0, 37.0 + 27.0 * index as f32);
        kind_glyph(ui.painter(), theme, row + vec2(9.0, 0.0), 18.0, kind);
        words(ui, row + vec2(28.0, 0.0), name, theme.text.body_strong, theme.color.text);
        let is_plain = kind == KindShape::Hexagon;
        let ink = if is_plain { theme.color.text } else { theme.kind_colors(kind).0 };
        let galley = line_galley(ui.painter(), quote, theme.text.reader, ink, f32::INFINITY);
        let place = paint_line(ui.painter(), row + vec2(154.0, 0.0), galley);
        mention_line(ui.painter(), theme, place, kind);
        words(ui, row + vec2(276.0, 0.0), how, theme.text.small, theme.color.text_3);
    }
    trigger_rows(ui, theme, origin + vec2(0.0, 172.0));
}

fn trigger_rows(ui: &Ui, theme: &Theme, origin: Pos2) {
    let body = theme.text.body_strong;
    words(ui, origin + vec2(28.0, 0.0), "Trigger", body, theme.color.text);
    let bold = |text: &str| line_galley(ui.painter(), text, theme.text.reader_trigger, theme.color.text, f32::INFINITY);
    let plain = |text: &str| line_galley(ui.painter(), text, theme.text.reader, theme.color.text, f32::INFINITY);
    let place = paint_line(ui.painter(), origin + vec2(154.0, 0.0), bold("received"));
    ui.painter().add(trigger_line_shapes(theme, place));
    words(ui, origin + vec2(276.0, 0.0), "bold, 2 px line", theme.text.small, theme.color.text_3);
    let row = origin + vec2(0.0, 27.0);
    words(ui, row + vec2(28.0, 0.0), "Chosen event", body, theme.color.text);
    let mut left = row + vec2(154.0, 0.0);
    let pieces = [(plain("Putin "), false), (bold("received"), true), (plain(" him"), false)];
    let width = pieces.iter().map(|(galley, _)| galley.size().x).sum();
    let passage = Rect::from_min_size(left - vec2(0.0, 9.5), vec2(width, 19.0));
    ui.painter().add(evidence_ground(theme, passage, false));
    for (galley, is_trigger) in pieces {
        if is_trigger {
            let ground = Rect::from_min_size(pos2(left.x, passage.top()), vec2(galley.size().x, passage.height()));
            ui.painter().add(evidence_ground(theme, ground, true));
        }
        left.x = paint_line(ui.painter(), left, galley).right();
    }
    words(ui, row + vec2(310.0, 0.0), "yellow ground", theme.text.small, theme.color.text_3);
}

fn coverage_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 400.0, "Coverage of a sentence", "");
    let rows = [
        ("used", "at least one live event"),
        ("rejected", "all its events rejected"),
        ("nothing in it", "seen, no event"),
        ("not yet seen", "U goes to the next"),
    ];
    for (index, ((name, how), coverage)) in rows.into_iter().zip(Coverage::ALL).enumerate() {
        let row = origin + vec2(0.0, 36.0 + 25.0 * index as f32);
        coverage_sign(ui.painter(), theme, row + vec2(7.0, 0.0), coverage);
        words(ui, row + vec2(24.0, 0.0), name, theme.text.body_strong, theme.color.text);
        words(ui, row + vec2(130.0, 0.0), how, theme.text.small, theme.color.text_3);
    }
}

fn agreement_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 440.0, "Agreement of a claim with the verdict", "");
    let rows = ["same as the verdict", "more exact, fits inside", "wider, contains it", "cannot both be true", "says nothing"];
    for (index, (name, agreement)) in rows.into_iter().zip(Agreement::ALL).enumerate() {
        let row = origin + vec2(0.0, 36.0 + 26.0 * index as f32);
        let cell = Rect::from_center_size(row + vec2(22.0, 0.0), vec2(44.0, 20.0));
        ui.painter().rect_filled(cell, 0.0, theme.agreement_colors(agreement).1);
        agreement_symbol(ui.painter(), theme, cell.center(), 8.0, agreement);
        words(ui, row + vec2(54.0, 0.0), name, theme.text.body, theme.color.text);
    }
}

fn faces_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 440.0, "Faces", "");
    let lines = [
        ("Inter SemiBold 20, 16, 13", theme.text.page, theme.color.text),
        ("Inter Medium 12.5: what is settled, and data", theme.text.body_strong, theme.color.text),
        ("Inter Regular 12.5: the program’s own words", theme.text.body, theme.color.text_2),
        ("Inter Regular 10.5: figures 0123456789 of one width", theme.text.tiny, theme.color.text_3),
        ("Noto Serif 14 / 23: only ever the words of a source", theme.text.reader, theme.color.text),
        ("and 19 / 35 in the queue", theme.text.queue_quote, theme.color.text),
    ];
    let mut y = 38.0;
    for (text, token, color) in lines {
        words(ui, origin + vec2(0.0, y), text, token, color);
        y += if token.size > 16.0 { 25.0 } else { 22.0 };
    }
}

fn icons_part(ui: &Ui, theme: &Theme, origin: Pos2) {
    head(ui, theme, origin, 440.0, "Icons", "");
    for (index, sign) in Icon::ALL.into_iter().enumerate() {
        let center = origin + vec2(8.0 + 21.0 * index as f32, 34.0);
        icon(ui.painter(), theme, sign, center, 16.0, theme.color.text_2);
    }
}

impl Gallery {
    fn controls_page(&mut self, ui: &mut Ui, theme: &Theme, rect: Rect) {
        let bar = Rect::from_min_size(rect.min, vec2(rect.width(), theme.size.top_bar));
        ui.painter().rect_filled(bar, 0.0, theme.color.app);
        at(ui, bar.shrink2(vec2(12.0, 7.0)), |ui| self.top_bar(ui, theme));
        let left = Rect::from_min_size(bar.left_bottom(), vec2(theme.size.left_panel, rect.height() - bar.height()));
        ui.painter().rect_filled(left, 0.0, theme.color.panel);
        at(ui, left, |ui| self.list_panel(ui));
        let right = Rect::from_min_max(pos2(rect.right() - theme.size.right_panel, bar.bottom()), rect.max);
        ui.painter().rect_filled(right, 0.0, theme.color.panel);
        at(ui, right.shrink2(vec2(14.0, 14.0)), |ui| self.inspector(ui, theme));
        let middle = Rect::from_min_max(left.right_top(), right.left_bottom()).shrink(24.0);
        at(ui, middle, |ui| self.middle(ui, theme));
        for x in [left.right(), right.left()] {
            ui.painter().vline(x, left.y_range(), theme.hairline(theme.color.line_soft));
        }
        if self.is_modal_open {
            self.modal(ui.ctx());
        }
    }

    fn top_bar(&mut self, ui: &mut Ui, theme: &Theme) {
        ui.horizontal_centered(|ui| {
            let (sign, _) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::hover());
            icon(ui.painter(), theme, Icon::Logo, sign.center(), 21.0, theme.color.ink);
            let name = words(ui, sign.right_center() + vec2(8.0, 0.0), "Dateline", theme.text.heading, theme.color.text);
            ui.add_space(name - sign.right() + 16.0);
            let views = [("Desk", None), ("Queue", Some("82")), ("Claims", Some("3")), ("Entities", None)];
            let views = views.map(|(name, count)| View { name, count, most: None });
            if let Some(view) = view_switch(ui, &views, self.view) {
                self.view = view;
            }
            let chips = [("type", "talks, statement, sanctions, attack"), ("status", "not rejected")];
            let field = SearchField::new(&mut self.search, "Search").hint("Search events, notes, text").key("/");
            field.chips(&chips).width(680.0).show(ui);
            IconButton::new(Icon::Undo, "Undo").key("Ctrl Z").show(ui);
            IconButton::new(Icon::Redo, "Redo").key("Ctrl Shift Z").disabled(Some("Nothing to redo")).show(ui);
            if Button::new("Commands").key("Ctrl K").show(ui).clicked() {
                self.is_modal_open = true;
            }
        });
    }

    fn list_panel(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        section_head(ui, "Articles", "6", |ui| {
            IconButton::new(Icon::Plus, "Open articles").key("Ctrl O").show(ui);
            Button::new("51 sentences unseen").quiet().show(ui)
        });
        let article = "Kremlin and US envoy report useful talks";
        ListRow::new(article).subtitle("Meridian Wire  6 Aug  B2").strong(true).selected(true).show(ui);
        ListRow::new("Tariffs on India raised over oil").subtitle("Capitol Brief  6 Aug  A2").strong(true).show(ui);
        section_head(ui, "Entities", "63", |ui| {
            IconButton::new(Icon::Search, "Search entities").show(ui);
            Button::new("4 to merge").link().show(ui)
        });
        let mut is_open = !self.is_group_closed;
        group_head(ui, "People", "24", &mut is_open);
        self.is_group_closed = !is_open;
        for (index, (name, count, kind)) in (0_u32..).zip(ENTITIES) {
            let spark: Vec<u32> = (0..8_u32).map(|part| (part * 7 + index * 5) % 9).collect();
            ListRow::new(name).leading(Leading::Kind(kind)).spark(&spark).count(count).selected(index == 2).show(ui);
        }
        ui.add_space(8.0);
        let event = |shape, fill, title| ListRow::new(title).leading(Leading::Mark(shape, fill));
        event(MarkShape::Circle, MarkFill::Solid, "Extra 25 % tariff on India").count("accepted").show(ui);
        event(MarkShape::Circle, MarkFill::HollowStruck, "Analysts comment on markets").count("rejected").show(ui);
        event(MarkShape::TriangleUp, MarkFill::Hollow, "Tariffs on buyers").contradicted(true).show(ui);
        event(MarkShape::Speech, MarkFill::Hollow, "Ushakov calls the talks useful").subtitle("6 Aug · Meridian Wire").show(ui);
    }

    fn inspector(&mut self, ui: &mut Ui, theme: &Theme) {
        let strong = |text: &str| egui::RichText::new(text).font(theme.text.body_strong.font());
        let grey = |text: &str| egui::RichText::new(text).color(theme.color.text_3);
        ui.horizontal(|ui| {
            Button::new("Accept").key("A").primary().show(ui);
            Button::new("Reject").key("X").show(ui);
            Button::new("Defer").key("Space").show(ui);
        });
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        FieldRow::new("When").key("D").show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(strong("Wed 6 Aug 2025"));
                ui.label(grey("one day"));
            });
            for (key, date, why) in [("D 1", "Wed 30 Jul", "the week before"), ("D 2", "Wed 13 Aug", "if future")] {
                ui.horizontal(|ui| {
                    key_hint(ui, key);
                    ui.label(strong(date));
                    ui.label(grey(why));
                });
            }
        });
        FieldRow::new("Who").key("@").show(ui, |ui| {
            EntityChip::new("Vladimir Putin").kind(KindShape::Circle).show(ui);
        });
        FieldRow::new("How long").show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(strong("about 3 hours"));
                contradiction_badge(ui);
                ui.label(grey("2½ in one source"));
            });
        });
        FieldRow::new("Tags").key("T").show(ui, |ui| {
            ui.horizontal(|ui| {
                EntityChip::new("back-channel").show(ui);
                EntityChip::new("deadline").selected(true).show(ui);
            });
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            badge(ui, "B2", Badge::Neutral);
            badge(ui, "3 fields contradict", Badge::Conflict);
            badge(ui, "Doubt: which day?", Badge::Date);
        });
        ui.add_space(12.0);
        checkbox(ui, &mut self.is_checked, "trigger “told”, “said”", "Trigger told, said");
        checkbox(ui, &mut true, "type Statement", "Type Statement");
        ui.add_space(8.0);
        coverage_bar(ui, CoverageCounts { used: 20, rejected: 4, empty: 6, unseen: 5 }, 120.0);
    }

    fn middle(&mut self, ui: &mut Ui, theme: &Theme) {
        ui.spacing_mut().item_spacing = vec2(8.0, 14.0);
        let text = "Could not save the project: the disk is full";
        MessageBar::new(MessageTone::Error, text).detail("~/cases/moscow-talks.ron").action("Save elsewhere…").show(ui);
        MessageBar::new(MessageTone::Done, "Opened 6 articles with 58 candidates").show(ui);
        MessageBar::new(MessageTone::Info, "Two articles are near copies of each other").action("Compare").show(ui);
        ui.horizontal(|ui| {
            Button::new("Accept").key("A").primary().large().show(ui);
            Button::new("Reject").key("X").large().show(ui);
            Button::new("Defer").key("Space").large().show(ui);
            Button::new("Merge").key("M").large().disabled(Some("Nothing to merge with")).show(ui);
        });
        ui.horizontal(|ui| {
            Button::new("Open articles").icon(Icon::File).key("Ctrl O").primary().show(ui);
            Button::new("Open folder").icon(Icon::Folder).show(ui);
            Button::new("Selected").selected(true).show(ui);
            Button::new("Off").primary().disabled(Some("Off")).show(ui);
            Button::new("Merge").key("M").quiet().show(ui);
            Button::new("Compare").key("C").link().show(ui);
        });
        ui.horizontal(|ui| {
            FilterChip::new("type", "talks, statement").show(ui);
            FilterChip::new("status", "not rejected").show(ui);
            EntityChip::new("Yuri Ushakov").kind(KindShape::Circle).count("7").show(ui);
            EntityChip::new("Kremlin").kind(KindShape::Square).show(ui);
            EntityChip::new("Moscow").kind(KindShape::Diamond).show(ui);
        });
        ui.add_space(24.0);
        let empty = EmptyState::new("No events yet", "Open articles, and the dated events in them come here to be checked.");
        if empty.action("Open articles", "Ctrl O").show(ui) {
            self.is_modal_open = true;
        }
        Self::dragged(ui, theme);
    }

    /// Shows an event while it is dragged: accent dashes, and the new date beside the pointer.
    fn dragged(ui: &mut Ui, theme: &Theme) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(190.0, 28.0), egui::Sense::hover());
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            let dashes = Shape::dashed_line(&corners, Stroke::new(1.6, theme.color.accent), 4.0, 3.0);
            ui.painter().extend(dashes);
            let mark = EventMark::new(theme, 4.6, MarkShape::Circle, MarkFill::Hollow);
            ui.painter().extend(mark.shapes(rect.left_center() + vec2(13.0, -3.0)));
            words(ui, rect.left_center() + vec2(22.0, -3.0), "Trump–Zelensky call", theme.text.small, theme.color.text);
            let under = Rangef::new(rect.left() + 7.0, rect.left() + 57.0);
            line(ui, theme, TimeLine::BarDay, under, rect.center().y - 3.0, theme.color.ink);
            badge(ui, "6 → 7 Aug 2025", Badge::Accent);
        });
    }

    fn modal(&mut self, ctx: &egui::Context) {
        let card = ModalCard::new("close", "Save the project before closing?").width(440.0).show(ctx, |ui| {
            ui.label("Twelve decisions since the last save would be lost.");
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                let save = Button::new("Save").key("Enter").primary().show(ui).clicked();
                let close = Button::new("Close without saving").show(ui).clicked();
                let cancel = Button::new("Cancel").key("Esc").show(ui).clicked();
                save || close || cancel
            })
            .inner
        });
        self.is_modal_open = !(card.should_close || card.inner);
    }
}

const ENTITIES: [(&str, &str, KindShape); 6] = [
    ("Vladimir Putin", "41", KindShape::Circle),
    ("Donald Trump", "38", KindShape::Circle),
    ("Steve Witkoff", "22", KindShape::Circle),
    ("Security Service of the state", "4", KindShape::Square),
    ("Moscow", "33", KindShape::Diamond),
    ("Black Sea grain", "2", KindShape::Hexagon),
];
