//! Damage: a journal that is cut or changed anywhere gives an earlier state, or an error, and never another state.

use std::path::Path;

use dateline::edit::Change;
use dateline::model::{Entity, EntityId, EntityKind, Origin, Project, Timestamp};
use dateline::store::{self, Entry, FileHash, Journal, JournalError, RecoverError, Recovered};

use crate::failing_disk::Disk;
use crate::life::{Life, PATH, journal_file};
use crate::strategies::Maker;

const JOURNAL: &str = "/home/.project.ron.journal";

/// A journal of some steps, with the project after each of them and the length that the journal had then.
struct Written {
    disk: Disk,
    hash: FileHash,
    bytes: Vec<u8>,
    states: Vec<(usize, Project)>,
}

fn written(seed: u64, n_steps: usize) -> Written {
    let disk = Disk::with_folder("/home");
    let mut maker = Maker::from_seed(seed, 60_000);
    let mut life = Life::begin(maker.project(), &disk);
    let hash = store::file_hash(Path::new(PATH), &disk).expect("a file");
    let mut states = vec![(0, life.project.clone())];
    while states.len() <= n_steps {
        let edit = maker.edit(&life.project);
        if life.edit(&edit).expect("written") {
            states.push((disk.bytes(JOURNAL).len(), life.project.clone()));
        }
        if states.len() == n_steps / 2 && life.undo().expect("written") {
            states.push((disk.bytes(JOURNAL).len(), life.project.clone()));
        }
    }
    assert_eq!(journal_file(&disk), Path::new(JOURNAL));
    let bytes = disk.bytes(JOURNAL);
    Written { disk: disk.clone().after_kill(), hash, bytes, states }
}

impl Written {
    fn recover(&self, bytes: &[u8]) -> Result<Option<Recovered>, RecoverError> {
        self.disk.put(JOURNAL, bytes);
        store::recover(Path::new(JOURNAL), &self.states[0].1, Some(self.hash), &self.disk)
    }
}

#[test]
fn a_journal_that_is_cut_anywhere_gives_every_whole_step() {
    let written = written(3, 8);
    for end in 0..written.bytes.len() {
        let recovered = written.recover(&written.bytes[..end]).expect("readable");
        let n = written.states.iter().filter(|(length, _)| *length <= end).count() - 1;
        let is_whole = end == 0 || written.states.iter().any(|(length, _)| *length == end);
        match recovered {
            Some(recovered) => {
                assert_eq!(recovered.n_changes, n, "cut at {end}");
                assert!(recovered.project == written.states[n].1, "cut at {end}");
                assert!(is_whole || recovered.dropped_tail, "cut at {end}");
                assert_eq!(recovered.why_dropped, None);
            }
            None => assert_eq!(n, 0, "cut at {end}"),
        }
    }
}

#[test]
fn a_journal_with_a_changed_byte_gives_an_earlier_state_or_none() {
    let written = written(5, 5);
    let first_line = written.bytes.iter().position(|&byte| byte == b'\n').expect("a line");
    for at in 0..written.bytes.len() {
        for changed in [1, 32, 128] {
            let mut bytes = written.bytes.clone();
            bytes[at] ^= changed;
            match written.recover(&bytes) {
                Ok(Some(recovered)) => {
                    assert!(recovered.dropped_tail, "the change at {at} was not noticed");
                    let n = written.states.iter().filter(|(length, _)| *length <= at).count() - 1;
                    assert!(recovered.project == written.states[n].1, "changed at {at}");
                }
                Ok(None) => panic!("the change at {at} hid the journal"),
                Err(error) => {
                    assert!(at <= first_line && matches!(error, RecoverError::Unreadable { .. }), "{at}: {error}");
                }
            }
        }
    }
}

#[test]
fn a_journal_goes_on_behind_what_was_sound() {
    let written = written(7, 6);
    for end in (0..written.bytes.len()).step_by(97) {
        let Some(recovered) = written.recover(&written.bytes[..end]).expect("readable") else { continue };
        let mut project = recovered.project;
        let mut journal = Journal::resume(recovered.continuation, &written.disk).expect("resumed");
        let mut maker = Maker::from_seed(end as u64, 20_000);
        let mut n = recovered.n_changes;
        for _ in 0..3 {
            let edit = maker.edit(&project);
            let stamp = dateline::model::Stamp::default();
            let Ok(applied) = dateline::edit::apply(&mut project, &edit, &stamp) else { continue };
            if applied.changed {
                let change = Change::since(&applied.inverse, &project);
                journal.append(Entry::new(stamp.at, edit.label(), change)).expect("written");
                n += 1;
            }
        }
        drop(journal);
        let again = store::recover(Path::new(JOURNAL), &written.states[0].1, Some(written.hash), &written.disk);
        let Some(again) = again.expect("readable") else {
            assert_eq!(n, 0);
            continue;
        };
        assert_eq!((again.n_changes, again.dropped_tail), (n, false));
        assert!(again.project == project);
    }
}

