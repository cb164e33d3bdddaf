//! `feedmill ping`: tells the hubs now.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, bail};
use feedmill::config::Config;
use feedmill::model::{AbsoluteUrl, Format};
use feedmill::state::{Peeked, State};

use super::push::{self, PATIENCE, TRIES, Task, Told};
use super::settings::{Settings, now, shown};
use super::signals::Signals;
use super::{Ending, Terminal};

/// Tell the WebSub hubs that feeds have changed
///
/// Each hub of the settings is told of every feed that was published, or of those that are named,
/// and it is said what it answers. Feeds are named by their file or their address.
///
/// `feedmill build` tells the hubs by itself. This is for a first try, and for sites that are
/// uploaded: `feedmill build --no-ping`, the upload, and then `feedmill ping --pending`.
///
/// Exit codes: 0 all hubs were told; 1 one was not; 2 there is no hub or no such feed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The feeds [default: all]
    feed: Vec<String>,

    #[command(flatten)]
    settings: Settings,

    /// Only what the hubs have not been told yet
    #[arg(long, conflicts_with = "feed")]
    pending: bool,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let signals = Signals::listen()?;
    let config = args.settings.read(terminal)?;
    if config.push.listeners().next().is_none() {
        bail!("the settings name no hub: add `[push]` and below it `hubs = [\"https://…\"]`");
    }
    let tasks = match args.pending {
        true => pending(&config)?,
        false => named(&config, &args.feed)?,
    };
    let wanted = tasks.clone();
    let told = push::deliver(tasks, PATIENCE, &|| signals.is_asked());
    terminal.print(&report(&wanted, &told))?;
    push::remember(&config, &told, now(None)?)?;
    if let Some(signal) = signals.last() {
        return Ok(Ending::Stopped(signal));
    }
    Ok(match told.iter().all(|told| told.taken() == told.all) {
        true => Ending::Done,
        false => Ending::Problems,
    })
}

/// What the hubs have not been told yet.
fn pending(config: &Config) -> anyhow::Result<Vec<Task>> {
    let pending = push::pending(config)?.into_iter();
    let tasks = pending.filter_map(|pending| {
        Some(Task {
            hub: AbsoluteUrl::parse(&pending.hub)?,
            manner: config.push.manner(&pending.hub)?,
            topics: pending.topics,
            tries: TRIES,
        })
    });
    Ok(tasks.collect())
}

/// Every hub with the feeds that are `named`, or with all that were published.
fn named(config: &Config, named: &[String]) -> anyhow::Result<Vec<Task>> {
    let published = feeds(config)?;
    if published.is_empty() {
        bail!("no feed has been published yet: `feedmill build` makes them");
    }
    let mut feeds: Vec<&Published> = Vec::new();
    for name in named {
        let is_it = |feed: &&Published| {
            *name == feed.file
                || *name == feed.address
                || config.output.folder.join(&feed.file) == Path::new(name)
        };
        feeds.push(published.iter().find(is_it).with_context(|| {
            let known = shown(&config.output.folder.join(&published[0].file));
            format!("`{name}` is no published feed; write one as `{known}`")
        })?);
    }
    if named.is_empty() {
        feeds.extend(&published);
    }
    let tasks = config.push.listeners().map(|(hub, manner)| {
        let heard = feeds.iter().filter(|feed| manner.takes(feed.format));
        Task {
            hub: hub.clone(),
            manner,
            topics: heard.map(|feed| feed.address.clone()).collect(),
            tries: TRIES,
        }
    });
    Ok(tasks.collect())
}

/// A published feed that subscribers may have.
struct Published {
    /// Its file within the output folder.
    file: String,
    address: String,
    format: Format,
}

fn feeds(config: &Config) -> anyhow::Result<Vec<Published>> {
    let Some(path) = &config.state else {
        return Ok(Vec::new());
    };
    let Peeked::State(state) = State::peek(path)? else {
        return Ok(Vec::new());
    };
    let files = state.feeds()?.into_iter();
    let feeds = files.filter_map(|file| {
        Some(Published {
            address: config.output.url.join(&file.path)?.as_str().to_owned(),
            format: config.feed_at(&file.path)?,
            file: file.path,
        })
    });
    Ok(feeds.collect())
}

/// What each hub answered to each feed.
fn report(wanted: &[Task], told: &[Told]) -> String {
    const WRITES: &str = "a String takes whatever is written";
    let mut out = String::new();
    for (task, told) in wanted.iter().zip(told) {
        writeln!(out, "{}", told.hub).expect(WRITES);
        for topic in &task.topics {
            let answer = told.answers.iter().find(|(known, _)| known == topic);
            let words = match answer {
                Some((_, Ok(status))) => format!("told ({status})"),
                Some((_, Err(why))) => format!("not told: {why}"),
                None => "not tried".to_owned(),
            };
            writeln!(out, "  {topic}: {words}").expect(WRITES);
        }
    }
    out
}
