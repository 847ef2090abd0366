//! `dateline check`: opens a project, lists what is wrong with its file, and sums it up.

use std::fmt::Write as _;

use super::summary::summary;
use super::{CheckArgs, Console, Status};
use crate::store::{LoadReport, StdFileSystem, open};

/// Checks a project; problems of its file make the status a failure.
pub(super) fn check(args: &CheckArgs, console: &mut Console<'_>) -> Status {
    let opened = match open(&args.project, &StdFileSystem) {
        Ok(opened) => opened,
        Err(error) => {
            console.say(format_args!("dateline: {error}"));
            return Status::Failed;
        }
    };
    let text = summary(&args.project, &opened.project) + &problems(&opened.report);
    let sound = opened.report.problems.is_empty() && !opened.report.read_only;
    match console.print(&text) {
        Ok(()) if sound => Status::Done,
        Ok(()) => Status::Failed,
        Err(error) => console.output_failed(&error),
    }
}

/// Writes the problems of a file, one a line.
fn problems(report: &LoadReport) -> String {
    let mut text = format!("schema {}\n", report.schema);
    for problem in &report.problems {
        writeln!(text, "! {problem}").ok();
    }
    if report.problems_left_out > 0 {
        writeln!(text, "! and {} problems more", report.problems_left_out).ok();
    }
    if let Some(why) = report.why_read_only() {
        writeln!(text, "! read-only: {why}").ok();
    }
    if report.problems.is_empty() {
        text.push_str("no problems in the file\n");
    }
    text
}
