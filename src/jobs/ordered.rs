//! Work on many items over several threads, with the results in the order of the items.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, Scope, scope};

use super::job::STACK_BYTES;
use super::panics::caught;
use super::{Cancel, Panicked};

/// Items per thread that may be under way or wait for an earlier one.
const WINDOW_PER_THREAD: usize = 8;

/// Applies `work` to every item on `n_threads` threads and hands the results to `each`, on this thread and in the order of the
/// items.
///
/// Items are taken only as they are needed: at most eight per thread are under way or waiting at any time. A panic of `work`
/// is the result of its item. Ends early when `cancel` is set or `each` breaks off; results that are not handed out by then
/// are dropped.
pub fn map_ordered<I, R>(
    items: impl IntoIterator<Item = I>,
    n_threads: usize,
    cancel: &Cancel,
    work: impl Fn(I) -> R + Sync,
    mut each: impl FnMut(Result<R, Panicked>) -> ControlFlow<()>,
) where
    I: Send,
    R: Send,
{
    let n_threads = n_threads.max(1);
    let window = n_threads * WINDOW_PER_THREAD;
    let (to_workers, tasks) = sync_channel(window);
    let (results, from_workers) = sync_channel(window);
    let tasks = Mutex::new(tasks);
    let mut items = items.into_iter().fuse();
    scope(|scope| {
        let started = (0..n_threads).filter(|number| start(scope, *number, &tasks, results.clone(), &work)).count();
        drop(results);
        if started == 0 {
            // No thread could be had: the work is done here instead.
            let here = items.by_ref().take_while(|_| !cancel.is_cancelled());
            let _: Option<()> = here.map(|item| each(caught(|| work(item)))).find_map(ControlFlow::break_value);
            return;
        }
        lead(items, window, &to_workers, &from_workers, cancel, &mut each);
        // Tasks that nobody has begun are taken back, so that leaving the scope waits only for those under way.
        drop(to_workers);
        tasks.lock().unwrap_or_else(PoisonError::into_inner).try_iter().for_each(drop);
        drop(from_workers);
    });
}

/// Hands items to the workers, at most `window` ahead of what is handed out, and their results to `each`.
fn lead<I, R>(
    mut items: impl Iterator<Item = I>,
    window: usize,
    to_workers: &SyncSender<(usize, I)>,
    from_workers: &Receiver<(usize, Result<R, Panicked>)>,
    cancel: &Cancel,
    each: &mut impl FnMut(Result<R, Panicked>) -> ControlFlow<()>,
) {
    let mut order = Order::default();
    let mut handed_in = 0;
    loop {
        while handed_in < order.handed_out + window
            && let Some(item) = items.next()
        {
            // The channel has room for the whole window, so this never waits.
            if to_workers.send((handed_in, item)).is_err() {
                return;
            }
            handed_in += 1;
        }
        if handed_in == order.handed_out || cancel.is_cancelled() {
            return;
        }
        let Ok((number, result)) = from_workers.recv() else { return };
        order.waiting.insert(number, result);
        if order.hand_out(cancel, each).is_break() {
            return;
        }
    }
}

/// Results that wait for an earlier one.
struct Order<R> {
    waiting: BTreeMap<usize, Result<R, Panicked>>,
    handed_out: usize,
}

impl<R> Default for Order<R> {
    fn default() -> Self {
        Self { waiting: BTreeMap::new(), handed_out: 0 }
    }
}

impl<R> Order<R> {
    /// Hands out all that no earlier result is missing for.
    fn hand_out(&mut self, cancel: &Cancel, each: &mut impl FnMut(Result<R, Panicked>) -> ControlFlow<()>) -> ControlFlow<()> {
        while let Some(result) = self.waiting.remove(&self.handed_out) {
            if cancel.is_cancelled() {
                return ControlFlow::Break(());
            }
            self.handed_out += 1;
            each(result)?;
        }
        ControlFlow::Continue(())
    }
}

/// Starts a worker; whether there was a thread for it.
fn start<'scope, I: Send + 'scope, R: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    number: usize,
    tasks: &'scope Mutex<Receiver<(usize, I)>>,
    results: SyncSender<(usize, Result<R, Panicked>)>,
    work: &'scope (impl Fn(I) -> R + Sync),
) -> bool {
    let run = move || {
        loop {
            // The lock is held while waiting: the others wait for the same channel anyway.
            let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, item)) = task else { break };
            if results.send((number, caught(|| work(item)))).is_err() {
                break;
            }
        }
    };
    Builder::new().name(format!("worker-{number}")).stack_size(STACK_BYTES).spawn_scoped(scope, run).is_ok()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use super::{Cancel, WINDOW_PER_THREAD, map_ordered};

    /// Collects the results of all items, panics as their messages.
    fn all(items: Vec<u64>, n_threads: usize, work: impl Fn(u64) -> u64 + Sync) -> Vec<Result<u64, String>> {
        let mut results = Vec::new();
        map_ordered(items, n_threads, &Cancel::default(), work, |result| {
            results.push(result.map_err(|panicked| panicked.message));
            ControlFlow::Continue(())
        });
        results
    }

    proptest! {
        #[test]
        fn results_come_in_the_order_of_the_items(items in prop::collection::vec(0_u64..3000, 0..200), n_threads in 0_usize..5) {
            let spin = |item: u64| (0..item).fold(item, |sum, step| std::hint::black_box(sum ^ step));
            let expected: Vec<_> = items.iter().map(|&item| Ok(spin(item))).collect();
            prop_assert_eq!(all(items, n_threads, spin), expected);
        }
    }

    #[test]
    fn a_panic_is_the_result_of_its_item_alone() {
        let results = all((0..50).collect(), 3, |item| {
            assert!(item % 10 != 7, "item {item}");
            item
        });
        assert_eq!(results.len(), 50);
        assert_eq!(results[7], Err("item 7".to_owned()));
        assert_eq!(results[8], Ok(8));
    }

    #[test]
    fn items_are_taken_only_as_they_are_needed() {
        let taken = AtomicUsize::new(0);
        let items = (0..10_000).inspect(|_| {
            let _before = taken.fetch_add(1, Ordering::SeqCst);
        });
        let mut seen = 0;
        map_ordered(
            items,
            2,
            &Cancel::default(),
            |item| item,
            |_| {
                seen += 1;
                assert!(taken.load(Ordering::SeqCst) <= seen + 2 * WINDOW_PER_THREAD);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen, 10_000);
    }

    #[test]
    fn cancel_and_breaking_off_end_the_work() {
        let cancel = Cancel::default();
        let mut seen = 0;
        map_ordered(
            0..,
            2,
            &cancel,
            |item: u64| item,
            |_| {
                seen += 1;
                if seen == 20 {
                    cancel.cancel();
                }
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen, 20);
        let mut seen = 0;
        map_ordered(
            0..,
            2,
            &Cancel::default(),
            |item: u64| item,
            |_| {
                seen += 1;
                if seen == 20 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(seen, 20);
    }
}
