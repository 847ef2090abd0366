//! The command registry: menus, palette, key sheet and tooltips are made from it.

mod keymap;
mod keys;
mod registry;
mod typed_ahead;

pub use keymap::{KeyError, Keymap, shown_key};
pub use keys::{Chord, Sign, chord_pressed, pressed};
pub use registry::{Command, Entry, Group, Scope, entry, registry, stands_in};
pub use typed_ahead::TypedAhead;
