//! Words, numbers and signs of a stretch of text, with what each can mean in a date.

use super::lexicon::{Lexicon, Sense};
use crate::text::Span;

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Its place in the text.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
    /// How many tokens on the next cue stands.
    pub(super) reach: u8,
}

/// What a token is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Letters, with what they can mean in a date.
    Word(&'static [Sense]),
    /// Digits.
    Number(Numeral),
    /// One sign; every dash is `-`, every apostrophe `'`.
    Sign(u8),
    /// A line end between two paragraphs.
    Break,
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The whole part.
    pub(super) value: u32,
    /// How many digits it was written with, grouping signs aside.
    pub(super) n_digits: u8,
    /// How it was written.
    pub(super) form: Form,
}

/// How a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits only.
    Plain,
    /// With commas between thousands: `1,500`.
    Grouped,
    /// With a decimal point, and the first decimal.
    Decimal(u8),
    /// `6th`.
    Ordinal,
    /// `1990s`, `1990's`.
    Plural,
}

/// Appends the tokens of `span`, which must lie on character boundaries.
pub(super) fn tokenize(text: &str, span: Span, lexicon: &'static Lexicon, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = span.start();
    let mut glued = false;
    while at < span.end() {
        let first = bytes[at];
        let start = at;
        let kind = match first {
            b'\n' | b'\r' | 0x0c => {
                at = line_end(bytes, at, span.end());
                glued = false;
                if is_wrapped(bytes, start, at, span.end()) {
                    continue;
                }
                Kind::Break
            }
            b' ' | b'\t' => {
                at += 1;
                glued = false;
                continue;
            }
            b'0'..=b'9' => {
                let (numeral, end) = number(bytes, at, span.end());
                at = end;
                Kind::Number(numeral)
            }
            _ if is_letter(first) => match sign_of(bytes, at) {
                Some((b' ', length)) => {
                    at += length;
                    glued = false;
                    continue;
                }
                Some((sign, length)) => {
                    at += length;
                    Kind::Sign(sign)
                }
                None => {
                    at = word_end(bytes, at, span.end());
                    Kind::Word(lexicon.senses(&bytes[start..at]))
                }
            },
            _ => {
                at += 1;
                Kind::Sign(first)
            }
        };
        let end = at.min(span.end());
        tokens.push(Token { span: Span::new(start, end), kind, glued, reach: 0 });
        glued = true;
    }
}

/// Whether a byte belongs to a word; every byte of a character beyond ASCII does, unless [`sign_of`] knows it.
pub(super) const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// Returns the sign that a character beyond ASCII stands for, and its length in bytes; a blank is a space.
fn sign_of(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at..at + 3) {
        Some([0xE2, 0x80, 0x90..=0x95] | [0xE2, 0x88, 0x92]) => Some((b'-', 3)),
        Some([0xE2, 0x80, 0x98 | 0x99]) => Some((b'\'', 3)),
        Some([0xE2, 0x80, 0x9C | 0x9D]) => Some((b'"', 3)),
        Some([0xE2, 0x80, 0x80..=0x8A | 0xAF]) => Some((b' ', 3)),
        Some([0xE2, 0x80, _]) => Some((b'.', 3)),
        Some([0xC2, 0xA0, _]) => Some((b' ', 2)),
        Some([0xC2, 0xA3 | 0xA5, _]) => Some((b'$', 2)),
        Some([0xE2, 0x82, 0xA0..=0xBF]) => Some((b'$', 3)),
        Some([0xC2, 0xB0 | 0xB1 | 0xAB | 0xBB, _]) => Some((b'"', 2)),
        _ if bytes.get(at..at + 2) == Some(&[0xC2, 0xA0]) => Some((b' ', 2)),
        _ => None,
    }
}

fn word_end(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end && is_letter(bytes[at]) && (bytes[at] < 0x80 || sign_of(bytes, at).is_none()) {
        at += 1;
    }
    // A character is never cut: what follows a first byte beyond ASCII belongs to it.
    while at < end && bytes[at] & 0xC0 == 0x80 {
        at += 1;
    }
    at
}

