//! A file as it is handed out: its bytes and what is said about them.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use hyper::body::Bytes;
use hyper::header::HeaderValue;

use super::media_type;
use super::sendable::Sendable;

/// Files up to this size are kept in memory, in bytes; feeds are.
const IN_MEMORY: u64 = 4 * 1024 * 1024;

/// How much of a larger one tells what it is, in bytes.
const HEAD: u64 = 64 * 1024;

/// A file that changed so short a time before it was read may change once more at what its file
/// system calls the same time.
const UNSETTLED: Duration = Duration::from_secs(2);

/// What tells one version of a file from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    length: u64,
    modified: SystemTime,
    /// When the file system last touched it, which programs can't set, and where it keeps it.
    #[cfg(unix)]
    changed: (i64, i64, u64, u64),
}

impl Version {
    pub fn of(data: &Metadata) -> io::Result<Self> {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;

        Ok(Self {
            length: data.len(),
            modified: data.modified()?,
            #[cfg(unix)]
            changed: (data.ctime(), data.ctime_nsec(), data.dev(), data.ino()),
        })
    }

    /// Whether it had not changed for a while at `now`.
    fn is_settled(&self, now: SystemTime) -> bool {
        #[cfg(unix)]
        let changed = {
            let seconds = u64::try_from(self.changed.0).unwrap_or(0);
            SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
        };
        #[cfg(not(unix))]
        let changed = self.modified;
        now.duration_since(changed).is_ok_and(|age| age > UNSETTLED)
    }
}

/// One version of a file.
#[derive(Debug)]
pub struct Document {
    /// Where it is, without links.
    pub path: PathBuf,
    /// Which version it is.
    pub version: Version,
    /// Whether what has this version still has these bytes.
    pub is_settled: bool,
    /// Its size in bytes.
    pub length: u64,
    /// When it was modified.
    pub modified: SystemTime,
    /// All of it, if it is small.
    pub bytes: Option<Bytes>,
    /// These bytes, for a socket, if they are worth it.
    pub sendable: Option<Arc<Sendable>>,
    /// Its entity tag, made of its bytes: a strong one, in quotes.
    pub tag: HeaderValue,
    /// When it was modified, for HTTP.
    pub last_modified: HeaderValue,
    /// What it is.
    pub media_type: HeaderValue,
}

impl Document {
    /// Reads the file at `path`, which has no links in it. `None`: it is no file.
    pub fn read(path: PathBuf) -> io::Result<Option<Self>> {
        let mut file = File::open(&path)?;
        let data = file.metadata()?;
        if !data.is_file() {
            return Ok(None);
        }
        let version = Version::of(&data)?;
        let (length, modified) = (data.len(), version.modified);
        let (bytes, hash, media_type) = match length <= IN_MEMORY {
            true => whole(&path, &mut file)?,
            false => by_pieces(&path, &mut file)?,
        };
        let tag = format!("\"{}\"", &hash.to_hex()[..32]);
        Ok(Some(Self {
            is_settled: version.is_settled(SystemTime::now()),
            length: bytes.as_ref().map_or(length, |bytes| bytes.len() as u64),
            sendable: bytes.as_ref().and_then(Sendable::new).map(Arc::new),
            path,
            version,
            modified,
            bytes,
            tag: field(&tag),
            last_modified: field(&httpdate::fmt_http_date(modified)),
            media_type: field(&media_type),
        }))
    }

    /// The tag as text.
    pub fn tag(&self) -> &str {
        self.tag.to_str().unwrap_or_default()
    }

    /// The media type as text.
    pub fn media_type(&self) -> &str {
        self.media_type.to_str().unwrap_or_default()
    }
}

type Contents = (Option<Bytes>, blake3::Hash, String);

fn whole(path: &Path, file: &mut File) -> io::Result<Contents> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let (hash, media_type) = (blake3::hash(&bytes), media_type::of(path, &bytes));
    Ok((Some(bytes.into()), hash, media_type))
}

fn by_pieces(path: &Path, file: &mut File) -> io::Result<Contents> {
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    file.rewind()?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file)?;
    Ok((None, hasher.finalize(), media_type::of(path, &head)))
}

fn field(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("tags, dates and media types are plain")
}
