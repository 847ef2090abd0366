//! The commands without a window.

mod add;
mod check;
mod cli;
mod console;
mod extract;
mod findings;
mod gather;
mod new;
mod pipeline;
mod progress;
mod report;
mod stems;
mod summary;
mod tally;

pub use cli::{AddArgs, CheckArgs, Cli, Command, ExtractArgs, ExtractFormat, NewArgs, ReadArgs};
pub use console::{Console, Status};
pub use findings::{ArticleFindings, findings};
pub use report::report;

/// Carries out a command.
pub fn run(command: &Command, console: &mut Console<'_>) -> Status {
    match command {
        Command::Extract(args) => extract::extract(args, console),
        Command::New(args) => new::new(args, console),
        Command::Add(args) => add::add(args, console),
        Command::Check(args) => check::check(args, console),
    }
}
