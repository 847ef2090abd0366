//! `dateline rules`: every rule for dates with its documentation and examples.

use super::{Console, Status};
use crate::temporal::rules_markdown;

/// Prints the rules as Markdown.
pub(super) fn rules(console: &mut Console<'_>) -> Status {
    match console.print(&rules_markdown()) {
        Ok(()) => Status::Done,
        Err(error) => console.output_failed(&error),
    }
}
