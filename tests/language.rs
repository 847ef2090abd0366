//! The language engine against spaCy, on sentences written for it.

use std::fmt::Write as _;

use dateline::language::{self, Analyzer, Engine, Model, NameLabel};
use dateline::text::{Span, slice};
use proptest::prelude::*;

const SENTENCES: &str = include_str!("data/language/sentences.txt");
/// Made by `tools/compare_spacy.py --golden tests/data/language/sentences.txt`.
const SPACY: &str = include_str!("data/language/spacy.conllu");

fn whole(text: &str) -> [Span; 1] {
    [Span::new(0, text.len())]
}

/// Returns the lines of CoNLL-U about tokens, without what spaCy's side does not say.
fn rows(conllu: &str) -> Vec<String> {
    let is_row = |line: &&str| !line.is_empty() && !line.starts_with('#');
    conllu.lines().filter(is_row).map(|line| line.trim_end_matches("|SpaceAfter=No").to_owned()).collect()
}

#[test]
fn the_golden_sentences_are_analyzed_as_by_spacy() {
    let mut out = Vec::new();
    let analysis = language::analyze(SENTENCES, &whole(SENTENCES));
    language::write_conllu(&mut out, "golden", SENTENCES, &analysis).unwrap();
    let (ours, theirs) = (rows(&String::from_utf8(out).unwrap()), rows(SPACY));
    let mut differences = String::new();
    for (ours, theirs) in ours.iter().zip(&theirs).filter(|(ours, theirs)| ours != theirs) {
        writeln!(differences, "ours   {ours}\nspaCy  {theirs}").unwrap();
    }
    assert!(differences.is_empty(), "{differences}");
    assert_eq!(ours.len(), theirs.len());
}

#[test]
fn a_long_paragraph_is_analyzed_in_parts() {
    let text = SENTENCES.lines().collect::<Vec<_>>().join(" ").repeat(2);
    let analysis = language::analyze(&text, &whole(&text));
    assert!(analysis.tokens.len() > 2048);
    let kept: String = analysis.tokens.iter().map(|token| slice(&text, token.span)).collect();
    assert_eq!(kept, text.split_whitespace().collect::<String>());
}

#[test]
fn what_was_seen_before_changes_nothing() {
    let model = Model::embedded().unwrap();
    let mut fresh = Analyzer::new(model);
    let mut used = Analyzer::new(model);
    used.analyze(SENTENCES, &whole(SENTENCES));
    let text = "The envoys left Oslo on Friday.\n\nNo one  knew why.";
    let first = fresh.analyze(text, &whole(text));
    assert_eq!(first, used.analyze(text, &whole(text)));
    let alone = fresh.analyze(text, &[Span::new(0, 31), Span::new(33, text.len())]);
    assert_eq!(first, alone);
}

#[test]
fn white_space_is_left_out_and_heads_stay_in_their_sentence() {
    let text = "  Two   spaces \u{a0} here.\tOne tab.";
    let analysis = language::analyze(text, &whole(text));
    assert!(analysis.tokens.iter().all(|token| !slice(text, token.span).trim().is_empty()));
    assert_eq!(analysis.tokens.len(), 7);
    for sentence in &analysis.sentences {
        assert!(sentence.tokens.clone().all(|token| sentence.tokens.contains(&analysis.tokens[token].head)));
    }
}

#[test]
fn names_carry_their_types() {
    let text = "Angela Merkel visited Tokyo in March 2019 with a delegation from Siemens.";
    let analysis = language::analyze(text, &whole(text));
    let names: Vec<_> = analysis.names.iter().map(|name| (slice(text, name.span), name.label)).collect();
    assert_eq!(
        names,
        [
            ("Angela Merkel", NameLabel::PERSON),
            ("Tokyo", NameLabel::GPE),
            ("March 2019", NameLabel::DATE),
            ("Siemens", NameLabel::ORG)
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_analyzed_whole(text in "([a-zA-Z]{1,6}|[ \\n\\t.,!?()'\"“”’…-]|\\PC|can't|U\\.S\\.|\u{1d}){0,60}") {
        let analysis = language::analyze(&text, &whole(&text));
        prop_assert_eq!(analysis.engine, Engine::Model);
        let mut next = 0;
        for sentence in &analysis.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.end > next);
            next = sentence.tokens.end;
            let roots = sentence.tokens.clone().filter(|&token| analysis.tokens[token].head == token).count();
            prop_assert_eq!(roots, 1);
            prop_assert!(sentence.tokens.clone().all(|token| sentence.tokens.contains(&analysis.tokens[token].head)));
        }
        prop_assert_eq!(next, analysis.tokens.len());
        let is_space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
        let kept: String = analysis.tokens.iter().map(|token| slice(&text, token.span)).collect();
        let expected: String = text.chars().filter(|&c| !is_space(c)).collect();
        prop_assert_eq!(kept.chars().filter(|&c| !is_space(c)).collect::<String>(), expected);
        prop_assert!(analysis.names.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
    }
}
