//! What stands beside the feeds: pages, the list of feeds, the sitemap of news. They are published
//! with the feeds, all or none.

use std::borrow::Cow;
use std::fs;
use std::sync::atomic::Ordering;

use super::items::{self, Items};
use super::outputs::{Destination, Press};
use super::record::{Found, Hash};
use super::recorded::Recorded;
use super::select::Selection;
use super::survey::{Candidate, Survey};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Instant, Item, ItemId};
use crate::pages::{self, Feed, FeedFile, News, Templates};
use crate::publish::Prepared;
use crate::state;

/// What is to stand beside the feeds of a run.
pub(super) struct Pages<'a> {
    config: &'a Config,
    templates: &'a Templates,
    /// One for each selection.
    feeds: Vec<Feed>,
    /// The newest items of each.
    latest: Vec<Vec<ItemId>>,
    /// What each one's page is made of.
    prints: Vec<Hash>,
    /// What the list of feeds is made of.
    list: Hash,
    now: Instant,
    news: Vec<Candidate>,
    news_print: Hash,
}

/// Files that are ready to be put in place.
#[derive(Default)]
pub(super) struct Beside {
    pub prepared: Vec<Prepared>,
    /// What becomes of them: their paths and what they are made of.
    pub placed: Vec<(String, Hash)>,
    /// Files that are as they should be.
    pub kept: Vec<state::Feed>,
}

/// The templates that `config` asks for. What they say is a part of the settings.
pub(super) fn templates(config: &Config) -> Result<(Cow<'_, Config>, Templates), Error> {
    let Some(folder) = &config.pages.templates else {
        return Ok((Cow::Borrowed(config), Templates::new(Vec::new())?));
    };
    let failed = |cause| Error::io("cannot read the folder of templates", folder, cause);
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|it| it.ends_with(".html") || it.ends_with(".css")) else {
            continue;
        };
        let text = fs::read_to_string(&path)
            .map_err(|cause| Error::io("cannot read the template", &path, cause))?;
        texts.push((name, text));
    }
    texts.sort();
    let fields = texts
        .iter()
        .flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
    let fingerprint = hash([&config.fingerprint[..]].into_iter().chain(fields));
    let config = Config {
        fingerprint,
        ..config.clone()
    };
    Ok((Cow::Owned(config), Templates::new(texts)?))
}

/// The feeds of `selections`, as they are told to people.
pub(super) fn feeds(selections: &[Selection]) -> Vec<Feed> {
    let feed = |selection: &Selection| {
        let plan = &selection.plan;
        let files = plan.formats.iter().filter_map(|(format, name)| {
            Some(FeedFile {
                format: *format,
                name: name.clone(),
                url: plan.url.join(name)?,
            })
        });
        Feed {
            folder: plan.folder.clone(),
            title: plan.title.clone(),
            description: plan.description.clone(),
            language: plan.language.clone(),
            url: plan.url.clone(),
            files: files.collect(),
        }
    };
    selections.iter().map(feed).collect()
}

impl<'a> Pages<'a> {
    /// What is to stand beside the feeds of `selections`; `None` if that is nothing.
    pub fn plan(
        config: &'a Config,
        templates: &'a Templates,
        survey: &Survey<'_>,
        selections: &[Selection],
        now: Instant,
    ) -> Option<Self> {
        if !config.pages.any() {
            return None;
        }
        let feeds = feeds(selections);
        let fields = feeds.iter().flat_map(|feed| {
            let texts = [
                &*feed.folder,
                feed.title.as_str(),
                feed.description.as_str(),
            ];
            texts
                .into_iter()
                .chain([feed.language.as_str()])
                .map(str::as_bytes)
        });
        let list = hash([&config.fingerprint[..], b"list"].into_iter().chain(fields));
        let prints = selections.iter().map(|selection| {
            let more = match selection.plan.folder.is_empty() {
                true => &list[..],
                false => b"page",
            };
            hash([&selection.fingerprint[..], more])
        });
        let prints = prints.collect();
        let latest = selections.iter().map(|selection| {
            let picks = selection.picks.iter().take(pages::LATEST);
            picks.map(|pick| survey.id(pick)).collect()
        });
        let latest = latest.collect();
        let news = match config.pages.sitemap {
            true => news(survey, now),
            false => Vec::new(),
        };
        let news_print = news_print(config, survey, &news);
        Some(Self {
            config,
            templates,
            feeds,
            latest,
            prints,
            list,
            now,
            news,
            news_print,
        })
    }

    /// Whether the page of the selection at `place` is as it should be.
    pub fn is_current(&self, place: usize, recorded: &Recorded) -> bool {
        !self.config.pages.enabled || recorded.is_current(&self.name(place), &self.prints[place])
    }

    /// When the sitemap changes by itself.
    pub fn due(&self) -> Option<i64> {
        let oldest = self.news.last()?;
        Some(oldest.published + pages::WINDOW + 1)
    }

    fn name(&self, place: usize) -> String {
        match &*self.feeds[place].folder {
            "" => pages::PAGE.to_owned(),
            folder => format!("{folder}/{}", pages::PAGE),
        }
    }

