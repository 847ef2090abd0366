//! `dateline add`: extends a project with articles.

use super::gather::{Gathered, gather};
use super::summary::summary;
use super::{AddArgs, Console, Status};
use crate::edit::{Edit, apply};
use crate::model::Reading;
use crate::store::{Opened, StdFileSystem, open, save};

/// Reads the articles and adds those that the project does not have. A project that could not be taken over whole is left alone.
pub(super) fn add(args: &AddArgs, console: &mut Console<'_>) -> Status {
    let opened = match open(&args.project, &StdFileSystem) {
        Ok(opened) => opened,
        Err(error) => {
            console.say(format_args!("dateline: {error}"));
            return Status::Failed;
        }
    };
    if opened.permit.is_none() {
        let why = opened.report.why_read_only().unwrap_or_else(|| "it was not read whole".to_owned());
        console.say(format_args!("dateline: could not extend the project: {why}: {}", args.project.display()));
        return Status::Failed;
    }
    let Gathered { readings, tally } = gather(&args.read, &opened.project, console);
    let status = tally.conclude(console);
    if readings.is_empty() {
        console.say("dateline: nothing was added, since the project has every article that could be read");
        return status;
    }
    status.max(import(args, opened, readings, console))
}

fn import(args: &AddArgs, opened: Opened, readings: Vec<Reading>, console: &mut Console<'_>) -> Status {
    let Opened { mut project, permit: Some(permit), .. } = opened else { return Status::Failed };
    if let Err(error) = apply(&mut project, &Edit::Import(readings), &console.stamp) {
        console.say(format_args!("dateline: could not extend the project: {error}: {}", args.project.display()));
        return Status::Failed;
    }
    if let Err(error) = save(&project, &args.project, permit, &StdFileSystem) {
        console.say(format_args!("dateline: {error}"));
        return Status::Failed;
    }
    match console.print(&summary(&args.project, &project)) {
        Ok(()) => Status::Done,
        Err(error) => console.output_failed(&error),
    }
}
