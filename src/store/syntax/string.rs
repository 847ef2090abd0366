//! Strings: what is written as an escape, and how escapes are read.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Appends `text` in quotation marks. Whatever cannot be seen, or turns the direction of a line, is written as an escape.
pub(crate) fn quote_into(out: &mut String, text: &str) {
    out.push('"');
    let bytes = text.as_bytes();
    let mut written = 0;
    while let Some(step) = bytes[written..].iter().position(|&byte| !is_plain_ascii(byte)) {
        let at = written + step;
        // The next plain run begins after all that needs a look, so that text in other scripts is copied in runs as well.
        let end = bytes[at..].iter().position(|&byte| is_plain_ascii(byte)).map_or(bytes.len(), |length| at + length);
        out.push_str(text.get(written..at).unwrap_or_default());
        push_special(out, text.get(at..end).unwrap_or_default());
        written = end;
    }
    out.push_str(text.get(written..).unwrap_or_default());
    out.push('"');
}

/// Returns what a string with escapes stands for. The parser has checked the escapes.
pub(super) fn unescape(inner: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((plain, after)) = rest.split_once('\\') {
        out.push_str(plain);
        let Some((character, length)) = escape(after) else { return Cow::Borrowed(inner) };
        out.push(character);
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Reads one escape, without its backslash: the character it stands for and the number of bytes it takes.
pub(super) fn escape(after_backslash: &str) -> Option<(char, usize)> {
    let simple = |character| Some((character, 1));
    match after_backslash.bytes().next()? {
        b'"' => simple('"'),
        b'\'' => simple('\''),
        b'\\' => simple('\\'),
        b'n' => simple('\n'),
        b'r' => simple('\r'),
        b't' => simple('\t'),
        b'0' => simple('\0'),
        b'x' => {
            let digits = after_backslash.get(1..3)?;
            char_of(digits).filter(char::is_ascii).map(|character| (character, 3))
        }
        b'u' => {
            let digits = after_backslash.get(1..)?.strip_prefix('{')?;
            let digits = digits.get(..digits.bytes().take(7).position(|byte| byte == b'}')?)?;
            char_of(digits).map(|character| (character, digits.len() + 3))
        }
        _ => None,
    }
}

fn char_of(digits: &str) -> Option<char> {
    let hexadecimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    hexadecimal.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
}

const fn is_plain_ascii(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

/// Appends characters that are not plain ASCII; as they are where none of them is invisible.
fn push_special(out: &mut String, run: &str) {
    if run.chars().all(|character| !character.is_ascii() && !is_invisible(character)) {
        out.push_str(run);
    } else {
        run.chars().for_each(|character| push_escaped(out, character));
    }
}

fn push_escaped(out: &mut String, character: char) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if is_invisible(character) => {
            // Writing into a string cannot fail.
            write!(out, "\\u{{{:x}}}", u32::from(character)).unwrap_or_default();
        }
        _ => out.push(character),
    }
}

/// Whether a reader would not see the character, or would see the text around it in another order.
///
/// Joiners (U+200C, U+200D) stay as they are: Persian and emoji are not readable without them.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{quote_into, unescape};
    use proptest::prelude::*;

    fn quoted(text: &str) -> String {
        let mut out = String::new();
        quote_into(&mut out, text);
        out
    }

    #[test]
    fn what_cannot_be_seen_is_an_escape() {
        assert_eq!(quoted("Łódź – «Привет» 👩‍🚀"), "\"Łódź – «Привет» 👩‍🚀\"");
        assert_eq!(quoted("a\u{202e}b\u{0}\t\r\n\"\\"), r#""a\u{202e}b\u{0}\t\r\n\"\\""#);
        assert_eq!(quoted("\u{feff}\u{85}\u{2028}"), r#""\u{feff}\u{85}\u{2028}""#);
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in any::<String>()) {
            let out = quoted(&text);
            prop_assert_eq!(unescape(out.get(1..out.len() - 1).expect("in quotation marks")).into_owned(), text.clone());
            prop_assert_eq!(ron::from_str::<String>(&out).expect("RON"), text);
        }
    }
}
