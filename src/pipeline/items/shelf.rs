//! Files of several articles, kept at hand while they are wanted: archives are made a few at a
//! time, and a file of a hundred thousand articles should not be read again for each few.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Sink;
use crate::pipeline::seed;
use crate::sources::{self, Held, Part, Reading, SeedFile, Stamp};

/// So many bytes of files are kept at hand, and one file whatever its size.
const ROOM: u64 = 128 << 20;

/// The files that were opened last.
#[derive(Debug, Default)]
pub struct Shelf {
    files: Mutex<Vec<(PathBuf, Arc<File>)>>,
}

/// A file of several articles.
#[derive(Debug)]
pub struct File {
    /// How it looked when it was read.
    pub stamp: Stamp,
    parts: HashMap<String, Part>,
}

impl File {
    /// The article called `name`.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.get(name)
    }
}

impl Shelf {
    /// A file with what is in it; nothing, if it holds several articles no more.
    pub fn open(&self, file: &SeedFile, reading: &Reading) -> io::Result<Arc<File>> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = files.iter().position(|(path, _)| *path == file.path) {
            let found = files.remove(place);
            let opened = Arc::clone(&found.1);
            files.push(found);
            return Ok(opened);
        }
        drop(files);
        let opened = Arc::new(read(file, reading)?);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.push((file.path.clone(), Arc::clone(&opened)));
        let size = |files: &[(PathBuf, Arc<File>)]| -> u64 {
            files.iter().map(|(_, file)| file.stamp.size).sum()
        };
        while files.len() > 1 && size(&files) > ROOM {
            files.remove(0);
        }
        Ok(opened)
    }
}

fn read(file: &SeedFile, reading: &Reading) -> io::Result<File> {
    let read = seed::bytes(file, seed::most(file.kind))?;
    let whole = file.whole();
    let held = sources::open(file.kind, &read.bytes, whole, reading, &mut Sink::new());
    let parts = match held {
        Held::Parts(parts) => parts,
        Held::Article(_) => Vec::new(),
    };
    Ok(File {
        stamp: read.stamp,
        parts: parts
            .into_iter()
            .map(|part| (part.name.clone(), part))
            .collect(),
    })
}
