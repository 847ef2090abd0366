//! Any entries in sound frames give a project that its file gives back, or an error, and never a panic.
#![no_main]

use dateline::model::Project;
use dateline::store::{FileHash, parse, print, recover_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let base = Some(FileHash::of(b"base"));
    // As it is, and with each part between blank lines as an entry in its frame: mutations hardly ever hit a checksum.
    drop(recover_bytes(text.as_bytes(), &Project::default(), base));
    let framed = framed(text, base);
    if let Ok(Some(recovered)) = recover_bytes(framed.as_bytes(), &Project::default(), base) {
        let opened = parse(&print(&recovered.project)).expect("a project");
        assert_eq!(opened.report.n_losses, 0);
        // An unknown field that stands at another indent than its record has in a file is laid out anew once more.
        let again = parse(&print(&opened.project)).expect("a project");
        assert!(again.project == opened.project);
    }
});

fn framed(text: &str, base: Option<FileHash>) -> String {
    let hash = base.map(|hash| hash.to_string()).unwrap_or_default();
    let line = format!("// Dateline journal 1, schema 1, continues {hash}");
    let mut journal = format!("{line}, check {:08x}\n", crc32fast::hash(line.as_bytes()));
    for entry in text.split("\n\n") {
        journal.push_str(&format!("{entry}\n// end {:08x} {}\n", crc32fast::hash(entry.as_bytes()), entry.len()));
    }
    journal
}
