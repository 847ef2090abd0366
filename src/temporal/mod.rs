//! Temporal expressions to dates, with the rule and the reason.

mod calendar;
mod context;
mod finite;
mod grammar;
mod lexicon;
mod resolve;
mod rules;
mod scan;
mod score;
mod token;
mod tree;
mod understand;
mod values;

pub use context::{Clause, Context, Domain, Hints, Tense};
pub use finite::hints;
pub use rules::{CounterExample, Example, Rule, rules, rules_markdown};
pub use score::{Annotation, Measure, TimexScore};
pub use understand::{NotUnderstood, understand};

use crate::model::{Day, Timex};
use crate::text::Span;
use lexicon::Lexicon;
use tree::Match;

/// Finds the temporal expressions of `regions` of an article and resolves them in reading order.
///
/// The result is sorted; no two overlap; every span lies on character boundaries inside a region.
pub fn find(text: &str, regions: &[Span], hints: &Hints, context: &Context) -> Vec<Timex> {
    resolve::resolve(&recognized(text, regions), hints, context)
}

/// Returns what sort of text an article is, by the years that it names and the day it was published.
pub fn detect_domain(text: &str, regions: &[Span], published: Option<Day>) -> Domain {
    resolve::domain_of(&recognized(text, regions), published)
}

/// Recognizes the expressions of each region, in order; regions that are out of order or off the text are left out.
fn recognized(text: &str, regions: &[Span]) -> Vec<Match> {
    let lexicon = Lexicon::shared();
    let mut matches = Vec::new();
    let mut tokens = Vec::new();
    let mut done = 0;
    for &region in regions {
        let valid = region.start >= done && region.start <= region.end && text.get(region.range()).is_some();
        if !valid {
            continue;
        }
        done = region.end;
        for stretch in scan::Stretches::new(text, region, lexicon) {
            matches.extend(grammar::recognize(text, stretch, lexicon, &mut tokens));
        }
    }
    matches
}
