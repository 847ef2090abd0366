//! How each record stands in the file: its fields, their names there, and what may be left out.
//!
//! The model has no say here. A field that the model renames keeps its name in the file, unless the schema goes up.

mod article;
mod describe;
mod entity;
mod event;
mod fault;
mod names;
mod project;
mod review;
mod scalar;
mod when;

pub(super) use describe::extra_fields;
pub(super) use fault::{Fault, Finding, Reader, Weight};
pub(super) use project::Section;

use super::printer::Printer;
use super::syntax::Node;

/// A value that has a form in the file.
pub(super) trait Wire: Sized {
    /// Writes the value.
    fn print(&self, out: &mut Printer);

    /// Reads the value back.
    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault>;
}
