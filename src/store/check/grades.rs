//! Credibilities that the Admiralty code does not have.

use std::sync::Arc;

use crate::store::loader::{Lists, Problem};
use crate::store::wire::{Fault, Finding, Weight};

/// Takes away every credibility that is not 1 to 6.
pub(in crate::store) fn grades(rows: &mut Lists, problems: &mut Vec<Problem>) {
    for (at, event) in &mut rows.events {
        for index in 0..event.claims.len() {
            if event.claims[index].credibility.is_some_and(|grade| !(1..=6).contains(&grade)) {
                Arc::make_mut(event).claims[index].credibility = None;
                let message = "credibilities go from 1 to 6; the field was left out".to_owned();
                let fault = Fault { at: *at, field: format!("claims[{index}].credibility"), message };
                problems.push((event.id.to_string(), Finding { weight: Weight::Loss, fault }));
            }
        }
    }
}
