//! The folder of templates → templates.

use std::borrow::Cow;
use std::fs;

use crate::Error;
use crate::config::Config;
use crate::pages::Templates;
use crate::pipeline::hash::print;

/// The templates that `config` asks for. What they say is a part of the settings.
pub fn templates(config: &Config) -> Result<(Cow<'_, Config>, Templates), Error> {
    let Some(folder) = &config.pages.templates else {
        return Ok((Cow::Borrowed(config), Templates::new(Vec::new())?));
    };
    let failed = |cause| Error::io("cannot read the folder of templates", folder, cause);
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|it| it.ends_with(".html") || it.ends_with(".css")) else {
            continue;
        };
        let text = fs::read_to_string(&path)
            .map_err(|cause| Error::io("cannot read the template", &path, cause))?;
        texts.push((name, text));
    }
    texts.sort();
    let fields = texts
        .iter()
        .flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
    let fingerprint = print([&config.fingerprint[..]].into_iter().chain(fields));
    let config = Config {
        fingerprint,
        ..config.clone()
    };
    Ok((Cow::Owned(config), Templates::new(texts)?))
}
