//! How things stand, for people.

use std::fmt::Write;

use chrono_tz::Tz;
use feedmill::config::Config;
use feedmill::model::Instant;
use feedmill::pipeline::{Cause, Ended};

use super::Status;
use super::feeds::{Feed, Newest};
use super::last::Last;
use crate::cli::outcome;
use crate::cli::settings::shown;
use crate::cli::span;

/// More feeds than this are only counted.
pub const FEEDS: usize = 12;

/// The whole text, a line a subject.
pub fn render(status: &Status, config: &Config) -> String {
    let zone = config.site.zone;
    let mut page = Page::default();
    for alarm in &status.alarms {
        page.line("ALARM", alarm);
    }
    match status.ran {
        None => page.line("last run", "none yet: `feedmill build` makes the feeds"),
        Some(ran) => page.line("last run", &moment(ran, status.now, zone)),
    }
    if status.is_at_work {
        page.line("now", "a run is at work");
    }
    let widths = status
        .feeds
        .iter()
        .map(|feed| shown(&feed.path).chars().count());
    let width = widths.max().unwrap_or(0);
    if let Some(last) = &status.last {
        change(last, status.now, zone, &mut page);
    }
    for feed in &status.feeds {
        page.line("feeds", &about(feed, width, status.now));
    }
    if status.more > 0 {
        let more = status.more;
        page.line(
            "feeds",
            &format!("and {more} more: `--format json` has all"),
        );
    }
    if let Some(newest) = newest(&status.feeds) {
        page.line("newest", &item(newest, status.now, zone));
    }
    page.text
}

fn change(last: &Last, now: Instant, zone: Tz, page: &mut Page) {
    let summary = &last.summary;
    let came = match summary.ended {
        Ended::Published => Some(
            outcome::changes(summary.changes)
                .unwrap_or_else(|| "the feeds were written anew".into()),
        ),
        // Nothing that a subscriber sees.
        Ended::Unchanged => None,
        Ended::Refused => Some("refused, the feeds stayed as they were".into()),
    };
    if let Some(came) = came {
        page.line(
            "changes",
            &format!("{}: {came}", moment(last.at, now, zone)),
        );
    }
    let mut seeds = outcome::plural(summary.seeds, "seed");
    if summary.drafts > 0 {
        seeds += &format!(", {}", outcome::plural(summary.drafts, "draft"));
    }
    if summary.scheduled > 0 {
        seeds += &format!(", {} scheduled", summary.scheduled);
    }
    page.line("articles", &seeds);
    let problems: Vec<String> = [(summary.errors, "error"), (summary.warnings, "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| outcome::plural(count, word))
        .collect();
    if !problems.is_empty() {
        let problems = problems.join(", ");
        page.line(
            "problems",
            &format!("{problems}; `feedmill build --dry-run` says them"),
        );
    }
    if let Some(due) = &summary.next_due
        && let Some(at) = due.at()
    {
        let what = match due.cause {
            Cause::Publication => "",
            Cause::Expiry => " expires",
            Cause::Departure => " leaves the feeds",
        };
        let when = moment(at, now, zone);
        page.line(
            "next due",
            &format!("{when}: “{}”{what} ({})", due.title, due.file),
        );
    }
}

fn about(feed: &Feed, width: usize, now: Instant) -> String {
    let path = shown(&feed.path);
    let (Some(bytes), modified) = (feed.bytes, feed.modified) else {
        return format!("{path:<width$}  NOT THERE");
    };
    let items = match &feed.holds {
        Some(holds) => outcome::plural(holds.items, "item") + ", ",
        None if feed.is_feed => "can't be read, ".to_owned(),
        None => String::new(),
    };
    let changed = modified.map_or_else(String::new, |at| {
        format!(", changed {}", span::from(now, at.min(now)))
    });
    format!("{path:<width$}  {items}{}{changed}", size(bytes))
}

/// The newest of the feeds' newest items.
fn newest(feeds: &[Feed]) -> Option<&Newest> {
    let newest = feeds.iter().filter_map(Feed::newest);
    newest.max_by_key(|item| item.published)
}

fn item(item: &Newest, now: Instant, zone: Tz) -> String {
    let title = item.title.as_deref().unwrap_or("without a title");
    format!("{}: “{title}”", moment(item.published, now, zone))
}

/// `Sun 22 Nov 17:05 +03, 3 minutes ago`: in the zone of the site, for its people.
fn moment(at: Instant, now: Instant, zone: Tz) -> String {
    let local = at.chrono().with_timezone(&zone);
    format!(
        "{}, {}",
        local.format("%a %d %b %Y %H:%M %Z"),
        span::from(now, at)
    )
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1_000_000.0),
    }
}

/// Lines with a label before them, which is not repeated.
#[derive(Default)]
struct Page {
    text: String,
    label: &'static str,
}

impl Page {
    fn line(&mut self, label: &'static str, text: &str) {
        let shown = if label == self.label { "" } else { label };
        self.label = label;
        writeln!(self.text, "{shown:<9} {text}").expect("a string takes all");
    }
}
