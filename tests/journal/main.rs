//! The journal: what is journaled comes back, whatever happens to the program, the disk or the file.
#![expect(clippy::expect_used, reason = "a test may fail")]

#[path = "../failing_disk/mod.rs"]
mod failing_disk;
#[path = "../strategies/mod.rs"]
mod strategies;

mod damage;
mod disk;
mod laws;
mod life;
