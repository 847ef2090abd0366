//! Entities: which names mean the same one, joined by sieves from the surest to the weakest.

mod cast;
mod forms;
mod roles;
mod sieves;

pub(super) use cast::{Cast, build};
