//! The events of one lane in view: marks, labels, cards, and bins of those that found no row.

use std::collections::BTreeSet;

use egui::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use super::heights::{LanePlan, pack_sizes, row_height};
use super::lanes::count;
use super::layout::{Chip, Form, Item};
use super::packing::{NO_ROW, OPEN_LENGTH};
use super::prepared::{BADGE, MARK_INSET, Scene};
use super::row_sweep::sweep;
use super::{Bars, LaneIndex, Prepared, TimeAxis};
use crate::gui::theme::{TimeLine, TimelineMetrics};

/// Where a mark sticks when its start is outside the view, and where it sits before the end of "before".
const STICKY_INSET: f32 = 8.0;
const BEFORE_INSET: f32 = 7.0;
/// Lines end this far outside the view, so that their caps do not show at its edge.
const BEYOND: f64 = 24.0;
/// From the left edge of a card to the center of its mark, and from its top.
pub(super) const CARD_MARK: Vec2 = Vec2 { x: 14.0, y: 14.5 };
/// The room above the first card of a lane, below each card for its line, and how far below the card that line is.
const CARD_ABOVE: f32 = 2.0;
const CARD_BELOW: f32 = 10.0;
const CARD_TO_LINE: f32 = 5.5;
/// A card that goes out of the view ends so far from its edge, where the scroll bar is, but has room for its mark.
const EDGE: f32 = 8.0;
const CARD_LEAST: f32 = 28.0;
/// What a card needs beside its title: the mark, both margins, the number of sources.
const CARD_AROUND: f32 = 76.0;
/// The width of a chip beside its digits, and of one digit; chips stand at least so far apart.
const CHIP_AROUND: f32 = 68.0;
const CHIP_DIGIT: f32 = 7.0;
const CHIP_STEP: f64 = 112.0;
/// The width of a chip of one event beside its title, how much it may take from others, and at most where none follow.
const TITLE_AROUND: f32 = 32.0;
const TITLE_SHARE: f32 = 108.0;
const TITLE_MOST: f32 = 220.0;

/// How far a card that stands beside its mark is from it.
const CARD_ASIDE: f32 = 18.0;
/// What it costs a card to hide the number of the highest bar, beside points of bars.
const PEAK_COST: f32 = 4_000.0;

/// How many events on each side that are open to the view may get a row.
const NEAR_OPEN: usize = 8;

/// Which lane, where, and how high.
#[derive(Debug, Clone, Copy)]
pub(super) struct LaneFrame {
    pub(super) lane: usize,
    pub(super) top: f32,
    pub(super) plan: LanePlan,
    pub(super) selected_row: Option<u32>,
}

/// An event in view and its row.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    place: usize,
    row: u8,
}

/// Everything that placing the events of a lane needs.
struct LaneView<'a> {
    index: &'a LaneIndex,
    axis: &'a TimeAxis,
    frame: LaneFrame,
    metrics: &'a TimelineMetrics,
    known_until: i64,
}

/// Lays out the events of a lane. Of a dense lane only the chosen event is drawn.
pub(super) fn items(
    prepared: &mut Prepared,
    scene: &mut Scene<'_>,
    frame: LaneFrame,
    is_dense: bool,
) -> (Vec<Item>, Vec<Chip>) {
    let (axis, metrics) = (scene.axis, scene.metrics);
    let found = if is_dense {
        selected_candidate(&prepared.indexes[frame.lane], axis, frame).into_iter().collect()
    } else {
        let places = places_in_view(&prepared.indexes[frame.lane], axis);
        with_rows(prepared, scene, frame, &places)
    };
    let widths: Vec<f32> =
        found.iter().map(|of| prepared.width_of(scene, prepared.indexes[frame.lane].rows[of.place])).collect();
    let view = LaneView { index: &prepared.indexes[frame.lane], axis, frame, metrics, known_until: prepared.known_until };
    view.placed(&found, &widths)
}

