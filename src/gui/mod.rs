//! The native window: app, actions, command registry, theme, timeline, panels, dialogs.

pub mod marks;
pub mod theme;
pub mod widgets;
