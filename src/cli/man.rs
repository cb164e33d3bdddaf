//! `feedmill man`: the manual page, or a folder of them.

use std::path::PathBuf;

use anyhow::Context;
use clap::CommandFactory;
use clap_mangen::Man;

use super::{Ending, Terminal};

/// Print the manual page
///
/// With a folder, writes one page for the program and one for each command into it, ready for
/// /usr/local/share/man/man1.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write feedmill.1, feedmill-build.1 … into this folder instead
    folder: Option<PathBuf>,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let command = super::Args::command();
    match &args.folder {
        Some(folder) => clap_mangen::generate_to(command, folder)
            .with_context(|| format!("cannot write the pages into {}", folder.display()))?,
        None => {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            terminal.print(&String::from_utf8(page)?)?;
        }
    }
    Ok(Ending::Done)
}
