//! The folder that is handed out, and nothing outside of it.

use std::collections::HashMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::document::{Document, Version};

/// How much is kept in memory, in bytes, before all of it is forgotten.
const CACHE: u64 = 256 * 1024 * 1024;

/// How many of the documents that are kept may hold a file open.
const OPEN: usize = 64;

/// What there is at a path.
#[derive(Debug)]
pub enum Found {
    /// A file.
    Document(Arc<Document>),
    /// A folder.
    Folder,
    /// Nothing that is handed out.
    Nothing,
    /// A file that has to be read first, by [`Folder::read`], which takes its time.
    Unread,
}

/// The folder, with what was read of it.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    private: Vec<PathBuf>,
    cache: Mutex<Cache>,
}

#[derive(Debug, Default)]
struct Cache {
    documents: HashMap<PathBuf, Arc<Document>>,
    size: u64,
    open: usize,
}

impl Folder {
    /// The folder at `path`; what is at one of the `private` paths is never handed out.
    pub fn open(path: &Path, private: Vec<PathBuf>) -> io::Result<Self> {
        let root = fs::canonicalize(path)?;
        fs::read_dir(&root)?;
        // What isn't there now may come later, where it would be.
        let real = |path: &PathBuf| {
            let parent = fs::canonicalize(path.parent().filter(|it| *it != Path::new(""))?);
            Some(parent.ok()?.join(path.file_name()?))
        };
        let real = |path: PathBuf| {
            fs::canonicalize(&path)
                .ok()
                .or_else(|| real(&path))
                .unwrap_or(path)
        };
        Ok(Self {
            root,
            private: private.into_iter().map(real).collect(),
            cache: Mutex::default(),
        })
    }

    /// What is at `relative`, if that is known without reading a file: only its times are looked
    /// at.
    pub fn find(&self, relative: &Path) -> io::Result<Found> {
        let data = match fs::metadata(self.root.join(relative)) {
            Ok(data) => data,
            Err(error) if is_nothing(&error) => return Ok(Found::Nothing),
            Err(error) => return Err(error),
        };
        if data.is_dir() {
            return Ok(match self.inside(relative)? {
                Some(_) => Found::Folder,
                None => Found::Nothing,
            });
        }
        if !data.is_file() {
            return Ok(Found::Nothing);
        }
        let version = Version::of(&data)?;
        let known = self.cache().documents.get(relative).cloned();
        Ok(match known {
            // The very file that was found to be inside, whatever leads to it.
            Some(known) if known.is_settled && known.version == version => Found::Document(known),
            _ => Found::Unread,
        })
    }

    /// Reads the file at `relative`.
    pub fn read(&self, relative: &Path) -> io::Result<Found> {
        let Some(path) = self.inside(relative)? else {
            return Ok(Found::Nothing);
        };
        let document = match Document::read(path) {
            Ok(Some(document)) => Arc::new(document),
            Ok(None) => return Ok(Found::Nothing),
            Err(error) if is_nothing(&error) => return Ok(Found::Nothing),
            Err(error) => return Err(error),
        };
        self.cache().keep(relative, &document);
        Ok(Found::Document(document))
    }

    /// The names of all files, as paths below the folder, in order.
    pub fn files(&self) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(self.root.join(&folder))? {
                let entry = entry?;
                let (path, kind) = (folder.join(entry.file_name()), entry.file_type()?);
                if is_hidden(&path) {
                    continue;
                }
                match kind.is_dir() {
                    true => folders.push(path),
                    false => files.push(path),
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// Where `relative` really is, if that is in this folder and may be seen.
    fn inside(&self, relative: &Path) -> io::Result<Option<PathBuf>> {
        let path = match fs::canonicalize(self.root.join(relative)) {
            Ok(path) => path,
            Err(error) if is_nothing(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        let below = path.strip_prefix(&self.root).ok();
        let is_seen = below.is_some_and(|below| !is_hidden(below)) && !self.is_private(&path);
        Ok(is_seen.then_some(path))
    }

    /// Whether it is one of the private paths, below one, or what a database puts beside itself.
    fn is_private(&self, path: &Path) -> bool {
        let name = path.as_os_str().as_encoded_bytes();
        self.private.iter().any(|private| {
            let rest = name.strip_prefix(private.as_os_str().as_encoded_bytes());
            path.starts_with(private) || rest.is_some_and(|rest| rest.starts_with(b"-"))
        })
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        // It is whole at every moment.
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cache {
    fn keep(&mut self, relative: &Path, document: &Arc<Document>) {
        let (size, open) = cost(document);
        if self.size + size > CACHE || self.open + open > OPEN {
            *self = Self::default();
        }
        self.size += size;
        self.open += open;
        let old = self
            .documents
            .insert(relative.to_owned(), Arc::clone(document));
        if let Some(old) = old {
            let (size, open) = cost(&old);
            self.size -= size;
            self.open -= open;
        }
    }
}

/// What a document takes of memory, in bytes, and how many files it holds open.
fn cost(document: &Document) -> (u64, usize) {
    let size = document.bytes.as_ref().map_or(0, |it| it.len() as u64);
    match document.sendable {
        Some(_) => (2 * size, 1),
        None => (size, 0),
    }
}

/// Whether a part of the path begins with a dot.
fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| match part {
        Component::Normal(name) => name.as_encoded_bytes().starts_with(b"."),
        _ => true,
    })
}

/// Errors that mean that there is no such file, or none for us.
fn is_nothing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::PermissionDenied
            | ErrorKind::InvalidFilename
            | ErrorKind::InvalidInput
    )
}
