//! Laws of the events' table: packed or not, it answers the same.

#![expect(clippy::expect_used, reason = "a test may fail")]

mod strategies;

use std::collections::BTreeMap;
use std::sync::Arc;

use dateline::model::{Event, EventId, EventTable};
use proptest::prelude::*;
use strategies::projects;

/// Makes a table that has packed what it can.
fn packed(events: &BTreeMap<EventId, Arc<Event>>) -> EventTable {
    let mut table = EventTable::default();
    for event in events.values() {
        table.push(Arc::clone(event)).expect("sorted by id");
    }
    table.finish();
    table
}

fn of(table: &EventTable) -> BTreeMap<EventId, Arc<Event>> {
    table.iter().map(|event| (event.id, event)).collect()
}

/// Compares every answer of a table with the plain map.
fn answers(table: &EventTable, events: &BTreeMap<EventId, Arc<Event>>) -> Result<(), TestCaseError> {
    prop_assert_eq!(&of(table), events);
    prop_assert_eq!(table.len(), events.len());
    prop_assert_eq!(table.ids().collect::<Vec<_>>(), events.keys().copied().collect::<Vec<_>>());
    for (&id, event) in events {
        prop_assert_eq!(table.get(id), Some(Arc::clone(event)));
        prop_assert_eq!(table.status(id), Some(event.status));
        prop_assert!(table.contains(id));
        let is_touched = event.star || !event.note.is_empty() || !event.tags.is_empty() || !event.decided.is_empty();
        prop_assert!(table.touched(id).is_some() || !is_touched && event.merged_into.is_none() && event.claims.len() == 1);
    }
    prop_assert!(table.get(EventId(u64::MAX - 1)).is_none() && table.status(EventId(u64::MAX - 1)).is_none());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn packing_changes_no_answer(project in projects()) {
        let events = of(&project.events);
        let table = packed(&events);
        answers(&table, &events)?;
        prop_assert_eq!(&table, &project.events);
        prop_assert_eq!(&project.events.repacked(), &table);
    }

    #[test]
    fn changes_are_the_same_however_events_are_kept(
        project in projects(),
        other in projects(),
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..6), 1..20),
    ) {
        let mut events = of(&project.events);
        let mut table = packed(&events);
        let ids: Vec<EventId> = events.keys().chain(of(&other.events).keys()).copied().collect();
        prop_assume!(!ids.is_empty());
        for (index, step) in steps {
            let (id, before) = (ids[index.index(ids.len())], table.clone());
            let new = other.events.get(id).or_else(|| events.get(&id).cloned());
            match (step, new) {
                (0, _) => prop_assert_eq!(table.remove(id), events.remove(&id)),
                (1, Some(new)) => prop_assert_eq!(table.put(Arc::clone(&new)), events.insert(id, new)),
                (2, _) => {
                    let change = |event: &mut Event| event.star = !event.star;
                    prop_assert_eq!(table.get_mut(id).map(change), events.get_mut(&id).map(|event| change(Arc::make_mut(event))));
                }
                (3, new) => {
                    let wanted = BTreeMap::from([(id, new.clone())]);
                    let held = match new {
                        Some(new) => events.insert(id, new),
                        None => events.remove(&id),
                    };
                    prop_assert_eq!(table.exchange(wanted), BTreeMap::from([(id, held)]));
                }
                (4, Some(new)) => {
                    table.extend([Arc::clone(&new)]);
                    events.insert(id, new);
                }
                _ => table = table.repacked(),
            }
            answers(&table, &events)?;
            let changed = |id| before.get(id) != table.get(id);
            let told: Vec<EventId> =
                before.differing(&table).filter_map(|(old, new)| Some(old.or(new)?.id)).collect();
            prop_assert!(ids.iter().all(|id| !changed(*id) || told.contains(id)));
            prop_assert!(before.differing(&before.clone()).next().is_none() && before.is_shared_with(&before.clone()));
        }
    }
}
