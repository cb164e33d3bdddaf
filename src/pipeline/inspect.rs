//! One seed, looked at closely.

use std::path::Path;

use super::seed;
use crate::Error;
use crate::config::{Config, Source};
use crate::content;
use crate::diagnostic::Sink;
use crate::model::{Article, Item};
use crate::sources::{self, SeedFile};

/// What one seed holds and what becomes of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Inspection {
    /// What its source found.
    pub article: Option<Article>,
    /// Why it is no article, if nothing is wrong with it; see [`sources::left_out`].
    pub left_out: Option<&'static str>,
    /// What readers will get.
    pub item: Option<Item>,
    /// What is wrong with it.
    pub findings: Sink,
}

/// Reads the seed at `path`, which is below one of the source folders of `config`.
///
/// # Errors
/// When there is no such seed below any of them.
pub fn inspect(config: &Config, path: &Path) -> Result<Inspection, Error> {
    let findings = Sink::new();
    let wanted = path
        .canonicalize()
        .map_err(|cause| Error::io("cannot find", path, cause))?;
    for source in &config.sources {
        // What the folder's other files have wrong is not asked for here.
        let files = sources::seeds(&source.folder, &source.shown, source.kind, &mut Sink::new())?;
        let is_wanted =
            |file: &sources::SeedFile| file.path.canonicalize().ok().as_ref() == Some(&wanted);
        if let Some(file) = files.iter().find(|file| is_wanted(file)) {
            return Ok(look_into(config, source, file, findings));
        }
    }
    Err(Error::new("no source folder of the settings holds").on(path))
}

fn look_into(config: &Config, source: &Source, file: &SeedFile, mut findings: Sink) -> Inspection {
    let read = match seed::bytes(file, seed::MOST) {
        Ok(read) => read,
        Err(cause) => {
            findings.push(seed::unreadable(file, &cause));
            return Inspection {
                article: None,
                left_out: None,
                item: None,
                findings,
            };
        }
    };
    let (seed, reading) = (file.seed.clone(), &source.reading);
    let article = sources::read(file.kind, &read.bytes, seed, reading, &mut findings);
    let item = article.as_ref().and_then(|article| {
        let entry = seed::entry(config, source, read.stamp, article, &mut findings)?;
        let notices = &config.site.notices;
        Some(content::item(entry, &article.body.value, notices))
    });
    let left_out = match (&article, findings.has_errors()) {
        (None, false) => sources::left_out(file.kind, &read.bytes, &file.seed),
        _ => None,
    };
    Inspection {
        article,
        left_out,
        item,
        findings,
    }
}