    /// Makes what is not as it should be. `made` says how many items each feed has that was made.
    pub fn prepare(
        &self,
        press: &Press<'_>,
        made: &[Option<usize>],
        sink: &mut Sink,
    ) -> Result<Beside, Error> {
        let mut desk = Desk {
            press,
            sink,
            beside: Beside::default(),
        };
        let (config, site) = (self.config, &self.config.site);
        if config.pages.enabled {
            for (place, (latest, made)) in self.latest.iter().zip(made).enumerate() {
                let name = self.name(place);
                match made {
                    Some(0) => {}
                    Some(count) => {
                        let picks = latest.iter().take(*count);
                        let items: Vec<&Item> = picks
                            .filter_map(|id| press.items.get(id).map(|(item, _)| item))
                            .collect();
                        let opml = config.pages.opml;
                        let bytes =
                            pages::page(self.templates, site, &self.feeds, place, &items, opml)?;
                        desk.put(name, self.prints[place], bytes)?;
                    }
                    None => desk.keep(&name),
                }
            }
            let style = pages::feed_style(self.templates);
            desk.put(pages::FEED_STYLE.to_owned(), self.list, style)?;
        }
        if config.pages.opml {
            desk.put(
                pages::OPML.to_owned(),
                self.list,
                pages::opml(site, &self.feeds)?,
            )?;
        }
        if config.pages.sitemap {
            if press
                .judge
                .recorded
                .is_current(pages::SITEMAP, &self.news_print)
            {
                desk.keep(pages::SITEMAP);
            } else {
                let news = self.articles(press.judge.survey, press.items);
                let bytes = pages::sitemap(site, &news, self.now)?;
                desk.put(pages::SITEMAP.to_owned(), self.news_print, bytes)?;
            }
        }
        Ok(desk.beside)
    }

    /// The articles of the sitemap; those that are in no feed of this run are read for it.
    fn articles(&self, survey: &Survey<'_>, items: &Items) -> Vec<News> {
        let missing: Vec<Candidate> = (self.news.iter())
            .filter(|candidate| !items.contains_key(&survey.id(candidate)))
            .copied()
            .collect();
        // One that can't be read now is reported when it is looked at.
        let read = items::make(self.config, survey, &missing, &mut Sink::new());
        let articles = self.news.iter().filter_map(|candidate| {
            let id = survey.id(candidate);
            let (item, _) = items.get(&id).or_else(|| read.get(&id))?;
            Some(News {
                url: item.url.clone(),
                title: item.title.clone(),
                published: item.published,
                language: item.language.clone(),
            })
        });
        articles.collect()
    }
}

/// Where files are compared with those that are there.
struct Desk<'a> {
    press: &'a Press<'a>,
    sink: &'a mut Sink,
    beside: Beside,
}

impl Desk<'_> {
    fn keep(&mut self, name: &str) {
        self.beside
            .kept
            .extend(self.press.judge.recorded.get(name).cloned());
    }

    fn put(&mut self, name: String, fingerprint: Hash, bytes: Vec<u8>) -> Result<(), Error> {
        let path = self.press.config.output.folder.join(&name);
        let current = match self.press.destination {
            Destination::Folder(folder) => folder.read(&name)?,
            Destination::Nowhere => fs::read(&path).ok(),
            Destination::Caller => return Ok(()),
        };
        let is_ours = |current: &[u8]| {
            self.press.judge.overwrite
                || self.press.judge.recorded.holds(&name)
                || pages::is_ours(current)
        };
        if current
            .as_deref()
            .is_some_and(|current| current != bytes && !is_ours(current))
        {
            self.press.is_refused.store(true, Ordering::Relaxed);
            self.sink.push(foreign(&path.display().to_string()));
            return Ok(());
        }
        if let Destination::Folder(folder) = self.press.destination {
            let is_wanted = !self.press.is_refused.load(Ordering::Relaxed);
            if is_wanted && current.as_deref() != Some(&bytes[..]) {
                self.beside.prepared.push(folder.prepare(&name, &bytes)?);
            }
        }
        self.beside.placed.push((name, fingerprint));
        Ok(())
    }
}

/// The newest articles that nobody called back, newest first.
fn news(survey: &Survey<'_>, now: Instant) -> Vec<Candidate> {
    let is_readable = |candidate: &&Candidate| match survey.record(candidate).found {
        Found::Article(facts) => !facts.withdrawn && !facts.withheld,
        Found::Draft(_) | Found::Refused => false,
    };
    (survey.due.iter())
        .take_while(|candidate| now.unix() - candidate.published <= pages::WINDOW)
        .filter(is_readable)
        .take(pages::MOST_NEWS)
        .copied()
        .collect()
}

fn news_print(config: &Config, survey: &Survey<'_>, news: &[Candidate]) -> Hash {
    let facts = news.iter().flat_map(|candidate| {
        let record = survey.record(candidate);
        let id = survey.id(candidate).as_str().as_bytes().to_vec();
        [
            id,
            record.content.to_vec(),
            candidate.published.to_le_bytes().to_vec(),
        ]
    });
    let facts: Vec<Vec<u8>> = facts.collect();
    hash(
        [&config.fingerprint[..], b"news"]
            .into_iter()
            .chain(facts.iter().map(Vec::as_slice)),
    )
}

fn foreign(shown: &str) -> Diagnostic {
    Diagnostic::error(
        "feed/foreign-file",
        "the file is there and feedmill did not make it",
    )
    .help("move it away or leave `[pages]` out of the settings; `--overwrite` replaces it")
    .at(Place::file(shown))
}

fn hash<'a>(fields: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for field in fields {
        hasher.update(&(field.len() as u64).to_le_bytes());
        hasher.update(field);
    }
    let whole = hasher.finalize();
    whole.as_bytes()[..16].try_into().expect("16 bytes of 32")
}
