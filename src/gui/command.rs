//! The command registry: menus, palette, key sheet and tooltips are made from it.

mod keys;
mod registry;

pub use keys::{Chord, Sign, pressed};
pub use registry::{Command, Entry, Group, Scope, entry, registry};
