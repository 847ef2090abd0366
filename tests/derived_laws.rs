//! What the window keeps over a project is, after every edit, what it would make of it anew.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test may fail")]

mod strategies;

use dateline::edit::History;
use dateline::gui::derived::Derived;
use dateline::model::{Codebook, Project, Stamp, Status};
use dateline::query::{Filter, Row};
use proptest::prelude::*;
use strategies::{Maker, choices, projects};

/// How many edits are made of one list of decisions at most.
const EDITS: usize = 12;

/// What a window shows of a project.
fn shown(derived: &mut Derived, project: &Project) -> String {
    let counts = derived.counts;
    let events: Vec<_> = derived.rows.iter().map(|row: &Row| (row, derived.row_index(row.shown.event))).collect();
    let coverage: Vec<_> = project.articles.iter().map(|article| article.id).collect();
    let lists =
        format!("{events:?} {} {:?} {:?} {:?}", derived.n_events, derived.rows.range(), derived.published, derived.articles);
    let uses = project
        .entities
        .iter()
        .map(|entity| (derived.n_mentions(entity.id), derived.events_of(entity.id), derived.mentions(project, entity.id)));
    let uses: Vec<_> = uses.collect();
    let coverage: Vec<_> = coverage.into_iter().map(|article| derived.coverage(project, article)).collect();
    format!("{counts:?} {lists} {uses:?} {coverage:?} {:?}", derived.contradictions)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_is_made_anew(mut project in projects(), choices in choices(300), hides in any::<bool>()) {
        let codebook = Codebook::default();
        let hidden_statuses = if hides { vec![Status::Rejected] } else { Vec::new() };
        let filter = Filter { hidden_statuses, ..Filter::default() };
        let mut history = History::default();
        let mut kept = Derived::default();
        kept.refresh(&project, &codebook, history.revision(), &filter);
        let mut maker = Maker::new(choices);
        for _ in 0..EDITS {
            let edit = maker.edit(&project);
            let before = kept.rows.clone();
            drop(history.perform(&mut project, &edit, &Stamp::default(), None));
            kept.refresh(&project, &codebook, history.revision(), &filter);
            if let Some(steady) = &kept.steady {
                prop_assert_eq!(before.len(), kept.rows.len(), "{:?}", edit);
                for (place, (old, new)) in before.iter().zip(kept.rows.iter()).enumerate() {
                    prop_assert!(steady.contains(&place) || old == new, "row {} differs after {:?}", place, edit);
                }
            }
            let mut anew = Derived::default();
            anew.refresh(&project, &codebook, history.revision(), &filter);
            prop_assert_eq!(shown(&mut kept, &project), shown(&mut anew, &project), "{:?}", edit);
            if maker.is_used_up() {
                break;
            }
        }
    }
}
