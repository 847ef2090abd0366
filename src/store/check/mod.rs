//! What a file can get wrong though each of its records can be read: spans outside their text, ids of nothing.

mod grades;
mod references;
mod spans;

pub(super) use grades::grades;
pub(super) use references::references;
pub(super) use spans::spans;
