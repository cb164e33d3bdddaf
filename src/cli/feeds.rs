//! Feeds that a command is to read: files, standard input, addresses.

use std::path::PathBuf;

use anyhow::{Context, bail};
use feedmill::checks::history::{self, Held};
use feedmill::checks::{self, Options};

use super::Terminal;
use super::check::inputs::{self, Input};
use super::fetch::{self, Limits};

/// The feeds that `given` means.
pub fn find(given: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    let (found, missed) = inputs::find(given);
    match missed.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(found),
    }
}

/// Reads what a feed holds, and tells if that is not all of it.
pub fn read(input: &Input, limits: &Limits, terminal: &Terminal) -> anyhow::Result<Held> {
    let shown = input.shown();
    let bytes = match input {
        Input::Address(address) => fetched(address, limits)?,
        Input::File(path) => {
            std::fs::read(path).map_err(|cause| feedmill::Error::io("cannot read", path, cause))?
        }
        Input::Stdin => inputs::stdin()?,
    };
    let mut held = history::held(&bytes, &shown)
        .with_context(|| format!("{shown} is no RSS, Atom or JSON Feed"))?;
    if !held.is_whole {
        // A stray `&` must not hide what comes behind it.
        let fixed = checks::fix(&bytes, &shown, &Options::default());
        held = history::held(&fixed.bytes, &shown).unwrap_or(held);
    }
    if !held.is_whole {
        terminal.talk(&format!(
            "{shown} is broken behind its item {}: see `feedmill check {shown}`",
            held.items.len() + held.nameless
        ));
    }
    Ok(held)
}

fn fetched(address: &str, limits: &Limits) -> anyhow::Result<Vec<u8>> {
    let fetched = fetch::fetch(address, limits)?;
    if !fetched.is_success {
        let last = fetched.transcript.trim_end().rsplit("\n\n").next();
        let status = last.and_then(|head| head.lines().next());
        bail!(
            "{address} has no feed: {}",
            status.unwrap_or("it does not answer")
        );
    }
    Ok(fetched.body)
}
