//! `feedmill completions`: what a shell needs to complete the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Ending, Terminal};

/// Print the completions of a shell
///
/// Put them where your shell looks for them, for example:
/// feedmill completions bash > /etc/bash_completion.d/feedmill
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    shell: Shell,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let mut script = Vec::new();
    let mut command = super::Args::command();
    clap_complete::generate(args.shell, &mut command, "feedmill", &mut script);
    terminal.print(&String::from_utf8(script)?)?;
    Ok(Ending::Done)
}
