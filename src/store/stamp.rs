//! Moments in the names of files: `2026-11-29T23-41-05`, in UTC, so that names sort by time.

use crate::model::Timestamp;

/// Returns the moment as a part of a file's name.
pub(super) fn file_stamp(at: Timestamp) -> String {
    at.to_string().trim_end_matches('Z').replace(':', "-")
}

/// Reads a moment from a file's name.
pub(super) fn moment(stamp: &str) -> Option<Timestamp> {
    let (day, time) = stamp.split_once('T')?;
    let parsed = Timestamp::parse(&format!("{day}T{}Z", time.replace('-', ":")))?;
    (file_stamp(parsed) == stamp).then_some(parsed)
}

#[cfg(test)]
mod tests {
    use super::{file_stamp, moment};
    use crate::model::Timestamp;

    #[test]
    fn a_moment_is_read_as_it_is_written() {
        let at = Timestamp(1_796_168_465);
        assert_eq!(file_stamp(at), "2026-12-01T23-41-05");
        assert_eq!(moment("2026-12-01T23-41-05"), Some(at));
        for other in ["", "2026-12-01", "2026-12-01T23:41:05", "2026-12-01T23-41-05+01-00", "2026-13-01T23-41-05"] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
