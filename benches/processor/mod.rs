//! The processor time of a thread: other programs on the machine hardly change it.

use cpu_time::ThreadTime;

/// Returns the nanoseconds that this thread has had a processor.
pub(crate) fn cpu_nanoseconds() -> u64 {
    u64::try_from(ThreadTime::now().as_duration().as_nanos()).unwrap_or(u64::MAX)
}