fn selected_candidate(index: &LaneIndex, axis: &TimeAxis, frame: LaneFrame) -> Option<Candidate> {
    let place = index.rows.binary_search(&frame.selected_row?).ok()?;
    is_in_view(index, axis, place).then_some(Candidate { place, row: 0 })
}

fn is_in_view(index: &LaneIndex, axis: &TimeAxis, place: usize) -> bool {
    let (from, to) = axis.range();
    index.start(place) < to && index.ends[place] > from
}

/// Returns the places of all events that may touch the view.
fn places_in_view(index: &LaneIndex, axis: &TimeAxis) -> Vec<usize> {
    let (from, to) = axis.range();
    let mut carried = Vec::new();
    index.carried(from, &mut carried);
    let (first, end) = (index.place_of(from), index.place_of(to));
    let is_before = |place: &&u32| (**place as usize) < first;
    let ahead = index.open_ahead.iter().take_while(is_before);
    let behind = index.open_behind.iter().skip(index.open_behind.partition_point(|place| (*place as usize) < end));
    let mut places: Vec<usize> = carried.iter().chain(ahead).chain(behind).map(|place| *place as usize).collect();
    places.extend(first..end);
    places.retain(|place| is_in_view(index, axis, *place));
    places.sort_unstable();
    places
}

/// Returns the places of events that are open to the view and known far outside it, so that others come before them.
fn far_open(index: &LaneIndex, axis: &TimeAxis, places: &[usize]) -> BTreeSet<usize> {
    let (from, to) = axis.range();
    let is_ahead = |place: &&usize| index.ends[**place] == i64::MAX && index.anchors[**place] < from;
    let is_behind = |place: &&usize| index.start(**place) == i64::MIN && index.anchors[**place] > to;
    let ahead = places.iter().rev().filter(is_ahead).skip(NEAR_OPEN);
    let behind = places.iter().filter(is_behind).skip(NEAR_OPEN);
    ahead.chain(behind).copied().collect()
}

/// Looks up the row of each event, packing the chunks that are touched.
fn with_rows(prepared: &mut Prepared, scene: &mut Scene<'_>, frame: LaneFrame, places: &[usize]) -> Vec<Candidate> {
    let axis = scene.axis;
    let n_rows = frame.plan.n_rows;
    let held = |row: u8| if usize::from(row) < n_rows { row } else { NO_ROW };
    if frame.plan.has_cards
        && let Some(cards) = prepared.made_cards(frame.lane)
    {
        return places.iter().map(|&place| Candidate { place, row: held(cards.rows[place]) }).collect();
    }
    let sizes = pack_sizes(prepared, axis, scene.metrics);
    let far = far_open(&prepared.indexes[frame.lane], axis, places);
    let mut found = Vec::with_capacity(places.len());
    for &place in places {
        // No chunk is packed for the sake of what would find no row anyway.
        if far.contains(&place) && frame.selected_row != Some(prepared.indexes[frame.lane].rows[place]) {
            found.push(Candidate { place, row: NO_ROW });
            continue;
        }
        let chunk = prepared.cut(frame.lane).chunk_of(place);
        prepared.pack(scene, (frame.lane, chunk, n_rows), &sizes);
        let row = prepared.packed(frame.lane, chunk).and_then(|packed| packed.rows.get(place - packed.first));
        found.push(Candidate { place, row: held(row.copied().unwrap_or(NO_ROW)) });
    }
    found
}

