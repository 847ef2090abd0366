//! Panics of work as values.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Work ended by a panic: a defect of the program, reported instead of ending it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the program has a defect: {message}")]
pub struct Panicked {
    /// What the panic said.
    pub message: String,
}

/// Runs work and turns its panic into an error.
///
/// The work owns what it changes or gives it up with the panic, so nothing half-changed is seen afterwards.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| Panicked { message: message_of(payload.as_ref()) })
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
