//! The fast scan for cues: bytes that a date can hang on. Text without one is skipped at memory speed.

use super::lexicon::{Lexicon, is_cue};
use super::token::is_letter;
use crate::text::Span;

/// How far before a cue its expression can begin, in bytes.
const REACH_BACK: usize = 80;
/// How far after a cue its expression can end, in bytes.
const REACH_AHEAD: usize = 80;
/// The longest stretch that is read at once, in bytes.
const LONGEST: usize = 1 << 16;

/// The stretches of `region` that hold cues, in order, each on word and character boundaries.
pub(super) struct Stretches<'t> {
    bytes: &'t [u8],
    region: Span,
    lexicon: &'static Lexicon,
    at: usize,
    /// The cue that opened the next stretch.
    pending: Option<Span>,
    /// Where the last stretch ended.
    done: usize,
}

impl<'t> Stretches<'t> {
    /// Begins to scan `region`, which must lie on character boundaries in `text`.
    pub(super) const fn new(text: &'t str, region: Span, lexicon: &'static Lexicon) -> Self {
        Self { bytes: text.as_bytes(), region, lexicon, at: region.start(), pending: None, done: region.start() }
    }

    /// Returns the next cue: a run of digits or a word.
    fn next_cue(&mut self) -> Option<Span> {
        let bytes = self.bytes.get(..self.region.end())?;
        let mut at = self.at;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_digit() {
                let end = run_end(bytes, at, |byte| byte.is_ascii_digit());
                if is_cue_number(bytes, at, end) {
                    self.at = end;
                    return Some(Span::new(at, end));
                }
                at = end;
                continue;
            }
            if !byte.is_ascii_alphabetic() {
                at += 1;
                continue;
            }
            let start = at;
            at = run_end(bytes, at, |byte| byte.is_ascii_alphabetic());
            let word = &bytes[start..at];
            if self.lexicon.may_be_cue(word) && self.lexicon.senses(word).iter().any(|sense| is_cue(*sense)) {
                self.at = at;
                return Some(Span::new(start, at));
            }
        }
        self.at = at;
        None
    }

    fn stretch_start(&self, cue: usize) -> usize {
        boundary(self.bytes, cue.saturating_sub(REACH_BACK).max(self.done)).min(cue)
    }

    fn stretch_end(&self, cue: usize) -> usize {
        boundary(self.bytes, (cue + REACH_AHEAD).min(self.region.end())).min(self.region.end())
    }
}

impl Iterator for Stretches<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let cue = self.pending.take().or_else(|| self.next_cue())?;
        let start = self.stretch_start(cue.start());
        let mut end = self.stretch_end(cue.end());
        while let Some(cue) = self.next_cue() {
            if cue.start().saturating_sub(REACH_BACK) > end || end - start > LONGEST {
                self.pending = Some(cue);
                break;
            }
            end = self.stretch_end(cue.end());
        }
        if let Some(pending) = self.pending {
            end = end.min(boundary(self.bytes, pending.start()).min(pending.start())).max(start);
        }
        self.done = end;
        Some(Span::new(start, end))
    }
}

/// Whether digits can begin or end an expression that holds no other cue: a year, a date in digits, a time, a decade.
fn is_cue_number(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let at = |offset: usize| bytes.get(end + offset).copied().unwrap_or(b' ');
    let follows_digit = |sign: u8| at(0) == sign && at(1).is_ascii_digit();
    let length = end - start;
    let is_year = length == 4 && bytes[start] <= b'2';
    let is_named = matches!(before, b'Q' | b'H' | b'Y' | b'\'' | 0x99)
        || (before == b' ' && start >= 2 && matches!(bytes[start - 2], b'D' | b'.'));
    let is_plural = length >= 2 && (at(0) == b's' || (matches!(at(0), b'\'' | 0xE2)));
    is_year
        || is_named
        || is_plural
        || follows_digit(b':')
        || follows_digit(b'/')
        || (length <= 4 && is_unit_letter(at(0), at(1), at(2)))
        || (length <= 2
            && follows_digit(b'.')
            && bytes.get(end + 3).is_some_and(|&byte| byte == b'.' || byte == b' ' || byte.is_ascii_digit()))
}

/// Whether the bytes behind digits, perhaps after a space or hyphen, begin a short unit, "am", "BC" or "o'clock".
fn is_unit_letter(first: u8, second: u8, third: u8) -> bool {
    let (first, second) = if matches!(first, b' ' | b'-') { (second, third) } else { (first, second) };
    let closes = |byte: u8| !byte.is_ascii_alphanumeric();
    match first {
        b'a' | b'p' | b'A' | b'P' => matches!(second, b'm' | b'M' | b'.' | b'D'),
        b'B' => matches!(second, b'C' | b'.'),
        b'C' => second == b'E',
        b'o' => second == b'\'' || second >= 0x80,
        b'h' | b'd' | b's' => closes(second) || matches!(second, b'r'),
        b'm' => matches!(second, b'i' | b'o'),
        b'y' | b'w' => matches!(second, b'r' | b'k'),
        _ => false,
    }
}

fn run_end(bytes: &[u8], start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[start..].iter().position(|&byte| !belongs(byte)).map_or(bytes.len(), |length| start + length)
}

/// Moves `at` towards the end until it stands before a word or a sign, never inside one; at most a word's length.
fn boundary(bytes: &[u8], mut at: usize) -> usize {
    let is_inside = |at: usize| {
        let (before, after) = (bytes[at - 1], bytes[at]);
        after & 0xC0 == 0x80 || ((is_letter(before) || before.is_ascii_digit()) && (is_letter(after) || after.is_ascii_digit()))
    };
    while at > 0 && at < bytes.len() && is_inside(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Stretches;
    use crate::temporal::lexicon::Lexicon;
    use crate::text::Span;

    fn stretches(text: &str) -> Vec<Span> {
        Stretches::new(text, Span::new(0, text.len()), Lexicon::shared()).collect()
    }

    #[test]
    fn text_without_cues_is_skipped() {
        assert_eq!(stretches("The envoy walked along the quay and said nothing."), []);
        assert_eq!(stretches("They met on Tuesday."), [Span::new(0, 20)]);
    }

    #[test]
    fn stretches_do_not_overlap_and_hold_every_cue() {
        let text = format!("Monday {} Tuesday {} May", "é word ".repeat(60), "word ".repeat(60));
        let found = stretches(&text);
        assert_eq!(found.len(), 3);
        assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        assert!(found.iter().all(|span| text.is_char_boundary(span.start()) && text.is_char_boundary(span.end())));
    }
}
