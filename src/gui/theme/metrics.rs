//! The lengths and times of the window: spaces, radii, strokes, sizes, motion. Lengths are points at scale 1.0.

use serde::Deserialize;

/// Distances between things.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// The least gap.
    pub xxs: f32,
    /// Between a label and its key.
    pub xs: f32,
    /// Between things of one group.
    pub s: f32,
    /// Between things in a row.
    pub m: f32,
    /// The margin at both sides of a region.
    pub l: f32,
    /// Between groups.
    pub xl: f32,
    /// Between blocks.
    pub xxl: f32,
}

/// Corner radii.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radius {
    /// Of a highlight in the text.
    pub highlight: f32,
    /// Of a key hint.
    pub key: f32,
    /// Of a badge.
    pub badge: f32,
    /// Of a chip.
    pub chip: f32,
    /// Of a button.
    pub button: f32,
    /// Of an input field.
    pub field: f32,
    /// Of a card on the timeline.
    pub card: f32,
    /// Of a card in a panel.
    pub panel_card: f32,
    /// Of a popup.
    pub popup: f32,
    /// Of a bin chip.
    pub pill: f32,
}

/// Widths of lines.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strokes {
    /// Rules and borders.
    pub hairline: f32,
    /// Borders of small controls.
    pub control: f32,
    /// Icons.
    pub icon: f32,
    /// Event marks.
    pub mark: f32,
    /// The line of "some time between".
    pub whisker: f32,
    /// The focus ring.
    pub focus: f32,
    /// Between a thing and its focus ring.
    pub focus_gap: f32,
    /// The bar of one unit of time.
    pub bar_day: f32,
    /// The bar of an extent of time.
    pub bar_extent: f32,
    /// The line under a mention.
    pub underline_person: f32,
    /// The line under a trigger.
    pub underline_trigger: f32,
}

/// Sizes of regions, rows and controls.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// Height of the top bar.
    pub top_bar: f32,
    /// Height of a region's tools.
    pub toolbar: f32,
    /// Height of the status bar.
    pub status_bar: f32,
    /// Width of the left panel.
    pub left_panel: f32,
    /// Least width of the left panel.
    pub left_panel_min: f32,
    /// Width of the inspector.
    pub right_panel: f32,
    /// Least width of the inspector.
    pub right_panel_min: f32,
    /// Height of a row in a list.
    pub row_list: f32,
    /// Height of an article's row.
    pub row_article: f32,
    /// Height of a row in a table.
    pub row_table: f32,
    /// Height of a table's head.
    pub row_table_head: f32,
    /// Height of a field in the inspector.
    pub row_field: f32,
    /// Height of a row in a popup.
    pub row_popup: f32,
    /// Height of a section's head.
    pub section_head: f32,
    /// Height of a group's head.
    pub group_head: f32,
    /// Height of a chip.
    pub chip: f32,
    /// Height of a button.
    pub button: f32,
    /// Height of a button in the queue.
    pub button_large: f32,
    /// Height and least width of a key hint.
    pub key: f32,
    /// Height of a badge.
    pub badge: f32,
    /// Height of the search field.
    pub search: f32,
    /// Width of a field's label.
    pub field_label: f32,
    /// Width of the reader's text.
    pub reader_measure: f32,
    /// Width of the reader's gutter.
    pub reader_gutter: f32,
    /// Least width of the reader's margin notes.
    pub reader_notes_min: f32,
    /// Size of a coverage sign.
    pub coverage_glyph: f32,
    /// Width of a sparkline.
    pub spark_width: f32,
    /// Height of a sparkline.
    pub spark_height: f32,
    /// Size of a kind's glyph.
    pub kind_glyph: f32,
    /// Least size of what can be clicked.
    pub hit_target_min: f32,
}

/// Sizes on the timeline.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineMetrics {
    /// Width of a lane's header.
    pub lane_header: f32,
    /// Height of the axis.
    pub axis: f32,
    /// Height of the lower tier of the axis.
    pub axis_tier: f32,
    /// Height of a row in a lane.
    pub row: f32,
    /// Space above the first row, to the center of its marks.
    pub lane_pad_top: f32,
    /// Space below the last row.
    pub lane_pad_bottom: f32,
    /// Least height of a lane.
    pub lane_min: f32,
    /// Height of the undated shelf.
    pub shelf: f32,
    /// Height of the overview strip.
    pub overview: f32,
    /// Least width of a bar in the overview.
    pub overview_bar_min: f32,
    /// Radius of a mark.
    pub mark_radius: f32,
    /// From a mark's center to its label.
    pub mark_to_label: f32,
    /// Space that a label keeps to the next thing.
    pub label_gap: f32,
    /// Least width of a label.
    pub label_min: f32,
    /// Greatest width of a label.
    pub label_max: f32,
    /// From a mark's center down to its line.
    pub label_to_bar: f32,
    /// Width of a card.
    pub card_width: f32,
    /// Greatest width of a card.
    pub card_width_max: f32,
    /// Height of a card.
    pub card_height: f32,
    /// Corner radius of a card.
    pub card_radius: f32,
    /// Height of a bin chip.
    pub bin_height: f32,
    /// Marks within this distance become a bin.
    pub bin_merge_px: f32,
    /// Least number of marks in a bin.
    pub bin_members_min: f32,
    /// Least width of a bar of a dense lane.
    pub bar_bin_width_min: f32,
    /// Height of a cap.
    pub cap_height: f32,
    /// Length of an arrow's head.
    pub arrow_length: f32,
    /// Height of an arrow's head.
    pub arrow_height: f32,
    /// Length of a dash.
    pub dash_on: f32,
    /// Gap between dashes.
    pub dash_off: f32,
    /// Share of a fading bar that fades, at each end.
    pub circa_fade_share: f32,
    /// Number of dashes at the end of what still goes on.
    pub open_dashes: f32,
    /// Length of that end.
    pub open_tail: f32,
    /// Least distance between two labels of the axis.
    pub tick_label_gap: f32,
    /// Number of shapes that a frame may hold.
    pub shape_budget: f32,
    /// Radius within which a mark is hit.
    pub hit_radius: f32,
    /// Distance within which a drag snaps.
    pub snap_px: f32,
    /// Width of a handle of the brush.
    pub brush_handle_width: f32,
    /// Height of a handle of the brush.
    pub brush_handle_height: f32,
}

/// How long things move, in milliseconds. Nothing moves when idle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    /// Zoom to a range.
    pub zoom_to_range: u16,
    /// Rows that change their place.
    pub row_settle: u16,
    /// A bin that opens.
    pub bin_open: u16,
    /// A panel that folds.
    pub panel_collapse: u16,
    /// A popup that comes.
    pub popup_in: u16,
    /// The flash on the target of a jump.
    pub reveal_flash: u16,
    /// The ground under the pointer.
    pub hover: u16,
    /// A choice.
    pub select: u16,
    /// A change of theme.
    pub theme: u16,
}
