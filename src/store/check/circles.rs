//! Links that lead in a circle: an event merged into itself by way of others, a place inside itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Record;
use crate::store::loader::{Lists, Problem, Rows};
use crate::store::wire::{Fault, Finding, Weight};

/// Cuts every circle at the link that closes it, in the order of the file.
pub(in crate::store) fn circles(rows: &mut Lists, problems: &mut Vec<Problem>) {
    // A link to an event that is not merged itself leads to no circle.
    let mut merged = rows.events.merged();
    cut(&mut merged, "merged_into", |event| &mut event.merged_into, |event| event.merged_into, problems);
    rows.events.set_merged(merged);
    cut(&mut rows.entities, "merged_into", |entity| &mut entity.merged_into, |entity| entity.merged_into, problems);
    cut(&mut rows.entities, "parent", |entity| &mut entity.parent, |entity| entity.parent, problems);
}

fn cut<T: Record<Id: std::fmt::Display>>(
    rows: &mut Rows<T>,
    field: &str,
    link_mut: impl Fn(&mut T) -> &mut Option<T::Id>,
    link: impl Fn(&T) -> Option<T::Id>,
    problems: &mut Vec<Problem>,
) {
    let linked: Vec<usize> = (0..rows.len()).filter(|&index| link(&rows[index].1).is_some()).collect();
    if linked.is_empty() {
        return;
    }
    let mut index_of = BTreeMap::new();
    for (index, (_, record)) in rows.iter().enumerate() {
        index_of.entry(record.id()).or_insert(index);
    }
    // The walk on which a record was first met; records of earlier walks lead to no circle that is not yet cut.
    let mut walk_of = vec![None; rows.len()];
    for &start in &linked {
        let mut at = start;
        while walk_of[at].is_none() {
            walk_of[at] = Some(start);
            let Some(&next) = link(&rows[at].1).and_then(|id| index_of.get(&id)) else { break };
            if walk_of[next] == Some(start) {
                let (byte, record) = &mut rows[at];
                let message = "the link leads back to the record itself; it was left out".to_owned();
                let fault = Fault { at: *byte, field: field.to_owned(), message };
                problems.push((record.id().to_string(), Finding { weight: Weight::Loss, fault }));
                *link_mut(Arc::make_mut(record)) = None;
                break;
            }
            at = next;
        }
    }
}
