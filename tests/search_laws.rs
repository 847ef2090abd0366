//! Laws of search: what is kept up edit by edit is what would be made anew, and queries add up.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod strategies;

use dateline::edit::apply;
use dateline::model::{Codebook, EventId, Project, Stamp};
use dateline::query::{Asked, Bits, Catalog, ContradictionIndex, Contradictions, Filter, Links, Rows, shown};
use proptest::prelude::*;
use strategies::{Maker, choices, projects};

/// How many edits are made of one list of decisions at most.
const EDITS: usize = 12;

/// Queries of every field; words that the strategies use stand among them.
const QUERIES: &[&str] = &[
    "a",
    "the",
    "talks or war",
    "who:a",
    "where:a",
    "entity:p",
    "when:2000..2030",
    "when:<2025",
    "when:none",
    "type:talks",
    "tag:a",
    "status:candidate,accepted",
    "kind:happened",
    "src:a",
    "is:merged",
    "is:starred",
    "is:confirmed",
    "is:contradicted",
    "is:decided",
    "has:note",
    "has:who",
    "title:a",
    "note:a",
    "quote:a",
    "-status:rejected (has:date or has:place)",
];

fn select(catalog: &mut Catalog, project: &Project, links: &Links, filter: &Filter) -> Bits {
    let (codebook, contradicting) = (Codebook::default(), ContradictionIndex::of(project, links));
    filter.select(catalog, Asked { project, links, contradicting: &contradicting, codebook: &codebook })
}

fn found(catalog: &mut Catalog, project: &Project, links: &Links, query: &str) -> Vec<EventId> {
    let filter = Filter { words: query.to_owned(), ..Filter::default() };
    let set = select(catalog, project, links, &filter);
    catalog.pick(&set).iter().map(|row| row.shown.event).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_catalog_keeps_up_with_every_edit(mut project in projects(), choices in choices(300)) {
        let mut links = Links::of(&project);
        let mut kept = Catalog::of(&project, &links);
        let mut contradicting = ContradictionIndex::of(&project, &links);
        let mut maker = Maker::new(choices);
        for _ in 0..EDITS {
            let edit = maker.edit(&project);
            drop(apply(&mut project, &edit, &Stamp::default()));
            let renewal = kept.refresh(&project, &mut links);
            prop_assert_eq!(&links, &Links::of(&project), "{:?}", edit);
            if renewal.everything {
                contradicting = ContradictionIndex::of(&project, &links);
            } else {
                contradicting.renew(&project, &links, &renewal.events);
            }
            prop_assert_eq!(contradicting.all(), Contradictions::of(&project, &links), "{:?}", edit);
            let rows = Rows::of(&project, &links, |_| true);
            prop_assert_eq!(kept.rows(), &rows, "{:?}", edit);
            let mut fresh = Catalog::of(&project, &links);
            for query in QUERIES {
                let (one, other) = (found(&mut kept, &project, &links, query), found(&mut fresh, &project, &links, query));
                prop_assert_eq!(one, other, "{} after {:?}", query, edit);
            }
            for article in project.articles.iter() {
                prop_assert_eq!(kept.quotes.in_article(article.id), fresh.quotes.in_article(article.id), "{:?}", edit);
            }
            let all = select(&mut kept, &project, &links, &Filter::default());
            let live = |entity: &dateline::model::EntityId| project.entities.contains(*entity);
            for entity in project.entities.iter().map(|entity| entity.id).filter(live) {
                let mentions = project.articles.iter().flat_map(|article| article.mentions.iter());
                let n_mentions = mentions.filter(|mention| project.entity_root(mention.entity) == entity).count();
                prop_assert_eq!(kept.n_mentions(entity), n_mentions, "{:?}", edit);
                let has_part = |shown: &dateline::query::Shown| {
                    shown.place == Some(entity) || shown.participants.iter().any(|part| part.entity == entity)
                };
                let told = rows.iter().filter(|row| has_part(&row.shown)).map(|row| row.shown.event);
                prop_assert_eq!(kept.events_of(entity, &all), told.collect::<Vec<_>>(), "{:?}", edit);
            }
            if maker.is_used_up() {
                break;
            }
        }
    }

    #[test]
    fn a_query_and_its_opposite_share_the_events(project in projects()) {
        let links = Links::of(&project);
        let mut catalog = Catalog::of(&project, &links);
        let n = catalog.rows().len();
        for query in QUERIES {
            let with = found(&mut catalog, &project, &links, query);
            let without = found(&mut catalog, &project, &links, &format!("-({query})"));
            prop_assert_eq!(with.len() + without.len(), n, "{}", query);
            prop_assert!(with.iter().all(|event| !without.contains(event)), "{}", query);
        }
    }

    #[test]
    fn time_is_asked_for_by_overlap(project in projects(), year in 1990i32..2030, length in 1i32..4) {
        let links = Links::of(&project);
        let mut catalog = Catalog::of(&project, &links);
        let query = format!("when:{year}..{}", year + length);
        let found = found(&mut catalog, &project, &links, &query);
        for event in project.events.iter().filter_map(|event| shown(&project, &links, event.id)) {
            let day = |year: i32, month: u32, day: u32| dateline::model::Day::from_ymd(year, month, day);
            let touches = event.bounds.is_some_and(|bounds| {
                bounds.earliest.is_none_or(|first| Some(first) <= day(year + length, 12, 31))
                    && bounds.latest.is_none_or(|last| Some(last) >= day(year, 1, 1))
            });
            // A time by the clock on the day before the new year may end in it; days are what is compared here.
            prop_assert_eq!(found.contains(&event.event), touches, "{} {:?}", query, event.bounds);
        }
    }

    #[test]
    fn a_filter_comes_back_from_its_query(project in projects(), index in any::<prop::sample::Index>()) {
        let links = Links::of(&project);
        let mut catalog = Catalog::of(&project, &links);
        let query = index.get(QUERIES);
        let filter = Filter::from_query(&format!("{query} -status:rejected"), &project);
        prop_assert!(filter.is_ok());
        let Ok(filter) = filter else { return Ok(()) };
        let text = filter.query(&project).map(|query| query.to_string());
        prop_assert!(text.is_ok());
        let Ok(text) = text else { return Ok(()) };
        let again = Filter::from_query(&text, &project);
        prop_assert!(again.is_ok(), "{}", text);
        let Ok(again) = again else { return Ok(()) };
        prop_assert_eq!(select(&mut catalog, &project, &links, &filter), select(&mut catalog, &project, &links, &again), "{}", text);
    }
}
