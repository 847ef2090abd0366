//! Counts in digits and words: "three", "twenty-five", "two and a half", "a few", "1,500", "more than".

use super::Parser;
use crate::model::TimexMod;
use crate::temporal::lexicon::Sense;
use crate::temporal::token::Form;
use crate::temporal::tree::Count;

impl Parser<'_> {
    /// Reads a count and returns the token behind it.
    pub(super) fn count(&self, at: usize) -> Option<(Count, usize)> {
        if let Some(numeral) = self.numeral(at) {
            let tenths = match numeral.form {
                Form::Plain | Form::Grouped => 0,
                Form::Decimal(tenths) => tenths,
                Form::Ordinal | Form::Plural => return None,
            };
            if let Some((scale, end)) = self.scale(at + 1) {
                return Some((Count::Exact { whole: numeral.value, tenths }.times(scale), end));
            }
            return Some(self.and_a_half(numeral.value, tenths, at + 1));
        }
        self.vague_count(at).or_else(|| self.word_count(at))
    }

    fn scale(&self, at: usize) -> Option<(u32, usize)> {
        self.sense(at, |sense| if let Sense::Scale(scale) = sense { Some((scale, at + 1)) } else { None })
    }

    /// "two and a half".
    fn and_a_half(&self, whole: u32, tenths: u8, at: usize) -> (Count, usize) {
        if self.is(at, "and") && self.is(at + 1, "a") && self.is(at + 2, "half") {
            (Count::Exact { whole, tenths: 5 }, at + 3)
        } else {
            (Count::Exact { whole, tenths }, at)
        }
    }

    /// "a few", "several", "a couple of", "dozens of".
    fn vague_count(&self, at: usize) -> Option<(Count, usize)> {
        let after = if self.has(at, Sense::Article) || self.has(at, Sense::The) { at + 1 } else { at };
        if self.has(after, Sense::Heap) {
            let next = after + 1;
            return Some((Count::Vague, self.skip(next, "of")));
        }
        let after = if self.any(after, &["quite", "good"]) { after + 1 } else { after };
        let after = if self.has(after, Sense::Article) { after + 1 } else { after };
        (self.has(after, Sense::Vague) && !self.has(at, Sense::The)).then_some((Count::Vague, after + 1))
    }

    /// "one hundred and twenty-five", "a dozen", "half a dozen".
    fn word_count(&self, at: usize) -> Option<(Count, usize)> {
        if self.has(at, Sense::Half) && self.has(at + 1, Sense::Article) && self.has(at + 2, Sense::Dozen) {
            return Some((Count::whole(6), at + 3));
        }
        if self.has(at, Sense::Article) && self.has(at + 1, Sense::Dozen) {
            return Some((Count::whole(12), at + 2));
        }
        let (mut total, mut current, mut end) = (0_u32, 0_u32, at);
        let mut any = false;
        for _ in 0..9 {
            let word = if any && (self.is(end, "and") || (self.sign(end, b'-') && self.glued(end))) { end + 1 } else { end };
            if let Some(number) = self.cardinal(word) {
                if any && !joins(current, number) {
                    break;
                }
                current = current.saturating_add(number);
                end = word + 1;
            } else if let (Some((scale, next)), true) = (self.scale(word), word == end) {
                let base = if any {
                    current.max(1)
                } else if self.has(at, Sense::Article) {
                    1
                } else {
                    break;
                };
                if scale >= 1000 {
                    total = total.saturating_add(base.saturating_mul(scale));
                    current = 0;
                } else {
                    current = base.saturating_mul(scale);
                }
                end = next;
            } else if !any && self.has(at, Sense::Article) && end == at && self.scale(at + 1).is_some() {
                end = at + 1;
                continue;
            } else if any && self.has(word, Sense::Dozen) && word == end {
                current = current.saturating_mul(12);
                end = word + 1;
            } else {
                break;
            }
            any = true;
        }
        any.then(|| self.and_a_half(total.saturating_add(current), 0, end))
    }

    /// Returns the number that a word names.
    pub(super) fn cardinal(&self, at: usize) -> Option<u32> {
        self.sense(at, |sense| if let Sense::Cardinal(number) = sense { Some(number) } else { None })
    }

    /// Reads "first", "21st", "twenty-first" and returns the token behind it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(numeral) = self.numeral(at) {
            return (numeral.form == Form::Ordinal).then_some((numeral.value, at + 1));
        }
        let word = |at| self.sense(at, |sense| if let Sense::Ordinal(number) = sense { Some(number) } else { None });
        if let Some(tens) = self.cardinal(at).filter(|tens| *tens >= 20 && *tens % 10 == 0) {
            let next = self.skip_sign(at + 1, b'-');
            let ones = word(next).filter(|ones| *ones < 10)?;
            return Some((tens + ones, next + 1));
        }
        word(at).map(|number| (number, at + 1))
    }

    /// Reads "more than", "about", "at least" before a quantity and returns the token behind it.
    pub(super) fn quantity_modifier(&self, at: usize) -> Option<(TimexMod, usize)> {
        let two = |first: &[&str], second: &str| self.any(at, first) && self.is(at + 1, second);
        let starts_count = |at: usize| self.numeral(at).is_some() || self.count(at).is_some() || self.has(at, Sense::Article);
        if two(&["no", "not"], "more") && self.is(at + 2, "than") {
            return Some((TimexMod::EqualOrLess, at + 3));
        }
        if two(&["no", "not"], "less") && self.is(at + 2, "than") {
            return Some((TimexMod::EqualOrMore, at + 3));
        }
        if two(&["more", "longer", "later"], "than") || (self.is(at, "over") && starts_count(at + 1)) {
            return Some((TimexMod::MoreThan, if self.is(at, "over") { at + 1 } else { at + 2 }));
        }
        if two(&["less", "fewer", "shorter", "earlier"], "than") || (self.any(at, &["under"]) && starts_count(at + 1)) {
            return Some((TimexMod::LessThan, if self.is(at, "under") { at + 1 } else { at + 2 }));
        }
        if two(&["at"], "least") {
            return Some((TimexMod::EqualOrMore, at + 2));
        }
        if two(&["at"], "most") || (two(&["up"], "to") && starts_count(at + 2)) {
            return Some((TimexMod::EqualOrLess, at + 2));
        }
        if self.any(at, &["nearly", "almost"]) {
            return Some((TimexMod::LessThan, at + 1));
        }
        self.approximately(at).map(|end| (TimexMod::Approx, end))
    }

    /// Reads "about", "around", "circa", "c.", "roughly" and returns the token behind it.
    pub(super) fn approximately(&self, at: usize) -> Option<usize> {
        if self.any(at, &["about", "around", "approximately", "roughly", "circa", "some"]) {
            return Some(at + 1);
        }
        self.circa(at)
    }

    /// Reads "circa", "c.", "ca.", which stand before years alone.
    pub(super) fn circa(&self, at: usize) -> Option<usize> {
        if self.is(at, "circa") {
            return Some(at + 1);
        }
        let abbreviated = self.any(at, &["c", "ca"]) && (self.sign(at + 1, b'.') || self.numeral(at + 1).is_some());
        abbreviated.then(|| self.skip_sign(at + 1, b'.'))
    }
}

/// Whether a number word can follow another within one number: "twenty five", "hundred and five".
const fn joins(current: u32, next: u32) -> bool {
    (current.is_multiple_of(100) && current > 0 && next < 100)
        || (current % 100 >= 20 && current.is_multiple_of(10) && next < 10 && next > 0)
}
