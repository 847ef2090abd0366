#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests make the files they need, and may fail")]
//! The real program over small files: what goes in, what comes out, and what every kind of wrong input ends in.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dateline::edit::Change;
use dateline::model::Timestamp;
use dateline::store::{self, Entry, FileHash, Journal, Lock, StdFileSystem};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

const TALKS: &str = " date 2024-03-14 Talks open in Port Selwyn\nThe two sides met on Thursday.\n";

/// A folder with some files in it.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempdir().expect("a folder"));
        for (name, bytes) in files {
            fs::create_dir_all(folder.path(name).parent().expect("a parent")).expect("a folder");
            fs::write(folder.path(name), bytes).expect("a file");
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn dateline(arguments: &[&str], paths: &[PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).args(paths).output().expect("the program starts")
}

fn extract(paths: &[PathBuf]) -> Output {
    dateline(&["extract", "--format", "jsonl"], paths)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn objects(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// Asserts that reading `path` ends in a message and a status.
fn refused(path: &Path, message: &str) {
    let output = extract(&[path.to_owned()]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(err(&output).contains(message), "{}", err(&output));
    assert_eq!(out(&output), "");
}

#[test]
fn each_article_is_an_object() {
    let lines = "{\"id\": \"row.1\", \"dct\": null, \"text\": \"They met.\"}\n";
    let folder = Folder::with(&[
        ("in/a.txt", TALKS.as_bytes()),
        ("in/b/a.txt", b"No date here.\n"),
        ("articles.jsonl", lines.as_bytes()),
    ]);
    let output = extract(&[folder.path("in"), folder.path("articles.jsonl")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let found = objects(&output);
    let ids: Vec<&str> = found.iter().filter_map(|object| object["id"].as_str()).collect();
    assert_eq!(ids, ["a", "a-2", "row.1"]);
    assert_eq!(found[0]["dct"], "2024-03-14");
    assert_eq!(found[0]["headline"], "Talks open in Port Selwyn");
    assert_eq!(found[1]["dct"], Value::Null);
    for key in ["id", "dct", "headline", "timexes", "mentions", "entities", "events"] {
        assert!(found[2].get(key).is_some(), "{key}");
    }
}

#[test]
fn a_thousand_articles_come_in_order() {
    let names: Vec<String> = (0..1000).map(|number| format!("{number:04}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), TALKS.as_bytes())).collect();
    let folder = Folder::with(&files);
    let output = extract(&[folder.0.path().to_owned()]);
    let ids: Vec<String> = objects(&output).iter().filter_map(|object| object["id"].as_str().map(str::to_owned)).collect();
    assert_eq!(ids.len(), 1000);
    assert!(ids.is_sorted());
}

#[test]
fn a_given_date_holds_over_the_header() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes())]);
    let output = dateline(&["extract", "--format", "jsonl", "--published", "15 March 2024"], &[folder.path("a.txt")]);
    assert_eq!(objects(&output)[0]["dct"], "2024-03-15");
    assert!(err(&output).contains("date.overridden"), "{}", err(&output));
}

#[test]
fn the_report_is_for_people() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes())]);
    let output = dateline(&["extract"], &[folder.path("a.txt")]);
    assert!(out(&output).starts_with("Talks open in Port Selwyn\na.txt · published 14 Mar 2024"), "{}", out(&output));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder =
        Folder::with(&[("a.txt", TALKS.as_bytes()), ("b.txt", b""), ("c.txt", TALKS.as_bytes()), ("d.pdf", b"%PDF-1.7")]);
    let output = extract(&[folder.0.path().to_owned(), folder.path("missing.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(objects(&output).len(), 2);
    let messages = err(&output);
    assert!(messages.contains("could not read the article: the file is empty"), "{messages}");
    assert!(messages.contains("could not read the file: there is no such file"), "{messages}");
    assert!(messages.contains("skipped, not a .txt, .text or .md file"), "{messages}");
    assert!(messages.contains("2 articles read, 2 failed, 1 skipped"), "{messages}");
}

#[test]
fn every_wrong_file_says_what_to_do() {
    let folder = Folder::with(&[
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("page.pdf", b"%PDF-1.7\n\xE2\xE3\xCF\xD3"),
        ("picture.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("binary.dat", &[7; 400]),
        ("project.ron", b"()"),
        ("bad.jsonl", b"[1, 2]\n"),
        ("only/picture.png", b"\x89PNG\r\n\x1A\n"),
    ]);
    for (name, message) in [
        ("empty.txt", "check that it was saved or downloaded whole"),
        ("blank.txt", "nothing but blanks"),
        ("page.pdf", "it is a PDF document, not text; open it in its own program and save the article as plain text"),
        ("picture.txt", "it is a PNG picture, not text; run text recognition on it"),
        ("binary.dat", "save the article as plain text"),
        ("project.ron", "it is a Dateline project; open it by itself"),
        ("bad.jsonl", "could not read line 1: the line is no article"),
        ("only", "found no articles in the folder"),
        ("missing", "there is no such file or folder; check the name"),
    ] {
        refused(&folder.path(name), message);
    }
}

#[test]
fn a_huge_line_is_an_article_with_a_note() {
    let words = "The two sides met on Thursday and parted on Friday. ".repeat(4000);
    let folder = Folder::with(&[("a.txt", words.as_bytes())]);
    let output = extract(&[folder.path("a.txt")]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(objects(&output).len(), 1);
    assert!(err(&output).contains("text.long_line 1"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes())]);
    fs::set_permissions(folder.path("a.txt"), fs::Permissions::from_mode(0o000)).expect("a mode");
    // The superuser may read everything.
    if fs::read(folder.path("a.txt")).is_err() {
        refused(&folder.path("a.txt"), "you are not allowed to read it");
    }
}

#[test]
fn a_wrong_command_line_is_status_two() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes())]);
    for arguments in [
        &["extract"][..],
        &["extract", "--published", "soon"],
        &["extract", "--encoding", "klingon"],
        &["extract", "--format", "xml"],
        &["--wrong"],
    ] {
        let output = dateline(arguments, &[folder.path("a.txt")][..usize::from(arguments.len() > 1)]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains("--help"), "{}", err(&output));
    }
}

