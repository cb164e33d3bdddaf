//! Seeds in, feeds out: articles become RSS 2.0, Atom 1.0 and JSON Feed 1.1 files that are checked
//! before they are published.
//!
//! # A site in sixty seconds
//!
//! Settings and articles on disk, feeds beside them:
//!
//! ```
//! use std::fs;
//!
//! use feedmill::config;
//! use feedmill::diagnostic::Sink;
//! use feedmill::model::Instant;
//! use feedmill::pipeline::{self, Fate, Options};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let home = tempfile::tempdir()?;
//! # let site = home.path();
//! fs::create_dir(site.join("articles"))?;
//! fs::write(
//!     site.join("articles/tea.md"),
//!     "---\ntitle: Tea\ndate: 2026-11-01T09:00:00Z\n---\nBest when it is *hot*.\n",
//! )?;
//! fs::write(
//!     site.join("feedmill.toml"),
//!     r#"
//!         [site]
//!         title = "Tea Times"
//!         link = "https://tea.example/"
//!         tag = "tea.example,2026-01-01"
//!
//!         [[sources]]
//!         folder = "articles"
//!
//!         [output]
//!         url = "https://tea.example/feeds/"
//!     "#,
//! )?;
//!
//! let mut sink = Sink::new();
//! let config = config::load(&site.join("feedmill.toml"), &mut sink)?.ok_or("wrong settings")?;
//! let now = Instant::from_rfc3339("2026-11-22T12:00:00Z").ok_or("no moment")?;
//! let outcome = pipeline::build(&config, &Options::at(now))?.done().ok_or("another run is at work")?;
//!
//! assert!(!outcome.report.has_errors());
//! assert!(outcome.outputs.iter().all(|output| output.fate == Fate::Written));
//! assert!(fs::read_to_string(site.join("feeds/rss.xml"))?.contains("<title>Tea</title>"));
//! # Ok(())
//! # }
//! ```
//!
//! What is wrong with an article, a feed or the settings is never an [`Error`]: it is a
//! [`Diagnostic`](diagnostic::Diagnostic) in the report, with its file, its line and what to do.
//! An `Error` means that the job could not be done.
//!
//! # The stages, one by one
//!
//! [`pipeline`] names them in order; each can be used alone. An article that comes from elsewhere
//! than a file is read by [`sources::read`], completed by [`model::Entry::new`], given its text by
//! [`content::item`] and written by [`writers`]:
//!
//! ```
//! use feedmill::config::{Config, Trial};
//! use feedmill::diagnostic::Sink;
//! use feedmill::model::{AbsoluteUrl, Entry, Feed, Format, Moments, Seed};
//! use feedmill::sources::{self, Kind, Reading};
//! use feedmill::{checks, content, writers};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let link = AbsoluteUrl::parse("https://tea.example/").ok_or("no address")?;
//! let site = Config::trial(Trial { folder: "articles".into(), link, title: None }).site;
//!
//! let wire = b"Tea is hot\n- Food\n- Published Date: 12:50 | 17 October 2020\nIt was hot.\n";
//! let seed = Seed { file: "desk/1".into(), path: "desk/1".into() };
//! let mut sink = Sink::new();
//! let article = sources::read(Kind::Wire, wire, seed, &Reading::new(site.zone), &mut sink)
//!     .ok_or("no article")?;
//! let moments = Moments::default();
//! let entry = Entry::new(&article, &site, &Default::default(), moments, &mut sink)
//!     .ok_or("no entry")?;
//! let item = content::item(entry, &article.body.value, &site.notices);
//! let feed = Feed::new(&site, vec![item]);
//!
//! let address = AbsoluteUrl::parse("https://tea.example/feeds/atom.xml").ok_or("no address")?;
//! let bytes = writers::write(Format::Atom, &feed, &address)?;
//! checks::schema::check(Format::Atom, &bytes, "atom.xml", &mut sink);
//! assert!(sink.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! `cli` (on by default) builds the program and brings all that only it needs. A library user
//! turns it off: `default-features = false`.
//!
//! # What it does not do
//!
//! Nothing here asks for the hour, the environment or the network, and nothing prints. Feeds of others
//! are read as articles ([`sources::feed`]), with what a feed of ours can hold; to read all that is
//! in them use a parser such as `feed-rs`.

#![cfg_attr(not(test), deny(clippy::disallowed_macros, clippy::disallowed_methods))]

pub mod checks;
pub mod config;
pub mod content;
pub mod diagnostic;
mod error;
pub mod model;
pub mod pages;
pub mod pipeline;
pub mod publish;
pub mod sources;
pub mod state;
pub mod writers;

pub use error::Error;
