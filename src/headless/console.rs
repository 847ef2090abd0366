//! Where a command writes: results, messages and its exit status.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::model::Stamp;

/// How a command ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All went well.
    #[default]
    Done,
    /// Something could not be read, written or done; the rest was.
    Failed,
    /// The command makes no sense as it was given; nothing was done.
    Usage,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Failed => Self::FAILURE,
            Status::Usage => Self::from(2),
        }
    }
}

/// The outside world of a command.
pub struct Console<'a> {
    /// Standard output: results alone.
    pub out: &'a mut dyn Write,
    /// Standard error: messages, progress.
    pub err: &'a mut dyn Write,
    /// Whether results are shown on a terminal.
    pub out_is_terminal: bool,
    /// Whether messages are shown on a terminal.
    pub err_is_terminal: bool,
    /// Who runs the command, and when.
    pub stamp: Stamp,
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").field("stamp", &self.stamp).finish_non_exhaustive()
    }
}

impl Console<'_> {
    /// Writes a message in a line of its own. Where nobody listens any more, nothing is lost by it.
    pub fn say(&mut self, message: impl fmt::Display) {
        writeln!(self.err, "{message}").ok();
    }

    /// Writes a result and sends it on at once.
    ///
    /// # Errors
    ///
    /// Where standard output is closed or full.
    pub fn print(&mut self, result: &str) -> io::Result<()> {
        self.out.write_all(result.as_bytes())?;
        self.out.flush()
    }

    /// Says that results could not be written, unless whoever reads them has closed the pipe, and returns the status.
    pub fn output_failed(&mut self, error: &io::Error) -> Status {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Status::Done;
        }
        self.say(format_args!("dateline: could not write the results: {error}"));
        Status::Failed
    }
}
