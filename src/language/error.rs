//! Why a model file cannot be used.

/// Why a model file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The bytes are not a model file.
    #[error("cannot read the language model: {0}")]
    NotAModel(&'static str),
    /// The file was made for another version of the engine.
    #[error("cannot read the language model: it has format version {found}, this program reads {expected}")]
    Version {
        /// The version in the file.
        found: String,
        /// The version that the engine reads.
        expected: &'static str,
    },
    /// An entry is not in the file.
    #[error("cannot read the language model: the entry {0} is missing")]
    Missing(String),
    /// An entry has another shape or type than its neighbors need.
    #[error("cannot read the language model: the entry {name} has shape {found:?}, expected {expected}")]
    Shape {
        /// The entry.
        name: String,
        /// Its shape in the file.
        found: Vec<usize>,
        /// What was expected.
        expected: String,
    },
    /// A table does not say what it should.
    #[error("cannot read the language model: {0}")]
    Table(String),
    /// The configuration cannot be read.
    #[error("cannot read the language model's configuration: {0}")]
    Config(#[from] serde_json::Error),
}
