//! `feedmill init`: writes the settings.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use chrono::Utc;
use feedmill::config::{self, Answers};
use feedmill::diagnostic::{Report, Sink};
use feedmill::model::AbsoluteUrl;

use super::{Ending, Terminal};

/// Write feedmill.toml
///
/// Asks for what is not given, if somebody is there to answer. The file explains itself: every
/// setting is in it, with what it means.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the site
    #[arg(default_value = ".")]
    folder: PathBuf,

    /// The title of the feeds
    #[arg(long)]
    title: Option<String>,

    /// The address of the site's home page
    #[arg(long, value_name = "URL")]
    link: Option<String>,

    /// The time zone of the articles' dates, by its IANA name [default: UTC]
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,

    /// The language of the articles, a BCP 47 tag [default: en]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// The folder of the articles, below the folder of the site [default: articles]
    #[arg(long, value_name = "FOLDER")]
    source: Option<String>,

    /// Take the defaults for what is not given, and ask nothing
    #[arg(short, long)]
    yes: bool,

    /// Replace a feedmill.toml that is there
    #[arg(long)]
    force: bool,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let file = args.folder.join("feedmill.toml");
    if file.exists() && !args.force {
        bail!("{} is there already; `--force` replaces it", file.display());
    }
    let ask = !args.yes && io::stdin().is_terminal();
    let link = answer(&args.link, "Address of the site's home page", None, ask)?;
    let link = AbsoluteUrl::parse(&link)
        .with_context(|| format!("`{link}` is no http or https address"))?;
    let title = answer(&args.title, "Title of the feeds", Some(link.host()), ask)?;
    let timezone = answer(
        &args.timezone,
        "Time zone of the articles' dates",
        Some("UTC"),
        ask,
    )?;
    let language = answer(&args.language, "Language of the articles", Some("en"), ask)?;
    let source = answer(
        &args.source,
        "Folder of the articles",
        Some("articles"),
        ask,
    )?;
    let answers = Answers {
        title,
        link,
        timezone,
        language,
        source,
        today: Utc::now().date_naive(),
    };
    let text = config::template(&answers);
    let mut sink = Sink::new();
    if config::parse(&text, &file.display().to_string(), &mut sink).is_none() {
        terminal.report(&Report::new(sink));
        bail!("these answers make no settings that work");
    }
    fs::create_dir_all(&args.folder)
        .and_then(|()| fs::write(&file, text))
        .with_context(|| format!("cannot write {}", file.display()))?;
    terminal.talk(&format!(
        "{} is written; put articles into {} and run `feedmill build`",
        file.display(),
        args.folder.join(&answers.source).display()
    ));
    Ok(Ending::Done)
}

/// What was given, else what is answered, else the default.
fn answer(
    given: &Option<String>,
    question: &str,
    default: Option<&str>,
    ask: bool,
) -> anyhow::Result<String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    if ask {
        let hint = default
            .map(|default| format!(" [{default}]"))
            .unwrap_or_default();
        eprint!("{question}{hint}: ");
        io::stderr().flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        if !line.trim().is_empty() {
            return Ok(line.trim().to_owned());
        }
    }
    default.map(str::to_owned).with_context(|| {
        format!(
            "nobody said the {}: give it with `--link`",
            question.to_lowercase()
        )
    })
}
