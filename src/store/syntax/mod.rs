//! RON as text: where every value lies, without saying what it means.
//!
//! The `ron` crate reads into types and drops what a type does not name. A project file has to keep unknown fields, to say
//! where exactly a value is wrong, and to go on after damage; so the file is read as places in its own text.

mod node;
mod parser;
mod string;
mod tape;
mod tree;
mod word;

pub(super) use node::{Field, Node};
pub(super) use parser::{Parser, SyntaxError};
pub(super) use string::quote_into;
pub(super) use tape::{Kind, Tape};
pub(super) use tree::Tree;
pub(super) use word::is_name;
