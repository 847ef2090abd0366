//! The notes that reading can leave on an article: one function per code, so that codes and words stand in one place.

use crate::model::IngestNote;

fn note(code: &str, text: String) -> IngestNote {
    IngestNote { code: code.to_owned(), text }
}

pub(super) fn encoding_guessed(name: &str) -> IngestNote {
    note("encoding.guessed", format!("The file does not say its encoding; it was read as {name}"))
}

pub(super) fn utf16_without_mark(name: &str) -> IngestNote {
    note("encoding.utf16", format!("The file has no byte order mark; its zero bytes show that it is {name}"))
}

pub(super) fn byte_order_mark(name: &str) -> IngestNote {
    note("encoding.bom", format!("The byte order mark at the start ({name}) was dropped"))
}

pub(super) fn replaced(count: usize, name: &str) -> IngestNote {
    let what = if count == 1 { "1 place is".to_owned() } else { format!("{count} places are") };
    note("encoding.replaced", format!("{what} no valid {name} and shown as \u{fffd}; try another encoding"))
}

pub(super) fn nul_characters(count: usize) -> IngestNote {
    note("text.nul", format!("The text holds NUL characters ({count}); they were kept"))
}

pub(super) fn control_characters(count: usize) -> IngestNote {
    note("text.control", format!("The text holds control characters ({count}); they were kept"))
}

pub(super) fn mixed_line_ends() -> IngestNote {
    note("text.line_ends", "The file mixes several kinds of line ends; they were kept".to_owned())
}

pub(super) fn long_line(characters: usize) -> IngestNote {
    note("text.long_line", format!("One line has {characters} bytes; the file may have lost its paragraphs"))
}

pub(super) fn markup() -> IngestNote {
    note("text.markup", "The file looks like HTML; its tags were read as words. Save the page as plain text".to_owned())
}

pub(super) fn date_missing() -> IngestNote {
    let text = "No publication date was found; relative dates such as \"on Tuesday\" need one. Set it on the article";
    note("date.missing", text.to_owned())
}

pub(super) fn date_unread(words: &str) -> IngestNote {
    note("date.unread", format!("The header says \"{}\", which was not understood as a date", shortened(words)))
}

pub(super) fn date_ambiguous(words: &str, day: &str) -> IngestNote {
    note("date.ambiguous", format!("\"{words}\" has two readings; it was read as {day}"))
}

pub(super) fn date_of_update(words: &str) -> IngestNote {
    note("date.updated", format!("The header only says when it was updated (\"{words}\"); that was taken as its publication"))
}

pub(super) fn date_overridden(said: &str) -> IngestNote {
    note("date.overridden", format!("The header says {said}; the date that was given for the file holds"))
}

pub(super) fn date_in_file_name(day: &str) -> IngestNote {
    note("date.file_name", format!("The file's name holds {day}; set it as the publication date if it is that"))
}

pub(super) fn headline_elsewhere() -> IngestNote {
    note("headline.elsewhere", "The headline that the line gives is not in its text; it was left out".to_owned())
}

pub(super) fn front_matter_open() -> IngestNote {
    note("header.open", "The front matter has no closing line; it was read up to its last field".to_owned())
}

/// Returns at most 80 characters of words that come from a file.
fn shortened(words: &str) -> String {
    let mut text: String = words.chars().take(80).collect();
    if text.len() < words.len() {
        text.push('…');
    }
    text
}
