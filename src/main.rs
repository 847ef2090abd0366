//! The `dateline` program: arguments to the window or to a headless command.

use std::io::{BufWriter, IsTerminal as _, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use dateline::headless::{self, Cli, Console};
use dateline::model::{Stamp, Timestamp};

/// Every frame takes and gives back much the same memory; this allocator keeps it ready, where the system's gives it back to
/// the system and has it cleared anew.
#[cfg(not(windows))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no failure; clap knows which is which.
            let printed = error.print();
            return if printed.is_ok() {
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            } else {
                ExitCode::FAILURE
            };
        }
    };
    let (out, err) = (stdout().lock(), stderr());
    let mut console = Console {
        out_is_terminal: out.is_terminal(),
        err_is_terminal: err.is_terminal(),
        out: &mut BufWriter::new(out),
        err: &mut err.lock(),
        stamp: stamp(),
    };
    match cli.command {
        Some(command) => headless::run(&command, &mut console).into(),
        None => window(cli.files, &mut console),
    }
}

/// Opens the window.
#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>, console: &mut Console<'_>) -> ExitCode {
    match dateline::gui::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console.say(format!("dateline: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Says how to get a window.
#[cfg(not(feature = "gui"))]
fn window(_files: Vec<PathBuf>, console: &mut Console<'_>) -> ExitCode {
    console.say("dateline: this build has no window; build it with `cargo build --features gui`, or see `dateline --help`");
    ExitCode::from(2)
}

/// Returns who runs the program, and when: the one place that asks the clock and the environment.
#[expect(clippy::disallowed_methods, reason = "the program asks the clock here, so that the library need not")]
fn stamp() -> Stamp {
    let name = ["USER", "USERNAME"].iter().find_map(std::env::var_os);
    let by = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Stamp { at: Timestamp(chrono::Utc::now().timestamp()), by }
}
