//! The settings: what `feedmill.toml` says → what the program uses.
//!
//! [`parse`] reads the text into what is written, key by key with its place, and makes a
//! [`Config`] of it, in which nothing can be wrong any more. All that is wrong is found in one go:
//! a bad value does not hide the next one.
//!
//! Paths in the settings are relative to the folder that the file is in, wherever feedmill is
//! started. They may be absolute. A path may begin with `..`, where it can be seen; `..` further
//! on, `~` and an empty path are refused, for they lead somewhere else than they seem to.

mod archive;
mod check;
mod convert;
mod desk;
mod document;
mod feeds;
mod files;
mod guard;
mod input;
mod media;
mod pages;
mod paths;
mod podcast;
mod push;
mod raw;
mod schema;
mod span;
mod state;
mod table;
mod template;
mod trial;
mod used;
mod values;
mod withdrawal;
mod words;
mod zones;

use std::fs;
use std::path::{Path, PathBuf};

pub use archive::Archive;
pub use check::{Check, RuleLevel};
pub(crate) use feeds::{ARCHIVES, is_device, likeness};
pub use feeds::{FeedRule, Filter, Folder, FolderPart, Template, Which};
pub use guard::Guard;
pub use pages::Pages;
pub use push::{Cloud, Manner, Push};
pub use schema::schema;
pub use template::{Answers, set, template};
pub use trial::Trial;
pub use used::{Config, Output, Source, Undated};
pub use withdrawal::Withdrawal;

use crate::Error;
use crate::diagnostic::{Diagnostic, Lines, Place, Sink};
use desk::Desk;
use raw::RawConfig;

/// Reads the settings file at `path`.
///
/// What is wrong with them goes to `sink`; `None` comes back if there is anything.
///
/// # Errors
/// If the file can't be read.
pub fn load(path: &Path, sink: &mut Sink) -> Result<Option<Config>, Error> {
    Ok(text(path, sink)?.and_then(|text| parse(&text, &path.display().to_string(), sink)))
}

/// Reads only `[check]` of the settings file at `path`, whatever else is in it: a feed may be
/// checked where none is made.
///
/// What is wrong with it goes to `sink`; `None` comes back if there is anything.
///
/// # Errors
/// If the file can't be read.
pub fn load_check(path: &Path, sink: &mut Sink) -> Result<Option<Check>, Error> {
    let Some(text) = text(path, sink)? else {
        return Ok(None);
    };
    let mut desk = Desk::new(&text, &path.display().to_string());
    let raw = document::read(&text, &mut desk, |mut root, desk| root.take("check", desk));
    let check = raw.map(|raw| check::convert(&raw, &mut desk));
    let found = desk.into_sink();
    let check = check.filter(|_| found.is_empty());
    sink.extend(found.into_vec());
    Ok(check)
}

/// The text of the file at `path`; `None` if it is none, which `sink` is told.
fn text(path: &Path, sink: &mut Sink) -> Result<Option<String>, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::io("cannot read", path, cause))?;
    let text = String::from_utf8(bytes);
    Ok(text
        .map_err(|error| sink.push(not_utf8(&error, &path.display().to_string())))
        .ok())
}

/// Reads settings from `text`, shown as `file`; relative paths in them are relative to the folder
/// of `file`.
///
/// What is wrong goes to `sink`, all of it; `None` comes back if there is anything.
///
/// ```
/// use feedmill::config;
/// use feedmill::diagnostic::Sink;
///
/// let text = r#"
///     [site]
///     title = "Tea"
///     link = "https://example.org/"
///     tag = "example.org,2026"
///
///     [[sources]]
///     folder = "posts"
///
///     [output]
///     url = "https://example.org/feeds/"
/// "#;
/// let mut sink = Sink::new();
/// let config = config::parse(text, "site/feedmill.toml", &mut sink).unwrap();
/// assert_eq!(config.sources[0].folder.to_str(), Some("site/posts"));
/// assert_eq!(config.output.items, 50);
/// ```
pub fn parse(text: &str, file: &str, sink: &mut Sink) -> Option<Config> {
    let root = Path::new(file)
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default();
    let mut desk = Desk::new(text, file);
    let config = read(text, root, &mut desk);
    let found = desk.into_sink();
    let config = config.filter(|_| found.is_empty());
    sink.extend(found.into_vec());
    config
}

fn read(text: &str, root: PathBuf, desk: &mut Desk<'_>) -> Option<Config> {
    let settings = document::read(text, desk, RawConfig::read)?;
    convert::config(&settings, root, fingerprint(text), desk)
}

/// What settings of this `text` are known by, as this version of feedmill reads them.
fn fingerprint(text: &str) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(&[0]);
    hasher.update(text.as_bytes());
    let mut short = [0; 16];
    hasher.finalize_xof().fill(&mut short);
    short
}

fn not_utf8(error: &std::string::FromUtf8Error, shown: &str) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes());
    let place: Place = Lines::new(&text).place(shown, at..at + 1);
    Diagnostic::error("settings/invalid-syntax", "the file is not in UTF-8")
        .help("save it as UTF-8")
        .at(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_is_an_error() {
        let error = load(Path::new("no/such/feedmill.toml"), &mut Sink::new()).unwrap_err();
        assert!(error.is_io());
        assert!(
            error
                .to_string()
                .starts_with("cannot read no/such/feedmill.toml: ")
        );
    }

    #[test]
    fn the_levels_can_be_read_without_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feedmill.toml");
        fs::write(
            &path,
            "[check.levels]\nstyle = \"allow\"\n[site]\ntitle = 1\n",
        )
        .unwrap();
        let mut sink = Sink::new();
        let check = load_check(&path, &mut sink).unwrap().unwrap();
        assert!(sink.is_empty());
        assert_eq!(check.levels[0].name, "style");
        assert_eq!(check.levels[0].level, None);
        assert_eq!(check.levels[0].place.line, Some(2));
    }

    #[test]
    fn a_file_in_another_encoding_is_refused_where_it_shows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feedmill.toml");
        fs::write(&path, b"[site]\ntitle = \"\xC7ay\"\n").unwrap();
        let mut sink = Sink::new();
        assert!(load(&path, &mut sink).unwrap().is_none());
        let found = sink.into_vec();
        let place = found[0].place.as_ref().unwrap();
        assert_eq!((place.line, place.column), (Some(2), Some(10)));
    }
}
