//! What is wrong with the settings and the articles.

use feedmill::config;
use feedmill::diagnostic::Sink;
use feedmill::pipeline::{self, Built, Options};

use super::{escaped, list};
use crate::cli::settings::{Settings, now};
use crate::cli::terminal::told;

/// What the next run would find, said before or not.
pub fn articles(settings: &Settings) -> String {
    let heading = format!(
        "<h2>{}, and the articles</h2>\n",
        escaped(&settings.config.display().to_string())
    );
    let mut findings = Sink::new();
    let trouble = look(settings, &mut findings).err();
    let findings = findings.into_vec();
    let body = match trouble {
        Some(error) => format!("<p>{}</p>\n", escaped(&told(&error))),
        None if findings.is_empty() => "<p>Nothing was found.</p>\n".to_owned(),
        None => String::new(),
    };
    match findings.is_empty() {
        true => format!("{heading}{body}"),
        false => format!("{heading}{body}{}", list(&findings)),
    }
}

fn look(settings: &Settings, findings: &mut Sink) -> anyhow::Result<()> {
    let Some(config) = config::load(&settings.config, findings)? else {
        return Ok(());
    };
    let mut options = Options::at(now(None)?);
    options.dry_run = true;
    options.repeat = true;
    if let Built::Done(outcome) = pipeline::build(&config, &options)? {
        findings.extend(outcome.report.into_vec());
    }
    Ok(())
}
