//! Bytes to text: byte order mark, a person's choice, zero bytes, escapes, strict UTF-8, then a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::{Unreadable, file_kind, notes};
use crate::model::IngestNote;

/// Bytes that a guess looks at; more of them do not change it.
const SAMPLE: usize = 1 << 18;

/// A text and what was odd about its bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notes: Vec<IngestNote>,
}

/// Decodes a file; `label` is the encoding that a person chose.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, Unreadable> {
    let chosen = label.map(encoding_of).transpose()?;
    if let Some(decoded) = by_mark(bytes) {
        return Ok(decoded);
    }
    if let Some(encoding) = chosen {
        return Ok(decoded_as(bytes, encoding, Vec::new()));
    }
    if bytes.contains(&0)
        && let Some(encoding) = utf16_without_mark(bytes)
    {
        return Ok(decoded_as(bytes, encoding, vec![notes::utf16_without_mark(encoding.name())]));
    }
    if is_iso_2022_jp(bytes) {
        return Ok(decoded_as(bytes, ISO_2022_JP, vec![notes::encoding_guessed(ISO_2022_JP.name())]));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), notes: Vec::new() });
    }
    if is_nearly_utf8(bytes) {
        return Ok(decoded_as(bytes, UTF_8, Vec::new()));
    }
    let encoding = guess(bytes);
    Ok(decoded_as(bytes, encoding, vec![notes::encoding_guessed(encoding.name())]))
}

/// Checks that there is an encoding with this label.
///
/// # Errors
///
/// [`Unreadable::UnknownEncoding`] with examples where there is none.
pub fn check_encoding(label: &str) -> Result<(), Unreadable> {
    encoding_of(label).map(|_encoding| ())
}

/// Returns the encoding with this label.
fn encoding_of(label: &str) -> Result<&'static Encoding, Unreadable> {
    Encoding::for_label_no_replacement(label.trim().as_bytes())
        .ok_or_else(|| Unreadable::UnknownEncoding(label.trim().to_owned()))
}

fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    // The mark of UTF-32 begins with that of UTF-16, so it is asked first.
    if let Some(text) = utf32_with_mark(bytes) {
        return Some(Decoded { text, notes: vec![notes::byte_order_mark("UTF-32")] });
    }
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(decoded_as(&bytes[length..], encoding, vec![notes::byte_order_mark(encoding.name())]))
}

fn decoded_as(bytes: &[u8], encoding: &'static Encoding, mut notes: Vec<IngestNote>) -> Decoded {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    if has_errors {
        let count = text.matches(char::REPLACEMENT_CHARACTER).count();
        notes.push(notes::replaced(count, encoding.name()));
    }
    Decoded { text: text.into_owned(), notes }
}

fn utf32_with_mark(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xFF, 0xFE, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xFE, 0xFF] => u32::from_be_bytes,
        _ => return None,
    };
    let (units, rest) = bytes[4..].as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    units.iter().map(|&unit| char::from_u32(read(unit))).collect()
}

/// Tells UTF-16 without a mark by its zero bytes, which are the upper halves of blanks and of Latin letters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
    let few = even.max(odd) * 40 < sample.len();
    // Pairs of ASCII letters are Chinese characters as well: a stray zero byte must not turn English into them.
    if even.min(odd) * 20 > even.max(odd) || (few && is_mostly_ascii(sample)) {
        return None;
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(whole_units(sample))?;
    let total = text.chars().count();
    let wanted = text.chars().filter(|&character| is_plain(character)).count();
    (total > 0 && wanted * 20 >= total * 19).then_some(encoding)
}

/// Whether seven bytes in ten are printable ASCII.
fn is_mostly_ascii(bytes: &[u8]) -> bool {
    let printable = bytes.iter().filter(|&&byte| matches!(byte, b' '..=b'~')).count();
    printable * 10 >= bytes.len() * 7
}

/// Leaves out a surrogate that the end of the sample cuts off from its pair.
fn whole_units(sample: &[u8]) -> &[u8] {
    if sample.len() == SAMPLE { &sample[..SAMPLE - 2] } else { sample }
}

/// Whether a character is common in text: a letter, digit, blank, or a mark of general punctuation.
fn is_plain(character: char) -> bool {
    character.is_alphanumeric()
        || character.is_ascii_punctuation()
        || (character.is_whitespace() && !file_kind::is_odd(character))
        || matches!(character, '\u{a1}'..='\u{bf}' | '\u{300}'..='\u{36f}' | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{303f}')
}

/// Whether the bytes are UTF-8 with a few places damaged: four good multi-byte characters for each bad place.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 4
}

