//! Credibilities that the Admiralty code does not have, and claims that share an id.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::store::loader::{Lists, Problem};
use crate::store::wire::{Fault, Finding, Weight};

/// Takes away every credibility that is not 1 to 6, and reports claims with the id of an earlier one.
pub(in crate::store) fn claims(rows: &mut Lists, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (at, event) in &mut rows.events {
        for index in 0..event.claims.len() {
            let claim = &event.claims[index];
            let mut report = |weight, field: &str, message: String| {
                let fault = Fault { at: *at, field: format!("claims[{index}].{field}"), message };
                problems.push((event.id.to_string(), Finding { weight, fault }));
            };
            if !seen.insert(claim.id) {
                report(Weight::Notice, "id", format!("an earlier claim is {} as well", claim.id));
            }
            if claim.credibility.is_some_and(|grade| !(1..=6).contains(&grade)) {
                report(Weight::Loss, "credibility", "credibilities go from 1 to 6; the field was left out".to_owned());
                Arc::make_mut(event).claims[index].credibility = None;
            }
        }
    }
}
