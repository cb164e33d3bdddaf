//! `-`: articles that another program writes to standard input.

use std::fs::File;
use std::io::{self, IsTerminal, Read};

use anyhow::{Context, bail};
use feedmill::config::Config;
use feedmill::sources::Kind;
use tempfile::TempDir;

/// What the source is called, here and in the state.
const SHOWN: &str = "<stdin>";

/// Its only file: in one with this ending every article has a name of its own.
const FILE: &str = "articles.jsonl";

/// What came on standard input, for as long as a run needs it.
pub struct StandardInput {
    folder: TempDir,
}

impl StandardInput {
    /// Reads standard input to its end. Nothing is a valid input: no article.
    pub fn read() -> anyhow::Result<Self> {
        let input = io::stdin();
        if input.is_terminal() {
            bail!("`-` reads what another program writes: try `PROGRAM | feedmill build -`");
        }
        let folder = tempfile::tempdir().context("cannot keep what comes on standard input")?;
        let path = folder.path().join(FILE);
        let mut file = File::create(&path).with_context(|| format!("cannot write {FILE}"))?;
        let most = Kind::Json.largest() as u64;
        let size = io::copy(&mut input.lock().take(most + 1), &mut file)
            .context("cannot read standard input")?;
        if size > most {
            bail!("standard input has more than {} MiB", most >> 20);
        }
        Ok(Self { folder })
    }

    /// Puts it beside the sources of the settings.
    pub fn add_to(&self, config: &mut Config) {
        config.add_input(self.folder.path().to_owned(), SHOWN);
    }
}
