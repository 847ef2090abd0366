//! Laws: whatever is edited, undone, redone, travelled to and saved, file and journal give the live project at every moment.

use std::path::Path;

use dateline::edit::{Change, History, replay};
use dateline::model::{Project, Stamp};
use dateline::store::{self, FileHash, Journal, Recovered};
use proptest::prelude::*;

use crate::failing_disk::Disk;
use crate::life::{Life, PATH, at, journal_file};
use crate::strategies::{Maker, choices, projects};

/// Steps of one life at most.
const STEPS: usize = 40;

/// A save that runs.
enum Saving {
    /// The snapshot was taken.
    Snapshot(Project),
    /// The journal knows what the file will hold.
    Announced(Project, FileHash),
    /// The file has its name.
    Replaced(FileHash),
}

/// What stands in the project file.
struct File {
    project: Project,
    hash: FileHash,
}

fn hash_of(project: &Project) -> FileHash {
    FileHash::of(store::print(project).as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn file_and_journal_give_the_live_project_at_every_moment(project in projects(), choices in choices(700)) {
        let disk = Disk::with_folder("/home");
        let mut file = File { hash: hash_of(&project), project: project.clone() };
        let mut life = Life::begin(project, &disk);
        let mut maker = Maker::new(choices);
        let mut saving = None;
        for _ in 0..STEPS {
            match maker.below(12) {
                1 => drop(life.undo().expect("written")),
                2 => drop(life.redo().expect("written")),
                3 => drop(life.travel(maker.below(life.history.done().len() + 3)).expect("written")),
                4..=6 => saving = advance(saving, &mut life, &mut file),
                7 if saving.is_none() => life = restarted(life, &file),
                _ => {
                    let edit = maker.edit(&life.project);
                    life.edit(&edit).expect("written");
                }
            }
            prop_assert_eq!(&recovered(&disk, &file), &life.project);
            if maker.is_used_up() {
                break;
            }
        }
    }

    #[test]
    fn a_change_leads_from_one_state_to_the_next(project in projects(), choices in choices(400)) {
        let mut maker = Maker::new(choices);
        let mut project = project;
        for _ in 0..STEPS {
            let before = project.clone();
            let edit = maker.edit(&project);
            let stamp = Stamp { at: at(0), by: String::new() };
            let Ok(applied) = dateline::edit::apply(&mut project, &edit, &stamp) else { continue };
            let change = Change::since(&applied.inverse, &project);
            prop_assert_eq!(change.is_empty(), !applied.changed);
            let mut replayed = before.clone();
            let back = replay(&mut replayed, change.clone()).expect("the state that it began with");
            prop_assert_eq!(&replayed, &project, "{:?}", edit);
            let undo = Change::since(&back.inverse, &replayed);
            prop_assert_eq!(&undo, &change, "{:?}", edit);
            dateline::edit::restore(&mut replayed, back.inverse);
            prop_assert_eq!(&replayed, &before, "{:?}", edit);
        }
    }

    #[test]
    fn a_whole_project_is_a_change_of_an_empty_one(project in projects()) {
        let mut replayed = Project { extra: project.extra.clone(), ..Project::default() };
        replay(&mut replayed, Change::whole(&project)).expect("an empty project");
        prop_assert_eq!(replayed, project);
    }
}

/// Brings a save one step further.
fn advance(saving: Option<Saving>, life: &mut Life<'_>, file: &mut File) -> Option<Saving> {
    match saving {
        None => {
            life.journal().snapshot();
            Some(Saving::Snapshot(life.project.clone()))
        }
        Some(Saving::Snapshot(project)) => {
            let hash = hash_of(&project);
            life.journal().will_become(hash).expect("written");
            Some(Saving::Announced(project, hash))
        }
        Some(Saving::Announced(project, hash)) => {
            *file = File { project, hash };
            Some(Saving::Replaced(hash))
        }
        Some(Saving::Replaced(hash)) => {
            life.journal().saved(hash, Path::new(PATH)).expect("written");
            None
        }
    }
}

/// Ends the program and goes on in a new one.
fn restarted<'d>(life: Life<'d>, file: &File) -> Life<'d> {
    let Life { project, journal, disk, n_steps, permit, .. } = life;
    drop(journal);
    let mut history = History::default();
    let path = journal_file(disk);
    let journal = match store::recover(&path, &file.project, Some(file.hash), disk).expect("a journal") {
        Some(recovered) => {
            history = recovered.history;
            Journal::resume(recovered.continuation, disk).expect("resumed")
        }
        None => Journal::begin(path, Some(file.hash), disk).expect("begun"),
    };
    Life { project, history, journal: journal.into(), disk, n_steps, permit }
}

fn recovered(disk: &Disk, file: &File) -> Project {
    let found = store::recover(&journal_file(disk), &file.project, Some(file.hash), disk).expect("a journal");
    found.map_or_else(
        || file.project.clone(),
        |found| {
            assert_eq!((found.dropped_tail, found.n_mended), (false, 0), "{:?}", found.why_dropped);
            steps_lead_back(&found, &file.project);
            found.project
        },
    )
}

/// Undoes all that was recovered, down to the file, and does it again; that sentences were seen is no step.
fn steps_lead_back(found: &Recovered, file: &Project) {
    let (mut project, mut history) = (found.project.clone(), found.history.clone());
    let but_coverage = |project: &Project, like: &Project| Project { coverage: like.coverage.clone(), ..project.clone() };
    while history.undo(&mut project).is_some() {}
    assert!(but_coverage(&project, file) == *file, "all steps lead back to the file");
    while history.redo(&mut project).is_some() {}
    assert!(but_coverage(&project, &found.project) == found.project, "and on again");
}
