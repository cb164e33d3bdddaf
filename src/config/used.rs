//! The settings as the program uses them.

use std::path::PathBuf;

use super::archive::Archive;
use super::check::Check;
use super::feeds::{ARCHIVES, FeedRule};
use super::guard::Guard;
use super::pages::Pages;
use super::push::Push;
use super::withdrawal::Withdrawal;
use crate::media::Library;
use crate::model::{AbsoluteUrl, Defaults, Format, Profile, Show, Site};
use crate::publish::Encoding;
use crate::sources::{Kind, Reading};

/// All settings, checked, with their defaults filled in and their paths joined.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// The folder that paths in the settings are relative to: that of the settings file. It is
    /// empty if that is the current folder.
    pub root: PathBuf,
    /// The publication.
    pub site: Site,
    /// Where its articles are; at least one.
    pub sources: Vec<Source>,
    /// The main feed, and what the others have in common with it.
    pub output: Output,
    /// The feeds beside it; no two can be in one folder.
    pub feeds: Vec<FeedRule>,
    /// What makes the main feed a podcast, if it is one.
    pub show: Option<Show>,
    /// Where the site's own images and sounds are, if articles' are looked up.
    pub media: Option<Library>,
    /// What stands beside the feeds for people.
    pub pages: Pages,
    /// What keeps a bad run from replacing a good feed.
    pub guard: Guard,
    /// Who is told at once when a feed has changed.
    pub push: Push,
    /// The file that is kept from run to run; `None` remembers nothing.
    pub state: Option<PathBuf>,
    /// What becomes of articles that are called back.
    pub withdrawal: Withdrawal,
    /// How the feeds are checked.
    pub check: Check,
    /// Differs if the settings do, or the version of feedmill.
    pub fingerprint: [u8; 16],
}

impl Config {
    /// The format of the feed that stands in `file`, a path within the output folder; `None` if it
    /// is no feed but a page or the like, or if nobody subscribes to it, as to an archive.
    pub fn feed_at(&self, file: &str) -> Option<Format> {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        if folder.rsplit('/').nth(1) == Some(ARCHIVES) {
            return None;
        }
        let rules = self.feeds.iter().map(|rule| &rule.formats);
        let mut formats = rules.chain([&self.output.formats]).flatten();
        formats.find_map(|(format, known)| (known == name).then_some(*format))
    }
}

/// A folder of seeds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source {
    /// The folder.
    pub folder: PathBuf,
    /// The folder as it is written in the settings.
    pub shown: String,
    /// What its files are; `None` tells them by their endings.
    pub kind: Option<Kind>,
    /// How its dates are read.
    pub reading: Reading,
    /// What its articles get where they say nothing themselves.
    pub defaults: Defaults,
    /// What becomes of its articles without a date.
    pub undated: Undated,
}

/// What becomes of an article without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undated {
    /// It gets the time that its file was last modified.
    FileTime,
    /// It is refused.
    Refuse,
}

/// The main feed, and what the others have in common with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Output {
    /// The folder that they are put in.
    pub folder: PathBuf,
    /// The public address of that folder; its path ends in `/`.
    pub url: AbsoluteUrl,
    /// The formats and the names of their files, in the order of [`Format::ALL`]; at least one,
    /// each once, no name twice.
    pub formats: Vec<(Format, String)>,
    /// The most items that a feed holds; more than 0.
    pub items: usize,
    /// The most bytes that a feed's file has; more than 0.
    pub bytes: usize,
    /// Whether items carry their whole text or their summary.
    pub full_text: bool,
    /// How long a reader may wait before it looks again, in minutes.
    pub ttl: Option<u32>,
    /// Whether there are archive documents of older items.
    pub archive: Option<Archive>,
    /// The partner that the feeds are made for.
    pub profile: Option<Profile>,
    /// The packed copies that stand beside each feed, each encoding once.
    pub compress: Vec<Encoding>,
}
