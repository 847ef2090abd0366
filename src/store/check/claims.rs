//! Credibilities that the Admiralty code does not have, and claims that share an id.

use std::collections::BTreeSet;

use crate::model::{Claim, Event};
use crate::store::loader::{Lists, Problem};
use crate::store::wire::{Fault, Finding, Weight};

/// Takes away every credibility that is not 1 to 6, and reports claims with the id of an earlier one.
pub(in crate::store) fn claims(rows: &mut Lists, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (at, event) in rows.events.iter() {
        for (index, claim) in event.claims.iter().enumerate() {
            if !seen.insert(claim.id) {
                let message = format!("an earlier claim is {} as well", claim.id);
                report(problems, (at, &event), &format!("claims[{index}].id"), Weight::Notice, message);
            }
        }
    }
    let is_wrong = |claim: &Claim| claim.credibility.is_some_and(|grade| !(1..=6).contains(&grade));
    rows.events.mend(
        |event| !event.claims.iter().any(is_wrong),
        |at, event| {
            for index in 0..event.claims.len() {
                if is_wrong(&event.claims[index]) {
                    event.claims[index].credibility = None;
                    let message = "credibilities go from 1 to 6; the field was left out".to_owned();
                    report(problems, (at, event), &format!("claims[{index}].credibility"), Weight::Loss, message);
                }
            }
        },
    );
}

fn report(problems: &mut Vec<Problem>, (at, event): (usize, &Event), field: &str, weight: Weight, message: String) {
    let fault = Fault { at, field: field.to_owned(), message };
    problems.push((event.id.to_string(), Finding { weight, fault }));
}
