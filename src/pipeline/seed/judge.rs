//! What a seed says → facts.

use rayon::prelude::*;
use smallvec::SmallVec;

use super::{Claim, Fresh};
use crate::checks::history;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::{Diagnostic, Level, Place, Sink};
use crate::model::{Article, Entry, Facet, Instant, Moments, Status};
use crate::pipeline::hash::short_hash;
use crate::pipeline::record::{Facts, Findings, Found, Hash, Record, Stamp};
use crate::pipeline::{Options, pages};
use crate::sources::{self, Part, SeedFile};

/// Completes what an article says. `None` if it can't be used: `sink`, which holds what its
/// source found wrong already, says why.
pub fn entry(
    config: &Config,
    source: &Source,
    stamp: sources::Stamp,
    article: &Article,
    sink: &mut Sink,
) -> Option<Entry> {
    if sink.has_errors() {
        return None;
    }
    let changed = Instant::from_unix(stamp.modified.div_euclid(1_000_000_000));
    let moments = Moments {
        undated: changed.filter(|_| source.undated == Undated::FileTime),
        changed,
    };
    Entry::new(article, &config.site, &source.defaults, moments, sink)
}

/// Judges what is in one file.
pub(super) struct Judge<'a> {
    pub config: &'a Config,
    pub source: &'a Source,
    pub options: &'a Options<'a>,
    /// How the file looked when it was read.
    pub stamp: sources::Stamp,
}

impl Judge<'_> {
    /// The articles of a file that holds several, by name; and what is wrong with them.
    pub fn parts(&self, file: &SeedFile, parts: Vec<Part>) -> (Vec<Fresh>, Vec<Diagnostic>) {
        let judged = parts.into_par_iter().map(|part| {
            if (self.options.stop)() {
                return (Fresh::empty(&part.name), Vec::new());
            }
            let mut own = Sink::new();
            own.extend(part.findings);
            let line = part.article.as_ref().map(first_line);
            let mut found = Sink::new();
            let one = file.part(&part.name);
            let fresh = self.article(
                &one,
                &part.name,
                part.content,
                part.article,
                own,
                &mut found,
            );
            let placed = found.into_vec().into_iter();
            let placed = placed.map(|finding| on_line(finding, file, line));
            (fresh, placed.collect())
        });
        let (mut parts, found): (Vec<Fresh>, Vec<Vec<Diagnostic>>) = judged.unzip();
        parts.sort_by(|a, b| a.record.name.cmp(&b.record.name));
        (parts, found.concat())
    }

    /// One article; `own` is what was found wrong with it already.
    pub fn article(
        &self,
        file: &SeedFile,
        name: &str,
        content: Hash,
        article: Option<Article>,
        mut own: Sink,
        sink: &mut Sink,
    ) -> Fresh {
        let tag = &self.config.site.tag;
        // What is not finished may have faults; its author has not asked for more.
        if let Some(draft) = article.as_ref().filter(|article| article.draft) {
            let id = Entry::id_of(draft, &self.config.site);
            let found = Found::Draft(short_hash(id.as_str()));
            return Fresh::of(self.record(name, content, found, &Sink::new()));
        }
        let entry = (article.as_ref())
            .and_then(|article| entry(self.config, self.source, self.stamp, article, &mut own));
        let (Some(article), Some(entry)) = (article, entry) else {
            let record = self.record(name, content, Found::Refused, &own);
            sink.extend(own.into_vec());
            return Fresh::of(record);
        };
        let by_path = tag.id(&file.seed.path);
        let is_own = Entry::gives_id(&article);
        let claim = Claim {
            seed: file.address().to_string(),
            path: file.seed.path.clone(),
            own: (if is_own { &by_path } else { &entry.id })
                .as_str()
                .to_owned(),
            url: entry.url.as_str().to_owned(),
            own_id: is_own && entry.id != by_path,
            // One date for both is that of a version.
            dated: article.published.is_some() && article.published != article.updated,
            date_line: article.published.as_ref().map_or(1, |found| found.line),
            updated: article.updated.is_some(),
            file_time: self.stamp.modified.div_euclid(1_000_000_000),
            minor: entry.minor,
        };
        let page = match pages::file(self.config, &entry.url) {
            Ok(page) => page,
            Err(why) => {
                own.push(pages::impossible(why, &article));
                let record = self.record(name, content, Found::Refused, &own);
                sink.extend(own.into_vec());
                return Fresh::of(record);
            }
        };
        let labels = labels(&article, &entry);
        let facts = Facts {
            page: page.map(Into::into),
            ..self.facts(entry.id != by_path, entry)
        };
        let record = self.record(name, content, Found::Article(facts), &own);
        sink.extend(own.into_vec());
        Fresh {
            labels,
            claim,
            ..Fresh::of(record)
        }
    }

    /// A record of what is in the file; `found` is what is wrong with it.
    pub fn record(
        &self,
        name: &str,
        content: Hash,
        found: Found<'static>,
        findings: &Sink,
    ) -> Record<'static> {
        let mut stamp = Stamp::from(self.stamp);
        let is_young = |started| self.stamp.modified > started - TOO_YOUNG;
        if self.options.started.is_some_and(is_young) {
            stamp.modified = 0;
        }
        Record {
            name: name.to_owned().into(),
            stamp,
            content,
            findings: match findings.iter().map(|finding| finding.level).max() {
                Some(Level::Error) => Findings::Errors,
                Some(Level::Warning) => Findings::Warnings,
                _ => Findings::None,
            },
            found,
        }
    }

    /// `keeps_id`: the id is not the one that its path makes.
    fn facts(&self, keeps_id: bool, entry: Entry) -> Facts<'static> {
        let waits = entry.published > self.options.now;
        Facts {
            id: keeps_id.then(|| entry.id.as_str().to_owned().into()),
            id_hash: short_hash(entry.id.as_str()),
            published: entry.published.unix(),
            updated: entry.updated.unix(),
            expires: entry.expires.map(Instant::unix),
            withheld: entry.status == Status::Withheld,
            withdrawn: entry.status == Status::Withdrawn,
            twin: (entry.title.as_ref())
                .map(|title| history::twin(title.as_str(), entry.published.unix())),
            title: (entry.title.filter(|_| waits)).map(|title| title.as_str().to_owned().into()),
            page: None,
            labels: SmallVec::new(),
        }
    }
}

