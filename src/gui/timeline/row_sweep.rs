//! The last pass over the rows of a lane: no label touches the next thing, open lines end before it.

use egui::{Rect, vec2};

use super::layout::{Form, Item};
use crate::gui::theme::{TimeLine, TimelineMetrics};

/// What keeps others away in one row: an event, or one of the two rows of a card.
struct Block {
    row: usize,
    left: f32,
    right: f32,
    item: usize,
    is_card: bool,
}

/// Cuts labels to the room that they have, turns those without room into marks, and gives each event its place to click.
pub(super) fn sweep(items: &mut [Item], metrics: &TimelineMetrics, width: f32) {
    let mut blocks: Vec<Block> = items.iter().enumerate().flat_map(|(index, item)| blocks(index, item, metrics)).collect();
    blocks.sort_by(|a, b| a.row.cmp(&b.row).then(a.left.total_cmp(&b.left)));
    // Between which neighbors each card is free, over both of its rows.
    let mut free: Vec<(f32, f32)> = vec![(0.0, width + metrics.label_gap); items.len()];
    for at in 0..blocks.len() {
        let next =
            blocks.get(at + 1).filter(|next| next.row == blocks[at].row).map_or(width + metrics.label_gap, |next| next.left);
        let before =
            at.checked_sub(1).filter(|before| blocks[*before].row == blocks[at].row).map_or(0.0, |before| blocks[before].right);
        if blocks[at].is_card {
            let (from, to) = &mut free[blocks[at].item];
            (*from, *to) = (from.max(before), to.min(next));
            continue;
        }
        let item = &mut items[blocks[at].item];
        fit(item, metrics, before + metrics.label_gap, next - metrics.label_gap, width);
        let line_right = if item.line.0 == TimeLine::CapLeftArrowRight { item.mark.x } else { item.line.1.max.min(width) };
        blocks[at].right = item.mark.x.max(line_right).max(if item.form == Form::Label { item.label.max } else { 0.0 });
    }
    for (item, (before, next)) in items.iter_mut().zip(free) {
        if item.card.is_some() {
            end_arrow(item, metrics, before + metrics.label_gap, next - metrics.label_gap, width);
        }
        item.hit = hit(item, metrics);
    }
}

fn blocks(index: usize, item: &Item, metrics: &TimelineMetrics) -> Vec<Block> {
    let half = metrics.mark_radius + 2.0;
    let Some(card) = item.card else {
        let left = if item.label_is_left { item.label.min.min(item.mark.x - half) } else { item.mark.x - half };
        return vec![Block { row: item.lane_row, left, right: left, item: index, is_card: false }];
    };
    let right = if item.line.0 == TimeLine::CapLeftArrowRight { card.right() } else { card.right().max(item.line.1.max) };
    let block = |row| Block { row, left: card.left(), right, item: index, is_card: true };
    vec![block(item.lane_row), block(item.lane_row + 1)]
}

/// Fits the label and the open line of one event between its neighbors.
fn fit(item: &mut Item, metrics: &TimelineMetrics, from: f32, to: f32, width: f32) {
    let natural = item.label.span();
    if item.label_is_left {
        item.label.min = item.label.min.max(from).max(0.0);
    } else {
        item.label.max = item.label.max.min(to).min(width - 2.0);
    }
    end_arrow(item, metrics, from, to, width);
    let has_room = item.label.span() >= (metrics.label_min + item.badge).min(natural) && item.mark.x < width;
    item.form = if has_room { Form::Label } else { Form::Mark };
}

/// Ends the open line of an event before its neighbors.
fn end_arrow(item: &mut Item, metrics: &TimelineMetrics, from: f32, to: f32, width: f32) {
    let (kind, line) = &mut item.line;
    match kind {
        TimeLine::CapRightArrowLeft => line.min = if from > metrics.label_gap { from.min(line.max) } else { 0.0 },
        TimeLine::CapLeftArrowRight => line.max = to.min(width).max(line.min + 10.0),
        TimeLine::BarShrinkingDashes => line.max = line.max.min(to).max(line.min + 10.0),
        _ => {}
    }
}

fn hit(item: &Item, metrics: &TimelineMetrics) -> Rect {
    if let Some(card) = item.card {
        return card;
    }
    let mark = Rect::from_center_size(item.mark, vec2(metrics.hit_radius * 2.0, metrics.hit_radius * 2.0));
    if item.form == Form::Mark {
        return mark;
    }
    let (left, right) = (mark.left().min(item.label.min), mark.right().max(item.label.max));
    Rect::from_x_y_ranges(left..=right, mark.top()..=mark.bottom() + 3.0)
}
