//! A file's bytes, whole and as they were at one moment.

use std::fs::{File, Metadata};
use std::io::{self, Read};

use crate::diagnostic::{Diagnostic, Place};
use crate::pipeline::hash::hash;
use crate::pipeline::record::Hash;
use crate::sources::{self, SeedFile};

/// How often a file is read again that changes while it is read.
const TRIES: usize = 3;

/// The bytes of a file and how it looked while they were read.
pub struct Bytes {
    pub bytes: Vec<u8>,
    pub stamp: sources::Stamp,
    pub content: Hash,
}

/// Reads a file whole; again, if it changes meanwhile.
pub fn bytes(file: &SeedFile, most: u64) -> io::Result<Bytes> {
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

/// Says that a seed can't be read.
pub fn unreadable(file: &SeedFile, cause: &io::Error) -> Diagnostic {
    Diagnostic::error("article/invalid-file", format!("cannot be read: {cause}"))
        .help("make the file readable for the user that runs feedmill")
        .at(Place::file(file.seed.file.clone()))
}

/// Whether the computer lacks something that every seed needs: then it is not this seed's fault,
/// and the others would go the same way.
pub(super) fn is_want(cause: &io::Error) -> bool {
    // ENFILE and EMFILE have no kind of their own.
    matches!(cause.raw_os_error(), Some(23 | 24)) || cause.kind() == io::ErrorKind::OutOfMemory
}

/// The most bytes of a seed: more than any text, and little enough for every machine.
pub const MOST: u64 = 64 << 20;

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
