//! One seed, looked at closely.

use std::path::Path;

use super::seed;
use crate::Error;
use crate::config::{Config, Source};
use crate::content;
use crate::diagnostic::Sink;
use crate::model::{Article, Item};
use crate::sources::{self, Held, SeedFile};

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

/// Reads the seed at `path`, which is below one of the source folders of `config`; `FILE#NAME` is
/// one of several that are in a file.
///
/// # Errors
/// When there is no such seed below any of them, or the file holds several.
pub fn inspect(config: &Config, path: &Path) -> Result<Inspection, Error> {
    let (path, part) = match path.to_str().and_then(|path| path.rsplit_once('#')) {
        Some((file, part)) if !path.exists() => (Path::new(file), Some(part)),
        _ => (path, None),
    };
    let wanted = path
        .canonicalize()
        .map_err(|cause| Error::io("cannot find", path, cause))?;
    for source in &config.sources {
        // What the folder's other files have wrong is not asked for here.
        let files = sources::seeds(&source.folder, &source.shown, source.kind, &mut Sink::new())?;
        let is_wanted =
            |file: &sources::SeedFile| file.path.canonicalize().ok().as_ref() == Some(&wanted);
        if let Some(file) = files.iter().find(|file| is_wanted(file)) {
            return look_into(config, source, file, part);
        }
    }
    Err(Error::new("no source folder of the settings holds").on(path))
}

fn look_into(
    config: &Config,
    source: &Source,
    file: &SeedFile,
    part: Option<&str>,
) -> Result<Inspection, Error> {
    let mut findings = Sink::new();
    let read = match seed::bytes(file, seed::most(file.kind)) {
        Ok(read) => read,
        Err(cause) => {
            findings.push(seed::unreadable(file, &cause));
            return Ok(Inspection {
                article: None,
                left_out: None,
                item: None,
                findings,
            });
        }
    };
    let (seed, reading) = (file.seed.clone(), &source.reading);
    let held = sources::open(file.kind, &read.bytes, seed, reading, &mut findings);
    let article = match (held, part) {
        (Held::Article(article), None) => article,
        (Held::Article(_), Some(_)) => {
            return Err(Error::new("there is only one article in").on(&file.path));
        }
        (Held::Parts(parts), part) => {
            let first: Vec<String> = parts.iter().take(3).map(|part| part.name.clone()).collect();
            let count = parts.len();
            let wanted = parts.into_iter().find(|found| Some(&*found.name) == part);
            let Some(wanted) = wanted else {
                return Err(Error::new(format!(
                    "name one of the {count} articles as `FILE#NAME`, with a name such as {}, of",
                    first.join(", ")
                ))
                .on(&file.path));
            };
            findings.extend(wanted.findings);
            wanted.article
        }
    };
    let item = article.as_ref().and_then(|article| {
        let mut entry = seed::entry(config, source, read.stamp, article, &mut findings)?;
        seed::measure(config, file, article, &mut entry, &mut findings);
        let notices = &config.site.notices;
        Some(content::item(entry, &article.body.value, notices))
    });
    let left_out = match (&article, findings.has_errors()) {
        (None, false) => sources::left_out(file.kind, &read.bytes, &file.seed),
        _ => None,
    };
    Ok(Inspection {
        article,
        left_out,
        item,
        findings,
    })
}