#[test]
fn the_version_and_the_help_are_results() {
    let version = dateline(&["--version"], &[]);
    assert_eq!(version.status.code(), Some(0));
    assert_eq!(out(&version), format!("dateline {}\n", env!("CARGO_PKG_VERSION")));
    assert!(out(&dateline(&["--help"], &[])).contains("extract"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let files: Vec<(String, Vec<u8>)> =
        (0..200).map(|number| (format!("{number}.txt"), TALKS.repeat(200).into_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = Folder::with(&files);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract"])
        .arg(folder.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut messages = String::new();
    child.stderr.take().expect("standard error").read_to_string(&mut messages).expect("UTF-8");
    assert_eq!(child.wait().expect("an end").code(), Some(0), "{messages}");
    assert_eq!(messages, "");
}

#[test]
fn closed_messages_do_not_stop_the_results() {
    let folder = Folder::with(&[("a.txt", b""), ("b.txt", TALKS.as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--format", "jsonl"])
        .arg(folder.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stderr.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(objects(&output).len(), 1);
}

#[test]
fn a_project_is_made_extended_and_checked() {
    let folder = Folder::with(&[("in/a.txt", TALKS.as_bytes()), ("more/b.txt", b"date 2024-03-20 Talks fail\nThey parted.\n")]);
    let project = folder.path("port.ron");
    let project_name = project.to_str().expect("UTF-8");
    let made = dateline(&["new", "--title", "Port", "-o", project_name], &[folder.path("in")]);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    assert!(out(&made).contains("“Port”\n1 article, 1 with a publication date"), "{}", out(&made));
    let extended = dateline(&["add", project_name], &[folder.path("in"), folder.path("more")]);
    assert_eq!(extended.status.code(), Some(0), "{}", err(&extended));
    assert!(err(&extended).contains("2 articles read, 1 there already, 0 failed, 0 skipped"), "{}", err(&extended));
    assert!(out(&extended).contains("2 articles"), "{}", out(&extended));
    let checked = dateline(&["check", project_name], &[]);
    assert_eq!(checked.status.code(), Some(0), "{}", err(&checked));
    assert!(out(&checked).ends_with("no problems in the file\n"), "{}", out(&checked));
    let before = fs::read(&project).expect("a project");
    let again = dateline(&["add", project_name], &[folder.path("more")]);
    assert_eq!(again.status.code(), Some(0));
    assert!(err(&again).contains("nothing was added"), "{}", err(&again));
    assert_eq!(fs::read(&project).expect("a project"), before);
}

#[test]
fn copies_are_named_when_a_project_is_made() {
    let words: Vec<String> = (0..200).map(|number| format!("word{number}")).collect();
    let copy = words.join(" ").replace("word50 ", "another ");
    let files = [("a.txt", words.join(" ")), ("b.txt", copy), ("c.txt", words.join(" "))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = Folder::with(&files);
    let project = folder.path("p.ron");
    let made = dateline(&["new", "-o", project.to_str().expect("UTF-8")], &[folder.0.path().to_owned()]);
    assert!(err(&made).contains("b.txt is a near copy of a.txt: about 9"), "{}", err(&made));
    assert!(err(&made).contains("c.txt has the same bytes as a.txt; left out"), "{}", err(&made));
    assert!(out(&made).contains("2 articles"), "{}", out(&made));
}

#[test]
fn a_file_that_is_there_is_never_replaced_by_a_new_project() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes()), ("p.ron", b"precious")]);
    let output = dateline(&["new", "-o", folder.path("p.ron").to_str().expect("UTF-8")], &[folder.path("a.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("a file of this name is there"), "{}", err(&output));
    assert_eq!(fs::read(folder.path("p.ron")).expect("the file"), b"precious");
}

#[test]
fn projects_that_cannot_be_used_are_left_as_they_are() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes())]);
    let project = folder.path("p.ron");
    let made = dateline(&["new", "-o", project.to_str().expect("UTF-8")], &[folder.path("a.txt")]);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let text = fs::read_to_string(&project).expect("a project");
    let newer = text.replacen("schema: 1", "schema: 999", 1).replacen("schema 1", "schema 999", 1);
    let half: String = text.chars().take(text.len() / 2).collect();
    for (name, content) in
        [("newer.ron", newer), ("half.ron", half), ("noise.ron", "noise".to_owned()), ("empty.ron", String::new())]
    {
        fs::write(folder.path(name), &content).expect("a file");
        for arguments in [&["check"][..], &["add"]] {
            let more: &[PathBuf] = if arguments == ["add"] { &[folder.path("a.txt")] } else { &[] };
            let paths: Vec<PathBuf> = [folder.path(name)].iter().chain(more).cloned().collect();
            let output = dateline(arguments, &paths);
            assert_eq!(output.status.code(), Some(1), "{arguments:?} {name}: {}{}", out(&output), err(&output));
            assert!(!err(&output).is_empty() || out(&output).contains("! "), "{arguments:?} {name}");
            assert_eq!(fs::read_to_string(folder.path(name)).expect("the file"), content, "{name}");
        }
    }
    assert_eq!(dateline(&["check"], &[folder.path("missing.ron")]).status.code(), Some(1));
}

#[test]
fn a_project_that_cannot_be_saved_says_why() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes()), ("empty.txt", b"")]);
    let gone = folder.path("gone/p.ron");
    let output = dateline(&["new", "-o", gone.to_str().expect("UTF-8")], &[folder.path("a.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("could not save the project"), "{}", err(&output));
    let none = folder.path("none.ron");
    let output = dateline(&["new", "-o", none.to_str().expect("UTF-8")], &[folder.path("empty.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("no project was made"), "{}", err(&output));
    assert!(!none.exists());
    assert_eq!(dateline(&["new", "-o", "p.txt"], &[folder.path("a.txt")]).status.code(), Some(2));
}

#[test]
fn grammar_is_printed_as_conllu() {
    let folder = Folder::with(&[
        ("a.txt", " date 2024-03-14 Zoë Ruiz meets Łukasz Nowak\nShe wasn’t in Oslo.\n\nTalks ended.\n".as_bytes()),
        ("b/a.txt", b"Nobody came.\n"),
        ("c.jsonl", b"{\"id\": \"row.1\", \"text\": \"They met.\"}\n{\"id\": \"row.2\", \"text\": [1]}\n"),
    ]);
    let output = dateline(&["analyze"], &[folder.path("a.txt"), folder.path("b"), folder.path("c.jsonl")]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(err(&output).contains("line 2"), "{}", err(&output));
    let printed = out(&output);
    let ids: Vec<&str> = printed.lines().filter_map(|line| line.strip_prefix("# newdoc id = ")).collect();
    assert_eq!(ids, ["a", "a-2", "row.1"]);
    let text: Vec<char> =
        " date 2024-03-14 Zoë Ruiz meets Łukasz Nowak\nShe wasn’t in Oslo.\n\nTalks ended.\n".chars().collect();
    let rows = |id: &str| -> Vec<Vec<String>> {
        let document = printed.split("# newdoc id = ").find(|document| document.starts_with(&format!("{id}\n")));
        let rows = document.expect("the document").lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#'));
        rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
    };
    for row in rows("a") {
        assert_eq!(row.len(), 10);
        let number = |name: &str| -> usize {
            let field = row[9].split('|').find_map(|field| field.strip_prefix(name)).expect(name);
            field.parse().expect("a number")
        };
        assert_eq!(text[number("Start=")..number("End=")].iter().collect::<String>(), row[1]);
    }
    let was = rows("a").into_iter().find(|row| row[1] == "was").expect("a token");
    assert_eq!(was[2..8], ["be", "AUX", "VBD", &was[5], "0", "root"].map(str::to_owned));
    assert_eq!(was[9], "Start=49|End=52|SpaceAfter=No");
    let oslo = rows("a").into_iter().find(|row| row[1] == "Oslo").expect("a token");
    assert_eq!(oslo[9], "Start=59|End=63|Name=B-GPE|SpaceAfter=No");
    let first: Vec<String> = rows("row.1").remove(0);
    assert_eq!(first[..8], ["1", "They", "they", "PRON", "PRP", &first[5], "2", "nsubj"].map(str::to_owned));
}

#[test]
fn a_project_that_another_program_has_open_is_left_alone() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes()), ("b.txt", b"date 2024-03-15 Talks end\nThey met on Friday.\n")]);
    let project = folder.path("case.ron");
    let add = || dateline(&["add"], &[project.clone(), folder.path("b.txt")]);
    let lock = Lock::take(&project, &StdFileSystem);
    let output = dateline(&["new", "-o"], &[project.clone(), folder.path("a.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("could not make the project: another program has it open"), "{}", err(&output));
    drop(lock);
    let output = dateline(&["new", "-o"], &[project.clone(), folder.path("a.txt")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let before = fs::read(&project).expect("a project");
    let lock = Lock::take(&project, &StdFileSystem);
    let output = add();
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("could not extend the project: another program has it open"), "{}", err(&output));
    assert_eq!(fs::read(&project).expect("a project"), before);
    drop(lock);
    let output = add();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let kept = store::backups(&project, &StdFileSystem);
    assert_eq!(kept.iter().map(|backup| fs::read(&backup.path).expect("a backup")).collect::<Vec<_>>(), [before]);
    assert!(!folder.path(".case.ron.lock").exists());
}

#[test]
fn a_project_with_unsaved_changes_is_not_extended() {
    let folder = Folder::with(&[("a.txt", TALKS.as_bytes()), ("b.txt", b"date 2024-03-15 Talks end\nThey met on Friday.\n")]);
    let project = folder.path("case.ron");
    dateline(&["new", "-o"], &[project.clone(), folder.path("a.txt")]);
    let before = fs::read(&project).expect("a project");
    let journal = store::journal_path(&project, &StdFileSystem);
    let mut journal = Journal::begin(journal, Some(FileHash::of(&before)), &StdFileSystem).expect("a journal");
    let change = Change { title: Some("Unsaved".to_owned()), ..Change::default() };
    journal.append(Entry::new(Timestamp(0), "Name the project", change)).expect("written");
    drop(journal);
    let output = dateline(&["add"], &[project.clone(), folder.path("b.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("it has changes that were not saved"), "{}", err(&output));
    assert_eq!(fs::read(&project).expect("a project"), before);
}
