//! The processor time of a thread: other programs on the machine hardly change it. And the memory that the program has.

use cpu_time::ThreadTime;

/// As in the program.
#[cfg(not(windows))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Returns the nanoseconds that this thread has had a processor.
pub(crate) fn cpu_nanoseconds() -> u64 {
    u64::try_from(ThreadTime::now().as_duration().as_nanos()).unwrap_or(u64::MAX)
}
