//! A column of times that takes half the room where all of them lie within a century or so of one another.

use std::ops::Range;

use crate::query::Time;

/// Stands for [`Time::MAX`], an end that is open.
const OPEN: u32 = u32::MAX;

/// Times by place. [`Time::MAX`] stands for one that is open to the future.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeColumn {
    /// Seconds since the earliest.
    Near {
        /// The earliest time.
        base: Time,
        /// How long after it each is, in seconds.
        offsets: Vec<u32>,
    },
    /// The times themselves.
    Far(Vec<Time>),
}

impl Default for TimeColumn {
    fn default() -> Self {
        Self::Far(Vec::new())
    }
}

impl From<Vec<Time>> for TimeColumn {
    fn from(times: Vec<Time>) -> Self {
        let base = times.iter().copied().min().unwrap_or_default();
        let offset = |time: Time| match time {
            Time::MAX => Some(OPEN),
            time => u32::try_from(time.checked_sub(base)?).ok().filter(|offset| *offset != OPEN),
        };
        let mut offsets = Vec::with_capacity(times.len());
        offsets.extend(times.iter().map_while(|time| offset(*time)));
        if offsets.len() == times.len() && base != Time::MAX { Self::Near { base, offsets } } else { Self::Far(times) }
    }
}

impl TimeColumn {
    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        match self {
            Self::Near { offsets, .. } => offsets.len(),
            Self::Far(times) => times.len(),
        }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the time at a place, which must be there.
    pub fn at(&self, place: usize) -> Time {
        match self {
            Self::Near { base, offsets } => time(*base, offsets[place]),
            Self::Far(times) => times[place],
        }
    }

    /// Returns the time at a place; nothing where none is.
    pub fn get(&self, place: usize) -> Option<Time> {
        (place < self.len()).then(|| self.at(place))
    }

    /// Returns the last time.
    pub fn last(&self) -> Option<Time> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Returns all times by place.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Time> + ExactSizeIterator + '_ {
        (0..self.len()).map(|place| self.at(place))
    }

    /// Returns the first place in a range, or its end, whose time `is_before` says no to; it must say yes to all before it.
    pub fn partition_point(&self, range: Range<usize>, is_before: impl Fn(Time) -> bool) -> usize {
        range.start
            + match self {
                Self::Near { base, offsets } => offsets[range].partition_point(|offset| is_before(time(*base, *offset))),
                Self::Far(times) => times[range].partition_point(|time| is_before(*time)),
            }
    }

    /// Returns the times at some places.
    #[must_use]
    pub fn picked(&self, places: &[u32]) -> Self {
        match self {
            Self::Near { base, offsets } => {
                Self::Near { base: *base, offsets: places.iter().map(|&place| offsets[place as usize]).collect() }
            }
            Self::Far(times) => Self::Far(places.iter().map(|&place| times[place as usize]).collect()),
        }
    }

    /// Returns the times sorted; nothing where they are sorted already.
    pub fn sorted(&self) -> Option<Self> {
        match self {
            Self::Near { base, offsets } => {
                (!offsets.is_sorted()).then(|| Self::Near { base: *base, offsets: in_order(offsets) })
            }
            Self::Far(times) => (!times.is_sorted()).then(|| Self::Far(in_order(times))),
        }
    }
}

fn time(base: Time, offset: u32) -> Time {
    if offset == OPEN { Time::MAX } else { base + Time::from(offset) }
}

fn in_order<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut sorted = list.to_vec();
    sorted.sort_unstable();
    sorted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::TimeColumn;
    use crate::query::Time;

    #[test]
    fn near_times_take_half_the_room() {
        let near = TimeColumn::from(vec![-5, 10, Time::MAX]);
        assert!(matches!(&near, TimeColumn::Near { base: -5, offsets } if offsets[..] == [0, 15, u32::MAX]));
        for far in [vec![0, 1 << 32], vec![Time::MIN, 0], vec![Time::MAX]] {
            assert!(matches!(TimeColumn::from(far), TimeColumn::Far(_)));
        }
    }

    proptest! {
        #[test]
        fn a_column_holds_its_times(
            mut times in prop::collection::vec(prop_oneof![-100_i64..100, Just(Time::MAX), Just(Time::MIN), any::<i64>()], 0..40),
            at in any::<i64>(),
        ) {
            let column = TimeColumn::from(times.clone());
            prop_assert_eq!(column.iter().collect::<Vec<_>>(), times.clone());
            prop_assert_eq!((column.len(), column.is_empty(), column.last()), (times.len(), times.is_empty(), times.last().copied()));
            let places: Vec<u32> = (0..).take(times.len()).step_by(2).collect();
            let picked: Vec<Time> = times.iter().copied().step_by(2).collect();
            prop_assert_eq!(column.picked(&places).iter().collect::<Vec<_>>(), picked);
            let sorted = column.sorted();
            prop_assert_eq!(sorted.is_none(), times.is_sorted());
            times.sort_unstable();
            let sorted = sorted.unwrap_or(column);
            prop_assert_eq!(sorted.iter().collect::<Vec<_>>(), times.clone());
            let n = times.len();
            prop_assert_eq!(sorted.partition_point(0..n, |time| time < at), times.partition_point(|time| *time < at));
            prop_assert_eq!(sorted.partition_point(n / 2..n, |time| time <= at), n / 2 + times[n / 2..].partition_point(|time| *time <= at));
        }
    }
}
