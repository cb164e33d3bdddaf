//! A site that lives through many runs: its files have the times that the scene gives to them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use feedmill::checks::Override;
use feedmill::checks::history::{self, Held};
use feedmill::diagnostic::Level;
use feedmill::model::Instant;
use feedmill::pipeline::{self, Ended, Options, Outcome};

use crate::site::{Site, rules};

/// The files of a feed.
pub const FILES: [&str; 3] = ["rss.xml", "atom.xml", "feed.json"];

pub struct Scene {
    site: Site,
    now: Instant,
}

/// An item as readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The id without what all have in common.
    pub id: String,
    pub title: String,
    /// As `2026-03-01`, or with the hour.
    pub published: String,
    pub updated: String,
}

/// Text of an article.
pub fn article(title: &str, date: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\n{more}---\n\nText of {title}.\n")
}

impl Scene {
    /// A site with these settings and no article.
    pub fn new(settings: &str, now: &str) -> Self {
        Self {
            site: Site::new(settings, &[]),
            now: hour(now),
        }
    }

    /// A site with these seeds, all written before the first run, which has been.
    pub fn published(settings: &str, now: &str, seeds: &[(&str, &str)]) -> Self {
        let scene = Self::new(settings, now);
        for (name, text) in seeds {
            scene.write(name, text);
        }
        assert_eq!(scene.run(), [""; 0]);
        scene
    }

    /// It is this hour now.
    pub fn at(&mut self, now: &str) {
        self.now = hour(now);
    }

    pub fn config(&self) -> feedmill::config::Config {
        self.site.config()
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.site.path(inside)
    }

    /// Writes a seed; its file's time is the hour.
    pub fn write(&self, name: &str, text: &str) {
        self.site.seed(name, text);
        self.touch(name);
    }

    /// Gives a seed's file the time of the hour.
    pub fn touch(&self, name: &str) {
        let file = fs::File::options()
            .write(true)
            .open(self.path("seeds").join(name))
            .unwrap();
        let since = Duration::from_secs(self.now.unix().try_into().expect("it is after 1970"));
        file.set_modified(SystemTime::UNIX_EPOCH + since).unwrap();
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.path("seeds").join(name)).unwrap();
    }

    /// Renames a seed; the file's time stays.
    pub fn rename(&self, from: &str, to: &str) {
        let (from, to) = (self.path("seeds").join(from), self.path("seeds").join(to));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(from, to).unwrap();
    }

    pub fn settings(&self, text: &str) {
        fs::write(self.path("feedmill.toml"), text).unwrap();
    }

    pub fn move_to_another_place(&mut self) {
        self.site.move_to_another_place();
    }

    pub fn forget(&self) {
        fs::remove_file(self.path("feedmill.db")).unwrap();
    }

    /// Runs, and says what came of it.
    pub fn build(&self) -> Outcome {
        self.with(|options| options)
    }

    /// Runs with these options.
    pub fn with<'a>(&self, options: impl FnOnce(Options<'a>) -> Options<'a>) -> Outcome {
        let outcome = pipeline::build(&self.site.config(), &options(Options::at(self.now)))
            .expect("the job can be done")
            .done()
            .expect("nobody else holds the folder");
        self.agree("");
        outcome
    }

    /// Runs, and says what was found, as `level rule file`.
    pub fn run(&self) -> Vec<String> {
        rules(&self.build().report)
    }

    /// Runs, letting `rule` pass once.
    pub fn allow(&self, rule: &str) -> Vec<String> {
        let levels = [Override::new(rule, None::<Level>)];
        let outcome = self.with(|options| {
            let mut options = options;
            options.levels = &levels;
            options
        });
        rules(&outcome.report)
    }

    /// Runs twice; the first is silent and publishes, the second has nothing to do.
    pub fn settles(&self) -> Outcome {
        let outcome = self.build();
        assert_eq!(rules(&outcome.report), [""; 0]);
        self.rests();
        outcome
    }

    /// Runs where there is nothing to do.
    pub fn rests(&self) {
        let before = self.bytes();
        let outcome = self.build();
        assert_eq!((outcome.opened, outcome.ended), (0, Ended::Unchanged));
        assert_eq!(rules(&outcome.report), [""; 0]);
        assert!(self.bytes() == before, "the feeds have changed");
    }

    /// The bytes of the main feed in each format.
    pub fn bytes(&self) -> Vec<Vec<u8>> {
        let read = |file| fs::read(self.path("feeds").join(file)).unwrap_or_default();
        FILES.map(read).into()
    }

    /// A feed's items, newest first; `folder` is that of the feed, or empty.
    pub fn items_of(&self, folder: &str) -> Vec<Shown> {
        let held = self.held(folder, "atom.xml").expect("the feed is there");
        held.items.into_iter().map(shown).collect()
    }

    /// The main feed's items.
    pub fn items(&self) -> Vec<Shown> {
        self.items_of("")
    }

    /// The ids and titles of the main feed's items, newest first, as `id Title`.
    pub fn told(&self) -> Vec<String> {
        let items = self.items().into_iter();
        items
            .map(|item| format!("{} {}", item.id, item.title))
            .collect()
    }

    /// The item of this id.
    pub fn item(&self, id: &str) -> Shown {
        let mut items = self.items().into_iter();
        items.find(|item| item.id == id).expect("the item is there")
    }

    pub fn text(&self, file: &str) -> String {
        self.site.feed(file)
    }

    fn held(&self, folder: &str, file: &str) -> Option<Held> {
        let bytes = fs::read(self.path("feeds").join(folder).join(file)).ok()?;
        history::held(&bytes, file)
    }

    /// All formats hold the same, and each id once.
    fn agree(&self, folder: &str) {
        let held = FILES.map(|file| self.held(folder, file));
        let items = |held: &Option<Held>| {
            let items = held.iter().flat_map(|held| held.items.clone());
            items.map(shown).collect::<Vec<_>>()
        };
        let all = items(&held[1]);
        assert_eq!(items(&held[0]), all, "rss.xml is not atom.xml");
        assert_eq!(items(&held[2]), all, "feed.json is not atom.xml");
        let ids: BTreeSet<_> = all.iter().map(|item| &item.id).collect();
        assert_eq!(ids.len(), all.len(), "an id is there twice");
    }
}

fn hour(text: &str) -> Instant {
    let whole = match text.len() {
        10 => format!("{text}T00:00:00Z"),
        _ => text.to_owned(),
    };
    Instant::from_rfc3339(&whole).expect("the hour is one")
}

fn shown(item: history::HeldItem) -> Shown {
    let date = |seconds: Option<i64>| {
        let moment = seconds.and_then(Instant::from_unix);
        let text = moment.map_or_else(String::new, Instant::rfc3339);
        text.trim_end_matches("T00:00:00Z").to_owned()
    };
    let published = date(item.published);
    let updated = date(item.updated);
    Shown {
        id: (item.id.rsplit_once("-01:")).map_or(item.id.clone(), |(_, own)| own.to_owned()),
        title: item.title.unwrap_or_default(),
        updated: match updated.is_empty() {
            true => published.clone(),
            false => updated,
        },
        published,
    }
}
