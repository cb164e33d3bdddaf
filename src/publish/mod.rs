//! Bytes → the world: files that are replaced whole, or not at all.
//!
//! This room knows paths and bytes and no feed. A reader that polls while a run publishes sees
//! the old file or the new one, never a part of one and never none.

mod folder;
mod replace;
mod siblings;

use std::io::{self, ErrorKind};
use std::path::Path;

pub use folder::Folder;
pub use replace::Prepared;
pub use siblings::Encoding;

use crate::Error;

/// Packs `bytes` in each encoding, side by side.
pub fn pack(bytes: &[u8], encodings: &[Encoding]) -> Vec<(Encoding, Vec<u8>)> {
    use rayon::prelude::*;

    let packed = encodings.par_iter();
    packed
        .map(|&encoding| (encoding, encoding.pack(bytes)))
        .collect()
}

/// Puts `bytes` in the place of the file at `path`, at one stroke; its permissions stay, and a
/// link is followed.
///
/// # Errors
/// When the new file can't be written beside it, or can't take its place; the old one is whole
/// then.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Prepared::write(path, bytes)?.place()
}

/// What was asked about a file; `None` if there is no such file. Any other reason is an error: a
/// file that can't be looked at is not one that isn't there.
fn if_there<T>(answer: io::Result<T>) -> io::Result<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}
