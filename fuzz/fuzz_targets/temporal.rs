//! Any text gives sorted timexes on character boundaries inside their regions, and never a panic.
#![no_main]

use dateline::model::{Day, Published, Settings};
use dateline::temporal::{Context, Domain, find, hints, relations, understand};
use dateline::text::{Span, paragraphs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let whole = Span::new(0, text.len());
    let regions: Vec<Span> = paragraphs(text, whole).collect();
    let published = Day::parse_iso("2025-08-06").map(|day| Published { day, time: None, zone: None, words: None });
    for published in [published, None] {
        let context = Context { published, settings: Settings::default(), domain: Domain::Detect };
        let found = find(text, &regions, &hints(text, &regions), &context);
        assert!(found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        assert!(found.iter().all(|timex| text.get(timex.span.range()).is_some()));
        assert!(found.iter().all(|timex| regions.iter().any(|region| region.contains(timex.span))));
        drop(understand(text, &context));
    }
    drop(relations(text, whole));
});
