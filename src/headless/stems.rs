//! Names of articles in the output: a file's stem, numbered where another article has it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::model::Article;

/// The names that were given out.
#[derive(Debug, Default)]
pub(super) struct Stems {
    taken: BTreeSet<String>,
}

impl Stems {
    /// Returns the article's name: its own id, or the stem of its file, with `-2`, `-3` and so on where that is taken.
    pub(super) fn name(&mut self, article: &Article, external_id: Option<&str>) -> String {
        if let Some(id) = external_id {
            self.taken.insert(id.to_owned());
            return id.to_owned();
        }
        let stem =
            Path::new(&article.file_name).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let numbered = (2_usize..).map(|number| format!("{stem}-{number}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|name| !self.taken.contains(name)).unwrap_or(stem);
        self.taken.insert(free.clone());
        free
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;
    use crate::ingest::{ReadOptions, read};

    #[test]
    fn taken_names_are_numbered() {
        let mut stems = Stems::default();
        let mut name =
            |file: &str, id| stems.name(&read(b"They met.", file, &ReadOptions::default()).expect("text").article, id);
        assert_eq!(name("a.txt", None), "a");
        assert_eq!(name("a-2.txt", None), "a-2");
        assert_eq!(name("a.md", None), "a-3");
        assert_eq!(name("x", Some("row.1")), "row.1");
        assert_eq!(name("x", Some("row.1")), "row.1");
        assert_eq!(name("b.tar.txt", None), "b.tar");
    }
}
