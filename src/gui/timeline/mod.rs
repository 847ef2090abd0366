//! The zoomable timeline: axis, lanes, layout and painting. It shows rows and reports wishes; it edits nothing.

mod axis;
mod calendar;
mod ticks;

pub use axis::TimeAxis;
pub use calendar::Step;
pub use ticks::{TickLabel, Ticks, range_label, ticks};
