//! The way between byte offsets and Unicode code point offsets.

/// Bytes between two remembered places.
const STRIDE: usize = 256;

/// An index that turns byte offsets of one text into code point offsets and back.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each multiple of [`STRIDE`] bytes; empty where every character is one byte.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                before.push(count);
                count += starts(chunk);
            }
            before.push(count);
        }
        Self { text, before }
    }

    /// Returns the number of code points before `byte`; offsets past the end count as the end.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::text::CodePoints;
    /// assert_eq!(CodePoints::new("Łódź 1939").point_at(7), 4);
    /// ```
    pub fn point_at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        match self.before.get(byte / STRIDE) {
            None => byte,
            Some(count) => count + starts(&self.text.as_bytes()[byte / STRIDE * STRIDE..byte]),
        }
    }

    /// Returns the byte offset of code point number `point`; numbers past the end give the text's length.
    pub fn byte_at(&self, point: usize) -> usize {
        if self.before.is_empty() {
            return point.min(self.text.len());
        }
        let block = self.before.partition_point(|&count| count <= point).saturating_sub(1);
        let mut left = point - self.before[block];
        let bytes = self.text.as_bytes();
        let mut at = (block * STRIDE).min(bytes.len());
        while at < bytes.len() {
            if is_start(bytes[at]) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
            at += 1;
        }
        bytes.len()
    }
}

/// Counts the bytes that begin a character.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_and_code_points_are_inverse(text in "[a-zé€𐍈\\n]{0,900}") {
            let index = CodePoints::new(&text);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.point_at(byte), point);
                prop_assert_eq!(index.byte_at(point), byte);
            }
            prop_assert_eq!(index.point_at(text.len()), text.chars().count());
            prop_assert_eq!(index.byte_at(text.chars().count() + 3), text.len());
        }
    }
}
