//! A list of records sorted by id, cheap to copy: the records themselves are shared until one is changed.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Something with an id of its own that a [`Table`] can hold.
pub trait Record: Clone {
    /// What identifies the record.
    type Id: Copy + Ord;

    /// Returns the record's id.
    fn id(&self) -> Self::Id;
}

/// Records by id, however they are kept: what an edit needs of them.
pub trait Store<T: Record> {
    /// Returns the record with this id.
    fn held(&self, id: T::Id) -> Option<Arc<T>>;

    /// Whether there is a record with this id.
    fn contains(&self, id: T::Id) -> bool;

    /// Returns the record with this id for changing; what others share stays as it was.
    fn get_mut(&mut self, id: T::Id) -> Option<&mut T>;

    /// Puts a record in place of the one with the same id, which is returned, or adds it.
    fn put(&mut self, record: Arc<T>) -> Option<Arc<T>>;

    /// Brings every named record to the given state, nothing meaning that there is to be none, and returns the states before.
    fn exchange(&mut self, wanted: BTreeMap<T::Id, Option<Arc<T>>>) -> BTreeMap<T::Id, Option<Arc<T>>>;
}

/// Records sorted by id, each behind an [`Arc`].
///
/// Copying a table copies pointers only, which is what makes snapshots and undo cheap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<T: Record> {
    records: Vec<Arc<T>>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self { records: Vec::new() }
    }
}

impl<T: Record> Table<T> {
    /// Returns the number of records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether the table holds no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Returns the place of the record with this id in the sorted list.
    pub fn index_of(&self, id: T::Id) -> Option<usize> {
        self.records.binary_search_by_key(&id, |record| record.id()).ok()
    }

    /// Returns the record with this id.
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.shared(id).map(AsRef::as_ref)
    }

    /// Returns the shared record with this id.
    pub fn shared(&self, id: T::Id) -> Option<&Arc<T>> {
        self.index_of(id).map(|index| &self.records[index])
    }

    /// Returns the record at `index` in id order.
    pub fn at(&self, index: usize) -> Option<&T> {
        self.records.get(index).map(AsRef::as_ref)
    }

    /// Whether there is a record with this id.
    pub fn contains(&self, id: T::Id) -> bool {
        self.index_of(id).is_some()
    }

    /// Puts a record in place of the one with the same id, which is returned, or adds it.
    pub fn put(&mut self, record: Arc<T>) -> Option<Arc<T>> {
        match self.records.binary_search_by_key(&record.id(), |held| held.id()) {
            Ok(index) => Some(std::mem::replace(&mut self.records[index], record)),
            Err(index) => {
                self.records.insert(index, record);
                None
            }
        }
    }

    /// Takes the record with this id out of the table.
    pub fn remove(&mut self, id: T::Id) -> Option<Arc<T>> {
        self.index_of(id).map(|index| self.records.remove(index))
    }

    /// Returns the record with this id for changing; what others share stays as it was.
    pub fn get_mut(&mut self, id: T::Id) -> Option<&mut T> {
        let index = self.index_of(id)?;
        Some(Arc::make_mut(&mut self.records[index]))
    }

    /// Returns the records in the order of their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator {
        self.records.iter().map(AsRef::as_ref)
    }

    /// Returns the shared records in the order of their ids.
    pub fn iter_shared(&self) -> impl ExactSizeIterator<Item = &Arc<T>> {
        self.records.iter()
    }

    /// Brings every named record to the given state, nothing meaning that there is to be none, and returns the states before.
    ///
    /// Takes one pass over the table, however many records change.
    pub fn exchange(&mut self, wanted: BTreeMap<T::Id, Option<Arc<T>>>) -> BTreeMap<T::Id, Option<Arc<T>>> {
        let few = wanted.len() < 8;
        let before: BTreeMap<_, _> = wanted.keys().map(|&id| (id, self.shared(id).cloned())).collect();
        if few {
            for (id, record) in wanted {
                match record {
                    Some(record) => drop(self.put(record)),
                    None => drop(self.remove(id)),
                }
            }
        } else {
            self.records.retain(|record| !wanted.contains_key(&record.id()));
            self.records.extend(wanted.into_values().flatten());
            self.records.sort_by_key(|record| record.id());
        }
        before
    }

    /// Returns the records that two tables do not share, as they are in this one and in the other, by id.
    pub fn differing<'t>(&'t self, other: &'t Self) -> impl Iterator<Item = (Option<&'t Arc<T>>, Option<&'t Arc<T>>)> {
        let (mut olds, mut news) = (self.iter_shared().peekable(), other.iter_shared().peekable());
        std::iter::from_fn(move || {
            loop {
                let (old, new) = (olds.peek().copied(), news.peek().copied());
                if let (Some(old), Some(new)) = (old, new)
                    && Arc::ptr_eq(old, new)
                {
                    // Nothing is read of records that are shared: most are, and each would have to be fetched.
                    olds.next();
                    news.next();
                    continue;
                }
                let order = match (old, new) {
                    (None, None) => return None,
                    (Some(old), Some(new)) => old.id().cmp(&new.id()),
                    (Some(_), None) => std::cmp::Ordering::Less,
                    (None, Some(_)) => std::cmp::Ordering::Greater,
                };
                let pair = (old.filter(|_| order.is_le()), new.filter(|_| order.is_ge()));
                if order.is_le() {
                    olds.next();
                }
                if order.is_ge() {
                    news.next();
                }
                return Some(pair);
            }
        })
    }

    /// Adds many records at once; a later one replaces an earlier one with the same id.
    pub fn extend(&mut self, records: impl IntoIterator<Item = Arc<T>>) {
        let old = self.records.len();
        self.records.extend(records);
        if self.records[old..].is_empty() {
            return;
        }
        // A stable sort keeps later records behind earlier ones with the same id; the last of each run wins.
        self.records.sort_by_key(|record| record.id());
        self.records.reverse();
        self.records.dedup_by_key(|record| record.id());
        self.records.reverse();
    }
}

