//! The commands without a window.

mod cli;
mod console;
mod extract;
mod findings;
mod pipeline;
mod progress;
mod report;
mod stems;
mod tally;

pub use cli::{Cli, Command, ExtractArgs, ExtractFormat, ReadArgs};
pub use console::{Console, Status};
pub use findings::{ArticleFindings, findings};
pub use report::report;

/// Carries out a command.
pub fn run(command: &Command, console: &mut Console<'_>) -> Status {
    match command {
        Command::Extract(args) => extract::extract(args, console),
    }
}
