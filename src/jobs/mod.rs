//! Background work: named threads, bounded channels, cancel flags and progress.
//!
//! A [`Job`] is one long piece of work beside the window or the terminal; [`map_ordered`] spreads work over several threads and
//! hands the results back in order. A panic in the work is a reported failure of that work, never the end of the program.

mod background;
mod cancel;
mod job;
mod ordered;
mod panics;

pub use background::in_background;
pub use cancel::Cancel;
pub use job::{Job, Next, Outcome, Progress, Reporter, spawn};
pub use ordered::map_ordered;
pub use panics::Panicked;
