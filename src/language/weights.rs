//! The container of a model: a safetensors file, read in place.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::ModelError;

/// What the metadata must say.
const FORMAT: &str = "dateline-language";
/// The version of the entries that this engine reads.
const VERSION: &str = "1";

/// The entries of a model file.
#[derive(Debug)]
pub(super) struct Weights<'a> {
    entries: BTreeMap<String, Entry>,
    data: &'a [u8],
}

#[derive(Debug, Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: [usize; 2],
}

impl<'a> Weights<'a> {
    /// Reads the header, and checks format, version and the place of every entry.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let (head, rest) = bytes.split_first_chunk::<8>().ok_or(ModelError::NotAModel("it is empty"))?;
        let len = usize::try_from(u64::from_le_bytes(*head)).unwrap_or(usize::MAX);
        let (header, data) = rest.split_at_checked(len).ok_or(ModelError::NotAModel("its header is cut off"))?;
        let mut fields: BTreeMap<String, serde_json::Value> = serde_json::from_slice(header)?;
        check_metadata(fields.remove("__metadata__").as_ref())?;
        let mut entries = BTreeMap::new();
        for (name, field) in fields {
            let entry: Entry = serde_json::from_value(field)?;
            if !entry.fits(data.len()) {
                return Err(shape_error(&name, &entry.shape, "as many bytes as its place holds"));
            }
            entries.insert(name, entry);
        }
        Ok(Self { entries, data })
    }

    /// Returns the dimensions of the entry `name`.
    pub(super) fn shape(&self, name: &str) -> Result<&[usize], ModelError> {
        Ok(&self.entry(name)?.shape)
    }

    /// Returns the names of the entries that begin with `prefix`, without it.
    pub(super) fn names_after(&self, prefix: &str) -> impl Iterator<Item = &str> {
        self.entries.keys().filter_map(move |name| name.strip_prefix(prefix))
    }

    /// Returns the numbers of an entry that has `shape`.
    pub(super) fn numbers(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let entry = self.entry(name)?;
        if entry.shape != shape {
            return Err(shape_error(name, &entry.shape, format!("{shape:?}")));
        }
        let bytes = self.bytes(entry);
        match entry.dtype.as_str() {
            "F16" => Ok(bytes.as_chunks().0.iter().map(|&pair| f32_from_half(pair)).collect()),
            "F32" => Ok(bytes.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect()),
            other => Err(shape_error(name, &entry.shape, format!("numbers, not {other}"))),
        }
    }

    /// Returns the rows of a half-precision matrix where they are.
    pub(super) fn half_rows(&self, name: &str) -> Result<HalfRows<'a>, ModelError> {
        let entry = self.entry(name)?;
        match (entry.dtype.as_str(), entry.shape.as_slice()) {
            ("F16", &[rows, width]) if rows > 0 && width > 0 => Ok(HalfRows { bytes: self.bytes(entry), rows, width }),
            _ => Err(shape_error(name, &entry.shape, "rows of half-precision numbers")),
        }
    }

    /// Returns an entry that holds text.
    pub(super) fn text(&self, name: &str) -> Result<&'a str, ModelError> {
        let entry = self.entry(name)?;
        match entry.dtype.as_str() {
            "U8" => std::str::from_utf8(self.bytes(entry)).map_err(|error| ModelError::Table(format!("{name}: {error}"))),
            _ => Err(shape_error(name, &entry.shape, "text")),
        }
    }

    fn entry(&self, name: &str) -> Result<&Entry, ModelError> {
        self.entries.get(name).ok_or_else(|| ModelError::Missing(name.to_owned()))
    }

    fn bytes(&self, entry: &Entry) -> &'a [u8] {
        self.data.get(entry.place()).unwrap_or_default()
    }
}

impl Entry {
    fn place(&self) -> Range<usize> {
        self.data_offsets[0]..self.data_offsets[1]
    }

    /// Whether the entry's place lies within `len` bytes and is as large as its shape says.
    fn fits(&self, len: usize) -> bool {
        let size = match self.dtype.as_str() {
            "F16" => 2,
            "F32" => 4,
            _ => 1,
        };
        let bytes = self.shape.iter().try_fold(size, |product: usize, &side| product.checked_mul(side));
        let [start, end] = self.data_offsets;
        start <= end && end <= len && bytes == Some(end - start)
    }
}

