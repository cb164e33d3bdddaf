//! Finding and reading the settings, for every command that needs them.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use feedmill::config::{self, Config};
use feedmill::diagnostic::{Report, Sink};
use feedmill::model::Instant;

use super::Terminal;

/// Where the settings are.
#[derive(Clone, Debug, clap::Args)]
pub struct Settings {
    /// The settings file; paths in it are relative to its folder
    #[arg(long, value_name = "FILE", default_value = "feedmill.toml")]
    pub config: PathBuf,
}

impl Settings {
    /// Reads the settings, or says why they can't be used.
    pub fn read(&self, terminal: &Terminal) -> anyhow::Result<Config> {
        let mut sink = Sink::new();
        let file = &self.config;
        if let Ok(false) = file.try_exists() {
            bail!(
                "there is no {} here: write one with `feedmill init`, name one with `--config`, \
                 or try `feedmill build FOLDER --link https://example.org/`",
                file.display()
            );
        }
        let config = config::load(file, &mut sink)?;
        terminal.report(&Report::new(sink));
        config.with_context(|| format!("{} can't be used as it is", file.display()))
    }

    /// The file as it is, to see whether it changed.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        std::fs::read(&self.config).ok()
    }
}

/// The hour to work at: `--now`, else the clock.
pub fn now(given: Option<Instant>) -> anyhow::Result<Instant> {
    let clock = || Instant::from_unix(chrono::Utc::now().timestamp());
    given
        .or_else(clock)
        .context("the computer's clock is before 1970; set it, or give the hour with `--now`")
}

/// What the computer's clock says, in nanoseconds since 1970: file times are of it, whatever hour
/// a run works at.
pub fn clock() -> Option<i64> {
    chrono::Utc::now().timestamp_nanos_opt()
}

/// The moment of a file's time.
pub fn instant(time: SystemTime) -> Option<Instant> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    Instant::from_unix(i64::try_from(since.as_secs()).ok()?)
}

/// Reads the hour of `--now`.
pub fn parse_instant(text: &str) -> Result<Instant, String> {
    Instant::from_rfc3339(text)
        .ok_or_else(|| "not a moment as RFC 3339 writes it, such as 2026-11-01T12:00:00Z".into())
}

/// A path for messages.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
