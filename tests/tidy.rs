//! The house rules that a compiler does not check: who imports whom, how long files are, where colors come from, and that the
//! sample projects open and save again byte for byte.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "the house rules are checked on the house's own files"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules by rank: each may import those of a lower rank only.
const RANKS: [&[&str]; 7] = [
    &["text", "jobs"],
    &["model"],
    &["ingest", "language", "temporal"],
    &["extract", "edit", "query"],
    &["store", "export"],
    &["headless", "gui"],
    &["main"],
];

/// The most lines of a file with its tests.
const MOST_LINES: usize = 800;

fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![PathBuf::from("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&entry).expect("a source file");
                files.push((entry, text));
            }
        }
    }
    files.sort();
    files
}

/// Returns the module of `src` that a file belongs to.
fn module(path: &Path) -> String {
    let first = path.components().nth(1).map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
    first.trim_end_matches(".rs").to_owned()
}

fn rank(module: &str) -> Option<usize> {
    RANKS.iter().position(|rank| rank.contains(&module))
}

#[test]
fn modules_import_from_left_to_right_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = module(&path);
        let Some(own) = rank(&from) else { continue };
        // What a file's own tests import is not the program's way.
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (start, _) in program.match_indices("crate::") {
            let name: String =
                program[start + 7..].chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
            if name != from && rank(&name).is_some_and(|other| other >= own) {
                wrong.push(format!("{} imports crate::{name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{} does not begin with what it is", path.display()));
        }
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if ["utils", "util", "helpers", "common", "misc", "manager"].contains(&name.as_str()) {
            wrong.push(format!("{} is named after nothing", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn colors_come_from_the_theme() {
    let from_numbers = ["Color32::from_rgb", "Color32::from_rgba", "Color32::from_hex", "Color32::from_gray", "Color32::WHITE"];
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| !path.starts_with("src/gui/theme"))
        .filter(|(_, text)| {
            let program = text.split("#[cfg(test)]").next().unwrap_or_default();
            from_numbers.iter().any(|maker| program.contains(maker))
        })
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sample_projects_open_and_save_again_byte_for_byte() {
    let mut n = 0;
    for entry in fs::read_dir("projects").expect("the sample projects") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "ron") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a project");
        let opened = dateline::store::parse(&text).expect("a project");
        assert_eq!(opened.report.problems, [], "{}", path.display());
        assert!(!opened.project.decisions.is_empty(), "{} is not curated", path.display());
        assert!(dateline::store::print(&opened.project) == text, "{} changes when it is saved", path.display());
        n += 1;
    }
    assert!(n >= 2, "{n} sample projects");
}
