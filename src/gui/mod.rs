//! The native window: app, actions, command registry, theme, timeline, panels, dialogs.

pub mod action;
pub mod amounts;
mod app;
pub mod claims;
pub mod command;
pub mod dates;
pub mod dialogs;
mod dispatch;
pub mod draft;
pub mod entities;
pub mod fields;
mod files;
pub mod import;
mod make;
pub mod marks;
mod panels;
pub mod preferences;
pub mod queue;
pub mod reader;
mod run_command;
pub mod search;
mod select_words;
pub mod session;
pub mod signs;
pub mod table;
pub mod theme;
pub mod timeline;
mod timeline_panel;
pub mod view;
pub mod widgets;

pub use app::{App, RunError, Services, run};
pub use preferences::Preferences;
