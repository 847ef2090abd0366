//! The registry of rules: id, documentation, examples and counter-examples that the tests run, and the generated page.

use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::Deserialize;

/// A rule of resolution, as a date's basis names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rule {
    /// Its id, such as `weekday.past`.
    pub id: String,
    /// What it does.
    pub documentation: String,
    /// Texts that it reads.
    pub examples: Vec<Example>,
    /// Texts in which it finds nothing.
    pub counter_examples: Vec<CounterExample>,
}

/// A text with one expression in brackets.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "(String, String, String)")]
pub struct Example {
    /// The text; the expression stands in brackets.
    pub text: String,
    /// The publication date, empty for none.
    pub published: String,
    /// The TIMEX3 value.
    pub value: String,
}

impl From<(String, String, String)> for Example {
    fn from((text, published, value): (String, String, String)) -> Self {
        Self { text, published, value }
    }
}

/// A text in which the rule finds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "(String, String)")]
pub struct CounterExample {
    /// The text.
    pub text: String,
    /// The publication date, empty for none.
    pub published: String,
}

impl From<(String, String)> for CounterExample {
    fn from((text, published): (String, String)) -> Self {
        Self { text, published }
    }
}

/// Returns every rule, in the order of the documentation.
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| ron::from_str(include_str!("../../assets/lexicon/temporal/rules.ron")).unwrap_or_default())
}

/// Returns the rules as a page in Markdown, as `docs/rules.md` holds it.
pub fn rules_markdown() -> String {
    let mut page = String::from(
        "# Rules of the temporal engine\n\n\
         This page is generated from `assets/lexicon/temporal/rules.ron`; a test holds the two equal.\n\
         Every date names its rule, and the reason in a sentence.\n",
    );
    for rule in rules() {
        section(&mut page, rule);
    }
    page
}

fn section(page: &mut String, rule: &Rule) {
    let mut line = |text: String| {
        page.push_str(&text);
        page.push('\n');
    };
    line(format!("\n## `{}`\n\n{}\n", rule.id, rule.documentation));
    line("| words | published | value |\n|---|---|---|".to_owned());
    for example in &rule.examples {
        line(format!("| {} | {} | `{}` |", example.text, shown(&example.published), example.value));
    }
    if !rule.counter_examples.is_empty() {
        let mut texts = String::new();
        for counter in &rule.counter_examples {
            // Writing to a string cannot fail.
            _ = write!(texts, "\n- {}", counter.text);
        }
        line(format!("\nNot here:\n{texts}"));
    }
}

fn shown(published: &str) -> &str {
    if published.is_empty() { "–" } else { published }
}

#[cfg(test)]
mod tests {
    use super::{rules, rules_markdown};
    use crate::model::{Day, Published, Settings, Timex};
    use crate::temporal::{Context, Domain, find, hints};
    use crate::text::{Span, slice};

    fn found(text: &str, published: &str) -> Vec<Timex> {
        let published = Day::parse_iso(published).map(|day| Published { day, time: None, zone: None, words: None });
        let context = Context { published, settings: Settings::default(), domain: Domain::Detect };
        let sentences = [Span::new(0, text.len())];
        find(text, &sentences, &hints(text, &sentences), &context)
    }

    #[test]
    fn every_example_is_read_by_its_rule() {
        let mut faults = Vec::new();
        for rule in rules() {
            assert!(!rule.examples.is_empty(), "{} has no example", rule.id);
            for example in &rule.examples {
                let (before, rest) = example.text.split_once('[').expect("a bracket");
                let (words, after) = rest.split_once(']').expect("a closing bracket");
                let text = format!("{before}{words}{after}");
                let timexes = found(&text, &example.published);
                let reached = timexes.iter().any(|timex| {
                    timex.span.start() == before.len()
                        && slice(&text, timex.span) == words
                        && timex.value == example.value
                        && timex.when.basis.rule == rule.id
                });
                if !reached {
                    let shown: Vec<_> =
                        timexes.iter().map(|timex| (slice(&text, timex.span), &timex.value, &timex.when.basis.rule)).collect();
                    faults.push(format!("{}: {} ({}) gives {shown:?}", rule.id, example.text, example.value));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn no_counter_example_is_read_by_its_rule() {
        for rule in rules() {
            for counter in &rule.counter_examples {
                let timexes = found(&counter.text, &counter.published);
                assert!(
                    timexes.iter().all(|timex| timex.when.basis.rule != rule.id),
                    "{}: {} gives {timexes:?}",
                    rule.id,
                    counter.text
                );
            }
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = rules().iter().map(|rule| &rule.id).collect();
        ids.sort();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn the_page_is_up_to_date() {
        let page = include_str!("../../docs/rules.md");
        assert_eq!(page, rules_markdown(), "run `cargo run --example timex -- --rules > docs/rules.md`");
    }
}
