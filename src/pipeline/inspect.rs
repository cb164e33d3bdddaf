//! One seed, looked at closely.

use std::path::Path;

use super::entries::{article, entry};
use crate::Error;
use crate::config::Config;
use crate::content;
use crate::diagnostic::Sink;
use crate::model::{Article, Item};
use crate::sources;

/// What one seed holds and what becomes of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Inspection {
    /// What its source found.
    pub article: Option<Article>,
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
    let mut findings = Sink::new();
    let wanted = path
        .canonicalize()
        .map_err(|cause| Error::io("cannot find", path, cause))?;
    for source in &config.sources {
        // What the folder's other files have wrong is not asked for here.
        let files = sources::seeds(&source.folder, &source.shown, source.kind, &mut Sink::new())?;
        let is_wanted =
            |file: &sources::SeedFile| file.path.canonicalize().ok().as_ref() == Some(&wanted);
        if let Some(file) = files.iter().find(|file| is_wanted(file)) {
            let found = article(source, file, &mut findings);
            let item = found.as_ref().and_then(|article| {
                let entry = entry(config, source, file, article, &mut findings)?;
                Some(content::item(
                    entry,
                    &article.body.value,
                    &config.site.notices,
                ))
            });
            return Ok(Inspection {
                article: found,
                item,
                findings,
            });
        }
    }
    Err(Error::new("no source folder of the settings holds").on(path))
}