/// Tells ISO-2022-JP, which is valid UTF-8 as well, by its escape sequences.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let shifts = bytes.windows(3).any(|three| matches!(three, [0x1B, b'$', b'@' | b'B']));
    shifts && ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// Guesses the encoding of bytes that are no UTF-8, from the first part that is not plain ASCII.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|&byte| byte >= 0x80).unwrap_or(bytes.len());
    let from = first.saturating_sub(256);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};
    use encoding_rs::{Encoding, ISO_2022_JP, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    const GERMAN: &str =
        "Die Gespräche über die Brücke begannen am Dienstag, sagte der Bürgermeister. Größe spielt keine Rolle.";
    const RUSSIAN: &str =
        "Переговоры начались во вторник, сообщил представитель мэрии города. Стороны встретятся снова в пятницу.";

    fn codes(decoded: &Decoded) -> Vec<&str> {
        decoded.notes.iter().map(|note| note.code.as_str()).collect()
    }

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn plain_utf8_leaves_no_note() {
        let decoded = decode(GERMAN.as_bytes(), None).expect("text");
        assert_eq!((decoded.text.as_str(), codes(&decoded).len()), (GERMAN, 0));
    }

    #[test]
    fn a_mark_is_dropped_and_decides() {
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let utf32 = |text: &str| text.chars().flat_map(|character| u32::from(character).to_le_bytes()).collect();
        for bytes in [
            marked(&[0xEF, 0xBB, 0xBF], GERMAN.as_bytes().to_vec()),
            marked(&[0xFF, 0xFE], utf16(GERMAN, u16::to_le_bytes)),
            marked(&[0xFE, 0xFF], utf16(GERMAN, u16::to_be_bytes)),
            marked(&[0xFF, 0xFE, 0, 0], utf32(GERMAN)),
        ] {
            let decoded = decode(&bytes, Some("windows-1251")).expect("text");
            assert_eq!((decoded.text.as_str(), codes(&decoded)), (GERMAN, vec!["encoding.bom"]));
        }
    }

    #[test]
    fn utf16_is_told_by_its_zero_bytes() {
        let chinese = "法院周二作出判决。市长表示将上诉。\n双方周五再次会面。\n".repeat(9);
        for text in [GERMAN, RUSSIAN, &chinese, "date 2024-03-14 One\r\n\r\nTwo"] {
            for bytes in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
                let decoded = decode(&bytes, None).expect("text");
                assert_eq!((decoded.text.as_str(), codes(&decoded)), (text, vec!["encoding.utf16"]));
            }
        }
    }

    #[test]
    fn stray_zero_bytes_stay_in_the_text() {
        for start in ["The court\0", "The courts\0"] {
            let text = format!("{start}{}", " said that it would sit again on Friday".repeat(50));
            assert_eq!(decode(text.as_bytes(), None).expect("text").text, text);
        }
    }

    #[test]
    fn code_pages_are_guessed_with_a_note() {
        let japanese = "裁判所は火曜日に判決を言い渡した。市長は控訴すると述べた。";
        for (encoding, text) in
            [(WINDOWS_1252, GERMAN), (WINDOWS_1251, RUSSIAN), (SHIFT_JIS, japanese), (ISO_2022_JP, japanese)]
        {
            let decoded = decode(&encoded(encoding, text), None).expect("text");
            assert_eq!((decoded.text.as_str(), codes(&decoded)), (text, vec!["encoding.guessed"]));
        }
    }

    #[test]
    fn a_person_may_choose_the_encoding() {
        let decoded = decode(&encoded(WINDOWS_1251, "Мир"), Some("cp1251")).expect("text");
        assert_eq!((decoded.text.as_str(), codes(&decoded).len()), ("Мир", 0));
        let error = decode(b"x", Some("klingon")).err().expect("refused").to_string();
        assert!(error.starts_with("there is no encoding called \"klingon\""), "{error}");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes[20] = 0xFF;
        bytes.pop();
        bytes.pop();
        let decoded = decode(&bytes, None).expect("text");
        assert!(decoded.text.contains("вторник"), "{}", decoded.text);
        assert_eq!(codes(&decoded), ["encoding.replaced"]);
    }
}
