//! One step of the tour: the window dimmed but for a region, and a card beside it.

use egui::{Area, Context, Frame, Id, Margin, Order, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Answer;
use super::steps::Step;
use crate::gui::command::shown_key;
use crate::gui::panels::words_ui;
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::widgets::{Button, key_hint};

/// The width of the card, and its height until it was measured.
const WIDTH: f32 = 340.0;
const HEIGHT: f32 = 180.0;
/// Between the card and the region, for the arrow.
const GAP: f32 = 16.0;
const ARROW: f32 = 9.0;

/// At which side of its region a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Right,
    Left,
    Below,
    Above,
    Inside,
}

/// Shows a step, and returns what was answered.
pub(super) fn step_ui(
    ctx: &Context,
    theme: &Theme,
    (at, n): (usize, usize),
    step: &Step,
    (region, is_new): (Option<Rect>, bool),
) -> Option<Answer> {
    let screen = ctx.content_rect();
    let region = region.unwrap_or(Rect::from_center_size(screen.center(), Vec2::ZERO));
    let hole = eased(ctx, theme, region);
    scrim_ui(ctx, theme, screen, hole);
    let id = Id::unique("tour card");
    let size: Vec2 = ctx.data(|data| data.get_temp(id)).unwrap_or(vec2(WIDTH, HEIGHT));
    let (corner, beside) = place(screen, hole, size);
    let area = Area::new(id).order(Order::Foreground).fixed_pos(corner).constrain_to(screen);
    let shown = area.show(ctx, |ui| {
        if beside != Beside::Inside {
            arrow(ui, theme, Rect::from_min_size(corner, size), hole, beside);
        }
        card_frame(theme).show(ui, |ui| contents_ui(ui, theme, (at, n), step, is_new)).inner
    });
    let measured = shown.response.rect.size();
    if (measured - size).length() > 1.0 {
        ctx.data_mut(|data| data.insert_temp(id, measured));
        ctx.request_repaint();
    }
    shown.inner
}

/// Returns the region on its way from that of the step before; at once where nothing is to move.
fn eased(ctx: &Context, theme: &Theme, region: Rect) -> Rect {
    let seconds = theme.seconds(theme.motion.zoom_to_range);
    let toward = |name: &str, to: f32| {
        if seconds > 0.0 { ctx.animate_value_with_time(Id::unique(("tour", name)), to, seconds) } else { to }
    };
    Rect::from_min_max(
        pos2(toward("left", region.left()), toward("top", region.top())),
        pos2(toward("right", region.right()), toward("bottom", region.bottom())),
    )
}

/// Dims everything but the region, and keeps clicks from what is below.
fn scrim_ui(ctx: &Context, theme: &Theme, screen: Rect, hole: Rect) {
    let area = Area::new(Id::unique("tour scrim")).order(Order::Middle).fixed_pos(screen.min);
    area.show(ctx, |ui| {
        let _response = ui.allocate_rect(screen, Sense::click());
        let hole = hole.intersect(screen);
        let beside = [
            Rect::from_min_max(screen.min, pos2(screen.right(), hole.top())),
            Rect::from_min_max(pos2(screen.left(), hole.bottom()), screen.max),
            Rect::from_min_max(pos2(screen.left(), hole.top()), pos2(hole.left(), hole.bottom())),
            Rect::from_min_max(pos2(hole.right(), hole.top()), pos2(screen.right(), hole.bottom())),
        ];
        for rect in beside.into_iter().filter(Rect::is_positive) {
            ui.painter().rect_filled(rect, 0.0, theme.color.scrim);
        }
        let ring = Stroke::new(2.0, theme.color.accent);
        ui.painter().rect_stroke(hole, corner_radius(theme.radius.field), ring, egui::StrokeKind::Inside);
    });
}

/// Returns where a card of this size stands: beside the region where it has room, else in its middle.
fn place(screen: Rect, region: Rect, size: Vec2) -> (Pos2, Beside) {
    let center = region.center() - size / 2.0;
    let y = center.y.clamp(screen.top() + GAP, (screen.bottom() - size.y - GAP).max(screen.top() + GAP));
    let x = center.x.clamp(screen.left() + GAP, (screen.right() - size.x - GAP).max(screen.left() + GAP));
    let ways = [
        (Beside::Right, pos2(region.right() + GAP, y)),
        (Beside::Left, pos2(region.left() - size.x - GAP, y)),
        (Beside::Below, pos2(x, region.bottom() + GAP)),
        (Beside::Above, pos2(x, region.top() - size.y - GAP)),
    ];
    let room = screen.shrink(4.0);
    let fitting = ways.into_iter().find(|(_, corner)| room.contains_rect(Rect::from_min_size(*corner, size)));
    fitting.map_or((pos2(x, y), Beside::Inside), |(beside, corner)| (corner, beside))
}