/// The first line of an article that is known.
fn first_line(article: &Article) -> u32 {
    let texts = [&article.id, &article.title, &article.url, &article.summary];
    let lines = texts.into_iter().flatten().map(|found| found.line);
    let dates = article.published.iter().map(|found| found.line);
    lines.chain(dates).min().unwrap_or(article.body.line)
}

/// A finding that is about an article as a whole, on its line of the file that holds others too.
fn on_line(mut finding: Diagnostic, file: &SeedFile, line: Option<u32>) -> Diagnostic {
    if let Some(place) = &mut finding.place
        && place.file == file.seed.file
        && place.line.is_none()
        && let Some(line) = line
    {
        *place = Place::line(place.file.clone(), line);
    }
    finding
}

/// A file that was written less than this before the run began, in nanoseconds, may be written
/// once more without looking any different: the clocks of file systems are coarse.
const TOO_YOUNG: i64 = 2_000_000_000;

fn labels(article: &Article, entry: &Entry) -> Vec<(Facet, String)> {
    let section = entry
        .section
        .iter()
        .map(|section| (Facet::Section, section.as_str()));
    let categories = article
        .categories
        .iter()
        .map(|found| (Facet::Category, found.value.trim()));
    let tags = article
        .tags
        .iter()
        .map(|found| (Facet::Tag, found.value.trim()));
    let authors = entry
        .authors
        .iter()
        .map(|author| (Facet::Author, author.name.as_str()));
    let language = [(Facet::Language, entry.language.as_str())];
    let all = section
        .chain(categories)
        .chain(tags)
        .chain(authors)
        .chain(language);
    all.filter(|(_, name)| !name.is_empty())
        .map(|(facet, name)| (facet, name.to_owned()))
        .collect()
}
