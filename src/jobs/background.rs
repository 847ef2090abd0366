//! One piece of work beside the window, whose result goes to whoever waits for it.

use std::thread::Builder;

use super::Panicked;
use super::job::STACK_BYTES;
use super::panics::caught;

/// Does `work` on a thread of its own and hands the result, or the panic that it ended in, to `done` on that thread.
///
/// Where no thread can be had, both run here.
pub fn in_background<R: 'static>(
    name: &str,
    work: impl FnOnce() -> R + Send + 'static,
    done: impl FnOnce(Result<R, Panicked>) + Send + 'static,
) {
    // The work waits in a shared place, so that it is still there when no thread can be had.
    let task = std::sync::Arc::new(std::sync::Mutex::new(Some((work, done))));
    let taken = std::sync::Arc::clone(&task);
    let run = move || {
        let task = taken.lock().map_or(None, |mut task| task.take());
        if let Some((work, done)) = task {
            done(caught(work));
        }
    };
    if Builder::new().name(name.to_owned()).stack_size(STACK_BYTES).spawn(run).is_err() {
        let task = task.lock().map_or(None, |mut task| task.take());
        if let Some((work, done)) = task {
            done(caught(work));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::in_background;

    #[test]
    fn results_and_panics_come_back() {
        let (sender, receiver) = channel();
        let other = sender.clone();
        in_background("add", || 40 + 2, move |result| drop(sender.send(result.map_err(|panic| panic.message))));
        assert_eq!(receiver.recv(), Ok(Ok(42)));
        in_background(
            "fail",
            || -> i32 { panic!("no") },
            move |result| drop(other.send(result.map_err(|panic| panic.message))),
        );
        assert_eq!(receiver.recv(), Ok(Err("no".to_owned())));
    }
}
