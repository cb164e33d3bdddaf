//! The words and numbers that settings choose from, each list once: for reading, for messages and
//! for the schema.

use super::archive::Archive;
use super::used::Undated;
use crate::diagnostic::Level;
use crate::model::{Facet, Format};
use crate::publish::Encoding;
use crate::sources::{Clock, DateOrder, Kind};

/// Words and what each stands for.
pub(super) type Words<T> = &'static [(&'static str, T)];

/// How the documents of a feed's archive are told apart, in words.
pub(super) const ARCHIVES: Words<Option<Archive>> =
    &[("none", None), ("month", Some(Archive::Month))];
pub(super) const CLOCKS: Words<Clock> = &[("24h", Clock::Hours24), ("12h", Clock::Hours12)];
/// Whether the whole text is meant.
pub(super) const CONTENTS: Words<bool> = &[("full", true), ("summary", false)];
pub(super) const DATE_ORDERS: Words<DateOrder> = &[
    ("dmy", DateOrder::DayMonthYear),
    ("mdy", DateOrder::MonthDayYear),
    ("ymd", DateOrder::YearMonthDay),
];
pub(super) const FACETS: Words<Facet> = &[
    ("section", Facet::Section),
    ("category", Facet::Category),
    ("tag", Facet::Tag),
    ("author", Facet::Author),
    ("language", Facet::Language),
];

pub(super) const ENCODINGS: Words<Encoding> = &[
    ("brotli", Encoding::Brotli),
    ("gzip", Encoding::Gzip),
    ("zstd", Encoding::Zstd),
];
pub(super) const FORMATS: Words<Format> = &[
    ("rss", Format::Rss),
    ("atom", Format::Atom),
    ("json", Format::Json),
];
pub(super) const KINDS: Words<Option<Kind>> = &[
    ("auto", None),
    ("html", Some(Kind::Html)),
    ("markdown", Some(Kind::Markdown)),
    ("wire", Some(Kind::Wire)),
];
/// `None` allows what has it.
pub(super) const LEVELS: Words<Option<Level>> = &[
    ("error", Some(Level::Error)),
    ("warning", Some(Level::Warning)),
    ("note", Some(Level::Note)),
    ("allow", None),
];
pub(super) const UNDATED: Words<Undated> = &[
    ("refuse", Undated::Refuse),
    ("file-time", Undated::FileTime),
];

pub(super) const LANGUAGE: &str = "en";
pub(super) const FOLDER: &str = "feeds";
pub(super) const ITEMS: usize = 50;
pub(super) const BYTES: usize = 1024 * 1024;
pub(super) const RSS: &str = "rss.xml";
pub(super) const ATOM: &str = "atom.xml";
pub(super) const JSON: &str = "feed.json";
pub(super) const AT_LEAST: usize = 1;
/// In percent.
pub(super) const SHARE: u8 = 30;
pub(super) const STATE: &str = "feedmill.db";

/// The words of a list.
pub(super) fn names<T>(words: Words<T>) -> Vec<&'static str> {
    words.iter().map(|(name, _)| *name).collect()
}