impl<T: Record> Store<T> for Table<T> {
    fn held(&self, id: T::Id) -> Option<Arc<T>> {
        self.shared(id).map(Arc::clone)
    }

    fn contains(&self, id: T::Id) -> bool {
        self.contains(id)
    }

    fn get_mut(&mut self, id: T::Id) -> Option<&mut T> {
        self.get_mut(id)
    }

    fn put(&mut self, record: Arc<T>) -> Option<Arc<T>> {
        self.put(record)
    }

    fn exchange(&mut self, wanted: BTreeMap<T::Id, Option<Arc<T>>>) -> BTreeMap<T::Id, Option<Arc<T>>> {
        self.exchange(wanted)
    }
}

impl<T: Record> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut table = Self::default();
        table.extend(records.into_iter().map(Arc::new));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::{Record, Table};
    use std::sync::Arc;

    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Row(u32, &'static str);

    impl Record for Row {
        type Id = u32;

        fn id(&self) -> u32 {
            self.0
        }
    }

    #[test]
    fn the_last_of_equal_ids_wins() {
        let mut table: Table<Row> = [Row(3, "c"), Row(1, "a")].into_iter().collect();
        table.extend([Row(3, "d"), Row(2, "b"), Row(3, "e")].map(Arc::new));
        let rows: Vec<Row> = table.iter().cloned().collect();
        assert_eq!(rows, [Row(1, "a"), Row(2, "b"), Row(3, "e")]);
    }

    #[test]
    fn a_copy_does_not_see_later_changes() {
        let mut table: Table<Row> = [Row(1, "a")].into_iter().collect();
        let copy = table.clone();
        table.get_mut(1).expect("held").1 = "z";
        assert_eq!(copy.get(1), Some(&Row(1, "a")));
        assert_eq!(table.remove(1).as_deref(), Some(&Row(1, "z")));
        assert!(table.is_empty());
    }
}
