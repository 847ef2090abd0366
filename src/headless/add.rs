//! `dateline add`: extends a project with articles.

use std::path::Path;

use super::gather::{Gathered, gather};
use super::locked::locked;
use super::summary::summary;
use super::{AddArgs, Console, Status};
use crate::edit::{Edit, apply};
use crate::model::Reading;
use crate::store::{
    BackupOutcome, Journal, Opened, RecoverError, SaveOptions, StdFileSystem, journal_path, open, recover, save_with,
};

/// Reads the articles and adds those that the project does not have. A project that could not be taken over whole is left alone.
pub(super) fn add(args: &AddArgs, console: &mut Console<'_>) -> Status {
    let Some(_locking) = locked(&args.project, "extend", console) else { return Status::Failed };
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
    if has_unsaved_changes(&args.project, &opened, console) {
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

/// Whether a journal continues the file as it is: after a change of the file, its changes could not be recovered.
fn has_unsaved_changes(path: &Path, opened: &Opened, console: &mut Console<'_>) -> bool {
    let journal = journal_path(path, &StdFileSystem);
    match recover(&journal, &opened.project, Some(opened.file_hash), &StdFileSystem) {
        Ok(None) => false,
        Ok(Some(recovered)) if recovered.is_saved() => {
            // The file holds them all, and will not be the one that the journal speaks of.
            drop(Journal::discard(&journal, &StdFileSystem));
            false
        }
        Ok(Some(_)) => {
            console.say(format_args!(
                "dateline: could not extend the project: it has changes that were not saved; open it in the window and save \
                 them, or give them up there: {}",
                path.display()
            ));
            true
        }
        Err(error @ RecoverError::OtherVersion { .. }) => {
            console.say(format_args!("dateline: {error}"));
            false
        }
        Err(error) => {
            console.say(format_args!("dateline: could not extend the project: {error}"));
            true
        }
    }
}

fn import(args: &AddArgs, opened: Opened, readings: Vec<Reading>, console: &mut Console<'_>) -> Status {
    let Opened { mut project, permit: Some(permit), .. } = opened else { return Status::Failed };
    if let Err(error) = apply(&mut project, &Edit::Import(readings), &console.stamp) {
        console.say(format_args!("dateline: could not extend the project: {error}: {}", args.project.display()));
        return Status::Failed;
    }
    let options = SaveOptions::with_backup(permit, console.stamp.at);
    match save_with(&project, &args.project, &options, &StdFileSystem).map(|saved| saved.backup) {
        Ok(BackupOutcome::Failed(why)) => console
            .say(format_args!("dateline: the version before could not be kept as a backup: {why}: {}", args.project.display())),
        Ok(BackupOutcome::Kept(_) | BackupOutcome::NotNeeded) => {}
        Err(error) => {
            console.say(format_args!("dateline: {error}"));
            return Status::Failed;
        }
    }
    match console.print(&summary(&args.project, &project)) {
        Ok(()) => Status::Done,
        Err(error) => console.output_failed(&error),
    }
}
