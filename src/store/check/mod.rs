//! What a file can get wrong though each of its records can be read: spans outside their text, ids of nothing, circles.

mod circles;
mod claims;
mod references;
mod spans;

pub(super) use circles::circles;
pub(super) use claims::claims;
pub(super) use references::references;
pub(super) use spans::spans;
