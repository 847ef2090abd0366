//! The first line of a journal: what wrote it, by which schema, and which version of the project file it continues.

use crate::store::{FileHash, SCHEMA};

/// The form of journals that this program writes.
pub(super) const VERSION: u32 = 1;

const NAME: &str = "// Dateline journal ";
const NO_FILE: &str = "no file";

/// What the first line of a journal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FirstLine {
    /// The form of the journal.
    pub(super) version: u32,
    /// The schema of the records in it.
    pub(super) schema: u32,
    /// The hash of the project file that it continues; nothing where there is no file yet.
    pub(super) base: Option<FileHash>,
}

/// Why a first line cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstLineFault {
    /// It has no end: the program was stopped while it began the journal.
    Torn,
    /// It is not that of a journal, or damaged.
    Damaged,
}

impl FirstLine {
    /// Makes the line of a journal of this program.
    pub(super) const fn of(base: Option<FileHash>) -> Self {
        Self { version: VERSION, schema: SCHEMA, base }
    }

    /// Returns the line, line end included.
    pub(super) fn print(self) -> String {
        let base = self.base.map_or_else(|| NO_FILE.to_owned(), |hash| hash.to_string());
        let line = format!("{NAME}{}, schema {}, continues {base}", self.version, self.schema);
        let check = crc32fast::hash(line.as_bytes());
        format!("{line}, check {check:08x}\n")
    }

    /// Reads the line at the beginning of a text, and returns where what follows begins.
    pub(super) fn read(text: &str) -> Result<(Self, usize), FirstLineFault> {
        let Some((line, _)) = text.split_once('\n') else {
            let begins = text.len() < NAME.len() && NAME.starts_with(text) || text.starts_with(NAME);
            return Err(if begins { FirstLineFault::Torn } else { FirstLineFault::Damaged });
        };
        let read = Self::parse(line).filter(|read| read.version > VERSION || read.print().trim_end() == line);
        read.map(|read| (read, line.len() + 1)).ok_or(FirstLineFault::Damaged)
    }

    fn parse(line: &str) -> Option<Self> {
        let (content, check) = line.split_once(", check ")?;
        let (version, rest) = content.strip_prefix(NAME)?.split_once(", schema ")?;
        let (schema, base) = rest.split_once(", continues ")?;
        if u32::from_str_radix(check, 16).ok()? != crc32fast::hash(content.as_bytes()) {
            return None;
        }
        let version: u32 = version.parse().ok()?;
        let base = if base == NO_FILE { None } else { Some(base.parse().ok()?) };
        Some(Self { version, schema: schema.parse().ok()?, base })
    }
}

#[cfg(test)]
mod tests {
    use super::{FirstLine, FirstLineFault};
    use crate::store::FileHash;

    #[test]
    fn the_line_comes_back_and_damage_is_noticed() {
        for base in [None, Some(FileHash::of(b"talks"))] {
            let line = FirstLine::of(base).print();
            assert_eq!(FirstLine::read(&format!("{line}rest")), Ok((FirstLine::of(base), line.len())));
            for end in 0..line.len() {
                assert_eq!(FirstLine::read(line.get(..end).expect("ASCII")), Err(FirstLineFault::Torn), "{end}");
            }
            for (at, sign) in line.trim_end().char_indices() {
                let mut damaged = line.clone();
                damaged.replace_range(at..at + sign.len_utf8(), if sign == '7' { "8" } else { "7" });
                assert_eq!(FirstLine::read(&damaged), Err(FirstLineFault::Damaged), "{at}");
            }
        }
    }
}