fn shape_error(name: &str, found: &[usize], expected: impl Into<String>) -> ModelError {
    ModelError::Shape { name: name.to_owned(), found: found.to_vec(), expected: expected.into() }
}

fn check_metadata(metadata: Option<&serde_json::Value>) -> Result<(), ModelError> {
    let value = |key: &str| metadata?.get(key)?.as_str();
    if value("format") != Some(FORMAT) {
        return Err(ModelError::NotAModel("its metadata name another format"));
    }
    match value("version") {
        Some(VERSION) => Ok(()),
        other => Err(ModelError::Version { found: other.unwrap_or("none").to_owned(), expected: VERSION }),
    }
}

/// Rows of half-precision numbers that are widened when they are needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct HalfRows<'a> {
    bytes: &'a [u8],
    rows: usize,
    width: usize,
}

impl HalfRows<'_> {
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// Adds the row with the index `row` to `sum`.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "vector code must be part of the function that enables the vectors")]
    pub(super) fn add_row(&self, row: usize, sum: &mut [f32]) {
        let start = row * self.width * 2;
        let bytes = self.bytes.get(start..start + self.width * 2).unwrap_or_default();
        for (total, &pair) in sum.iter_mut().zip(bytes.as_chunks().0) {
            *total += f32_from_half(pair);
        }
    }
}

/// Widens a finite half-precision number; exact, also for subnormal ones.
#[inline(always)]
fn f32_from_half(bytes: [u8; 2]) -> f32 {
    /// 2^112: the difference of the two exponents' biases.
    const REBIAS: f32 = f32::from_bits(0x7780_0000);
    let bits = u32::from(u16::from_le_bytes(bytes));
    let magnitude = f32::from_bits((bits & 0x7FFF) << 13) * REBIAS;
    f32::from_bits(magnitude.to_bits() | (bits & 0x8000) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(header: &str, data: &[u8]) -> Vec<u8> {
        let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
        bytes.extend(header.as_bytes());
        bytes.extend(data);
        bytes
    }

    const META: &str = r#""__metadata__":{"format":"dateline-language","version":"1"}"#;

    #[test]
    fn halves_are_widened_exactly() {
        let widened = |bits: u16| f32_from_half(bits.to_le_bytes());
        assert_eq!(widened(0x3C00).to_bits(), 1.0_f32.to_bits());
        assert_eq!(widened(0xC500).to_bits(), (-5.0_f32).to_bits());
        assert_eq!(widened(0x0001).to_bits(), 2.0_f32.powi(-24).to_bits());
        assert_eq!(widened(0x7BFF).to_bits(), 65504.0_f32.to_bits());
        assert_eq!(widened(0x8000).to_bits(), (-0.0_f32).to_bits());
    }

    #[test]
    fn damaged_files_are_refused_with_their_reason() {
        let message = |bytes: &[u8]| Weights::open(bytes).unwrap_err().to_string();
        assert_eq!(message(&[]), "cannot read the language model: it is empty");
        assert_eq!(message(&file("{}", &[])), "cannot read the language model: its metadata name another format");
        assert_eq!(message(&[255; 20]), "cannot read the language model: its header is cut off");
        let newer = file(&format!("{{{}}}", META.replace("\"1\"", "\"7\"")), &[]);
        assert_eq!(message(&newer), "cannot read the language model: it has format version 7, this program reads 1");
        let short = file(&format!(r#"{{{META},"a":{{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}}}"#), &[0; 4]);
        assert_eq!(
            message(&short),
            "cannot read the language model: the entry a has shape [2], expected as many bytes as its place holds"
        );
    }

    #[test]
    fn shapes_and_names_are_checked() {
        let bytes = file(&format!(r#"{{{META},"a":{{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}}}"#), &[0; 8]);
        let weights = Weights::open(&bytes).unwrap();
        assert_eq!(weights.numbers("a", &[2]).unwrap(), [0.0, 0.0]);
        assert!(matches!(weights.numbers("a", &[3]), Err(ModelError::Shape { .. })));
        assert!(matches!(weights.text("a"), Err(ModelError::Shape { .. })));
        assert!(matches!(weights.text("b"), Err(ModelError::Missing(_))));
    }
}
