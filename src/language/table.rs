//! Tables of the model file that are searched where they are: sorted lines, a key and its values parted by tabs.

use super::ModelError;

/// Lines sorted by their bytes, searched by halving.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SortedTable<'a> {
    text: &'a str,
}

impl<'a> SortedTable<'a> {
    /// Takes lines that each end with a line feed; that they are sorted is not checked.
    pub(super) fn new(text: &'a str) -> Result<Self, ModelError> {
        if !text.is_empty() && !text.ends_with('\n') {
            return Err(ModelError::Table("a table does not end with a line end".into()));
        }
        Ok(Self { text })
    }

    /// Whether there is a line with this key.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.values(key).is_some()
    }

    /// Returns the values of the line with this key.
    pub(super) fn values(&self, key: &str) -> Option<impl Iterator<Item = &'a str> + use<'a>> {
        let line = self.line(key)?;
        let mut fields = line.split('\t');
        (fields.next() == Some(key)).then_some(fields)
    }

    /// Returns the first line that is not before the key.
    fn line(&self, key: &str) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        // Both are always starts of lines, or the end.
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[middle..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| middle + at + 1);
            if key_of(&bytes[start..end]) < key.as_bytes() {
                low = end;
            } else {
                high = start;
            }
        }
        let rest = self.text.get(low..)?;
        rest.split('\n').next().filter(|line| !line.is_empty())
    }
}

/// Returns what stands before the first tab, or before the line end.
fn key_of(line: &[u8]) -> &[u8] {
    let end = line.iter().position(|&byte| byte == b'\t' || byte == b'\n').unwrap_or(line.len());
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::SortedTable;

    #[test]
    fn every_line_is_found_and_no_other() {
        let table = SortedTable::new("a\tone\tuno\nab\nabc\tthree\nb\tfour\n").unwrap();
        let first = |key| table.values(key)?.next();
        assert_eq!(table.values("a").unwrap().collect::<Vec<_>>(), ["one", "uno"]);
        assert_eq!(first("abc"), Some("three"));
        assert_eq!(first("b"), Some("four"));
        assert!(table.contains("ab") && first("ab").is_none());
        for key in ["", "aa", "abcd", "c", "A"] {
            assert!(!table.contains(key), "{key}");
        }
        assert!(!SortedTable::default().contains("a"));
        assert!(SortedTable::new("a").is_err());
    }
}
