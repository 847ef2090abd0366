//! The native window: app, actions, command registry, theme, timeline, panels, dialogs.

pub mod dates;
pub mod marks;
pub mod theme;
pub mod timeline;
pub mod widgets;
