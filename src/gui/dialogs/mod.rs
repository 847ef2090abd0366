//! Dialogs: native ones behind a trait, those inside the window beside it.

mod native;
mod window;

pub use native::{Answer, Dialogs, NativeDialogs, Question};
pub use window::{Dialog, KeySheet, MarkAll, PaletteState, dialog_ui};
