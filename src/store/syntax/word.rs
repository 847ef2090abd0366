//! Which words are RON: names and numbers.

/// Whether the text is a name: a letter or underscore, then letters, digits and underscores, all of them ASCII.
pub(crate) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_') && bytes.all(continues_name)
}

/// Whether a name may go on with this byte.
pub(super) const fn continues_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether the text is a number as RON writes it: `-1_000`, `0xff`, `1.5e-3`, `2u8`, `-inf`, `NaN`.
pub(super) fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let unsigned = SUFFIXES.iter().find_map(|suffix| unsigned.strip_suffix(suffix)).unwrap_or(unsigned);
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = unsigned.strip_prefix(prefix) {
            return digits.bytes().any(|byte| byte != b'_')
                && digits.chars().all(|digit| digit == '_' || digit.is_digit(radix));
        }
    }
    if matches!(unsigned, "inf" | "NaN") {
        return true;
    }
    let plain = unsigned.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'e' | b'E' | b'+' | b'-'));
    plain && !unsigned.starts_with(['_', '+', '-']) && unsigned.replace('_', "").parse::<f64>().is_ok()
}

/// What may follow a number to say its type. Hexadecimal digits end in none of them but `f32` and `f64`, which RON has not there.
const SUFFIXES: [&str; 12] = ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64"];

#[cfg(test)]
mod tests {
    use super::{is_name, is_number};

    #[test]
    fn numbers_are_told_from_other_words() {
        for number in
            ["0", "-12", "+3", "1_000", "0xff", "-0b10", "1.5", ".5", "2.", "1e9", "1.5E-3", "inf", "-inf", "NaN", "7u8"]
        {
            assert!(is_number(number), "{number}");
        }
        for other in ["", "-", "12abc", "0x", "0xzz", "1-2", "--1", "_1", "1e", "e5", "."] {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn names_begin_with_a_letter() {
        assert!(is_name("ON_OR_BEFORE") && is_name("_x1"));
        assert!(!is_name("") && !is_name("1x") && !is_name("a-b") && !is_name("é"));
    }
}
