//! Whose file it is, by its first bytes, before SQLite touches it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::create;
use super::schema::{APPLICATION, PAGE, VERSION};
use crate::Error;

/// What stands at a path.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A database of ours.
    Ours {
        /// Its version.
        version: u32,
        /// Whether somebody has switched it to WAL.
        wal: bool,
    },
    /// What must have been a database of ours.
    Broken(String),
}

/// Looks at the file at `path`.
///
/// # Errors
/// When it can't be read, is somebody else's, or a newer feedmill's.
pub(super) fn look(path: &Path) -> Result<Found, Error> {
    let failed = |cause| Error::io("cannot read", path, cause);
    let folder = create::folder(path);
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            return match folder.metadata() {
                Ok(data) if data.is_dir() => Ok(Found::Nothing),
                Ok(_) => Err(failed(cause)),
                Err(why) => {
                    let message = format!(
                        "the folder of the state, {}, can't be used: make it, or correct `file` \
                         in `[state]`",
                        folder.display()
                    );
                    Err(Error::new(message).because(why))
                }
            };
        }
        Err(cause) => return Err(failed(cause)),
    };
    let data = file.metadata().map_err(failed)?;
    if !data.is_file() {
        return Err(foreign("is not a file", path));
    }
    let mut page = Vec::new();
    file.by_ref()
        .take(PAGE)
        .read_to_end(&mut page)
        .map_err(failed)?;
    let (Some(magic), Some(head)) = (page.get(..MAGIC.len()), page.first_chunk::<100>()) else {
        return match page.is_empty() {
            true => Ok(Found::Broken("it is empty".to_owned())),
            false => Err(foreign("is not a database", path)),
        };
    };
    if magic != MAGIC {
        // Not SQLite's; but our pages are full ones, and no text.
        return match is_text(&page) || data.len() % PAGE != 0 {
            true => Err(foreign("is not a database", path)),
            false => Ok(Found::Broken("its first page is not one".to_owned())),
        };
    }
    let number = |at: usize| u32::from_be_bytes(*head[at..].first_chunk().expect("inside 100"));
    if number(68) != APPLICATION {
        return Err(foreign("is a database of another program", path));
    }
    let version = number(60);
    if version > VERSION {
        return Err(Error::new(format!(
            "a newer feedmill made this state (version {version}; this one knows {VERSION}): use \
             that one, or move the file away and let `feedmill adopt` read the published feeds:"
        ))
        .on(path));
    }
    Ok(Found::Ours {
        version,
        wal: head[18] == 2,
    })
}

/// Whether a file that begins with `page` is one that people read.
fn is_text(page: &[u8]) -> bool {
    let first = page.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    // A character may be cut at the end of the page.
    let whole = first.len() + 3 >= page.len();
    whole && !first.contains(|char: char| char.is_control() && !char.is_whitespace())
}

fn foreign(is: &str, path: &Path) -> Error {
    Error::new(format!(
        "the setting `state` names a file that {is}; name another file:"
    ))
    .on(path)
}

/// How each SQLite database begins (<https://www.sqlite.org/fileformat2.html>, 1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";
