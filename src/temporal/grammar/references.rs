//! Past, present and future without a date: "now", "recently", "the past".

use super::{Parsed, Parser};
use crate::temporal::lexicon::{Reference, Sense};
use crate::temporal::tree::Expr;

impl Parser<'_> {
    /// "now", "currently", "recently", "previously", "the past", "the near future", "these days".
    pub(super) fn reference(&self, at: usize) -> Parsed {
        if self.any(at, &["these", "those"]) && self.is(at + 1, "days") {
            let reference = if self.is(at, "these") { Reference::Present } else { Reference::Past };
            return Some((Expr::Reference(reference), at + 2));
        }
        if let Some(reference) =
            self.sense(at, |sense| if let Sense::Reference(reference) = sense { Some(reference) } else { None })
        {
            let idiom = match reference {
                Reference::Future => self.before(at, &["as", "too", "so"]) || self.any(at + 1, &["after", "as"]),
                Reference::Present => {
                    self.is(at + 1, "that") || self.before(at, &["Just", "until"]) && self.is(at + 1, "known")
                }
                Reference::Past => false,
            };
            return (!idiom).then_some((Expr::Reference(reference), at + 1));
        }
        if self.has(at, Sense::RecentAdjective) && self.is_lower_word(at + 1) && self.is_lower_word(at) {
            return Some((Expr::Reference(Reference::Past), at + 1));
        }
        self.reference_noun(at)
    }

    /// "the past", "the near future".
    fn reference_noun(&self, at: usize) -> Parsed {
        let after = self.skip(at, "the");
        let noun = if self.any(after, &["near", "distant", "recent", "immediate", "foreseeable"]) { after + 1 } else { after };
        let reference = self.sense(noun, |sense| if let Sense::RefNoun(reference) = sense { Some(reference) } else { None })?;
        let closed = self.is_end(noun + 1)
            || self.any(
                noun + 1,
                &[
                    "and", "but", "when", "as", "that", "to", "we", "he", "they", "it", "have", "has", "is", "was", "for",
                    "the", "a", "an", "in", "on", "with", "by", "or", "which", "would", "could", "will", "had", "were", "are",
                    "can", "she", "you", "this", "there", "may", "his", "her", "its", "their",
                ],
            );
        let opened = self.before(at, &["in", "of", "for", "from", "into", "about", "on", "with", "to"]);
        let determined = noun > at || (reference == Reference::Future && self.before(at, &["in"]));
        (determined && closed && (opened || noun > after)).then_some((Expr::Reference(reference), noun + 1))
    }
}
