//! Coarse part of speech, features and some lemmas from tag, relation and word.

use rustc_hash::FxHashMap;

use super::config::{AttributeRuleData, TokenConditionData, ValuesData};
use super::{Lemma, ModelError, Morph, Pos};

/// The rules in their order; a later one overrides an earlier one.
#[derive(Debug)]
pub(super) struct AttributeRules {
    rules: Vec<Rule>,
    /// Classes of words that the rules name; 0 is every other word.
    classes: FxHashMap<String, u16>,
    /// Rules about runs of several tokens, and whether one can be about a word of each class.
    runs: Vec<usize>,
    class_has_run: Vec<bool>,
    pub morphs: Vec<Morph>,
    pub lemmas: Vec<Lemma>,
}

#[derive(Debug)]
struct Rule {
    tokens: Vec<TokenCondition>,
    index: usize,
    sets: Sets,
}

#[derive(Debug)]
struct TokenCondition {
    tag: Option<Values>,
    class: Option<Values>,
    dep: Option<Values>,
    is_space: Option<bool>,
}

/// Sorted numbers that a value must be among, or must not.
#[derive(Debug)]
struct Values {
    numbers: Vec<u16>,
    is_inside: bool,
}

#[derive(Debug, Clone, Copy)]
struct Sets {
    pos: Option<Pos>,
    morph: Option<usize>,
    lemma: Option<usize>,
}

/// What the rules look at in one token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub tag: u16,
    pub class: u16,
    pub dep: u16,
    pub is_space: bool,
}

/// What the rules set, each with the number of the last rule that set it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pos: Option<(usize, Pos)>,
    morph: Option<(usize, usize)>,
    lemma: Option<(usize, usize)>,
}

impl Outcome {
    pub(super) fn pos(&self) -> Pos {
        self.pos.map_or(Pos::X, |(_, pos)| pos)
    }

    /// Returns an index into [`AttributeRules::morphs`].
    pub(super) fn morph(&self) -> Option<usize> {
        self.morph.map(|(_, morph)| morph)
    }

    /// Returns an index into [`AttributeRules::lemmas`].
    pub(super) fn lemma(&self) -> Option<usize> {
        self.lemma.map(|(_, lemma)| lemma)
    }

    fn apply(&mut self, number: usize, sets: Sets) {
        later(&mut self.pos, number, sets.pos);
        later(&mut self.morph, number, sets.morph);
        later(&mut self.lemma, number, sets.lemma);
    }
}

/// Sets `target` to the value of rule `number`, unless a later rule has set it.
fn later<T: Copy>(target: &mut Option<(usize, T)>, number: usize, value: Option<T>) {
    if let Some(value) = value
        && target.is_none_or(|(before, _)| before <= number)
    {
        *target = Some((number, value));
    }
}

impl AttributeRules {
    /// Takes the rules of a model file; tags and relations become their places in `tags` and `deps`.
    pub(super) fn new(data: &[AttributeRuleData], tags: &[String], deps: &[String]) -> Result<Self, ModelError> {
        let mut rules = Self {
            rules: Vec::new(),
            classes: FxHashMap::default(),
            runs: Vec::new(),
            class_has_run: vec![false],
            morphs: Vec::new(),
            lemmas: Vec::new(),
        };
        for rule in data {
            rules.add(rule, tags, deps)?;
        }
        rules.class_has_run = (0..=rules.classes.len()).map(|class| rules.has_run(class)).collect();
        Ok(rules)
    }

    fn add(&mut self, data: &AttributeRuleData, tags: &[String], deps: &[String]) -> Result<(), ModelError> {
        if data.index >= data.tokens.len() {
            return Err(ModelError::Table("an attribute rule is about a token that it does not have".into()));
        }
        let pos = data
            .sets
            .pos
            .as_deref()
            .map(|name| Pos::from_upos(name).ok_or_else(|| ModelError::Table(format!("unknown part of speech {name}"))));
        let sets = Sets {
            pos: pos.transpose()?,
            morph: data.sets.morph.as_deref().map(|features| place(&mut self.morphs, Morph::new(features))),
            lemma: data.sets.lemma.as_deref().map(|lemma| place(&mut self.lemmas, Lemma::from(lemma))),
        };
        let tokens = data.tokens.iter().map(|condition| self.condition(condition, tags, deps)).collect();
        if data.tokens.len() > 1 {
            self.runs.push(self.rules.len());
        }
        self.rules.push(Rule { tokens, index: data.index, sets });
        Ok(())
    }

    fn condition(&mut self, data: &TokenConditionData, tags: &[String], deps: &[String]) -> TokenCondition {
        let number_in = |known: &[String], value: &str| {
            let number = known.iter().position(|name| name == value)?;
            u16::try_from(number).ok()
        };
        TokenCondition {
            tag: Values::new(data.tag.as_ref(), |tag| number_in(tags, tag)),
            dep: Values::new(data.dep.as_ref(), |dep| number_in(deps, dep)),
            class: Values::new(data.lower.as_ref(), |word| {
                let next = u16::try_from(self.classes.len() + 1).ok()?;
                Some(*self.classes.entry(word.to_owned()).or_insert(next))
            }),
            is_space: data.is_space.as_ref().map(|value| matches!(value, ValuesData::Is(true))),
        }
    }

