//! Laws of the layout, at any zoom and place: counts add up, labels never overlap, rows stay while panning.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::layout::{Form, LaneBody, Layout, ViewOptions, layout};
use super::synthetic::{PlainNames, rows};
use super::{LaneBy, LaneKey, Nesting, Prepared, TimeAxis, TimelineRevision};
use crate::gui::theme::{Theme, ThemeKind};
use crate::model::{EventId, Status};
use crate::query::Rows;

const WIDTH: f64 = 732.0;

struct Bench {
    rows: Rows,
    prepared: Prepared,
    folded: BTreeSet<LaneKey>,
    selected: Option<EventId>,
}

impl Bench {
    fn new(n: usize, seed: u64, by: impl Into<Nesting>) -> Self {
        let rows = rows(n, seed);
        let mut prepared = Prepared::default();
        prepared.update(&rows, (TimelineRevision::whole(1), by.into()), &PlainNames, &[], &[]);
        Self { rows, prepared, folded: BTreeSet::new(), selected: None }
    }

    fn layout(&mut self, axis: &TimeAxis) -> Layout {
        let view = ViewOptions { height: 10_000_000.0, scroll: 0.0, selected: self.selected, folded: &self.folded };
        let mut width = |text: &str, _: bool| u16::try_from(text.chars().count()).map_or(0.0, f32::from) * 6.0;
        layout(&self.rows, &mut self.prepared, axis, &view, Theme::new(ThemeKind::Light).timeline, &mut width)
    }

    /// Returns an axis that shows `1 / 2^depth` of the range.
    fn axis(&self, depth: f64, share: f64) -> TimeAxis {
        let (from, to) = self.rows.range().expect("dated rows");
        let span = (to - from) as f64 / depth.exp2();
        #[expect(clippy::cast_possible_truncation, reason = "a time in the range")]
        let left = from + (share * ((to - from) as f64 - span)) as i64;
        TimeAxis::new(left, span / WIDTH, WIDTH)
    }
}

fn by() -> impl Strategy<Value = Nesting> {
    let one = || (0..LaneBy::ALL.len()).prop_map(|index| LaneBy::ALL[index]);
    (one(), prop::option::of(one())).prop_map(|(outer, inner)| Nesting::of(outer, inner))
}

