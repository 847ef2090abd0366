//! Numbers that belong to an event: killed, injured, arrested, amounts of money, as low, best and high.

use super::frame::Frame;
use crate::extract::doc::Doc;
use crate::language::{Dep, Tag};
use crate::model::Quantity;

/// Verbs and adjectives that say what happened to so many people, with the name of the count.
const COUNTS: [(&str, &str); 26] = [
    ("kill", "killed"),
    ("die", "killed"),
    ("dead", "killed"),
    ("murder", "killed"),
    ("execute", "killed"),
    ("behead", "killed"),
    ("perish", "killed"),
    ("injure", "injured"),
    ("wound", "injured"),
    ("hurt", "injured"),
    ("arrest", "arrested"),
    ("detain", "arrested"),
    ("capture", "captured"),
    ("evacuate", "evacuated"),
    ("rescue", "rescued"),
    ("displace", "displaced"),
    ("flee", "displaced"),
    ("release", "released"),
    ("free", "released"),
    ("kidnap", "abducted"),
    ("abduct", "abducted"),
    ("miss", "missing"),
    ("missing", "missing"),
    ("infect", "infected"),
    ("dismiss", "dismissed"),
    ("destroy", "destroyed"),
];

/// Finds the numbers of an event.
pub(super) fn find(doc: &Doc<'_>, frame: &Frame) -> Vec<Quantity> {
    let mut found = Vec::new();
    if let Some(verb) = frame.verb {
        add_counted(doc, verb, frame, &mut found);
        for below in
            doc.children(verb).filter(|&child| matches!(doc.dep(child), Dep::ADVCL | Dep::CONJ | Dep::XCOMP | Dep::CCOMP))
        {
            let participle = doc.is_verb(below) && doc.dep(below) == Dep::ADVCL && doc.tag(below) == Tag::VBG;
            if participle {
                add_counted(doc, below, frame, &mut found);
                add_left(doc, below, &mut found);
            }
        }
        add_left(doc, verb, &mut found);
        add_money(doc, verb, &mut found);
    }
    if let Some(noun) = frame.noun {
        for clause in doc.children(noun).filter(|&child| matches!(doc.dep(child), Dep::RELCL | Dep::ACL)) {
            add_counted(doc, clause, frame, &mut found);
            add_left(doc, clause, &mut found);
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Returns the name of the count that a verb makes.
fn count_of(doc: &Doc<'_>, verb: usize) -> Option<&'static str> {
    let lemma = doc.lemma(verb);
    COUNTS.iter().find(|(word, _)| *word == lemma || *word == doc.lower(verb)).map(|(_, what)| *what)
}

/// Adds the number of whoever was killed, hurt and so on by this verb.
fn add_counted(doc: &Doc<'_>, verb: usize, frame: &Frame, found: &mut Vec<Quantity>) {
    let Some(what) = count_of(doc, verb) else { return };
    let active = matches!(what, "killed" | "displaced") && matches!(doc.lemma(verb), "die" | "flee" | "perish");
    let labels: &[Dep] =
        if active || frame.group.passive && frame.verb == Some(verb) { &[Dep::NSUBJ, Dep::NSUBJPASS] } else { &[Dep::DOBJ] };
    let own = doc.child(verb, labels).or_else(|| frame.object.filter(|_| frame.verb == Some(verb)));
    for noun in own.into_iter().flat_map(|noun| doc.conjuncts(noun)) {
        found.extend(number(doc, noun).map(|number| number.named(what)));
    }
    let participles = doc.children(verb).filter(|&child| doc.dep(child) == Dep::CONJ && doc.is_verb(child));
    for other in participles {
        let object = doc.child(other, &[Dep::DOBJ, Dep::NSUBJPASS, Dep::NSUBJ]);
        if let (Some(what), Some(noun)) = (count_of(doc, other), object) {
            found.extend(number(doc, noun).map(|number| number.named(what)));
        }
    }
}

/// Adds the numbers of "left 14 people dead", "leaving three injured".
fn add_left(doc: &Doc<'_>, verb: usize, found: &mut Vec<Quantity>) {
    if doc.lemma(verb) != "leave" {
        return;
    }
    for below in doc.children(verb).filter(|&child| matches!(doc.dep(child), Dep::CCOMP | Dep::XCOMP | Dep::OPRD)) {
        let who = doc.child(below, &[Dep::NSUBJ, Dep::NSUBJPASS]).or_else(|| doc.child(verb, &[Dep::DOBJ]));
        let what = count_of(doc, below);
        found.extend(who.and_then(|who| number(doc, who)).zip(what).map(|(number, what)| number.named(what)));
    }
}

/// Adds amounts of money that are the verb's object or stand after its prepositions.
fn add_money(doc: &Doc<'_>, verb: usize, found: &mut Vec<Quantity>) {
    let objects = doc.children(verb).filter(|&child| doc.dep(child) == Dep::DOBJ);
    let after =
        doc.children(verb).filter(|&child| doc.dep(child) == Dep::PREP).filter_map(|prep| doc.child(prep, &[Dep::POBJ]));
    for noun in objects.chain(after) {
        let sign = doc.children(noun).find(|&child| matches!(doc.word(child), "$" | "€" | "£" | "US$" | "¥"));
        let word = match doc.lemma(noun) {
            "dollar" => Some("USD"),
            "euro" => Some("EUR"),
            "pound" if sign.is_none() => Some("GBP"),
            "yen" => Some("JPY"),
            _ => None,
        };
        let what = sign.map(|sign| match doc.word(sign) {
            "€" => "EUR",
            "£" => "GBP",
            "¥" => "JPY",
            _ => "USD",
        });
        let amount = if sign.is_some() && doc.tag(noun) == Tag::CD { number_at(doc, noun) } else { number(doc, noun) };
        if let (Some(what), Some(amount)) = (what.or(word), amount) {
            found.push(amount.named(what));
        }
    }
}

/// A number with its bounds and words.
struct Number {
    low: Option<i64>,
    best: Option<i64>,
    high: Option<i64>,
    words: crate::text::Span,
}

impl Number {
    fn named(self, what: &str) -> Quantity {
        Quantity { what: what.into(), low: self.low, best: self.best, high: self.high, words: Some(self.words) }
    }
}

/// Returns the number in front of a noun, or the noun that is one itself.
fn number(doc: &Doc<'_>, noun: usize) -> Option<Number> {
    if doc.tag(noun) == Tag::CD {
        return number_at(doc, noun);
    }
    if let Some(low) = vague(doc.lemma(noun)) {
        return Some(bounded(doc, noun..noun + 1, Some(low), None, None));
    }
    let numeral = doc.children(noun).find(|&child| doc.dep(child) == Dep::NUMMOD && doc.tag(child) == Tag::CD)?;
    number_at(doc, numeral)
}

/// "dozens", "hundreds": the least that they can mean.
fn vague(lemma: &str) -> Option<i64> {
    match lemma {
        "dozen" => Some(24),
        "hundred" => Some(200),
        "thousand" => Some(2_000),
        _ => None,
    }
}

/// Reads the number whose last token is `last`, with what bounds it.
fn number_at(doc: &Doc<'_>, last: usize) -> Option<Number> {
    let sentence = doc.sentence_tokens(doc.sentence_of(last));
    let mut start = last;
    while start > sentence.start && last - start < 7 {
        if doc.tag(start - 1) == Tag::CD {
            start -= 1;
        } else if start >= sentence.start + 2 && is_joined(doc.lower(start - 2), doc.lower(start - 1), doc.lower(start)) {
            start -= 2;
        } else {
            break;
        }
    }
    let value = value(&(start..=last).map(|index| doc.lower(index)).collect::<Vec<_>>())?;
    Some(with_bounds(doc, start..last + 1, value))
}

/// Whether three tokens are one number such as "twenty-three": a range of numbers is not.
fn is_joined(tens: &str, hyphen: &str, ones: &str) -> bool {
    let below_ten = small(ones).is_some_and(|ones| (1.0..10.0).contains(&ones));
    hyphen == "-" && small(tens).is_some_and(|tens| tens >= 20.0) && below_ten
}

/// Reads the words before a number: "at least", "more than", "up to", "about".
fn with_bounds(doc: &Doc<'_>, tokens: std::ops::Range<usize>, value: i64) -> Number {
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |index| doc.lower(index));
    let skip = usize::from(matches!(before(1), "$" | "€" | "£" | "us$" | "#"));
    let (one, two) = (before(1 + skip), before(2 + skip));
    let grown = |words: usize| tokens.start.saturating_sub(words + skip)..tokens.end;
    match (two, one) {
        ("at", "least") | ("not" | "no", "fewer") => bounded(doc, grown(2), Some(value), Some(value), None),
        ("more" | "greater", "than") => bounded(doc, grown(2), Some(value.saturating_add(1)), Some(value), None),
        (_, "over" | "exceeding") => bounded(doc, grown(1), Some(value.saturating_add(1)), Some(value), None),
        ("at", "most") | ("up", "to") | ("as", "many") => bounded(doc, grown(2), None, Some(value), Some(value)),
        ("fewer" | "less", "than") => bounded(doc, grown(2), None, Some(value), Some(value.saturating_sub(1))),
        (_, "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately" | "estimated") => {
            bounded(doc, grown(1), None, Some(value), None)
        }
        _ => bounded(doc, grown(0), Some(value), Some(value), Some(value)),
    }
}

fn bounded(doc: &Doc<'_>, tokens: std::ops::Range<usize>, low: Option<i64>, best: Option<i64>, high: Option<i64>) -> Number {
    Number { low, best, high, words: doc.span(tokens) }
}

/// Returns the value of number words and digits: "26", "1,500", "twenty-three", "4.2 million".
fn value(words: &[&str]) -> Option<i64> {
    let mut total = 0.0_f64;
    let mut seen = false;
    for word in words.iter().filter(|word| **word != "-").flat_map(|word| word.split('-')) {
        if let Some(scale) = scale(word) {
            total = if total == 0.0 { scale } else { total * scale };
        } else if let Some(small) = small(word) {
            total += small;
        } else {
            let digits = word.replace(',', "");
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            total += digits.parse::<f64>().ok().filter(|value| plain && value.is_finite())?;
        }
        seen = true;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked before")]
    (seen && total.abs() < 9e15).then(|| total.round() as i64)
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(1e2),
        "thousand" | "k" => Some(1e3),
        "million" | "mn" | "m" => Some(1e6),
        "billion" | "bn" | "b" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

fn small(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let ones = WORDS.iter().position(|&known| known == word).map(|value| value as f64);
    ones.or_else(|| TENS.iter().position(|&known| known == word).map(|value| (value as f64 + 2.0) * 10.0))
}

#[cfg(test)]
mod tests {
    use super::{is_joined, value};

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        assert_eq!(value(&["1,500"]), Some(1500));
        assert_eq!(value(&["twenty-three"]), Some(23));
        assert_eq!(value(&["twenty", "-", "three"]), Some(23));
        assert!(is_joined("ninety", "-", "nine") && !is_joined("14", "-", "27") && !is_joined("two", "-", "three"));
        assert_eq!(value(&["4.2", "million"]), Some(4_200_000));
        assert_eq!(value(&["two", "hundred"]), Some(200));
        assert_eq!(value(&["nan"]), None);
        assert_eq!(value(&["9999999999999999999999"]), None);
    }
}
