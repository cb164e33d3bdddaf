//! Bytes → [`Article`]: one file a kind of seed, all of one shape.
//!
//! A source never panics and never fails: what it can't make sense of becomes a
//! [`Diagnostic`] with the file and line, and an article comes back
//! if anything usable is left.

mod bylines;
mod dates;
mod door;
pub mod feed;
mod fields;
mod html;
mod json;
mod markdown;
mod part;
mod pictures;
mod walk;
mod wire;
mod words;

use std::borrow::Cow;

use chrono_tz::Tz;

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Article, Seed};

pub use part::Part;
pub use walk::{
    Listed, Listing, SeedFile, Stamp, as_folder, folders, nanoseconds, seed, seeds, shown,
};

/// A kind of seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A feed that somebody else has made: RSS, Atom, JSON Feed.
    Feed,
    /// Pages, those that are articles.
    Html,
    /// JSON: our own shape, IPTC ninjs, or items of a JSON Feed; one article, a list, or a line
    /// each.
    Json,
    /// Markdown with YAML, TOML or JSON front matter.
    Markdown,
    /// Plain wire text: headline, standfirst, a bullet block, paragraphs.
    Wire,
}

impl Kind {
    /// The kind that a file's ending stands for: `atom`, `rss`, `html`, `htm`, `xhtml`, `json`,
    /// `jsonl`, `ndjson`, `md`, `markdown`, `mdown`, `txt`, `text`.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "atom" | "rss" => Kind::Feed,
            "htm" | "html" | "xhtml" => Kind::Html,
            "json" | "jsonl" | "ndjson" => Kind::Json,
            "md" | "markdown" | "mdown" => Kind::Markdown,
            "txt" | "text" => Kind::Wire,
            _ => return None,
        })
    }

    /// Whether a file with this ending is read where all are to be of `kind`, or each of its own.
    /// Texts can be read as one another, pages and JSON only as what they are; feeds may have any
    /// ending of XML.
    pub fn reads(kind: Option<Self>, ending: &str) -> bool {
        let own = Self::of_ending(ending);
        match kind {
            None => own.is_some(),
            Some(Kind::Feed) => {
                let ending = ending.to_ascii_lowercase();
                own == Some(Kind::Feed) || ["json", "rdf", "xml"].contains(&&*ending)
            }
            Some(Kind::Html | Kind::Json) => own == kind,
            Some(Kind::Markdown | Kind::Wire) => {
                matches!(own, Some(Kind::Markdown | Kind::Wire))
            }
        }
    }

    /// Whether a file of this kind may hold several articles.
    pub fn may_hold_several(self) -> bool {
        matches!(self, Kind::Feed | Kind::Json)
    }

    /// The size of the largest file that is read, in bytes.
    pub fn largest(self) -> usize {
        match self {
            Kind::Feed | Kind::Json => 512 << 20,
            Kind::Html | Kind::Markdown | Kind::Wire => 16 << 20,
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum Held {
    /// One article, or nothing that can be used.
    Article(Option<Article>),
    /// Any number of articles, in the order of the file.
    Parts(Vec<Part>),
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

/// Reads one seed of `kind` that holds one article; see [`open`].
pub fn read(
    kind: Kind,
    bytes: &[u8],
    seed: Seed,
    reading: &Reading,
    sink: &mut Sink,
) -> Option<Article> {
    let file = seed.file.clone();
    match open(kind, bytes, seed, reading, sink) {
        Held::Article(article) => article,
        Held::Parts(parts) => {
            let message = format!("the file holds {} articles, not one", parts.len());
            let found = Diagnostic::error("article/invalid-file", message)
                .help("name one of them, as `FILE#NAME`");
            sink.push(found.at(Place::file(file)));
            None
        }
    }
}

/// Reads what a file of `kind` holds.
///
/// What is wrong with it as a whole, or with the one article, goes to `sink`; an error there means
/// that the article must not be used. What is wrong with a part is in the part, likewise. Without
/// an error, no article means that it is none and does not seem to be meant as one; see
/// [`left_out`].
pub fn open(kind: Kind, bytes: &[u8], seed: Seed, reading: &Reading, sink: &mut Sink) -> Held {
    let mut at_door = Sink::new();
    let declared = match kind {
        Kind::Html => html::declared(bytes),
        _ => None,
    };
    let text = match kind {
        // XML says itself what it is encoded in.
        Kind::Feed => Cow::Borrowed(""),
        _ => door::decode(bytes, kind.largest(), declared, &seed.file, &mut at_door),
    };
    let refused = at_door.has_errors();
    sink.extend(at_door.into_vec());
    if refused {
        return Held::Article(None);
    }
    match kind {
        Kind::Feed => Held::Parts(feed::parts(bytes, seed, reading, sink)),
        Kind::Html if html::has_front_matter(&text) => {
            let article = markdown::read(&text, seed, reading, sink);
            Held::Article(article.and_then(html::with_front_matter))
        }
        Kind::Html => Held::Article(html::read(&text, seed, reading, sink)),
        Kind::Json => json::open(&text, seed, reading, sink),
        Kind::Markdown => Held::Article(markdown::read(&text, seed, reading, sink)),
        Kind::Wire => Held::Article(wire::read(&text, seed, reading, sink)),
    }
}

/// Why a seed of `kind` is no article though nothing is wrong with it: a phrase. `None` if it is
/// one, or if something is wrong.
pub fn left_out(kind: Kind, bytes: &[u8], seed: &Seed) -> Option<&'static str> {
    if kind != Kind::Html {
        return None;
    }
    let mut sink = Sink::new();
    let text = door::decode(
        bytes,
        kind.largest(),
        html::declared(bytes),
        &seed.file,
        &mut sink,
    );
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
