//! Files that are no text, told by their first bytes.

use super::Unreadable;

/// First bytes, where they stand, what they are, what to do.
struct Signature {
    offset: usize,
    bytes: &'static [u8],
    kind: &'static str,
    hint: &'static str,
}

const SAVE_AS_TEXT: &str = "open it in its own program and save the article as plain text";
const UNPACK: &str = "unpack it and open the files inside";
const RECOGNIZE: &str = "run text recognition on it and open the result";
const EXPORT: &str = "export the articles from it as text files";

const fn at_start(bytes: &'static [u8], kind: &'static str, hint: &'static str) -> Signature {
    Signature { offset: 0, bytes, kind, hint }
}

const SIGNATURES: &[Signature] = &[
    at_start(b"%PDF-", "a PDF document", SAVE_AS_TEXT),
    at_start(b"PK\x03\x04", "a ZIP archive or an office document (DOCX, ODT, EPUB)", SAVE_AS_TEXT),
    at_start(b"PK\x05\x06", "an empty ZIP archive", UNPACK),
    at_start(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document (DOC, XLS, MSG)", SAVE_AS_TEXT),
    at_start(b"{\\rtf", "a rich text document (RTF)", SAVE_AS_TEXT),
    at_start(b"\x1F\x8B", "a gzip archive", UNPACK),
    at_start(b"BZh", "a bzip2 archive", UNPACK),
    at_start(b"\xFD7zXZ\x00", "an xz archive", UNPACK),
    at_start(b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    at_start(b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    at_start(b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    Signature { offset: 257, bytes: b"ustar", kind: "a TAR archive", hint: UNPACK },
    at_start(b"\x89PNG\r\n\x1A\n", "a PNG picture", RECOGNIZE),
    at_start(b"\xFF\xD8\xFF", "a JPEG picture", RECOGNIZE),
    at_start(b"GIF87a", "a GIF picture", RECOGNIZE),
    at_start(b"GIF89a", "a GIF picture", RECOGNIZE),
    at_start(b"II*\x00", "a TIFF picture", RECOGNIZE),
    at_start(b"MM\x00*", "a TIFF picture", RECOGNIZE),
    Signature { offset: 8, bytes: b"WEBPVP8", kind: "a WebP picture", hint: RECOGNIZE },
    Signature { offset: 4, bytes: b"ftyp", kind: "a video or sound file", hint: "open a transcript of it instead" },
    at_start(b"ID3\x03", "a sound file", "open a transcript of it instead"),
    at_start(b"OggS\x00", "a sound file", "open a transcript of it instead"),
    at_start(b"SQLite format 3\x00", "a SQLite database", EXPORT),
    at_start(b"\x7FELF", "a program", "choose the article's text file"),
];

/// Refuses bytes that begin like a known file format.
pub(super) fn refuse_other_formats(bytes: &[u8]) -> Result<(), Unreadable> {
    let found = SIGNATURES.iter().find(|signature| {
        let end = signature.offset + signature.bytes.len();
        bytes.get(signature.offset..end) == Some(signature.bytes)
    });
    match found {
        Some(Signature { kind, hint, .. }) => Err(Unreadable::OtherFormat { kind, hint }),
        None => Ok(()),
    }
}

/// Whether decoded text is binary data all the same: more than one character in twenty is a control or replacement character.
pub(super) fn is_binary(text: &str) -> bool {
    let odd = text.chars().filter(|&character| is_odd(character) || character == char::REPLACEMENT_CHARACTER).count();
    odd > 1 && odd * 20 > text.chars().count()
}

/// Whether a character is a control character that no text needs.
pub(super) fn is_odd(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')
}

#[cfg(test)]
mod tests {
    use super::{is_binary, refuse_other_formats};

    #[test]
    fn pictures_and_documents_are_named() {
        let error = refuse_other_formats(b"%PDF-1.7\n...").expect_err("a PDF").to_string();
        assert!(error.starts_with("it is a PDF document, not text; open it in its own program"), "{error}");
        let mut tar = vec![b'a'; 300];
        tar[257..262].copy_from_slice(b"ustar");
        assert!(refuse_other_formats(&tar).is_err());
        assert!(refuse_other_formats(b"PK fire tests").is_ok());
        assert!(refuse_other_formats(b"").is_ok());
    }

    #[test]
    fn a_few_control_characters_do_not_make_a_text_binary() {
        assert!(!is_binary("He said\u{1} nothing to the court on Friday.\u{0}"));
        assert!(!is_binary("a\u{1}"));
        assert!(is_binary("\u{1}\u{2}abc\u{3}"));
    }
}
