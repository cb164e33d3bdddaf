//! `feedmill init`: writes the settings.

mod eleventy;
mod from;
mod hugo;
mod jekyll;
mod pattern;
mod tree;
mod wordpress;
mod zola;

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use chrono::Utc;
use feedmill::config::{self, Answers};
use feedmill::diagnostic::{Report, Sink};
use feedmill::model::AbsoluteUrl;

use super::{Ending, Terminal};
use from::{Generator, Site};

/// Write feedmill.toml
///
/// Asks for what is not given, if somebody is there to answer. The file explains itself: every
/// setting is in it, with what it means.
///
/// With `--from`, what the site's generator is told is taken over, so that pages and ids are those
/// of the generator's own feed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the site
    #[arg(default_value = ".")]
    folder: PathBuf,

    /// Take over the settings of the site's generator; of WordPress, an export
    #[arg(long, value_enum, value_name = "GENERATOR")]
    from: Option<Generator>,

    /// The file that WordPress exported (Tools, Export)
    #[arg(long, value_name = "FILE", required_if_eq("from", "wordpress"))]
    export: Option<PathBuf>,

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
        bail!("{} is there already; `--force` replaces it", shown(&file));
    }
    let ask = !args.yes && io::stdin().is_terminal();
    let found = match args.from {
        None => Site::default(),
        Some(generator) => from::read(generator, &args.folder, args.export.as_deref())?,
    };
    let or =
        |given: &Option<String>, found: &Option<String>| given.clone().or_else(|| found.clone());
    let link = or(&args.link, &found.link);
    let link = answer(&link, "Address of the site's home page", None, ask)?;
    let link = AbsoluteUrl::parse(&link)
        .with_context(|| format!("`{link}` is no http or https address"))?;
    let title = or(&args.title, &found.title);
    let title = answer(&title, "Title of the feeds", Some(link.host()), ask)?;
    let timezone = answer(
        &or(&args.timezone, &found.timezone),
        "Time zone of the articles' dates",
        Some("UTC"),
        ask,
    )?;
    let language = or(&args.language, &found.language);
    let language = answer(&language, "Language of the articles", Some("en"), ask)?;
    let source = found.sources.first().map(|source| source.folder.clone());
    let source = answer(
        &or(&args.source, &source),
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
    let mut text = config::template(&answers);
    if args.from.is_some() {
        found.complete(&mut text, &answers.link);
    }
    let mut sink = Sink::new();
    if config::parse(&text, &shown(&file), &mut sink).is_none() {
        terminal.report(&Report::new(sink));
        bail!("these answers make no settings that work");
    }
    fs::create_dir_all(&args.folder)
        .and_then(|()| fs::write(&file, text))
        .with_context(|| format!("cannot write {}", shown(&file)))?;
    let there = match args.folder.as_os_str() == "." {
        true => "",
        false => " there",
    };
    terminal.talk(&format!(
        "{} is written; put articles into {} and run `feedmill build`{there}",
        shown(&file),
        shown(&args.folder.join(&answers.source))
    ));
    for remark in &found.remarks {
        terminal.talk(remark);
    }
    if let Some((_, name)) = &found.file {
        terminal.talk(&compare(&args.folder, name, &answers.link));
    }
    Ok(Ending::Done)
}

/// A path for messages, which needs no `./` before it.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    path.display().to_string()
}

/// What is left to do, where a feed is to take the place of another.
fn compare(folder: &Path, name: &str, link: &AbsoluteUrl) -> String {
    let own = link
        .join(name)
        .map_or_else(|| name.to_owned(), |own| own.to_string());
    format!(
        "the new feed takes the place of {own}: compare the two with `feedmill diff {own} {}` after \
         a build, and let subscribers' ids stay with `feedmill adopt {own}`",
        shown(&folder.join("feeds").join(name))
    )
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
