//! `feedmill adopt`: what readers know of a feed that somebody else has made.

mod ledger;

use std::path::PathBuf;

use anyhow::Context;
use feedmill::state::{Changes, Run, State};

use super::settings::{Settings, now};
use super::{Ending, Terminal, feeds, fetch};
use ledger::Ledger;

/// Take over the ids of feeds that readers know already
///
/// Run it once, before the first build, with the feeds of the program that made them until now.
/// An article with the address, or with the title and the date, of an item there gets the id that
/// the item has, so that no subscriber is shown it again. What an article of this site has
/// published under an id stays as it is; a second run changes nothing.
///
/// Exit codes: 0 done, 1 done as far as a broken feed could be read, 2 a feed could not be read
/// and nothing was done.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, http(s) addresses, or `-` for standard input
    #[arg(required = true, value_name = "FEED")]
    feeds: Vec<PathBuf>,

    #[command(flatten)]
    settings: Settings,

    #[command(flatten)]
    fetch: fetch::Limits,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.settings.read(terminal)?;
    let now = now(None)?;
    // All are read before the state is opened: meanwhile no other run can work.
    let mut found = Vec::new();
    for input in feeds::find(&args.feeds)? {
        found.push(feeds::read(&input, &args.fetch, terminal)?);
    }
    let state = config.state.as_deref();
    let state = state.context("the settings keep no state, so there is nowhere to remember ids")?;
    let opened = State::open(state)?;
    if let Some(aside) = &opened.set_aside {
        let to = aside.to.display();
        terminal.talk(&format!(
            "the state was damaged ({}): it is {to} now",
            aside.why
        ));
    }
    let state = opened.state;
    let run = state.run()?.unwrap_or_else(|| Run {
        at: now.unix(),
        settings: [0; 16],
        next_due: None,
        summary: "{}".into(),
    });
    let mut ledger = Ledger::new(&state);
    let mut lines = Vec::new();
    for held in &found {
        let counts = ledger.adopt(held)?;
        lines.push(counts.line(&held.file));
    }
    let mut changes = Changes::new(run);
    changes.items = ledger.into_items();
    if !changes.items.is_empty() {
        state.commit(&changes)?;
    }
    for line in lines {
        terminal.talk(&line);
    }
    Ok(match found.iter().all(|held| held.is_whole) {
        true => Ending::Done,
        false => Ending::Problems,
    })
}
