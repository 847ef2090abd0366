//! Numbers as intervals with their words: "at least 26" does not contradict 31.

use super::{Agreement, Reach};
use crate::model::Quantity;

/// Compares the number of a claim with the verdict's.
pub(in crate::query) fn numbers(claim: Option<&Quantity>, verdict: Option<&Quantity>) -> Agreement {
    match (claim.and_then(interval), verdict.and_then(interval)) {
        (None, _) => Agreement::Silent,
        (Some(_), None) => Agreement::Narrower,
        (Some(claim), Some(verdict)) => claim.against(verdict),
    }
}

/// Returns what a number allows; nothing where it gives no figure at all.
///
/// A figure without bounds ("about 30") allows a tenth more or less, and one at least.
pub(in crate::query) fn interval(quantity: &Quantity) -> Option<Reach> {
    match (quantity.low, quantity.best, quantity.high) {
        (None, None, None) => None,
        (None, Some(best), None) => {
            Some(Reach { from: best, to: best }.widened((best.saturating_abs().saturating_add(9) / 10).max(1)))
        }
        (low, best, high) => {
            // A count is never below nothing; an amount of money may be.
            let least = if best.or(high).is_some_and(|figure| figure < 0) { i64::MIN } else { 0 };
            let from = low.unwrap_or(least);
            Some(Reach { from, to: high.unwrap_or(i64::MAX).max(from) })
        }
    }
}

/// Returns a number as people write it: "at least 26", "31–32", "about 30", "1,200".
pub fn amount_words(quantity: &Quantity) -> String {
    match (quantity.low, quantity.best, quantity.high) {
        (Some(low), _, Some(high)) if low == high => grouped(low),
        (Some(low), _, Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        (Some(low), Some(best), None) if low == best.saturating_add(1) => format!("more than {}", grouped(best)),
        (Some(low), _, None) => format!("at least {}", grouped(low)),
        (None, Some(best), Some(high)) if high == best.saturating_sub(1) => format!("fewer than {}", grouped(best)),
        (None, _, Some(high)) => format!("at most {}", grouped(high)),
        (None, Some(best), None) => format!("about {}", grouped(best)),
        (None, None, None) => "not known".to_owned(),
    }
}

/// Returns a number with a comma after every three digits.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "−".to_owned() } else { String::new() };
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{amount_words, numbers};
    use crate::model::Quantity;
    use crate::query::Agreement::{self, Contradicts, Narrower, Same, Silent, Wider};

    type Bounds = (Option<i64>, Option<i64>, Option<i64>);

    fn number((low, best, high): Bounds) -> Quantity {
        Quantity { what: "killed".into(), low, best, high, words: None }
    }

    const fn exactly(n: i64) -> Bounds {
        (Some(n), Some(n), Some(n))
    }

    #[test]
    fn numbers_compare_by_what_they_allow() {
        let at_least_26 = (Some(26), Some(26), None);
        let up_to_8 = (None, Some(8), Some(8));
        let range = (Some(31), None, Some(32));
        let about_30 = (None, Some(30), None);
        let none = (None, None, None);
        let cases: &[(Bounds, Bounds, Agreement)] = &[
            (exactly(31), exactly(31), Same),
            (exactly(16), exactly(31), Contradicts),
            (at_least_26, exactly(31), Wider),
            (exactly(31), at_least_26, Narrower),
            (exactly(16), at_least_26, Contradicts),
            (exactly(31), range, Narrower),
            (at_least_26, range, Wider),
            (up_to_8, exactly(3), Wider),
            (up_to_8, exactly(9), Contradicts),
            (up_to_8, at_least_26, Contradicts),
            (about_30, exactly(31), Wider),
            (about_30, exactly(45), Contradicts),
            (exactly(0), up_to_8, Narrower),
            (none, exactly(3), Silent),
            (exactly(3), none, Narrower),
        ];
        for (claim, verdict, expected) in cases {
            assert_eq!(numbers(Some(&number(*claim)), Some(&number(*verdict))), *expected, "{claim:?} against {verdict:?}");
        }
        assert_eq!(numbers(None, Some(&number(exactly(1)))), Silent);
        assert_eq!(numbers(Some(&number(exactly(1))), None), Narrower);
    }

    #[test]
    fn numbers_read_like_words() {
        let cases: &[(Bounds, &str)] = &[
            (exactly(1_234_567), "1,234,567"),
            ((Some(26), Some(26), None), "at least 26"),
            ((Some(27), Some(26), None), "more than 26"),
            ((None, Some(8), Some(8)), "at most 8"),
            ((None, Some(8), Some(7)), "fewer than 8"),
            ((Some(31), None, Some(32)), "31–32"),
            ((None, Some(30), None), "about 30"),
            (exactly(-1_200), "−1,200"),
        ];
        for (bounds, words) in cases {
            assert_eq!(amount_words(&number(*bounds)), *words);
        }
    }
}