fn line_end(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end && bytes[at].is_ascii_whitespace() {
        at += 1;
    }
    at
}

/// Whether a line end only wraps a long line: one line end, with a small letter, a digit or a comma on either side.
fn is_wrapped(bytes: &[u8], start: usize, after: usize, end: usize) -> bool {
    let is_one = !bytes[start..after].iter().skip_while(|&&byte| byte != b'\n').skip(1).any(|&byte| byte == b'\n');
    let before = start.checked_sub(1).map(|index| bytes[index]);
    let goes_on = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b',';
    is_one && after < end && before.is_some_and(goes_on) && bytes[after].is_ascii_lowercase()
}

fn number(bytes: &[u8], start: usize, end: usize) -> (Numeral, usize) {
    let digits = |from: usize| bytes[from..end].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut value: u32 = 0;
    let mut n_digits: u8 = 0;
    let mut add = |from: usize, to: usize| {
        for &byte in &bytes[from..to] {
            value = value.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
            n_digits = n_digits.saturating_add(1);
        }
    };
    let first = digits(start);
    let mut at = start + first;
    add(start, at);
    let mut form = Form::Plain;
    while first <= 3 && at < end && bytes[at] == b',' && digits(at + 1) == 3 {
        add(at + 1, at + 4);
        at += 4;
        form = Form::Grouped;
    }
    if at + 1 < end && bytes[at] == b'.' && digits(at + 1) > 0 && bytes.get(at + 1 + digits(at + 1)) != Some(&b'.') {
        let decimal = bytes[at + 1] - b'0';
        let decimals = digits(at + 1);
        // "10.30" can be a time and "6.8.2025" a date: the sign stays apart where two numbers follow one another that way.
        if form == Form::Plain && decimals == 1 {
            return (Numeral { value, n_digits, form: Form::Decimal(decimal) }, at + 1 + decimals);
        }
        return (Numeral { value, n_digits, form }, at);
    }
    if form == Form::Plain {
        (form, at) = suffix(bytes, at, end);
    }
    (Numeral { value, n_digits, form }, at)
}

/// Reads an ordinal's or a decade's ending behind digits.
fn suffix(bytes: &[u8], at: usize, end: usize) -> (Form, usize) {
    let rest = &bytes[at..end];
    let ends_word = |length: usize| rest.get(length).is_none_or(|&byte| !is_letter(byte) && !byte.is_ascii_digit());
    let two = rest.get(..2).map(|two| [two[0].to_ascii_lowercase(), two[1].to_ascii_lowercase()]);
    if matches!(two.as_ref(), Some(b"st" | b"nd" | b"rd" | b"th")) && ends_word(2) {
        return (Form::Ordinal, at + 2);
    }
    if rest.first() == Some(&b's') && (ends_word(1) || sign_of(bytes, at + 1).is_some()) {
        return (Form::Plural, at + 1);
    }
    if rest.first() == Some(&b'\'') && rest.get(1) == Some(&b's') && ends_word(2) {
        return (Form::Plural, at + 2);
    }
    (Form::Plain, at)
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokenize};
    use crate::temporal::lexicon::Lexicon;
    use crate::text::{Span, slice};

    fn tokens(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), Lexicon::shared(), &mut tokens);
        tokens
            .iter()
            .map(|token| match token.kind {
                Kind::Break => "¶".to_owned(),
                Kind::Sign(sign) => char::from(sign).to_string(),
                Kind::Word(_) | Kind::Number(_) => slice(text, token.span).to_owned(),
            })
            .collect()
    }

    #[test]
    fn words_numbers_and_signs_come_apart() {
        assert_eq!(tokens("mid-2011, 1,500 3.5 10.30"), ["mid", "-", "2011", ",", "1,500", "3.5", "10", ".", "30"]);
        assert_eq!(tokens("the 6th, the 1990s’ 5pm"), ["the", "6th", ",", "the", "1990s", "'", "5", "pm"]);
        assert_eq!(tokens("Kyiv\u{a0}— été\n\nEnd"), ["Kyiv", "-", "été", "¶", "End"]);
        assert_eq!(tokens("on 6\naugust"), ["on", "6", "august"]);
    }
}
