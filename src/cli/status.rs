//! `feedmill status`: how things stand, for people and for monitoring.

mod feeds;
mod last;
mod text;

use std::path::{Path, PathBuf};

use anyhow::bail;
use feedmill::config::Config;
use feedmill::model::Instant;
use feedmill::pipeline::Ended;
use feedmill::publish::Folder;
use feedmill::state::{Peeked, State};
use rayon::prelude::*;
use serde_json::json;

use super::form::Form;
use super::settings::{self, Settings, now, parse_instant, shown};
use super::{Ending, Terminal, outcome, span};
use feeds::Feed;
use last::Last;

/// Say how things stand
///
/// When the last run was and how it ended, the feeds and their newest items, what is due next,
/// and the problems that stand. Nothing is changed and no article is read.
///
/// For monitoring: `feedmill status --max-age 10m` exits with 1 when the last run ended in
/// problems, and when no run has been done for ten minutes.
///
/// Exit codes: 0 all is well; 1 the last run ended in problems, or is older than --max-age; 2 the
/// state could not be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    settings: Settings,

    /// How old the last run may be: 90s, 10m, 2h, 1d
    #[arg(long, value_name = "SPAN", value_parser = span::parse)]
    max_age: Option<u64>,

    /// Look as if it were this hour, for tests (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = parse_instant)]
    now: Option<Instant>,

    /// How to report
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// How things stand.
struct Status {
    now: Instant,
    /// When the last run came to its end.
    ran: Option<Instant>,
    /// The last run that changed anything.
    last: Option<Last>,
    feeds: Vec<Feed>,
    /// Feeds that were not looked at.
    more: usize,
    is_at_work: bool,
    /// Why the exit code is 1.
    alarms: Vec<String>,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.settings.read(terminal)?;
    let status = look(args, &config)?;
    match args.format {
        Form::Json => terminal.print(&format!("{}\n", machine(&status)))?,
        Form::Text => terminal.print(&text::render(&status, &config))?,
    }
    Ok(match status.alarms.is_empty() {
        true => Ending::Done,
        false => Ending::Problems,
    })
}

fn look(args: &Args, config: &Config) -> anyhow::Result<Status> {
    let now = now(args.now)?;
    let known = Known::of(config)?;
    // A run that finds everything as it was leaves the state alone, and its mark on the folder.
    let mark = Folder::last_run(&config.output.folder).and_then(settings::instant);
    let ran = known.last.as_ref().map(|last| mark.unwrap_or(last.at));
    let mut files = known.feeds;
    let is_feed = |file: &Path| (file.to_str()).is_some_and(|file| config.feed_at(file).is_some());
    // Feeds before what stands beside them, the main feed before those in folders.
    files.sort_by_key(|file| (!is_feed(file), file.components().count(), file.clone()));
    let total = files.len();
    if args.format == Form::Text {
        files.truncate(text::FEEDS);
    }
    let feeds: Vec<Feed> = files
        .par_iter()
        .map(|file| Feed::look(config.output.folder.join(file), is_feed(file)))
        .collect();
    let mut alarms: Vec<String> = known.damage.into_iter().collect();
    alarms.extend(find(ran, known.last.as_ref(), &feeds, now, args.max_age));
    Ok(Status {
        now,
        ran,
        is_at_work: Folder::is_held(&config.output.folder)?,
        last: known.last,
        more: total - feeds.len(),
        feeds,
        alarms,
    })
}

/// What the state knows.
#[derive(Default)]
struct Known {
    last: Option<Last>,
    /// The feeds that were published, in the output folder.
    feeds: Vec<PathBuf>,
    damage: Option<String>,
}

impl Known {
    fn of(config: &Config) -> anyhow::Result<Self> {
        let Some(path) = &config.state else {
            bail!("these settings remember nothing, so there is nothing to say");
        };
        Ok(match State::peek(path)? {
            Peeked::Missing => Self::default(),
            Peeked::State(state) => Self {
                last: state.run()?.as_ref().and_then(Last::read),
                feeds: state
                    .feeds()?
                    .into_iter()
                    .map(|feed| feed.path.into())
                    .collect(),
                damage: None,
            },
            Peeked::Unusable(why) => Self {
                damage: Some(format!(
                    "{} is damaged: {why}; the next run begins a new one",
                    path.display()
                )),
                ..Self::default()
            },
        })
    }
}

/// What somebody should look at.
fn find(
    ran: Option<Instant>,
    last: Option<&Last>,
    feeds: &[Feed],
    now: Instant,
    max_age: Option<u64>,
) -> Vec<String> {
    let mut alarms = Vec::new();
    let age = ran.map(|ran| ran.unix().abs_diff(now.unix()));
    match (age, max_age) {
        (None, Some(_)) => alarms.push("there has been no run".into()),
        (Some(age), Some(most)) if age > most => {
            alarms.push(format!("the last run is older than {}", span::words(most)))
        }
        _ => {}
    }
    match last.map(|last| &last.summary) {
        Some(summary) if summary.ended == Ended::Refused => {
            alarms.push("the last run published nothing: a feed did not pass its checks".into());
        }
        Some(summary) if summary.errors > 0 => {
            let errors = outcome::plural(summary.errors, "error");
            let verb = if summary.errors == 1 { "keeps" } else { "keep" };
            alarms.push(format!("{errors} {verb} articles out of the feeds"));
        }
        _ => {}
    }
    let missing = feeds.iter().filter(|feed| feed.bytes.is_none()).count();
    if missing > 0 {
        let which = if missing == 1 {
            "a feed is"
        } else {
            "feeds are"
        };
        alarms.push(format!("{which} not there"));
    }
    alarms
}

fn machine(status: &Status) -> serde_json::Value {
    let feed = |feed: &Feed| {
        let newest = feed.newest().map(
            |newest| json!({ "title": newest.title, "published": newest.published.rfc3339() }),
        );
        json!({
            "path": shown(&feed.path),
            "bytes": feed.bytes,
            "modified": feed.modified.map(Instant::rfc3339),
            "items": feed.holds.as_ref().map(|holds| holds.items),
            "newest": newest,
        })
    };
    let due = |due: &last::Due| {
        json!({
            "at": due.at().map(Instant::rfc3339),
            "cause": outcome::cause(due.cause),
            "title": due.title,
            "file": due.file,
        })
    };
    let change = status.last.as_ref().map(|Last { at, summary }| {
        json!({
            "at": at.rfc3339(),
            "ended": outcome::ended(summary.ended),
            "changes": summary.changes,
            "seeds": summary.seeds,
            "drafts": summary.drafts,
            "scheduled": summary.scheduled,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "next_due": summary.next_due.as_ref().map(due),
        })
    });
    json!({
        "now": status.now.rfc3339(),
        "ok": status.alarms.is_empty(),
        "alarms": status.alarms,
        "at_work": status.is_at_work,
        "last_run": status.ran.map(Instant::rfc3339),
        "age_seconds": status.ran.map(|ran| status.now.unix() - ran.unix()),
        "last_change": change,
        "feeds": status.feeds.iter().map(feed).collect::<Vec<_>>(),
    })
}
