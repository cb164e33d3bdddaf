//! Feeds that a command is to read: files, standard input, addresses.

use std::path::PathBuf;

use anyhow::{Context, bail};
use feedmill::checks::history::{self, Held};

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

/// Reads what a feed holds.
pub fn read(input: &Input, limits: &Limits) -> anyhow::Result<Held> {
    let shown = input.shown();
    let bytes = match input {
        Input::Address(address) => {
            let fetched = fetch::fetch(address, limits)?;
            if !fetched.is_success {
                let heads = fetched.transcript.trim_end().rsplit("\n\n");
                let status = heads.flat_map(str::lines).next().unwrap_or_default();
                bail!("{address} has no feed for us: {status}");
            }
            fetched.body
        }
        Input::File(path) => {
            std::fs::read(path).map_err(|cause| feedmill::Error::io("cannot read", path, cause))?
        }
        Input::Stdin => inputs::stdin()?,
    };
    history::held(&bytes, &shown).with_context(|| format!("{shown} is no RSS, Atom or JSON Feed"))
}
