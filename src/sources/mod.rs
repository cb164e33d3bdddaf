//! Bytes → [`Article`]: one file a kind of seed, all of one shape.
//!
//! A source never panics and never fails: what it can't make sense of becomes a
//! [`Diagnostic`](crate::diagnostic::Diagnostic) with the file and line, and an article comes back
//! if anything usable is left.

mod dates;
mod door;
mod html;
mod markdown;
mod walk;
mod wire;
mod words;

use chrono_tz::Tz;

use crate::diagnostic::Sink;
use crate::model::{Article, Seed};

pub use walk::{Listed, Listing, SeedFile, Stamp, folders, nanoseconds, seed, seeds, shown};

/// A kind of seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Pages, those that are articles.
    Html,
    /// Markdown with YAML, TOML or JSON front matter.
    Markdown,
    /// Plain wire text: headline, standfirst, a bullet block, paragraphs.
    Wire,
}

impl Kind {
    /// The kind that a file's ending stands for: `html`, `htm`, `xhtml`, `md`, `markdown`, `txt`,
    /// `text`.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "htm" | "html" | "xhtml" => Kind::Html,
            "md" | "markdown" | "mdown" => Kind::Markdown,
            "txt" | "text" => Kind::Wire,
            _ => return None,
        })
    }
}

/// How the dates of a source are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The zone of dates that name none. It comes from the settings, never from the host.
    pub zone: Tz,
    /// What `12:50` means when it says neither a.m. nor p.m.
    pub clock: Clock,
    /// The order of the numbers in `03/04/2020`; without one, such a date is refused.
    pub order: Option<DateOrder>,
}

impl Reading {
    /// A 24-hour clock in `zone`, and no order for numeric dates.
    pub fn new(zone: Tz) -> Self {
        Self {
            zone,
            clock: Clock::Hours24,
            order: None,
        }
    }
}

/// Which clock a source prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// `12:50` without a.m. or p.m. is ten to one at night, `01:31` is half past one at night:
    /// the hours of a 12-hour clock that dropped its mark, read as the morning.
    Hours12,
    /// `12:50` is ten to one in the afternoon.
    Hours24,
}

/// The order of day, month and year in a numeric date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31/12/2026
    DayMonthYear,
    /// 12/31/2026
    MonthDayYear,
    /// 2026/12/31
    YearMonthDay,
}

/// Reads one seed of `kind`.
///
/// What is wrong with it goes to `sink`; an error there means that the article must not be used.
/// Without an error, `None` means that it is no article and does not seem to be meant as one; see
/// [`left_out`].
pub fn read(
    kind: Kind,
    bytes: &[u8],
    seed: Seed,
    reading: &Reading,
    sink: &mut Sink,
) -> Option<Article> {
    let mut at_door = Sink::new();
    let declared = match kind {
        Kind::Html => html::declared(bytes),
        _ => None,
    };
    let text = door::decode(bytes, declared, &seed.file, &mut at_door);
    let refused = at_door.has_errors();
    sink.extend(at_door.into_vec());
    if refused {
        return None;
    }
    match kind {
        Kind::Html if html::has_front_matter(&text) => {
            let article = markdown::read(&text, seed, reading, sink)?;
            html::with_front_matter(article)
        }
        Kind::Html => html::read(&text, seed, reading, sink),
        Kind::Markdown => markdown::read(&text, seed, reading, sink),
        Kind::Wire => wire::read(&text, seed, reading, sink),
    }
}

/// Why a seed of `kind` is no article though nothing is wrong with it: a phrase. `None` if it is
/// one, or if something is wrong.
pub fn left_out(kind: Kind, bytes: &[u8], seed: &Seed) -> Option<&'static str> {
    if kind != Kind::Html {
        return None;
    }
    let mut sink = Sink::new();
    let text = door::decode(bytes, html::declared(bytes), &seed.file, &mut sink);
    if sink.has_errors() {
        return None;
    }
    if !html::has_front_matter(&text) {
        return html::left_out(&text);
    }
    // In whatever zone: only whether there is a date matters.
    let reading = Reading::new(Tz::UTC);
    let article = markdown::read(&text, seed.clone(), &reading, &mut sink)?;
    let is_one = html::with_front_matter(article).is_some() || sink.has_errors();
    (!is_one).then_some("its front matter has no date")
}
