//! A progress line on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;

/// A line on standard error that tells how many articles are read; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct ProgressLine {
    bar: ProgressBar,
}

impl ProgressLine {
    /// Begins a line; `total` is the number of articles where it is known.
    pub(super) fn new(console: &Console<'_>, total: Option<usize>) -> Self {
        if !console.err_is_terminal {
            return Self { bar: ProgressBar::hidden() };
        }
        let bar = ProgressBar::with_draw_target(total.map(|total| total as u64), ProgressDrawTarget::stderr());
        let template = match total {
            Some(_) => "{bar:30} {pos} of {len} articles, {eta} left",
            None => "{spinner} {pos} articles",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Begins a line beside results. Where those scroll by on the same terminal they tell how far it is, and a line among them
    /// would only flicker.
    pub(super) fn beside_results(console: &Console<'_>, total: Option<usize>) -> Self {
        if console.out_is_terminal { Self { bar: ProgressBar::hidden() } } else { Self::new(console, total) }
    }

    /// Counts one article.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// Writes while the line is out of the way.
    pub(super) fn beside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