#[test]
fn a_journal_of_another_version_is_not_applied() {
    let written = written(9, 3);
    for other in [None, Some(FileHash::of(b"another"))] {
        let error = store::recover(Path::new(JOURNAL), &Project::default(), other, &written.disk).expect_err("another version");
        assert!(matches!(error, RecoverError::OtherVersion { continues, .. } if continues == Some(written.hash)), "{error}");
    }
    assert_eq!(written.disk.bytes(JOURNAL), written.bytes, "the journal stays");
}

#[test]
fn a_journal_of_a_newer_program_is_left_to_it() {
    let written = written(11, 2);
    let text = String::from_utf8(written.bytes.clone()).expect("text");
    for (now, newer) in [("journal 1", "journal 2"), ("schema 1", "schema 2")] {
        let (line, rest) = text.split_once('\n').expect("a line");
        let content = line.split_once(", check ").expect("a checksum").0.replacen(now, newer, 1);
        let newer = format!("{content}, check {:08x}\n{rest}", crc32(content.as_bytes()));
        let error = written.recover(newer.as_bytes()).expect_err("newer");
        assert!(matches!(error, RecoverError::Newer { .. }), "{error}");
        let error = Journal::begin(JOURNAL.into(), Some(written.hash), &written.disk).expect_err("in the way");
        assert!(matches!(error, JournalError::Waiting(_)), "{error}");
    }
}

#[test]
fn a_journal_with_changes_is_in_the_way_of_a_new_one_until_it_is_set_aside() {
    let written = written(13, 2);
    let begin = || Journal::begin(JOURNAL.into(), Some(written.hash), &written.disk);
    assert!(matches!(begin().expect_err("in the way"), JournalError::Waiting(_)));
    let aside = store::set_aside(Path::new(JOURNAL), &written.disk).expect("set aside");
    assert_eq!(aside, Path::new("/home/.project.ron.journal.0.old"));
    drop(begin().expect("begun"));
    assert_eq!(written.disk.bytes("/home/.project.ron.journal.0.old"), written.bytes);
    for hardly_begun in [&b"// Dateline jour"[..], b"", &[0; 100]] {
        written.disk.put(JOURNAL, hardly_begun);
        drop(begin().expect("it is in nobody's way"));
        assert!(!written.disk.names().contains(&".project.ron.journal".to_owned()));
    }
}

#[test]
fn what_is_left_of_an_entry_that_makes_no_sense_is_told() {
    let written = written(15, 3);
    let text = String::from_utf8(written.bytes.clone()).expect("text");
    // The second entry once more: its bytes are sound, its number is not.
    let second = text.get(written.states[1].0..written.states[2].0).expect("an entry");
    let again = format!("{text}{second}");
    let recovered = written.recover(again.as_bytes()).expect("readable").expect("changes");
    assert_eq!(recovered.n_changes, written.states.len() - 1);
    assert!(recovered.dropped_tail && recovered.project == written.states[written.states.len() - 1].1);
    assert_eq!(recovered.why_dropped.as_deref(), Some("change 4: after change 3 comes change 2"));
}

#[test]
fn a_step_of_any_size_is_written_while_it_is_printed_and_counts_whole_or_not_at_all() {
    let disk = Disk::with_folder("/home");
    let entity =
        |id| Entity { note: "n".repeat(300).into(), ..Entity::new(EntityId(id), EntityKind::Person, "A", Origin::Person) };
    let project = Project { entities: (0..4_000).map(entity).collect(), ..Project::default() };
    let mut journal = Journal::begin_unsaved("/unsaved".into(), Timestamp(0), &disk);
    journal.append(Entry::new(Timestamp(0), "Begin", Change::whole(&project))).expect("written");
    let path = journal.path();
    let writes = disk.log().iter().filter(|line| line.starts_with("write")).count();
    assert!(writes > 5, "{writes} writes");
    drop(journal);
    let bytes = disk.bytes(path.to_str().expect("UTF-8"));
    assert!(bytes.len() > 1_500_000);
    let recover =
        |end: usize| store::recover_bytes(&bytes[..end], &Project::default(), None).expect("readable").expect("something");
    assert!(recover(bytes.len()).project == project);
    for end in [bytes.len() - 1, bytes.len() / 2, 300_000] {
        let torn = recover(end);
        assert!(torn.n_changes == 0 && torn.dropped_tail && !torn.is_saved() && torn.project == Project::default());
    }
}

/// The checksum bit by bit, independent of the one that the program uses.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
