//! The zoomable timeline: axis, lanes, layout and painting. It shows rows and reports wishes; it edits nothing.

mod arrangement;
mod axis;
mod bars;
mod bin_list;
mod calendar;
mod canvas;
mod drag;
mod gestures;
mod heights;
mod input;
mod lane_heads;
mod lane_index;
mod lane_layout;
mod lanes;
mod layout;
mod legend;
mod mark_meshes;
mod names;
mod overview;
mod overview_ui;
mod packing;
mod paint_axis;
mod paint_bars;
mod paint_item;
mod prepared;
mod row_sweep;
mod running_count;
mod settle;
mod shelf;
mod state;
pub mod synthetic;
mod text_width;
mod ticks;
mod tools;
mod ui;
mod walk;

#[cfg(test)]
mod layout_laws;

pub use arrangement::Arrangement;
pub use axis::TimeAxis;
pub use bars::{Bar, BarUnits, Bars};
pub use calendar::Step;
pub use input::{TimelineEvent, TimelineInput, TimelineRevision};
pub use lane_index::{LaneIndex, Tally, line_of};
pub use lanes::{Lane, LaneBy, LaneKey, LaneSource, Lanes, Nesting};
pub use layout::{Chip, Counts, Form, Item, LaneBody, LaneLayout, Layout, ViewOptions, layout};
pub use names::{event_name, mark_of};
pub use overview::Overview;
pub use prepared::{Prepared, TextWidth};
pub use state::{LaneStep, TimelineState};
pub use ticks::{TickLabel, Ticks, range_label, ticks, ticks_by_day, years_label};
pub use ui::timeline_ui;
pub use walk::{Toward, neighbor_in_lanes, neighbor_in_time};
