//! What a seed says → facts.

use super::{Bytes, Claim, entry};
use crate::checks::history;
use crate::config::{Config, Source};
use crate::diagnostic::Sink;
use crate::model::{Article, Entry, Facet, Instant, Status};
use crate::pipeline::hash::short_hash;
use crate::pipeline::record::{Facts, Found, Hash, Stamp};
use crate::pipeline::{Options, pages};
use crate::sources::{self, SeedFile};

pub(super) type Judged = (Stamp, Hash, Found<'static>, Vec<(Facet, String)>, Claim);

pub(super) fn judge(
    config: &Config,
    source: &Source,
    file: &SeedFile,
    read: &Bytes,
    options: &Options<'_>,
    sink: &mut Sink,
) -> Judged {
    let mut stamp = Stamp::from(read.stamp);
    if options
        .started
        .is_some_and(|started| read.stamp.modified > started - TOO_YOUNG)
    {
        stamp.modified = 0;
    }
    let mut own = Sink::new();
    let seed = file.seed.clone();
    let article = sources::read(file.kind, &read.bytes, seed, &source.reading, &mut own);
    // What is not finished may have faults; its author has not asked for more.
    if let Some(draft) = article.as_ref().filter(|article| article.draft) {
        let id = Entry::id_of(draft, &config.site);
        let found = Found::Draft(short_hash(id.as_str()));
        return (stamp, read.content, found, Vec::new(), Claim::default());
    }
    let entry =
        (article.as_ref()).and_then(|article| entry(config, source, read.stamp, article, &mut own));
    sink.extend(own.into_vec());
    let (Some(article), Some(entry)) = (article, entry) else {
        return (
            stamp,
            read.content,
            Found::Refused,
            Vec::new(),
            Claim::default(),
        );
    };
    let claim = Claim {
        seed: file.seed.file.to_string(),
        path: file.seed.path.clone(),
        own: config.site.tag.id(&file.seed.path).as_str().to_owned(),
        url: entry.url.as_str().to_owned(),
        own_id: entry.id != config.site.tag.id(&file.seed.path),
        dated: article.published.is_some(),
        date_line: article.published.as_ref().map_or(1, |found| found.line),
        updated: article.updated.is_some(),
        file_time: read.stamp.modified.div_euclid(1_000_000_000),
        minor: entry.minor,
    };
    let page = match pages::file(config, &entry.url) {
        Ok(page) => page,
        Err(why) => {
            sink.push(pages::impossible(why, &article));
            let refused = Found::Refused;
            return (stamp, read.content, refused, Vec::new(), Claim::default());
        }
    };
    let labels = labels(&article, &entry);
    let waits = entry.published > options.now;
    let facts = Facts {
        id: claim.own_id.then(|| entry.id.as_str().to_owned().into()),
        id_hash: short_hash(entry.id.as_str()),
        published: entry.published.unix(),
        updated: entry.updated.unix(),
        expires: entry.expires.map(Instant::unix),
        withheld: entry.status == Status::Withheld,
        withdrawn: entry.status == Status::Withdrawn,
        twin: (entry.title.as_ref())
            .map(|title| history::twin(title.as_str(), entry.published.unix())),
        title: (entry.title.filter(|_| waits)).map(|title| title.as_str().to_owned().into()),
        page: page.map(Into::into),
        labels: Vec::new(),
    };
    (stamp, read.content, Found::Article(facts), labels, claim)
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