    /// Whether a rule about several tokens can be about a word of `class`.
    fn has_run(&self, class: usize) -> bool {
        let class = u16::try_from(class).unwrap_or_default();
        let about = |&number: &usize| &self.rules[number].tokens[self.rules[number].index];
        self.runs.iter().map(about).any(|condition| condition.class.as_ref().is_none_or(|values| values.allow(class)))
    }

    /// Returns the class of a word in lower case.
    pub(super) fn class_of(&self, lower: &str) -> u16 {
        self.classes.get(lower).copied().unwrap_or_default()
    }

    /// Returns what the rules about single tokens set.
    pub(super) fn alone(&self, class: u16, is_space: bool, tag: u16, dep: u16) -> Outcome {
        let seen = Seen { tag, class, dep, is_space };
        let mut outcome = Outcome::default();
        for (number, rule) in self.rules.iter().enumerate() {
            if let [condition] = rule.tokens.as_slice()
                && condition.holds(seen)
            {
                outcome.apply(number, rule.sets);
            }
        }
        outcome
    }

    /// Adds what the rules about runs of tokens set for token `at` of those that `seen` returns.
    pub(super) fn add_runs(&self, at: usize, n_tokens: usize, seen: impl Fn(usize) -> Seen, outcome: &mut Outcome) {
        if !self.class_has_run.get(usize::from(seen(at).class)).copied().unwrap_or(true) {
            return;
        }
        for &number in &self.runs {
            let rule = &self.rules[number];
            let Some(start) = at.checked_sub(rule.index).filter(|start| start + rule.tokens.len() <= n_tokens) else {
                continue;
            };
            if rule.tokens.iter().enumerate().all(|(offset, condition)| condition.holds(seen(start + offset))) {
                outcome.apply(number, rule.sets);
            }
        }
    }
}

impl TokenCondition {
    fn holds(&self, seen: Seen) -> bool {
        let allows = |values: &Option<Values>, number| values.as_ref().is_none_or(|values| values.allow(number));
        allows(&self.tag, seen.tag)
            && allows(&self.class, seen.class)
            && allows(&self.dep, seen.dep)
            && self.is_space.is_none_or(|expected| expected == seen.is_space)
    }
}

impl Values {
    /// Takes the values of a condition; those that `number` does not know cannot occur.
    fn new(data: Option<&ValuesData>, number: impl FnMut(&str) -> Option<u16>) -> Option<Self> {
        let (names, is_inside) = match data? {
            ValuesData::In(names) => (names, true),
            ValuesData::NotIn(names) => (names, false),
            ValuesData::Is(_) => return None,
        };
        let mut numbers: Vec<u16> = names.iter().map(String::as_str).filter_map(number).collect();
        numbers.sort_unstable();
        Some(Self { numbers, is_inside })
    }

    fn allow(&self, number: u16) -> bool {
        self.numbers.binary_search(&number).is_ok() == self.is_inside
    }
}

/// Returns the place of `value` in `known`, where it is put if it is new.
fn place<T: PartialEq>(known: &mut Vec<T>, value: T) -> usize {
    known.iter().position(|other| *other == value).unwrap_or_else(|| {
        known.push(value);
        known.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> AttributeRules {
        let json = r#"[
            {"tokens":[{"tag":{"in":["VB"]}}],"index":0,"sets":{"pos":"VERB","morph":"VerbForm=Inf"}},
            {"tokens":[{"tag":{"in":["VB"]},"lower":{"in":["be"]}}],"index":0,"sets":{"pos":"AUX","lemma":"be"}},
            {"tokens":[{"dep":{"in":["expl"]}},{"lower":{"in":["be"]}}],"index":1,"sets":{"pos":"VERB"}},
            {"tokens":[{"dep":{"not_in":["expl","ROOT"]}}],"index":0,"sets":{"morph":"_"}}]"#;
        let data: Vec<AttributeRuleData> = serde_json::from_str(json).unwrap();
        AttributeRules::new(&data, &["NN".into(), "VB".into()], &["ROOT".into(), "expl".into(), "obj".into()]).unwrap()
    }

    #[test]
    fn later_rules_override_earlier_ones() {
        let rules = rules();
        let other = rules.alone(0, false, 1, 0);
        assert_eq!((other.pos(), other.lemma()), (Pos::Verb, None));
        assert_eq!(rules.morphs[other.morph().unwrap()].as_str(), "VerbForm=Inf");
        let be = rules.alone(rules.class_of("be"), false, 1, 2);
        assert_eq!((be.pos(), be.lemma()), (Pos::Aux, Some(0)));
        assert_eq!(rules.morphs[be.morph().unwrap()], Morph::default());
        assert_eq!(rules.alone(0, false, 0, 0), Outcome::default());
    }

    #[test]
    fn rules_about_runs_see_their_neighbors() {
        let rules = rules();
        let be = Seen { tag: 1, class: rules.class_of("be"), dep: 0, is_space: false };
        let there = Seen { tag: 0, class: 0, dep: 1, is_space: false };
        for (tokens, expected) in [([there, be], Pos::Verb), ([be, be], Pos::Aux)] {
            let mut outcome = rules.alone(be.class, false, be.tag, be.dep);
            rules.add_runs(1, 2, |at| tokens[at], &mut outcome);
            assert_eq!(outcome.pos(), expected);
        }
    }
}
