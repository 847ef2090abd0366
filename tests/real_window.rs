//! The real window on a display of its own, with the desktop's own file dialogs, driven by keys.
//!
//! It needs Xvfb, openbox, xdotool and a file dialog, so it runs only where `DATELINE_REAL_WINDOW` is set; `check.sh` sets it.
#![cfg(all(feature = "gui", target_os = "linux"))]

use std::process::Command;

#[test]
fn an_article_is_opened_reviewed_saved_and_opened_again() {
    if std::env::var_os("DATELINE_REAL_WINDOW").is_none() {
        return;
    }
    let output = Command::new("tools/real-window.sh").arg(env!("CARGO_BIN_EXE_dateline")).output().expect("the script");
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", said(&output.stdout), said(&output.stderr));
}
