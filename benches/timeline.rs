//! CPU time per frame of the timeline: layout, painting and tessellation, without a window.
//!
//! `cargo bench --bench timeline [-- COUNT …]` prints milliseconds at twenty zooms and at as many pans, of the first frame,
//! and of the frame after an edit of one event that leaves its date and its lanes.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod processor;

use dateline::gui::theme::{Theme, ThemeChoice};
use dateline::gui::timeline::synthetic::{PlainNames, rows};
use dateline::gui::timeline::{LaneBy, TimelineInput, TimelineRevision, TimelineState, timeline_ui};
use dateline::query::Rows;
use processor::cpu_nanoseconds;

const COUNTS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const SIZE: egui::Vec2 = egui::vec2(1_280.0, 800.0);
const ZOOMS: u32 = 20;
/// Each figure is the mean of so many frames.
const REPEATS: u32 = 40;

struct Bench {
    rows: Rows,
    context: egui::Context,
    theme: Theme,
    state: TimelineState,
    revision: u64,
    range: (i64, i64),
}

impl Bench {
    fn new(n: usize, by: LaneBy) -> Self {
        let context = egui::Context::default();
        let theme = Theme::install(&context, ThemeChoice::Light, true);
        let mut state = TimelineState::default();
        state.lanes_by = by.into();
        let rows = rows(n, 1);
        let range = rows.range().unwrap_or_default();
        Self { rows, context, theme, state, revision: 1, range }
    }

    /// Runs one frame and returns the number of shapes.
    fn frame(&mut self) -> usize {
        let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE));
        let input = egui::RawInput { screen_rect, ..egui::RawInput::default() };
        let (rows, theme, state, revision) = (&self.rows, &self.theme, &mut self.state, self.revision);
        let changed = [rows.n_dated / 2];
        let selected = [rows[rows.n_dated / 2].shown.event];
        let mut output = self.context.run_ui(input, |ui| {
            let input = TimelineInput {
                rows,
                n_hidden: 0,
                revision: TimelineRevision { number: revision, project: revision, changed: Some(&changed) },
                source: &PlainNames,
                selected: &selected,
                hovered: None,
                published: &[],
                contradicted: &[],
            };
            timeline_ui(ui, theme, input, state, &mut Vec::new());
        });
        let n_shapes = output.shapes.len();
        let meshes = self.context.tessellate(output.shapes, output.pixels_per_point);
        drop(meshes);
        output.textures_delta.clear();
        n_shapes
    }

    /// Shows `1 / 2^depth` of the range.
    fn zoom(&mut self, depth: f64, share: f64) {
        let (from, to) = self.range;
        let span = (to - from) as f64 / depth.exp2();
        #[expect(clippy::cast_possible_truncation, reason = "times in the range")]
        let at = |share: f64| from + (share * ((to - from) as f64 - span)) as i64;
        #[expect(clippy::cast_possible_truncation, reason = "times in the range")]
        let length = span as i64;
        self.state.show_range(at(share), at(share) + length);
    }
}

/// The CPU time of many runs.
#[derive(Default)]
struct Cpu {
    nanoseconds: u64,
    n: u32,
}

impl Cpu {
    fn time<T>(&mut self, run: impl FnOnce() -> T) -> T {
        let start = cpu_nanoseconds();
        let result = run();
        self.nanoseconds += cpu_nanoseconds().saturating_sub(start);
        self.n += 1;
        result
    }

    fn milliseconds(&self) -> f64 {
        self.nanoseconds as f64 / 1e6 / f64::from(self.n.max(1))
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn report(n: usize, by: LaneBy) {
    let mut bench = Bench::new(n, by);
    let mut first = Cpu::default();
    first.time(|| bench.frame());
    let first = first.milliseconds();
    bench.frame();
    let (mut zooms, mut pans, mut most_shapes) = (Vec::new(), Vec::new(), 0);
    for step in 0..ZOOMS {
        let (mut zoom, mut pan) = (Cpu::default(), Cpu::default());
        for repeat in 0..REPEATS {
            let depth = f64::from(step) * 0.8 + f64::from(repeat) * 0.004;
            bench.zoom(depth, 0.8);
            most_shapes = most_shapes.max(zoom.time(|| bench.frame()));
            bench.zoom(depth, 0.8 + 0.02 / depth.exp2());
            pan.time(|| bench.frame());
        }
        zooms.push(zoom.milliseconds());
        pans.push(pan.milliseconds());
    }
    let mut edit = Cpu::default();
    for _ in 0..REPEATS / 10 {
        bench.revision += 1;
        edit.time(|| bench.frame());
    }
    let edit = edit.milliseconds();
    let most = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    println!(
        "{n:>9} by {:<7} zoom {:>6.2} (most {:>6.2})  pan {:>6.2} (most {:>6.2})  first {first:>7.1}  after an edit {edit:>7.1}  shapes {most_shapes}",
        by.as_str(),
        median(&mut zooms.clone()),
        most(&zooms),
        median(&mut pans.clone()),
        most(&pans),
    );
    if std::env::args().any(|argument| argument == "--each") {
        println!("          zooms {zooms:.2?}\n          pans  {pans:.2?}");
    }
}

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let counts = if asked.is_empty() { COUNTS.to_vec() } else { asked };
    println!("milliseconds per frame, median and most of {ZOOMS}");
    for n in counts {
        report(n, LaneBy::Type);
        if n <= 100_000 {
            report(n, LaneBy::Entity);
        }
    }
}
