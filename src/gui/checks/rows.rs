//! One check as a row: what is odd, about which event, and the fix.

use std::collections::BTreeSet;

use egui::{Align, Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::edit::{ClaimChange, DecidedField, Edit};
use crate::gui::action::{Action, DraftAction, ViewAction};
use crate::gui::app::App;
use crate::gui::draft::Field;
use crate::gui::files::grouped;
use crate::gui::marks::{Icon, event_mark, icon};
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::view::{Screen, Selection};
use crate::gui::widgets::{Button, Shown, focus_ring_inside, line_galley, paint_line, paint_row_ground};
use crate::model::{EventId, Status, When};
use crate::query::{Check, CheckKind, Fix, shown};

/// One line of the list: the head of a kind with its count and whether it is open, or a check by its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line {
    Head(CheckKind, usize, bool),
    Check(usize),
}

/// Returns the lines of the list; `found` is in the order of the kinds.
pub(super) fn lines(found: &[Check], closed: &BTreeSet<CheckKind>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(found.len() + CheckKind::ALL.len());
    let mut at = 0;
    for group in found.chunk_by(|one, other| one.kind == other.kind) {
        let kind = group[0].kind;
        let is_open = !closed.contains(&kind);
        lines.push(Line::Head(kind, group.len(), is_open));
        if is_open {
            lines.extend((at..at + group.len()).map(Line::Check));
        }
        at += group.len();
    }
    lines
}

/// Shows a line.
pub(super) fn line_ui(ui: &mut Ui, theme: &Theme, app: &mut App, (found, line): (&[Check], Line), actions: &mut Vec<Action>) {
    match line {
        Line::Head(kind, n, is_open) => head_ui(ui, theme, app, (kind, n, is_open)),
        Line::Check(at) => check_ui(ui, theme, app, (&found[at], at), actions),
    }
}

fn head_ui(ui: &mut Ui, theme: &Theme, app: &mut App, (kind, n, is_open): (CheckKind, usize, bool)) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_article), Sense::click());
    let name = format!("{}, {}", kind.label(), grouped(n));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    let (painter, y) = (ui.painter(), rect.bottom() - 15.0);
    let shown = Shown::of(&response, false);
    painter.rect_filled(rect.with_min_y(rect.bottom() - 30.0), 0.0, shown.ground(theme, egui::Color32::TRANSPARENT));
    let sign = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
    icon(painter, theme, sign, pos2(rect.left() + theme.space.l + 5.0, y), 12.0, theme.color.text_2);
    let galley = line_galley(painter, kind.label(), theme.text.body_strong, theme.color.text, rect.width() - 90.0);
    paint_line(painter, pos2(rect.left() + theme.space.l + 17.0, y), galley);
    let count = line_galley(painter, &grouped(n), theme.text.small, theme.color.text_2, 60.0);
    paint_line(painter, pos2(rect.right() - theme.space.l - count.size().x, y), count);
    if shown.has_focus {
        focus_ring_inside(painter, theme, rect, theme.radius.key);
    }
    if response.clicked() {
        app.session.checks.fold(kind);
    }
}

