//! The zoomable timeline: axis, lanes, layout and painting. It shows rows and reports wishes; it edits nothing.

mod axis;
mod bars;
mod calendar;
mod heights;
mod lane_index;
mod lane_layout;
mod lanes;
mod layout;
mod overview;
mod packing;
mod prepared;
mod row_sweep;
pub mod synthetic;
mod ticks;

#[cfg(test)]
mod layout_laws;

pub use axis::TimeAxis;
pub use bars::{Bar, BarUnits, Bars};
pub use calendar::Step;
pub use lane_index::{LaneIndex, Tally, line_of};
pub use lanes::{Lane, LaneBy, LaneKey, LaneSource, Lanes};
pub use layout::{Chip, Counts, Form, Item, LaneBody, LaneLayout, Layout, ViewOptions, layout};
pub use overview::Overview;
pub use prepared::{Prepared, TextWidth};
pub use ticks::{TickLabel, Ticks, range_label, ticks};
