//! Codebooks that come with the program, as RON files in `assets/codebooks`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Codebook, CodebookType, EventType};

/// A codebook as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    title: String,
    types: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    label: String,
    description: String,
}

/// The files, the default one first.
const FILES: &[&str] = &[
    include_str!("../../assets/codebooks/plover.ron"),
    include_str!("../../assets/codebooks/acled.ron"),
    include_str!("../../assets/codebooks/legal.ron"),
];

/// Returns the codebook with this name, or the default one where none has it.
pub fn codebook(name: &str) -> Codebook {
    let all = codebooks();
    all.iter().find(|codebook| codebook.name == name).or(all.first()).cloned().unwrap_or_default()
}

/// Returns every codebook that comes with the program, the default one first.
pub fn codebooks() -> &'static [Codebook] {
    static ALL: LazyLock<Vec<Codebook>> = LazyLock::new(|| FILES.iter().filter_map(|text| parse(text).ok()).collect());
    &ALL
}

/// Reads a codebook.
///
/// # Errors
///
/// RON's error with line and column where the text is no codebook.
pub fn parse(text: &str) -> Result<Codebook, ron::error::SpannedError> {
    let file: File = ron::from_str(text)?;
    let types = file.types.into_iter();
    let types =
        types.map(|entry| CodebookType { id: EventType::new(entry.id), label: entry.label, description: entry.description });
    Ok(Codebook { name: file.name, title: file.title, types: types.collect() })
}

#[cfg(test)]
mod tests {
    use super::{FILES, codebook, codebooks, parse};
    use crate::model::EventType;

    #[test]
    fn every_codebook_reads_and_has_a_place_for_everything() {
        assert_eq!(codebooks().len(), FILES.len());
        for text in FILES {
            let book = parse(text).expect("a codebook");
            assert!(book.types.iter().any(|entry| entry.id.0 == EventType::OTHER), "{}", book.name);
            let mut ids: Vec<_> = book.types.iter().map(|entry| &entry.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), book.types.len(), "{} has an id twice", book.name);
        }
    }

    #[test]
    fn talks_are_consultations() {
        assert_eq!(codebook("plover").label(&EventType::new("CONSULT")), "Talks");
        assert_eq!(codebook("acled").label(&EventType::new("CIVILIANS")), "Violence against civilians");
        assert_eq!(codebook("legal").name, "legal");
        assert_eq!(codebook("no such book").name, "plover");
    }
}
