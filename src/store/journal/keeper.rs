//! A journal on a thread of its own, so that whoever edits waits for no disk.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::{Entry, Journal, JournalError};
use crate::jobs::{Job, spawn};
use crate::store::FileHash;

/// How long an entry may be in the hands of the system before it is brought to the disk.
const SYNC_AFTER: Duration = Duration::from_millis(500);

/// How long to wait before writing is tried again after it failed: on a full disk a large entry fills it each time.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// The journal of the project that a window holds. Entries are written at once and brought to the disk half a second later, on
/// another thread; without entries that thread sleeps.
///
/// Dropping it ends the thread and leaves the journal where it is.
#[derive(Debug)]
pub struct JournalKeeper {
    orders: Sender<Order>,
    _thread: Job<()>,
}

/// Tells a [`JournalKeeper`] from a worker what the file will hold that it is about to replace.
#[derive(Debug, Clone)]
pub struct Announcer(Sender<Order>);

/// What the thread is to do; done in the order in which it was asked for.
#[derive(Debug)]
enum Order {
    Append(Entry),
    Snapshot,
    WillBecome(FileHash, Sender<()>),
    Saved(FileHash, PathBuf),
    Sync(Sender<()>),
    Remove(Sender<()>),
}

impl JournalKeeper {
    /// Starts the thread. `on_error` is called there when the journal cannot be written, once until it is written again.
    ///
    /// # Errors
    ///
    /// Where the system has no thread left.
    pub fn start(journal: Journal<'static>, on_error: impl FnMut(JournalError) + Send + 'static) -> io::Result<Self> {
        let (orders, waiting) = channel();
        let thread = spawn("journal", 0, move |_| keep(journal, &waiting, on_error))?;
        Ok(Self { orders, _thread: thread })
    }

    /// Hands over an entry.
    pub fn append(&self, entry: Entry) {
        self.order(Order::Append(entry));
    }

    /// Marks the place: every entry so far is in the snapshot that is to be saved; to be called when the snapshot is taken.
    pub fn snapshot(&self) {
        self.order(Order::Snapshot);
    }

    /// Returns what the worker that saves calls before the new file takes the name.
    pub fn announcer(&self) -> Announcer {
        Announcer(self.orders.clone())
    }

    /// Goes on as the journal of the file at `path`, which was saved from the last snapshot and has this hash.
    pub fn saved(&self, hash: FileHash, path: PathBuf) {
        self.order(Order::Saved(hash, path));
    }

    /// Brings all entries to the disk and waits for that.
    pub fn sync(&self) {
        self.wait(Order::Sync);
    }

    /// Ends the journal and removes its file, and waits for that: everything is saved, or given up.
    pub fn remove(self) {
        self.wait(Order::Remove);
    }

    fn order(&self, order: Order) {
        // The thread only ends before its keeper by a defect; the work itself goes on then.
        drop(self.orders.send(order));
    }

    fn wait(&self, order: impl FnOnce(Sender<()>) -> Order) {
        wait(&self.orders, order);
    }
}

impl Announcer {
    /// Notes that the file with this hash will hold every entry up to the last snapshot, and waits until that is on the disk;
    /// see [`Journal::will_become`].
    pub fn will_become(&self, hash: FileHash) {
        wait(&self.0, |done| Order::WillBecome(hash, done));
    }
}

fn wait(orders: &Sender<Order>, order: impl FnOnce(Sender<()>) -> Order) {
    let (done, answer) = channel();
    drop(orders.send(order(done)));
    // Where the thread is gone, so is the other end, and there is nothing to wait for.
    answer.recv().ok();
}

/// Carries orders out until nobody gives any more.
fn keep(mut journal: Journal<'static>, orders: &Receiver<Order>, mut on_error: impl FnMut(JournalError)) {
    let (mut is_synced, mut was_told) = (true, false);
    loop {
        let pause = if was_told { RETRY_AFTER } else { SYNC_AFTER };
        let next = if is_synced { orders.recv().map_err(RecvTimeoutError::from) } else { orders.recv_timeout(pause) };
        let outcome = match next {
            Ok(Order::Remove(done)) => {
                if let Err(error) = journal.remove() {
                    on_error(error);
                }
                drop(done);
                return;
            }
            Ok(order) => {
                is_synced = false;
                carry_out(&mut journal, order)
            }
            Err(end) => {
                let synced = journal.sync();
                if end == RecvTimeoutError::Disconnected {
                    return;
                }
                is_synced = synced.is_ok();
                synced
            }
        };
        match outcome {
            Ok(()) => was_told = false,
            Err(error) if !was_told => {
                was_told = true;
                on_error(error);
            }
            Err(_) => {}
        }
    }
}

fn carry_out(journal: &mut Journal<'_>, order: Order) -> Result<(), JournalError> {
    match order {
        Order::Append(entry) => journal.append(entry),
        Order::Snapshot => {
            journal.snapshot();
            Ok(())
        }
        Order::Saved(hash, path) => journal.saved(hash, &path),
        Order::WillBecome(hash, done) => {
            let outcome = journal.will_become(hash);
            drop(done);
            outcome
        }
        Order::Sync(done) | Order::Remove(done) => {
            let outcome = journal.sync();
            drop(done);
            outcome
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, FileHash, Journal, JournalKeeper};
    use crate::edit::Change;
    use crate::model::{Project, Timestamp};
    use crate::store::{StdFileSystem, journal_path, recover};
    use std::sync::mpsc::channel;

    fn entry(title: &str) -> Entry {
        Entry::new(Timestamp(0), "Name the project", Change { title: Some(title.to_owned()), ..Change::default() })
    }

    #[test]
    fn what_is_handed_over_is_journaled_in_its_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("talks.ron");
        let path = journal_path(&project, &StdFileSystem);
        let (old, new) = (FileHash::of(b"old"), FileHash::of(b"new"));
        let journal = Journal::begin(path.clone(), Some(old), &StdFileSystem).expect("a journal");
        let keeper = JournalKeeper::start(journal, |error| panic!("{error}")).expect("a thread");
        let title = |hash| {
            recover(&path, &Project::default(), Some(hash), &StdFileSystem).map(|found| found.map(|found| found.project.title))
        };
        keeper.append(entry("a"));
        keeper.append(entry("b"));
        keeper.snapshot();
        let announcer = keeper.announcer();
        keeper.append(entry("c"));
        announcer.will_become(new);
        assert_eq!(title(old).expect("fits").as_deref(), Some("c"));
        assert_eq!(title(new).expect("fits").as_deref(), Some("c"));
        keeper.saved(new, project.clone());
        keeper.append(entry("d"));
        keeper.sync();
        assert!(title(old).is_err(), "it is the journal of the new file");
        assert_eq!(title(new).expect("fits").as_deref(), Some("d"));
        keeper.remove();
        assert!(!path.exists());
    }

    #[test]
    fn a_journal_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("gone").join("a.journal");
        let journal = Journal::begin(path, None, &StdFileSystem).expect("nothing is written yet");
        let (sender, told) = channel();
        let keeper = JournalKeeper::start(journal, move |error| sender.send(error.to_string()).expect("somebody listens"));
        let keeper = keeper.expect("a thread");
        for title in ["a", "b", "c"] {
            keeper.append(entry(title));
        }
        keeper.sync();
        drop(keeper);
        let told: Vec<String> = told.iter().collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("could not write unsaved changes to the journal: making it failed"), "{told:?}");
    }
}
