//! Temporal expressions to dates, with the rule and the reason.

mod calendar;
mod context;
mod finite;
mod grammar;
mod lexicon;
mod relation;
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
pub use relation::{RelationToEvent, relations};
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
        let valid = region.start() >= done && region.start() <= region.end() && text.get(region.range()).is_some();
        if !valid {
            continue;
        }
        done = region.end();
        for stretch in scan::Stretches::new(text, region, lexicon) {
            matches.extend(grammar::recognize(text, stretch, lexicon, &mut tokens));
        }
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::{Context, Domain, find, hints};
    use crate::model::{Anchor, Day, EventRelation, Offset, Published, Settings, TimeUnit};
    use crate::text::{Span, paragraphs};
    use proptest::prelude::*;

    fn context(is_dated: bool) -> Context {
        let published = Day::parse_iso("2025-08-06").filter(|_| is_dated);
        let published = published.map(|day| Published { day, time: None, zone: None, words: None });
        Context { published, settings: Settings::default(), domain: Domain::Detect }
    }

    fn check(text: &str, is_dated: bool) {
        let regions: Vec<Span> = paragraphs(text, Span::new(0, text.len())).collect();
        let found = find(text, &regions, &hints(text, &regions), &context(is_dated));
        for timex in &found {
            assert!(text.get(timex.span.range()).is_some_and(|words| !words.is_empty()), "{text:?}");
            assert!(regions.iter().any(|region| region.contains(timex.span)), "{text:?}");
        }
        assert!(found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{text:?}");
        assert_eq!(found, find(text, &regions, &hints(text, &regions), &context(is_dated)));
    }

    /// Pieces that dates are made of, so that random texts come near the grammar.
    fn piece() -> impl Strategy<Value = String> {
        let words = [
            "on",
            "the",
            "of",
            "last",
            "next",
            "first",
            "quarter",
            "half",
            "a",
            "two",
            "years",
            "ago",
            "before",
            "after",
            "May",
            "Aug.",
            "Monday",
            "morning",
            "at",
            "noon",
            "BC",
            "AD",
            "every",
            "early",
            "mid",
            "-",
            "–",
            "/",
            ":",
            ".",
            ",",
            "'",
            "’",
            "to",
            "from",
            "between",
            "and",
            "now",
            "Christmas",
            "century",
            "same",
            "period",
            "é",
            "日",
            "\n",
            "\n\n",
            "O'clock",
            "GMT",
            "Q3",
            "1990s",
            "2147483647",
            "99999999999",
            "0",
            "31",
            "2025",
            "1,500",
            "9/11",
            "am",
            "hour",
        ];
        prop_oneof![4 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[0-9]{1,6}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_text_gives_sound_spans(text in "\\PC{0,300}", is_dated in any::<bool>()) {
            check(&text, is_dated);
        }

        #[test]
        fn texts_full_of_dates_give_sound_spans(pieces in proptest::collection::vec((piece(), "[ ]?"), 0..60), is_dated in any::<bool>()) {
            let text: String = pieces.into_iter().map(|(piece, space)| piece + &space).collect();
            check(&text, is_dated);
            drop(super::understand(&text, &context(is_dated)));
        }
    }

    #[test]
    fn prepositions_and_ranges_make_intervals() {
        let cases = [
            ("It has stood empty since July.", "2025-07/.."),
            ("Trump has given Russia until Friday.", "[..2025-08-08]"),
            ("The work will be done by 9 September.", "[..2025-09-09]"),
            ("They fled before 3 May 2024.", "[..2024-05-02]"),
            ("They fled after 3 May 2024.", "[2024-05-04..]"),
            ("After Tuesday's talks they fled.", "2025-08-05"),
            ("It ran from June 3 to July 5, 2022.", "2022-06-03/2022-07-05"),
            ("It fell between 2014 and 2016.", "[2014..2016]"),
            ("It was painted about 1740.", "1740~"),
            ("It closed last week.", "[2025-07-28..2025-08-03]"),
            ("He died in 44 BC.", "-0043"),
        ];
        for (text, expected) in cases {
            let whole = [Span::new(0, text.len())];
            let found = find(text, &whole, &hints(text, &whole), &context(true));
            let edtf = found.first().and_then(|timex| timex.when.edtf.as_ref()).map(ToString::to_string);
            assert_eq!(edtf.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_offset_from_an_event_is_kept_as_a_relation() {
        let text = "They held talks, two days ahead of a deadline.";
        let whole = [Span::new(0, text.len())];
        let found = find(text, &whole, &hints(text, &whole), &context(true));
        let offset = Some(Offset { count: 2, unit: TimeUnit::Day });
        let anchor = Anchor::Event { event: None, relation: EventRelation::Before, offset };
        assert_eq!(found.first().map(|timex| &timex.when.basis.anchor), Some(&anchor));
        assert_eq!(found.first().and_then(|timex| timex.when.edtf.as_ref()), None);
    }

    #[test]
    fn disputed_dates_keep_their_other_reading() {
        for (text, value, other) in [
            ("It was signed on 06/03/2021.", "2021-06-03", "2021-03-06"),
            ("They debate it next Friday.", "2025-08-15", "2025-08-08"),
            ("They met on Tuesday.", "2025-08-05", "2025-08-12"),
        ] {
            let whole = [Span::new(0, text.len())];
            let found = find(text, &whole, &hints(text, &whole), &context(true));
            let timex = found.first().expect(text);
            assert_eq!(timex.value, value);
            assert_eq!(timex.when.alternatives.first().map(|reading| reading.value.as_str()), Some(other), "{text}");
        }
    }

    #[test]
    fn the_fuzz_corpus_gives_sound_spans() {
        for text in [
            include_str!("../../fuzz/corpus/temporal/dateline"),
            include_str!("../../fuzz/corpus/temporal/ranges"),
            include_str!("../../fuzz/corpus/temporal/mixed"),
        ] {
            check(text, true);
            check(text, false);
        }
    }

    #[test]
    fn regions_off_the_text_are_left_out() {
        let text = "é on Monday";
        let regions = [Span::new(1, 4), Span::new(5, 400), Span::new(3, 12), Span::new(0, 2)];
        assert_eq!(find(text, &regions, &super::Hints::default(), &context(true)).len(), 1);
    }
}