/// Returns each event in view of a lane as often as it is drawn or binned.
fn drawn_or_binned(body: &LaneBody) -> Option<Vec<u32>> {
    let LaneBody::Items { items, chips } = body else { return None };
    let mut all: Vec<u32> = items.iter().map(|item| item.row).collect();
    all.extend(chips.iter().flat_map(|chip| &chip.members));
    all.sort_unstable();
    Some(all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rows_changed_in_place_leave_what_making_all_anew_does(
        n in 1_usize..200, seed in any::<u64>(), by in by(), edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, 0_u16..40), 1..12),
    ) {
        let mut bench = Bench::new(n, seed, by);
        for (number, (index, status, n_sources)) in (2..).zip(edits) {
            let row = index.index(n);
            let mut shown = bench.rows[row].shown.clone();
            shown.status = Status::ALL[status];
            shown.n_sources = n_sources;
            bench.rows.replace(row, crate::query::Row::of(shown));
            let changed = [row];
            let revision = TimelineRevision { number, project: number, changed: Some(&changed) };
            bench.prepared.update(&bench.rows, (revision, by), &PlainNames, &[], &[]);
            let mut anew = Prepared::default();
            anew.update(&bench.rows, (TimelineRevision::whole(number), by), &PlainNames, &[], &[]);
            prop_assert_eq!(&bench.prepared.lanes, &anew.lanes);
            prop_assert_eq!(format!("{:?}", bench.prepared.indexes), format!("{:?}", anew.indexes));
            prop_assert_eq!(format!("{:?}", bench.prepared.all), format!("{:?}", anew.all));
        }
    }

    #[test]
    fn rows_left_out_and_put_back_leave_what_making_all_anew_does(
        n in 1_usize..300, seed in any::<u64>(), steps in prop::collection::vec((0_usize..4, by(), any::<bool>()), 1..10), keep in prop::collection::vec(any::<bool>(), 900),
    ) {
        let mut all = rows(n, seed);
        let contradicted: Vec<EventId> = all.iter().step_by(7).map(|row| row.shown.event).collect();
        let mut prepared = Prepared::default();
        let (mut project, mut by) = (1, Nesting::default());
        for (number, (kept, other_way, is_edited)) in (1..).zip(steps) {
            if is_edited {
                project += 1;
                let mut shown = all[n / 2].shown.clone();
                shown.status = Status::ALL[kept];
                all.replace(n / 2, crate::query::Row::of(shown));
                by = other_way;
            }
            // Of the four choices one lets all rows through.
            let shown = all.pick(&crate::query::Bits::of(n, |place| kept == 3 || keep[kept * 300 + place]));
            let revision = TimelineRevision { number, project, changed: None };
            prepared.update(&shown, (revision, by), &PlainNames, &[], &contradicted);
            let mut anew = Prepared::default();
            anew.update(&shown, (TimelineRevision::whole(1), by), &PlainNames, &[], &contradicted);
            prop_assert_eq!(&prepared.lanes, &anew.lanes);
            prop_assert_eq!(format!("{:?}", prepared.indexes), format!("{:?}", anew.indexes));
            prop_assert_eq!(format!("{:?}", prepared.all), format!("{:?}", anew.all));
            if kept == 2 {
                by = other_way;
            }
        }
    }

    #[test]
    fn nested_lanes_hold_what_the_lane_around_them_does(n in 1_usize..600, seed in any::<u64>(), by in by()) {
        let bench = Bench::new(n, seed, by);
        let lanes = &bench.prepared.lanes;
        for (place, lane) in lanes.lanes.iter().enumerate() {
            prop_assert_eq!(lane.is_outer(), by.inner.is_some() && lane.outer.is_none());
            let nested = &lanes.lanes[place + 1..=place + lane.n_inner];
            prop_assert!(nested.iter().all(|inner| inner.outer == Some(place) && !inner.rows.is_empty()));
            let inside: BTreeSet<u32> = nested.iter().flat_map(|inner| &inner.rows).copied().collect();
            prop_assert!(nested.is_empty() || inside.iter().eq(lane.rows.iter()));
        }
        let keys: BTreeSet<&LaneKey> = lanes.lanes.iter().map(|lane| &lane.key).collect();
        prop_assert_eq!(keys.len(), lanes.lanes.len());
        prop_assert_eq!(Nesting::from_name(&by.name()), Some(by));
    }

    #[test]
    fn picked_rows_are_those_of_the_set(n in 1_usize..300, seed in any::<u64>(), keep in prop::collection::vec(any::<bool>(), 300), at in any::<prop::sample::Index>()) {
        let all = rows(n, seed);
        let set = crate::query::Bits::of(n, |place| keep[place]);
        let picked = all.pick(&set);
        let expected: Vec<&crate::query::Row> = all.iter().enumerate().filter(|(place, _)| keep[*place]).map(|(_, row)| row).collect();
        prop_assert!(picked.iter().eq(expected.iter().copied()));
        prop_assert_eq!((picked.dated().len(), picked.n_undated()), (picked.n_dated, picked.undated().len()));
        prop_assert!(picked.dated().all(|row| row.qualifier.is_some()) && picked.undated().all(|row| row.qualifier.is_none()));
        let time = all[at.index(n)].anchor().unwrap_or_default();
        prop_assert_eq!(picked.n_anchored_before(time), picked.dated().filter(|row| row.anchor() < Some(time)).count());
    }

    #[test]
    fn counts_add_up(n in 1_usize..6_000, seed in any::<u64>(), by in by(), depth in -1.0..16.0_f64, share in 0.0..1.0_f64, chosen in any::<bool>(), is_folded in any::<bool>()) {
        let mut bench = Bench::new(n, seed, by);
        prop_assume!(bench.rows.n_dated > 0);
        let axis = bench.axis(depth, share);
        bench.selected = chosen.then(|| bench.rows[bench.rows.n_dated / 2].shown.event);
        bench.folded.extend(bench.prepared.lanes.lanes.first().filter(|_| is_folded).map(|lane| lane.key.clone()));
        let found = bench.layout(&axis);
        let counts = found.counts;
        prop_assert_eq!(counts.shown + counts.binned + counts.before + counts.after + counts.undated, counts.total);
        let (from, to) = axis.range();
        for (of, lane) in found.lanes.iter().zip(&bench.prepared.lanes.lanes) {
            if of.height == 0.0 {
                prop_assert_eq!((of.n_in_view, &of.body), (0, &LaneBody::Hidden));
                continue;
            }
            prop_assert_eq!(of.n_before + of.n_in_view + of.n_after, u32::try_from(lane.rows.len()).expect("small"));
            let mut expected: Vec<u32> =
                lane.rows.iter().copied().filter(|row| bench.rows[*row as usize].overlaps(from, to)).collect();
            expected.sort_unstable();
            prop_assert_eq!(of.n_in_view as usize, expected.len());
            if let Some(all) = drawn_or_binned(&of.body) {
                prop_assert_eq!(all, expected, "in {}", lane.name);
            }
            if let LaneBody::Bars { bars, .. } | LaneBody::Folded(bars) = &of.body {
                let sum: u32 = bars.list.iter().map(|bar| bar.tally.n).sum();
                prop_assert_eq!(sum + bars.n_carried, of.n_in_view);
            }
        }
        let distinct: BTreeSet<u32> = found.items().map(|item| item.row).collect();
        prop_assert_eq!(distinct.len(), counts.shown as usize);
    }

    #[test]
    fn no_two_labels_overlap(n in 1_usize..4_000, seed in any::<u64>(), by in by(), depth in -1.0..16.0_f64, share in 0.0..1.0_f64, chosen in any::<bool>()) {
        let mut bench = Bench::new(n, seed, by);
        prop_assume!(bench.rows.n_dated > 0);
        let axis = bench.axis(depth, share);
        bench.selected = chosen.then(|| bench.rows[bench.rows.n_dated / 2].shown.event);
        let found = bench.layout(&axis);
        for lane in &found.lanes {
            let mut rects: Vec<egui::Rect> = lane.chips().iter().map(|chip| chip.rect).collect();
            for item in lane.items() {
                rects.extend(match item.form {
                    Form::Mark => None,
                    Form::Label => Some(egui::Rect::from_x_y_ranges(item.label, item.mark.y - 7.0..=item.mark.y + 7.0)),
                    Form::Card => item.card,
                });
            }
            for (index, a) in rects.iter().enumerate() {
                for b in &rects[index + 1..] {
                    prop_assert!(!a.shrink(0.01).intersects(b.shrink(0.01)), "{a:?} and {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_line_of_a_card_is_never_hidden(n in 1_usize..60, seed in any::<u64>(), by in by(), depth in 4.0..14.0_f64, share in 0.0..1.0_f64) {
        let mut bench = Bench::new(n, seed, by);
        prop_assume!(bench.rows.n_dated > 0);
        let axis = bench.axis(depth, share);
        let found = bench.layout(&axis);
        for lane in &found.lanes {
            let cards: Vec<(usize, egui::Rect)> = lane.items().iter().enumerate().filter_map(|(at, item)| Some((at, item.card?))).collect();
            for (at, _) in &cards {
                let item = &lane.items()[*at];
                let line = egui::Rect::from_x_y_ranges(item.line.1, item.line_y - 2.5..=item.line_y + 2.5);
                prop_assert!(line.bottom() <= lane.top + lane.height, "{line:?} below {lane:?}");
                for (other, card) in cards.iter().filter(|(other, _)| other != at) {
                    let theirs = &lane.items()[*other];
                    prop_assert!(!card.shrink(0.01).intersects(line.shrink(0.01)), "{card:?} hides {line:?}");
                    let crosses = (theirs.line_y - item.line_y).abs() < 3.0 && theirs.line.1.max > line.left() + 0.1 && theirs.line.1.min < line.right() - 0.1;
                    prop_assert!(!crosses, "{:?} runs into {line:?}", theirs.line);
                }
            }
        }
    }

    #[test]
    fn marks_in_view_are_whole(n in 1_usize..2_000, seed in any::<u64>(), by in by(), depth in -1.0..14.0_f64, share in 0.0..1.0_f64) {
        let mut bench = Bench::new(n, seed, by);
        prop_assume!(bench.rows.n_dated > 0);
        let found = bench.layout(&bench.axis(depth, share));
        for item in found.items().filter(|item| item.card.is_none()) {
            prop_assert!((6.59..=725.41).contains(&item.mark.x), "{:?}", item.mark);
        }
    }

    #[test]
    fn rows_stay_while_panning(n in 1_usize..6_000, seed in any::<u64>(), depth in 0.0..14.0_f64, share in 0.0..1.0_f64, pan in -600.0..600.0_f64) {
        let mut bench = Bench::new(n, seed, LaneBy::Type);
        prop_assume!(bench.rows.n_dated > 0);
        let axis = bench.axis(depth, share);
        let places = |layout: &Layout| -> BTreeMap<u32, (usize, usize)> {
            layout.lanes.iter().flat_map(|lane| lane.items().iter().map(|item| (item.row, (lane.lane, item.lane_row)))).collect()
        };
        let before = bench.layout(&axis);
        let mut moved = axis;
        moved.pan(pan);
        let after = bench.layout(&moved);
        let (was, is) = (places(&before), places(&after));
        for (row, place) in &was {
            prop_assert!(is.get(row).is_none_or(|now| now == place), "{row}: {place:?} then {:?}", is.get(row));
        }
        let tops = |layout: &Layout| layout.lanes.iter().map(|lane| (lane.top, lane.height)).collect::<Vec<_>>();
        prop_assert_eq!(tops(&before), tops(&after));
        // The rows do not hang on what was laid out before.
        let fresh = Bench { prepared: Bench::new(n, seed, LaneBy::Type).prepared, ..bench }.layout(&moved);
        prop_assert_eq!(fresh, after);
    }

    #[test]
    fn the_budget_of_shapes_is_kept(n in 1_usize..6_000, seed in any::<u64>(), depth in -1.0..16.0_f64, share in 0.0..1.0_f64) {
        let mut bench = Bench::new(n, seed, LaneBy::Type);
        prop_assume!(bench.rows.n_dated > 0);
        let found = bench.layout(&bench.axis(depth, share));
        prop_assert!(found.n_shapes <= 2_000, "{}", found.n_shapes);
    }
}

#[test]
fn marks_become_labels_become_cards() {
    let mut bench = Bench::new(1_000, 7, LaneBy::Type);
    let mut forms = |depth: f64| -> BTreeSet<Form> {
        let axis = bench.axis(depth, 0.9);
        bench.layout(&axis).items().map(|item| item.form).collect()
    };
    assert!(!forms(0.0).contains(&Form::Card));
    assert!(forms(4.0).contains(&Form::Label));
    assert!(forms(12.0).contains(&Form::Card), "{:?}", forms(12.0));
}

#[test]
fn a_chosen_card_stands_beside_the_highest_bar() {
    let mut bench = Bench::new(20_000, 5, LaneBy::Type);
    let axis = bench.axis(0.0, 0.0);
    let highest = |bench: &mut Bench| -> Vec<(f32, f32)> {
        let found = bench.layout(&axis);
        let bars = found.lanes.iter().filter_map(|lane| match &lane.body {
            LaneBody::Bars { bars, .. } => bars.list.iter().find(|bar| bar.tally.n == bars.peak),
            _ => None,
        });
        bars.map(|bar| bar.x).collect()
    };
    let peaks = highest(&mut bench);
    assert!(!peaks.is_empty());
    let lanes = bench.layout(&axis);
    for (at, peak) in peaks.into_iter().enumerate() {
        let dense = lanes.lanes.iter().filter(|lane| matches!(lane.body, LaneBody::Bars { .. })).nth(at).expect("a lane");
        let index = &bench.prepared.indexes[dense.lane];
        let time = axis.time_from_screen(f64::from(peak.0 + peak.1) / 2.0);
        let row = index.rows[index.place_of(time)];
        bench.selected = Some(bench.rows[row as usize].shown.event);
        let found = bench.layout(&axis);
        let card = found.lanes[dense.lane].items().first().and_then(|item| item.card).expect("a card");
        assert!(card.right() <= peak.0 || card.left() >= peak.1, "{card:?} hides {peak:?}");
    }
}

#[test]
fn one_event_without_a_row_tells_its_title_as_far_as_there_is_room() {
    let mut bench = Bench::new(900, 3, LaneBy::Type);
    let mut widest = 0.0_f32;
    for step in 0..160 {
        let axis = bench.axis(2.0 + f64::from(step % 8), f64::from(step) / 160.0);
        let found = bench.layout(&axis);
        for lane in &found.lanes {
            let lone = lane.chips().iter().filter(|chip| chip.members.len() == 1);
            widest = lone.map(|chip| chip.rect.width()).fold(widest, f32::max);
            for pair in lane.chips().windows(2) {
                assert!(pair[0].rect.right() <= pair[1].rect.left(), "{pair:?}");
            }
        }
    }
    assert!(widest > 108.0 && widest <= 220.0, "{widest}");
}

#[test]
fn the_chosen_event_is_a_card() {
    let mut bench = Bench::new(400, 3, LaneBy::Type);
    for depth in [0.0, 2.0, 4.0, 6.0] {
        let axis = bench.axis(depth, 0.8);
        let (from, to) = axis.range();
        let in_view: Vec<EventId> =
            bench.rows.dated().filter(|row| row.overlaps(from, to)).map(|row| row.shown.event).collect();
        for event in in_view.into_iter().step_by(5) {
            bench.selected = Some(event);
            let found = bench.layout(&axis);
            let row = found.selected_row.expect("an event in view");
            assert!(found.items().any(|item| item.row == row && item.form == Form::Card), "{event} at {depth}");
        }
    }
}

#[test]
fn many_events_are_cut_into_chunks_and_still_add_up() {
    let mut bench = Bench::new(60_000, 11, LaneBy::Type);
    for depth in [6.0, 9.0, 10.0, 11.0, 12.0] {
        let axis = bench.axis(depth, 0.7);
        let found = bench.layout(&axis);
        let some_drawn = found.items().count();
        assert!(some_drawn > 0 || depth < 9.0, "nothing at {depth}");
        for (of, lane) in found.lanes.iter().zip(&bench.prepared.lanes.lanes) {
            if let Some(all) = drawn_or_binned(&of.body) {
                assert_eq!(all.len(), of.n_in_view as usize, "{} at {depth}", lane.name);
            }
        }
    }
}