/// Paints the tip that points from the card to the region.
fn arrow(ui: &Ui, theme: &Theme, card: Rect, region: Rect, beside: Beside) {
    let along_y = card.center().y.clamp(region.top() + ARROW, (region.bottom() - ARROW).max(region.top() + ARROW));
    let along_y = along_y.clamp(card.top() + 2.0 * ARROW, card.bottom() - 2.0 * ARROW);
    let along_x = card.center().x;
    let (tip, side) = match beside {
        Beside::Right => (pos2(card.left() - ARROW, along_y), vec2(ARROW, 0.0)),
        Beside::Left => (pos2(card.right() + ARROW, along_y), vec2(-ARROW, 0.0)),
        Beside::Below => (pos2(along_x, card.top() - ARROW), vec2(0.0, ARROW)),
        Beside::Above => (pos2(along_x, card.bottom() + ARROW), vec2(0.0, -ARROW)),
        Beside::Inside => return,
    };
    let across = side.rot90();
    let points = vec![tip, tip + side * 1.1 + across, tip + side * 1.1 - across];
    ui.painter().add(Shape::convex_polygon(points, theme.color.raised, Stroke::NONE));
}

fn card_frame(theme: &Theme) -> Frame {
    let shadow = egui::Shadow { offset: [0, 8], blur: 32, spread: 0, color: theme.color.shadow };
    Frame::new()
        .fill(theme.color.raised)
        .stroke(Stroke::new(theme.stroke.hairline, theme.color.line_strong))
        .corner_radius(corner_radius(theme.radius.popup))
        .shadow(shadow)
        .inner_margin(Margin::same(16))
}

fn contents_ui(ui: &mut Ui, theme: &Theme, (at, n): (usize, usize), step: &Step, is_new: bool) -> Option<Answer> {
    ui.set_width(WIDTH - 32.0);
    ui.spacing_mut().item_spacing.y = theme.space.s;
    words_ui(ui, &format!("{} of {n}", at + 1), theme.text.tiny, theme.color.text_3);
    let title = ui.scope(|ui| words_ui(ui, step.title, theme.text.title, theme.color.text)).response;
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Tour: {}", step.title)));
    words_ui(ui, step.words, theme.text.body, theme.color.text_2);
    for (commands, does) in step.keys {
        ui.horizontal(|ui| {
            for command in *commands {
                let key = shown_key(ui.ctx(), *command);
                key_hint(ui, &key);
            }
            words_ui(ui, does, theme.text.body, theme.color.text);
        });
    }
    ui.add_space(theme.space.s);
    buttons_ui(ui, theme, (at, n), is_new)
}

fn buttons_ui(ui: &mut Ui, theme: &Theme, (at, n): (usize, usize), is_new: bool) -> Option<Answer> {
    let mut answer = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.s;
        let is_last = at + 1 == n;
        let next = Button::new(if is_last { "Begin" } else { "Next" }).primary().key("→").show(ui);
        // Enter goes on at every step, whatever button led to it.
        if is_new || ui.memory(|memory| memory.focused().is_none()) {
            next.request_focus();
        }
        if next.clicked() {
            answer = Some(Answer::Next);
        }
        if at > 0 && Button::new("Back").key("←").show(ui).clicked() {
            answer = Some(Answer::Back);
        }
        if !is_last && Button::new("Skip the tour").quiet().key("Esc").show(ui).clicked() {
            answer = Some(Answer::Skip);
        }
    });
    answer
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::{Beside, place};

    #[test]
    fn a_card_never_covers_a_region_that_leaves_it_room_and_never_leaves_the_screen() {
        let size = vec2(340.0, 200.0);
        for (width, height) in [(1440.0, 900.0), (1024.0, 700.0), (720.0, 480.0)] {
            let screen = Rect::from_min_max(pos2(0.0, 0.0), pos2(width, height));
            let regions = [
                (Rect::from_min_max(pos2(0.0, 44.0), pos2(248.0, height - 24.0)), Beside::Right),
                (Rect::from_min_max(pos2(width - 336.0, 44.0), pos2(width, height - 24.0)), Beside::Left),
                (Rect::from_min_max(pos2(0.0, 0.0), pos2(width, 44.0)), Beside::Below),
                (Rect::from_min_max(pos2(0.0, height - 24.0), pos2(width, height)), Beside::Above),
                (screen, Beside::Inside),
            ];
            for (region, expected) in regions {
                let (corner, beside) = place(screen, region, size);
                let card = Rect::from_min_size(corner, size);
                assert_eq!(beside, expected, "{width}: {region:?}");
                assert!(screen.contains_rect(card), "{width}: {region:?}");
                assert!(beside == Beside::Inside || !card.intersects(region), "{width}: {region:?}");
            }
        }
    }
}
