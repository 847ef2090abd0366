//! The frame of each entry of a journal: a line behind it that says how long it is and what its bytes sum up to.
//!
//! The line stands behind and not before, so that an entry of any length is written while it is printed. An entry without it,
//! or that it does not fit, was torn or damaged; nothing behind that can be trusted.

use std::io;

use crate::store::file_system::NewFile;

/// What the line behind an entry begins with; the checksum and the length follow. No line of an entry begins so.
const END: &str = "\n// end ";
/// Bytes that are written at once.
pub(super) const CHUNK: usize = 1 << 18;

/// An entry that is being written.
pub(super) struct Frame<'f> {
    file: &'f mut dyn NewFile,
    sum: crc32fast::Hasher,
    length: u64,
}

impl<'f> Frame<'f> {
    /// Begins an entry at the end of the file.
    pub(super) fn begin(file: &'f mut dyn NewFile) -> Self {
        Self { file, sum: crc32fast::Hasher::new(), length: 0 }
    }

    /// Writes a part of the entry.
    pub(super) fn put(&mut self, text: &str) -> io::Result<()> {
        self.sum.update(text.as_bytes());
        self.length += text.len() as u64;
        self.file.write(text.as_bytes())
    }

    /// Writes the last part and the line behind it in one go; returns the bytes that were written in all.
    pub(super) fn end(mut self, text: &str) -> io::Result<u64> {
        self.sum.update(text.as_bytes());
        let length = self.length + text.len() as u64;
        let mut last = String::with_capacity(text.len() + 40);
        last.push_str(text);
        let behind = format!("{END}{:08x} {length}\n", self.sum.finalize());
        last.push_str(&behind);
        self.file.write(last.as_bytes())?;
        Ok(length + behind.len() as u64)
    }
}

/// Returns the entries of a text from `at` on, each with the byte behind its frame; the first that is torn or damaged ends
/// them.
pub(super) fn entries(text: &str, at: usize) -> impl Iterator<Item = (&str, usize)> {
    let mut at = at;
    std::iter::from_fn(move || {
        let (entry, end) = entry(text, at)?;
        at = end;
        Some((entry, end))
    })
}

fn entry(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    let (entry, behind) = rest.split_at_checked(rest.find(END)?)?;
    let line = behind.strip_prefix(END)?.split_once('\n')?.0;
    let expected = format!("{:08x} {}", crc32fast::hash(entry.as_bytes()), entry.len());
    (line == expected).then_some((entry, at + entry.len() + END.len() + line.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::{Frame, entries};
    use crate::store::NewFile;
    use std::io;

    #[derive(Default)]
    struct Memory(Vec<u8>);

    impl NewFile for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.0.extend(bytes);
            Ok(())
        }

        fn sync(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn entries_are_found_up_to_the_first_damage() {
        let mut file = Memory::default();
        let mut ends = vec![0];
        for entry in [&["(a: ", "1)"][..], &["()"], &["(b: \"é\")"]] {
            let (last, parts) = entry.split_last().expect("a part");
            let mut frame = Frame::begin(&mut file);
            for part in parts {
                frame.put(part).expect("written");
            }
            let length = frame.end(last).expect("written");
            ends.push(ends[ends.len() - 1] + usize::try_from(length).expect("small"));
        }
        let text = String::from_utf8(file.0).expect("text");
        let found: Vec<_> = entries(&text, 0).collect();
        assert_eq!(found, [("(a: 1)", ends[1]), ("()", ends[2]), ("(b: \"é\")", ends[3])]);
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            let whole = ends.iter().filter(|&&whole| whole > 0 && whole <= end).count();
            assert_eq!(entries(text.get(..end).expect("a boundary"), 0).count(), whole, "cut at {end}");
        }
    }
}
