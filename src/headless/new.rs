//! `dateline new`: makes a project from articles.

use super::gather::{Gathered, gather};
use super::locked::locked;
use super::summary::summary;
use super::{Console, NewArgs, Status};
use crate::edit::{Edit, apply};
use crate::model::Project;
use crate::store::{Permit, StdFileSystem, save};

/// Reads the articles and saves them as a project where there is no file yet.
pub(super) fn new(args: &NewArgs, console: &mut Console<'_>) -> Status {
    if args.output.symlink_metadata().is_ok() {
        let path = args.output.display();
        console.say(format_args!(
            "dateline: could not make the project: a file of this name is there; choose another name, or extend it with \
             `dateline add`: {path}"
        ));
        return Status::Failed;
    }
    let Some(_locking) = locked(&args.output, "make", console) else { return Status::Failed };
    let mut project = Project::default();
    let Gathered { readings, tally } = gather(&args.read, &project, console);
    let status = tally.conclude(console);
    if readings.is_empty() {
        console.say("dateline: no project was made, since there is no article for it");
        return Status::Failed;
    }
    let title = args.title.trim();
    let title = (!title.is_empty()).then(|| Edit::SetTitle(title.to_owned()));
    for edit in title.into_iter().chain([Edit::Import(readings)]) {
        if let Err(error) = apply(&mut project, &edit, &console.stamp) {
            console.say(format_args!("dateline: could not make the project: {error}"));
            return Status::Failed;
        }
    }
    match save(&project, &args.output, Permit::NewFile, &StdFileSystem) {
        Ok(_saved) => match console.print(&summary(&args.output, &project)) {
            Ok(()) => status,
            Err(error) => status.max(console.output_failed(&error)),
        },
        Err(error) => {
            console.say(format_args!("dateline: {error}"));
            Status::Failed
        }
    }
}
