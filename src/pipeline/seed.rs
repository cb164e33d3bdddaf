//! Seed → facts: one file is opened, read and judged.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::PathBuf;

use super::Options;
use super::record::{Facts, Findings, Found, Hash, Record, Stamp};
use crate::Error;
use crate::checks::history;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::{Diagnostic, Level, Place, Sink};
use crate::model::{Article, Entry, Facet, Instant, Moments, Status};
use crate::sources::{self, SeedFile};

/// How often a file is read again that changes while it is read.
const TRIES: usize = 3;

/// A seed that was opened in this run.
#[derive(Debug)]
pub(super) struct Fresh {
    /// Its record; the labels are not in it yet.
    pub record: Record<'static>,
    pub labels: Vec<(Facet, String)>,
    pub claim: Claim,
}

impl Fresh {
    /// A seed that nothing is known of.
    pub fn empty(name: &str) -> Self {
        Self {
            record: Record {
                name: name.to_owned().into(),
                stamp: Stamp::default(),
                content: Hash::default(),
                findings: Findings::None,
                found: Found::Refused,
            },
            labels: Vec::new(),
            claim: Claim::default(),
        }
    }
}

/// What an article says of its own identity, and what it leaves to what is known of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Claim {
    /// The seed, as it is shown.
    pub seed: String,
    /// The seed's path within its source, which makes the id.
    pub path: String,
    /// The id that its path makes.
    pub own: String,
    /// The address of its page.
    pub url: String,
    /// Whether it gives its id itself.
    pub own_id: bool,
    /// Whether it gives its publication itself.
    pub dated: bool,
    /// The line of that date.
    pub date_line: u32,
    /// Whether it gives its last change itself.
    pub updated: bool,
    /// When its file was last written, in seconds since 1970.
    pub file_time: i64,
    /// Whether the change is too small to be told.
    pub minor: bool,
}

/// The bytes of a file and how it looked while they were read.
pub(super) struct Bytes {
    pub bytes: Vec<u8>,
    pub stamp: sources::Stamp,
    pub content: Hash,
}

/// Reads a file whole; again, if it changes meanwhile.
pub(super) fn bytes(file: &SeedFile, most: u64) -> io::Result<Bytes> {
    let mut tries = 0;
    loop {
        tries += 1;
        let mut open = File::open(&file.path)?;
        let before = open.metadata()?;
        if before.len() > most {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("it has more than {} MiB", most >> 20),
            ));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0) + 1);
        (&mut open).take(most).read_to_end(&mut bytes)?;
        if tries == TRIES || is_same(&before, &open.metadata()?, bytes.len()) {
            let content = hash(&bytes);
            let stamp = sources::Stamp::of(&before);
            return Ok(Bytes {
                bytes,
                stamp,
                content,
            });
        }
    }
}

fn is_same(before: &Metadata, after: &Metadata, length: usize) -> bool {
    let length = length as u64;
    before.len() == length
        && after.len() == length
        && before.modified().ok() == after.modified().ok()
}

/// The folder of the seed's own files, if it is one of an article and its files.
pub(super) fn folder_of_its_own(file: &SeedFile) -> Option<PathBuf> {
    let is_its_own = file.seed.path.ends_with("/index");
    is_its_own.then(|| file.path.parent().map(PathBuf::from))?
}

/// The hash of a seed's bytes.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    let whole = blake3::hash(bytes);
    whole.as_bytes()[..16].try_into().expect("16 bytes of 32")
}

/// The first eight bytes of a text's hash.
pub(super) fn short_hash(text: &str) -> u64 {
    let whole = blake3::hash(text.as_bytes());
    u64::from_le_bytes(whole.as_bytes()[..8].try_into().expect("8 bytes of 32"))
}

/// Says that a seed can't be read.
pub(super) fn unreadable(file: &SeedFile, cause: &io::Error) -> Diagnostic {
    Diagnostic::error("article/invalid-file", format!("cannot be read: {cause}"))
        .help("make the file readable for the user that runs feedmill")
        .at(Place::file(file.seed.file.clone()))
}

/// Completes what an article says. `None` if it can't be used: `sink`, which holds what its
/// source found wrong already, says why.
pub(super) fn entry(
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

/// Opens and judges a seed. What is wrong with it goes to `sink`.
pub(super) fn read(
    config: &Config,
    source: &Source,
    file: &SeedFile,
    name: &str,
    options: &Options<'_>,
    sink: &mut Sink,
) -> Result<Fresh, Error> {
    let mut own = Sink::new();
    let fresh = match bytes(file, MOST) {
        Ok(read) => judge(config, source, file, &read, options, &mut own),
        Err(cause) if is_want(&cause) => {
            return Err(Error::io("cannot read", &file.path, cause));
        }
        Err(cause) => {
            own.push(unreadable(file, &cause));
            (
                Stamp::default(),
                Hash::default(),
                Found::Refused,
                Vec::new(),
                Claim::default(),
            )
        }
    };
    let (stamp, content, found, labels, claim) = fresh;
    let found_in_it = own.into_vec();
    let findings = match found_in_it.iter().map(|finding| finding.level).max() {
        Some(Level::Error) => Findings::Errors,
        Some(Level::Warning) => Findings::Warnings,
        _ => Findings::None,
    };
    sink.extend(found_in_it);
    Ok(Fresh {
        record: Record {
            name: name.to_owned().into(),
            stamp,
            content,
            findings,
            found,
        },
        labels,
        claim,
    })
}

/// Whether the computer lacks something that every seed needs: then it is not this seed's fault,
/// and the others would go the same way.
fn is_want(cause: &io::Error) -> bool {
    // ENFILE and EMFILE have no kind of their own.
    matches!(cause.raw_os_error(), Some(23 | 24)) || cause.kind() == io::ErrorKind::OutOfMemory
}

/// The most bytes of a seed: more than any text, and little enough for every machine.
pub(super) const MOST: u64 = 64 << 20;

type Judged = (Stamp, Hash, Found<'static>, Vec<(Facet, String)>, Claim);

fn judge(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_that_cannot_be_read_is_said_and_stays_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = sources::seed(folder.path(), "posts", None, "gone.md");
        let cause = bytes(&file, MOST).map(|_| ()).unwrap_err();
        let finding = unreadable(&file, &cause);
        assert_eq!(finding.rule, "article/invalid-file");
        assert_eq!(&*finding.place.unwrap().file, "posts/gone.md");
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("long.md"), "12345").unwrap();
        let file = sources::seed(folder.path(), "posts", None, "long.md");
        assert!(bytes(&file, 5).is_ok());
        let cause = bytes(&file, 4).map(|_| ()).unwrap_err();
        assert_eq!(cause.kind(), io::ErrorKind::FileTooLarge);
    }
}
