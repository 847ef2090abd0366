//! One piece of work on a thread of its own, with progress and cancel.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread::{Builder, JoinHandle};

use super::panics::caught;
use super::{Cancel, Panicked};

/// Messages that wait for whoever follows the job; the work pauses when there are more.
const WAITING: usize = 64;
/// Bytes of stack for each thread: deep sentences need more than the default.
pub(super) const STACK_BYTES: usize = 8 << 20;

/// How far work has come, with what it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress<T> {
    /// The job's generation: a message of an older job than the one that is awaited is dropped.
    pub generation: u64,
    /// How many steps are done.
    pub done: usize,
    /// How many there are, as far as that is known by now.
    pub total: usize,
    /// What this step made.
    pub item: T,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The work went through.
    Finished,
    /// Somebody stopped it.
    Cancelled,
    /// It ended by a defect of the program.
    Failed(Panicked),
}

/// What a job has to say at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next<T> {
    /// A step was done.
    Step(Progress<T>),
    /// Nothing new.
    Waiting,
    /// The job is over and every step was handed out. Said once; afterwards there is nothing new any more.
    Ended(Outcome),
}

/// Work on a thread of its own. Dropping it asks the work to stop and does not wait for it.
#[derive(Debug)]
pub struct Job<T> {
    generation: u64,
    cancel: Cancel,
    messages: Option<Receiver<Progress<T>>>,
    thread: Option<JoinHandle<Result<(), Panicked>>>,
}

/// What the work reports through.
#[derive(Debug)]
pub struct Reporter<T> {
    generation: u64,
    cancel: Cancel,
    messages: SyncSender<Progress<T>>,
}

/// Starts work on a thread with this name; `generation` comes back with every message.
///
/// # Errors
///
/// Where the system has no thread left.
///
/// # Examples
///
/// ```
/// use dateline::jobs::{Next, spawn};
/// let mut job = spawn("count", 1, |reporter| {
///     for number in 0..3 {
///         reporter.report(number + 1, 3, number);
///     }
/// })
/// .unwrap();
/// assert!(matches!(job.wait(), Next::Step(progress) if progress.item == 0));
/// ```
pub fn spawn<T, W>(name: &str, generation: u64, work: W) -> io::Result<Job<T>>
where
    T: Send + 'static,
    W: FnOnce(&Reporter<T>) + Send + 'static,
{
    let (sender, receiver) = sync_channel(WAITING);
    let cancel = Cancel::default();
    let reporter = Reporter { generation, cancel: cancel.clone(), messages: sender };
    let thread = Builder::new().name(name.to_owned()).stack_size(STACK_BYTES).spawn(move || caught(|| work(&reporter)))?;
    Ok(Job { generation, cancel, messages: Some(receiver), thread: Some(thread) })
}

impl<T> Reporter<T> {
    /// Reports a step and returns whether to go on: not where somebody stopped the job or follows it no longer.
    ///
    /// Waits while too many messages are unread.
    pub fn report(&self, done: usize, total: usize, item: T) -> bool {
        let message = Progress { generation: self.generation, done, total, item };
        !self.cancel.is_cancelled() && self.messages.send(message).is_ok() && !self.cancel.is_cancelled()
    }

    /// Returns the flag that says whether somebody stopped the job.
    pub const fn cancel(&self) -> &Cancel {
        &self.cancel
    }
}

impl<T> Job<T> {
    /// Returns the generation that the job was started with.
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Returns the flag that stops the job.
    pub const fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// Returns the next message without waiting for one.
    pub fn poll(&mut self) -> Next<T> {
        match self.messages.as_ref().map(Receiver::try_recv) {
            Some(Ok(progress)) => Next::Step(progress),
            Some(Err(TryRecvError::Disconnected)) => self.ended(),
            Some(Err(TryRecvError::Empty)) | None => Next::Waiting,
        }
    }

    /// Waits for the next message.
    pub fn wait(&mut self) -> Next<T> {
        match self.messages.as_ref().map(Receiver::recv) {
            Some(Ok(progress)) => Next::Step(progress),
            Some(Err(_closed)) => self.ended(),
            None => Next::Waiting,
        }
    }

    /// Takes leave of the thread, which has closed its channel and is at its end.
    fn ended(&mut self) -> Next<T> {
        self.messages = None;
        let result = self.thread.take().map(JoinHandle::join);
        Next::Ended(match result {
            Some(Ok(Err(panicked))) => Outcome::Failed(panicked),
            Some(Err(_payload)) => Outcome::Failed(Panicked { message: "its thread broke off".to_owned() }),
            _ if self.cancel.is_cancelled() => Outcome::Cancelled,
            _ => Outcome::Finished,
        })
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::{Next, Outcome, spawn};

    #[test]
    fn steps_come_in_order_and_the_end_comes_once() {
        let mut job = spawn("count", 7, |reporter| {
            for number in 0..200 {
                assert!(reporter.report(number + 1, 200, number));
            }
        })
        .expect("a thread");
        for number in 0..200 {
            let Next::Step(progress) = job.wait() else { panic!("step {number} is missing") };
            assert_eq!((progress.generation, progress.done, progress.total, progress.item), (7, number + 1, 200, number));
        }
        assert_eq!(job.wait(), Next::Ended(Outcome::Finished));
        assert_eq!(job.poll(), Next::Waiting);
    }

    #[test]
    fn a_cancelled_job_ends_as_such() {
        let mut job = spawn("forever", 1, |reporter| while reporter.report(0, 0, ()) {}).expect("a thread");
        assert!(matches!(job.wait(), Next::Step(_)));
        job.cancel().cancel();
        let end = std::iter::repeat_with(|| job.wait()).find(|next| !matches!(next, Next::Step(_)));
        assert_eq!(end, Some(Next::Ended(Outcome::Cancelled)));
    }

    #[test]
    fn work_that_nobody_follows_stops() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let job = spawn("forever", 1, move |reporter| {
            while reporter.report(0, 0, ()) {}
            sender.send(()).expect("the test waits");
        });
        drop(job);
        assert_eq!(receiver.recv(), Ok(()));
    }

    #[test]
    fn a_panic_is_reported() {
        let mut job = spawn("broken", 1, |reporter| {
            reporter.report(1, 2, ());
            panic!("step 2 is broken");
        })
        .expect("a thread");
        assert!(matches!(job.wait(), Next::Step(_)));
        let Next::Ended(Outcome::Failed(panicked)) = job.wait() else { panic!("the panic was lost") };
        assert_eq!(panicked.message, "step 2 is broken");
    }
}