fn check_ui(ui: &mut Ui, theme: &Theme, app: &App, (check, at): (&Check, usize), actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_article), Sense::click());
    let about = shown(&app.project, &app.session.derived.links, check.event);
    let title = about.as_ref().map_or("", |shown| &*shown.title);
    let is_chosen = app.view.selection.event() == Some(check.event);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, true, is_chosen, format!("Check {}: {title}. {}", at + 1, check.words))
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (painter, color) = (ui.painter(), theme.color);
    let look = Shown::of(&response, is_chosen);
    paint_row_ground(painter, theme, rect, 0.0, look);
    painter.hline(rect.x_range(), rect.bottom(), theme.hairline(color.line_faint));
    if let Some(shown) = &about {
        let center = pos2(rect.left() + 18.0, rect.top() + 14.0);
        event_mark(painter, theme, center, theme.timeline.mark_radius, shape_of(shown.factuality), fill_of(shown.status));
    }
    let mut right = rect.right() - theme.space.m;
    if let Some(fix) = check.fix {
        let area = egui::Rect::from_min_max(pos2(rect.right() - 178.0, rect.top()), pos2(right, rect.bottom() - 16.0));
        let builder = UiBuilder::new().id_salt(("fix", at)).max_rect(area).layout(Layout::right_to_left(Align::Center));
        let mut child = ui.new_child(builder);
        let fixed = Button::new(fix.label()).link().show(&mut child).on_hover_text(format!("{}: {title}", fix.label()));
        if fixed.clicked() {
            actions.extend(mended(fix));
        }
        right = child.min_rect().left() - theme.space.s;
    }
    let left = rect.left() + 32.0;
    let galley = line_galley(ui.painter(), title, theme.text.body, color.text, right - left);
    paint_line(ui.painter(), pos2(left, rect.top() + 14.0), galley);
    let width = rect.right() - theme.space.l - left;
    let galley = line_galley(ui.painter(), &check.words, theme.text.tiny, color.text_2, width);
    paint_line(ui.painter(), pos2(left, rect.top() + 31.0), galley);
    if look.has_focus {
        focus_ring_inside(ui.painter(), theme, rect, theme.radius.key);
    }
    if response.clicked() {
        actions.extend(goes_to(check));
    }
    response.on_hover_text(format!("{title}\n{}", check.words));
}

/// Returns the way to what a check is about.
fn goes_to(check: &Check) -> Vec<Action> {
    let mut way = vec![Action::View(ViewAction::Go(Screen::Desk)), Action::View(ViewAction::Reveal(check.event))];
    way.extend(check.at.map(|(article, span)| Action::View(ViewAction::Read(article, Some(span)))));
    way
}

/// Returns what a fix does.
fn mended(fix: Fix) -> Vec<Action> {
    let decide = |event: EventId, field| Action::Edit(Edit::Decide { events: vec![event], field, why: String::new() });
    // The open field stands in the place of this list.
    let open = |event: EventId, field| {
        let way = [ViewAction::Go(Screen::Desk), ViewAction::Reveal(event)].map(Action::View);
        way.into_iter().chain([Action::Draft(DraftAction::Open(field))]).collect()
    };
    let status = |event: EventId, status| Action::Edit(Edit::SetStatus { events: vec![event], status, why: String::new() });
    match fix {
        Fix::Factuality(event, value) => vec![decide(event, DecidedField::Factuality(Some(value)))],
        Fix::Undate(event) => vec![decide(event, DecidedField::When(Some(When::decided(None))))],
        Fix::DropDate(event) => vec![decide(event, DecidedField::When(None))],
        Fix::Defer(event) => vec![status(event, Status::Deferred)],
        Fix::Reject(event) => vec![status(event, Status::Rejected)],
        Fix::RemoveClaim(event, claim) => vec![Action::Edit(Edit::Claim { event, claim, change: ClaimChange::Remove })],
        Fix::Compare(event) => vec![Action::View(ViewAction::Select(Selection::Events(vec![event])))],
        Fix::NameActor(event) => open(event, Field::Who),
        Fix::SetDate(event) => open(event, Field::Date),
    }
}

impl App {
    /// Opens the checks and goes to the next one.
    pub(in crate::gui) fn next_check(&mut self) {
        self.session.side = Some(crate::gui::side::Side::Checks);
        let found = self.session.checks.found();
        if found.is_empty() {
            self.session.notice("There is nothing to ask");
            return;
        }
        let next = self.session.checks.at.map_or(0, |at| (at + 1) % found.len());
        self.session.checks.at = Some(next);
        let check = &found[next];
        self.go_to(Screen::Desk);
        self.show_event(check.event, Selection::Events(vec![check.event]));
        self.keep_in_view(check.event);
        if let Some((article, span)) = check.at {
            self.read(article, Some(span));
        }
        self.session.notice(format!("Check {} of {}: {}", next + 1, found.len(), check.words));
    }
}