impl LaneView<'_> {
    fn placed(&self, found: &[Candidate], widths: &[f32]) -> (Vec<Item>, Vec<Chip>) {
        let mut items = Vec::with_capacity(found.len());
        let mut binned = Vec::new();
        let mut open = Vec::new();
        for (of, width) in found.iter().zip(widths) {
            let is_selected = Some(self.index.rows[of.place]) == self.frame.selected_row;
            if is_selected {
                items.push(self.item(*of, *width, true));
            } else if of.row == NO_ROW {
                binned.push(of.place);
            } else if self.is_open_outside(of.place) {
                open.push((*of, *width));
            } else {
                items.push(self.item(*of, *width, false));
            }
        }
        self.place_open(open, &mut items, &mut binned);
        if let Some(selected) = items.iter().position(|item| Some(item.row) == self.frame.selected_row) {
            self.choose_card_row(&mut items, selected);
            self.clear_card(&mut items, selected, &mut binned);
        }
        sweep(&mut items, self.metrics, self.width());
        binned.sort_unstable();
        let width_of = |place: usize| found.binary_search_by_key(&place, |of| of.place).map_or(0.0, |at| widths[at]);
        let chips = self.chips(&binned, &items, &width_of);
        (items, chips)
    }

    #[expect(clippy::cast_possible_truncation, reason = "the width of a window is small")]
    const fn width(&self) -> f32 {
        self.axis.width() as f32
    }

    /// Whether an event is open to the view and its known end lies outside.
    fn is_open_outside(&self, place: usize) -> bool {
        let (from, to) = self.axis.range();
        let anchor = self.index.anchors[place];
        match (self.index.start(place), self.index.ends[place]) {
            (i64::MIN, _) => anchor > to,
            (_, i64::MAX) => anchor < from,
            _ => false,
        }
    }

    /// Returns the height of the marks of a row.
    fn row_y(&self, row: u8) -> f32 {
        let has_cards = self.frame.plan.has_cards;
        let first = if has_cards { CARD_ABOVE + CARD_MARK.y } else { self.metrics.lane_pad_top };
        self.frame.top + first + row_height(self.metrics, has_cards) * f32::from(row)
    }

    /// Returns the top and bottom of a card that stands in a row. In a lane of one row it is as high as its line allows.
    fn card_y(&self, row: usize) -> Rangef {
        let (top, bottom) = (self.frame.top + CARD_ABOVE, self.frame.top + self.frame.plan.height);
        let height = self.metrics.card_height.min(bottom - top - CARD_BELOW);
        let at = (self.row_y(narrow(row)) - CARD_MARK.y).min(bottom - CARD_BELOW - height).max(top);
        Rangef::new(at, at + height)
    }

    /// Returns both ends of an event's line in points, held near the view so that they fit into f32.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the neighborhood of the view")]
    fn line_x(&self, place: usize) -> Rangef {
        let (start, end) = (self.index.start(place), self.index.ends[place]);
        let hold = |x: f64| x.clamp(-BEYOND * 100.0, self.axis.width() + BEYOND * 100.0) as f32;
        let open_left = |x: f64| x.max(-BEYOND) as f32;
        let at = |time| self.axis.screen_from_time(time);
        match self.index.lines[place] {
            TimeLine::CapRightArrowLeft => Rangef::new(0.0, at(end).min(self.axis.width() + BEYOND) as f32),
            TimeLine::CapLeftArrowRight => Rangef::new(open_left(at(start)), self.width()),
            TimeLine::BarShrinkingDashes => {
                let known = at(self.known_until) + f64::from(self.metrics.open_tail);
                let until = known.max(at(start) + OPEN_LENGTH).max(80.0);
                Rangef::new(open_left(at(start)), until.min(self.axis.width()) as f32)
            }
            // A hair short, so that one day's line does not run into the next one's.
            TimeLine::BarDay | TimeLine::BarExtent => Rangef::new(hold(at(start)), hold((at(end) - 1.0).max(at(start) + 1.0))),
            _ => Rangef::new(hold(at(start)), hold(at(end))),
        }
    }

    fn item(&self, of: Candidate, label_width: f32, is_selected: bool) -> Item {
        let badge = if self.index.is_contradicted(of.place) { BADGE } else { 0.0 };
        let row = if of.row == NO_ROW { 0 } else { of.row };
        let line = self.line_x(of.place);
        let kind = self.index.lines[of.place];
        let is_left = kind == TimeLine::CapRightArrowLeft;
        let mark_x = if is_left {
            (line.max - BEFORE_INSET).min(self.width() - STICKY_INSET)
        } else {
            (line.min + MARK_INSET).max(STICKY_INSET.min(line.max - MARK_INSET))
        };
        // A mark at the edge of the view is whole.
        let edge = self.metrics.mark_radius + 2.0;
        let mark_x = mark_x.min(self.width() - edge).max(edge);
        let mark = pos2(mark_x, self.row_y(row));
        let to_label = self.metrics.mark_to_label;
        let label = if is_left {
            Rangef::new(mark_x - to_label - label_width, mark_x - to_label)
        } else {
            Rangef::new(mark_x + to_label, mark_x + to_label + label_width)
        };
        let mut item = Item {
            row: self.index.rows[of.place],
            lane_row: usize::from(row),
            form: Form::Label,
            mark,
            line: (kind, line),
            line_y: mark.y + self.metrics.label_to_bar,
            label,
            label_is_left: is_left,
            card: None,
            natural: label_width,
            badge,
            hit: Rect::NOTHING,
        };
        if is_selected || self.frame.plan.has_cards {
            self.make_card(&mut item, label_width);
        }
        item
    }

    /// Puts an event on a card: over its start, or wholly inside the view where it is the chosen one.
    fn make_card(&self, item: &mut Item, label_width: f32) {
        let metrics = self.metrics;
        let width = (label_width + CARD_AROUND).clamp(metrics.card_width, metrics.card_width_max);
        let (_, line) = item.line;
        let edge = self.width() - EDGE;
        let mut left = if item.label_is_left { line.max - width } else { line.min.max(line.max.min(2.0 + width) - width) };
        let mut right = (left + width).min(edge.max(left + CARD_LEAST));
        if Some(item.row) == self.frame.selected_row {
            left = left.min(edge - width).max(2.0);
            right = left + width;
        }
        item.form = Form::Card;
        item.label_is_left = false;
        self.stand(item, Rangef::new(left, right), item.lane_row);
    }

    /// Places a card with its mark, its title and its line.
    fn stand(&self, item: &mut Item, x: Rangef, row: usize) {
        let card = Rect::from_x_y_ranges(x, self.card_y(row));
        item.lane_row = row;
        // A mark at the edge of the view is whole.
        item.mark = card.min + CARD_MARK;
        item.mark.x = item.mark.x.max(STICKY_INSET.min(card.right() - STICKY_INSET));
        let title = item.mark.x + self.metrics.mark_to_label + 3.0;
        item.label = Rangef::new(title, (card.right() - 10.0).max(title));
        item.line_y = card.bottom() + CARD_TO_LINE;
        item.card = Some(card);
    }

    /// Places those that are open to the view and known outside it: in their rows where the edge is free, else in a bin.
    fn place_open(&self, mut open: Vec<(Candidate, f32)>, items: &mut Vec<Item>, binned: &mut Vec<usize>) {
        // What is known nearest to the view comes first.
        let (from, to) = self.axis.range();
        let distance = |place: usize| self.index.anchors[place].abs_diff(if self.is_behind(place) { to } else { from });
        open.sort_by_key(|(of, _)| (distance(of.place), of.place));
        let room = if self.frame.plan.has_cards {
            self.metrics.card_width_max + self.metrics.label_gap
        } else {
            self.metrics.label_min + STICKY_INSET * 3.0
        };
        let n_rows = self.frame.plan.n_rows;
        let mut is_free = vec![[true; 2]; n_rows.max(1)];
        for item in items.iter() {
            let taken = [item.label.min.min(item.line.1.min) < room, item.label.max.max(item.line.1.max) > self.width() - room];
            let rows = item.lane_row..item.lane_row + if item.card.is_some() { 2 } else { 1 };
            for row in rows.filter(|row| *row < n_rows) {
                is_free[row] = [is_free[row][0] && !taken[0], is_free[row][1] && !taken[1]];
            }
        }
        for (of, width) in open {
            let (row, side) = (usize::from(of.row), usize::from(self.is_behind(of.place)));
            let pair = if self.frame.plan.has_cards { row..(row + 2).min(n_rows) } else { row..row + 1 };
            if pair.clone().all(|row| is_free[row] == [true, true] || is_free[row][side]) {
                for row in pair {
                    // An arrow goes through the whole view, so that one from the other side has no place any more.
                    is_free[row] = [false, false];
                }
                items.push(self.item(of, width, false));
            } else {
                binned.push(of.place);
            }
        }
    }

    fn is_behind(&self, place: usize) -> bool {
        self.index.start(place) == i64::MIN
    }

    /// Puts the chosen card over the rows where it is least in the way of others; over its own where that is as good.
    fn choose_card_row(&self, items: &mut [Item], selected: usize) {
        let own = items[selected].lane_row;
        let last = self.frame.plan.n_rows.saturating_sub(2);
        let harm = |row: usize| {
            let mut card = items[selected].clone();
            self.move_to_row(&mut card, row);
            let others = items.iter().enumerate().filter(|(index, _)| *index != selected);
            let cost: u32 = others.map(|(_, other)| self.harm(&card, other)).sum();
            (cost, row.abs_diff(own), row)
        };
        if let Some(row) = (0..=last).min_by_key(|row| harm(*row)) {
            self.move_to_row(&mut items[selected], row);
        }
    }

    /// Returns how much a card is in the way of another event: it hides its mark, or leaves no room for its label.
    fn harm(&self, card: &Item, other: &Item) -> u32 {
        let Some(rect) = card.card else { return 0 };
        let rows = card.lane_row..=card.lane_row + 1;
        let on_rows = rows.contains(&other.lane_row) || (other.card.is_some() && rows.contains(&(other.lane_row + 1)));
        let from_mark = rect.left() - other.mark.x;
        let half = STICKY_INSET;
        if !on_rows || from_mark > other.label.max - other.mark.x || other.mark.x > rect.right() + half {
            0
        } else if from_mark < half {
            3
        } else {
            u32::from(from_mark < self.metrics.label_min + self.metrics.mark_to_label + self.metrics.label_gap)
        }
    }

    fn move_to_row(&self, item: &mut Item, row: usize) {
        if let Some(card) = item.card {
            self.stand(item, card.x_range(), row);
        }
    }

    /// Moves what the chosen card would cover to other rows, or into a bin.
    fn clear_card(&self, items: &mut Vec<Item>, selected: usize, binned: &mut Vec<usize>) {
        let card = items[selected].card.unwrap_or(Rect::NOTHING);
        let covers = |mark: Pos2| card.expand2(vec2(STICKY_INSET, 4.0)).contains(mark);
        let mut moved = Vec::new();
        for index in (0..items.len()).rev() {
            let item = &items[index];
            let is_other = Some(item.row) != self.frame.selected_row;
            let touches = covers(item.mark) || item.card.is_some_and(|other| other.intersects(card));
            if is_other && touches {
                moved.push(items.remove(index));
            }
        }
        moved.reverse();
        for mut item in moved {
            let free = (0..self.frame.plan.n_rows)
                .find(|row| !covers(pos2(item.mark.x, self.row_y(narrow(*row)))) && is_row_free(items, *row, &item));
            match free.filter(|_| item.card.is_none()) {
                Some(row) => {
                    item.lane_row = row;
                    item.mark.y = self.row_y(narrow(row));
                    item.line_y = item.mark.y + self.metrics.label_to_bar;
                    items.push(item);
                }
                None => binned.extend(self.index.rows.binary_search(&item.row)),
            }
        }
    }

    /// Bins the events without a row: one chip for those that stand near each other.
    fn chips(&self, binned: &[usize], items: &[Item], width_of: &dyn Fn(usize) -> f32) -> Vec<Chip> {
        let mut groups: Vec<(f64, usize, Vec<u32>)> = Vec::new();
        for &place in binned {
            let cell = self.chip_cell(place);
            match groups.last_mut().filter(|(last, ..)| (*last - cell).abs() < 0.5) {
                Some((.., members)) => members.push(self.index.rows[place]),
                None => groups.push((cell, place, vec![self.index.rows[place]])),
            }
        }
        let card = items.iter().find(|item| Some(item.row) == self.frame.selected_row).and_then(|item| item.card);
        let mut chips: Vec<Chip> = Vec::with_capacity(groups.len());
        let chip_x = |place: usize| self.axis.screen_from_time(self.index.anchors[place]);
        let next: Vec<f64> = groups.iter().skip(1).map(|(_, place, _)| chip_x(*place)).collect();
        for (at, (_, place, mut members)) in groups.into_iter().enumerate() {
            let mut x = chip_x(place);
            let room = next.get(at).copied().unwrap_or(f64::INFINITY).min(self.axis.width()) - x.max(0.0);
            let mut title = (members.len() == 1).then(|| (width_of(place), room));
            loop {
                let free = chips.last().map_or(1.0, |last| last.rect.right() + 3.0);
                let chip = self.chip(x, &members, (card, title), free);
                // One that goes over the right edge takes in the one before it.
                let Some(last) = chips.pop_if(|_| chip.rect.right() > self.width()) else {
                    chips.push(chip);
                    break;
                };
                x = f64::from(last.rect.left() - 1.0);
                members.splice(0..0, last.members);
                title = None;
            }
        }
        chips
    }

    /// Returns the cell of a grid on the time itself, so that panning does not regroup the bins. What begins outside the
    /// view shares the cell at its edge.
    fn chip_cell(&self, place: usize) -> f64 {
        let (anchor, (from, to)) = (self.index.anchors[place], self.axis.range());
        if anchor < from {
            return f64::MIN / 2.0;
        }
        let from_first = anchor.saturating_sub(self.index.anchors[0]) as f64 / self.axis.seconds_per_point();
        if anchor >= to { f64::MAX / 2.0 } else { (from_first / CHIP_STEP).floor() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the place is held inside the view")]
    fn chip(&self, x: f64, members: &[u32], (card, title): (Option<Rect>, Option<(f32, f64)>), free: f32) -> Chip {
        let text = format!("{} more", grouped_digits(count(members.len())));
        let digits = u8::try_from(text.len()).map_or(20.0, |len| f32::from(len) - 5.0);
        let width = CHIP_AROUND + CHIP_DIGIT * digits;
        // One event alone tells its title, as far as the room up to the next chip goes.
        let width =
            title.map_or(width, |(title, room)| (title + TITLE_AROUND).min((room as f32 - 4.0).clamp(TITLE_SHARE, TITLE_MOST)));
        let size = vec2(width, self.metrics.bin_height);
        let y = self.frame.top + self.frame.plan.height - size.y - 2.0;
        let left = (x.clamp(0.0, self.axis.width()) as f32 + 1.0).min(self.width() - size.x - 2.0).max(free);
        let mut rect = Rect::from_min_size(pos2(left, y), size);
        if let Some(card) = card.filter(|card| card.intersects(rect)) {
            rect = rect.translate(vec2(card.right() + 4.0 - rect.left(), 0.0));
        }
        Chip { members: members.to_vec(), rect, text }
    }
}

/// Puts the card of the chosen event where it hides least of the bars of its lane: over its start, else beside its line. The
/// mark stays at the event's time.
pub(super) fn stand_beside(item: &mut Item, bars: &Bars, height: Rangef, width: f32) {
    let Some(card) = item.card else { return };
    let line = item.line.1;
    let hidden = |left: f32| -> f32 {
        let covered = Rangef::new(left, left + card.width());
        let over = bars.list.iter().filter(|bar| bar.x.0 < covered.max && bar.x.1 > covered.min);
        over.map(|bar| {
            let top = height.max - height.span() * bar.tally.n as f32 / bars.peak.max(1) as f32;
            // The number of the highest bar stands above it.
            let number = if bar.tally.n == bars.peak { PEAK_COST } else { 0.0 };
            (card.bottom() - top).max(0.0) * (bar.x.1 - bar.x.0) + number
        })
        .sum()
    };
    let mark = (line.min + MARK_INSET).clamp(EDGE, (width - EDGE).max(EDGE));
    let beside = [mark + CARD_ASIDE, mark - CARD_ASIDE - card.width()];
    let fits = |left: &f32| *left >= 2.0 && left + card.width() <= width - EDGE;
    let lefts = std::iter::once(card.left()).chain(beside.into_iter().filter(fits));
    let best = lefts.min_by(|a, b| hidden(*a).total_cmp(&hidden(*b))).unwrap_or(card.left());
    let moved = best - card.left();
    if moved == 0.0 {
        return;
    }
    item.card = Some(card.translate(vec2(moved, 0.0)));
    item.label = Rangef::new(item.label.min + moved - CARD_MARK.x, item.label.max + moved);
    item.mark.x = mark;
    item.hit = item.hit.translate(vec2(moved, 0.0));
}

/// Whether nothing in a row touches where an event would stand.
fn is_row_free(items: &[Item], row: usize, item: &Item) -> bool {
    let span = |item: &Item| {
        let line = item.line.1;
        let (left, right) = (line.min.min(item.mark.x - 6.0), line.max.max(item.mark.x + 6.0));
        if item.label_is_left { (item.label.min.min(left), right) } else { (left, item.label.max.max(right)) }
    };
    let (left, right) = span(item);
    items.iter().filter(|other| other.lane_row == row).all(|other| {
        let (from, to) = span(other);
        to < left || right < from
    })
}

fn narrow(row: usize) -> u8 {
    u8::try_from(row).unwrap_or(NO_ROW)
}

/// Returns a number with its thousands apart: `1,308`.
pub(super) fn grouped_digits(n: u32) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::timeline::Tally;
    use crate::gui::timeline::bars::Bar;

    fn chosen(left: f32) -> Item {
        Item {
            row: 0,
            lane_row: 0,
            form: Form::Card,
            mark: pos2(left + CARD_MARK.x, 16.0),
            line: (TimeLine::BarDay, Rangef::new(left, left + 4.0)),
            line_y: 50.0,
            label: Rangef::new(left + 30.0, left + 190.0),
            label_is_left: false,
            natural: 160.0,
            badge: 0.0,
            card: Some(Rect::from_min_size(pos2(left, 2.0), vec2(200.0, 44.0))),
            hit: Rect::NOTHING,
        }
    }

    /// Bars of ten points from left to right, those in a range as high as the lane.
    fn bars(high: Rangef) -> Bars {
        let bar = |index: u8| {
            let left = f32::from(index) * 10.0;
            let n = if high.contains(left) { 100 } else { 1 };
            let (from, to) = (i64::from(index), i64::from(index) + 1);
            Bar { from, to, x: (left, left + 10.0), tally: Tally { n, ..Tally::default() } }
        };
        Bars { list: (0..100).map(bar).collect(), peak: 100, n_carried: 0 }
    }

    #[test]
    fn a_card_that_gives_way_to_bars_leaves_its_mark_at_its_time() {
        for (left, high) in [(300.0, Rangef::new(300.0, 500.0)), (600.0, Rangef::new(590.0, 790.0))] {
            let mut item = chosen(left);
            stand_beside(&mut item, &bars(high), Rangef::new(0.0, 60.0), 1_000.0);
            let card = item.card.expect("a card");
            assert!((item.mark.x - left - MARK_INSET).abs() < 1e-3, "{item:?}");
            assert!(!card.x_range().contains(item.mark.x) && card.left() >= 0.0 && card.right() <= 1_000.0, "{item:?}");
            assert!(card.x_range().contains(item.label.min) && card.x_range().contains(item.label.max));
        }
    }

    #[test]
    fn a_card_without_room_beside_its_bars_stays_over_its_start() {
        let (mut item, before) = (chosen(10.0), chosen(10.0));
        stand_beside(&mut item, &bars(Rangef::new(0.0, 990.0)), Rangef::new(0.0, 60.0), 220.0);
        assert_eq!(item, before);
    }
}
