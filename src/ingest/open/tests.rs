//! Files and folders on a real disk.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

use super::{Found, IngestError, MAX_ARTICLE_BYTES, collect, inputs, read_file};
use crate::ingest::{Document, ReadOptions, Unreadable, read};

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).expect("a folder");
    }
    File::create(&path).and_then(|mut file| file.write_all(bytes.as_ref())).expect("a file");
    path
}

fn folder() -> TempDir {
    tempdir().expect("a folder")
}

/// Writes what was found: `a.txt`, `skipped b.pdf: reason`, `failed: message`.
fn listing(root: &Path, found: &[Found]) -> Vec<String> {
    let name = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let line = |found: &Found| match found {
        Found::File { path, .. } => name(path),
        Found::Skipped { path, why } => format!("skipped {}: {why}", name(path)),
        Found::Failed(error) => format!("failed: {error}"),
    };
    found.iter().map(line).collect()
}

#[test]
fn a_folder_is_walked_in_order_and_nothing_is_silent() {
    let root = folder();
    for name in ["b.txt", "a.md", "c/d.TEXT", "c/e", "f.pdf", "README.md", ".git/x.txt", "p.ron", "articles.jsonl", "out.jsonl"]
    {
        put(root.path(), name, "They met.");
    }
    let found = listing(root.path(), &collect([root.path()]));
    let expected = [
        "skipped .git: hidden",
        "skipped README.md: a read-me or license file",
        "a.md",
        "articles.jsonl",
        "b.txt",
        "c/d.TEXT",
        "c/e",
        "skipped f.pdf: not a .txt, .text or .md file",
        "skipped out.jsonl: not a .txt, .text or .md file",
        "skipped p.ron: a project, which is opened by itself",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let root = folder();
    let path = put(root.path(), "a.txt", "They met.");
    let found = listing(root.path(), &collect([path.as_path(), root.path()]));
    assert_eq!(found, ["a.txt", "skipped a.txt: the same file as one before"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let root = folder();
    put(root.path(), "a/b.txt", "They met.");
    std::os::unix::fs::symlink(root.path(), root.path().join("a/circle")).expect("a link");
    let found = listing(root.path(), &collect([root.path()]));
    assert_eq!(found, ["a/b.txt", "skipped a/circle: the same file as one before"]);
}

#[test]
fn wrong_paths_say_what_to_do() {
    let root = folder();
    put(root.path(), "only/p.ron", "()");
    let missing = root.path().join("missing.txt");
    let found = collect([missing.clone(), root.path().join("only"), root.path().join("only/p.ron")]);
    let messages: Vec<String> = found
        .iter()
        .filter_map(|found| if let Found::Failed(error) = found { Some(error.to_string()) } else { None })
        .collect();
    assert_eq!(messages.len(), 3);
    assert_eq!(
        messages[0],
        format!("could not read the file: there is no such file or folder; check the name: {}", missing.display())
    );
    assert!(messages[1].starts_with("found no articles in the folder"), "{}", messages[1]);
    assert!(messages[1].contains("(1 other was skipped)"), "{}", messages[1]);
    assert!(messages[2].contains("it is a Dateline project; open it by itself"), "{}", messages[2]);
}

#[test]
fn files_become_articles_with_their_paths() {
    let root = folder();
    let path = put(root.path(), "talks.txt", " date 2024-03-14 Talks open\nThey met.");
    let documents = read_file(&path, &ReadOptions::default()).expect("an article");
    let [Document { article, external_id: None, .. }] = documents.as_slice() else { panic!("{documents:?}") };
    assert_eq!(article.file_name, "talks.txt");
    assert_eq!(article.path, path.display().to_string());
    assert_eq!(article.display_title(), "Talks open");
}

#[test]
fn damaged_lines_do_not_stop_the_others() {
    let root = folder();
    let good = r#"{"id": "1", "dct": null, "text": "They met."}"#;
    let path = put(root.path(), "articles.jsonl", format!("{good}\n\nnonsense\n{good}"));
    let read: Vec<_> = inputs(collect([path.as_path()])).map(|input| input.read(&ReadOptions::default())).collect();
    let ids: Vec<Option<&str>> = read.iter().flatten().flatten().map(|found| found.external_id.as_deref()).collect();
    assert_eq!(ids, [Some("1"), Some("1")]);
    let errors: Vec<String> = read.iter().filter_map(|result| result.as_ref().err()).map(IngestError::to_string).collect();
    assert_eq!(errors.len(), 1);
    assert!(errors[0].starts_with("could not read line 3: the line is no article"), "{}", errors[0]);
}

#[test]
fn a_file_above_the_limit_is_refused() {
    let root = folder();
    let path = put(root.path(), "a.txt", "");
    File::options().write(true).open(&path).and_then(|file| file.set_len(MAX_ARTICLE_BYTES + 1)).expect("a sparse file");
    let error = read_file(&path, &ReadOptions::default()).expect_err("too large");
    assert!(matches!(error, IngestError::Unreadable { why: Unreadable::TooLarge { limit_mib: 64 }, .. }), "{error}");
}

/// Whether every place in a document lies on character boundaries of its text.
fn is_sound(document: &Document) -> bool {
    let article = &document.article;
    let spans = [Some(article.parts.header), article.parts.headline, Some(article.parts.body)];
    let words = article.published.as_ref().and_then(|published| published.words);
    spans.into_iter().flatten().chain(words).all(|span| article.text.get(span.range()).is_some())
        && article.parts.headline.is_none_or(|headline| headline.end() <= article.parts.body.start())
        && article.parts.header.end() <= article.parts.body.start()
}

fn header_line() -> impl Strategy<Value = String> {
    prop_oneof![
        " date 2024-03-1[0-9] [A-Za-z]{0,9}",
        "(Date|Published|Source|By|Title|---|Updated): ?[ -~é—]{0,30}",
        "[0-9]{1,4}[-/. ](March|3|13)[-/. ][0-9]{1,4}[T ,]{0,2}[0-9:]{0,8}[Zé+—]{0,2}",
        "(---|By |# )[ -~é\u{2028}—]{0,40}",
        "\\PC{0,60}",
    ]
}

proptest! {
    #[test]
    fn any_header_gives_places_inside_the_text(lines in prop::collection::vec(header_line(), 0..8), end in "(\n|\r\n|\r|\u{2028})") {
        let text = lines.join(&end);
        if let Ok(document) = read(text.as_bytes(), "a.txt", &ReadOptions::default()) {
            prop_assert!(is_sound(&document), "{:?}", document.article.parts);
        }
    }

    #[test]
    fn a_mutated_file_is_read_or_refused_with_a_reason(
        which in 0_usize..4,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 0..40),
    ) {
        let text = " date 2024-03-14 Talks öpen\r\nDie Gespräche begannen am Dienstag.\n\n\"Ende\", sagte er.\n";
        let mut bytes: Vec<u8> = match which {
            0 => text.as_bytes().to_vec(),
            1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            2 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            _ => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        };
        for (place, byte, kind) in edits {
            let at = place.index(bytes.len().max(1)).min(bytes.len());
            match kind {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, byte),
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ if at < bytes.len() => bytes[at] ^= byte,
                _ => {}
            }
        }
        match read(&bytes, "a.txt", &ReadOptions::default()) {
            Ok(document) => prop_assert!(is_sound(&document)),
            Err(reason) => prop_assert!(!reason.to_string().is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(document) = read(&bytes, "a.txt", &ReadOptions::default()) {
            prop_assert!(is_sound(&document));
        }
    }
}
