//! `[media]`: where the site's own files are.

use std::path::Path;

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::raw::at;
use super::table::Table;
use super::values::as_folder;
use crate::media::Library;
use crate::model::AbsoluteUrl;

/// In bytes.
const IMAGE_BYTES: u64 = 5 << 20;
const BYTES: u64 = 500 << 20;

/// Where the site's own files are: then the images and attachments of articles are looked up.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawMedia {
    /// The folder that addresses below `url` lead to, relative to the settings file.
    #[schemars(required, length(min = 1))]
    pub folder: Option<Written<String>>,
    /// The public address of that folder, absolute or relative to the site's `link`. Without it,
    /// the site's `link`.
    pub url: Option<Written<String>>,
    /// The most bytes that an image should have.
    #[schemars(range(min = 1), extend("default" = IMAGE_BYTES))]
    pub image_bytes: Option<Written<u64>>,
    /// The most bytes that an attachment should have.
    #[schemars(range(min = 1), extend("default" = BYTES))]
    pub bytes: Option<Written<u64>>,
}

impl Read for RawMedia {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[media]`", value, desk)?;
        let help = "add the folder of the site's images and sounds";
        let raw = Self {
            folder: table.need("folder", at(value), help, desk),
            url: table.take("url", desk),
            image_bytes: table.take("image_bytes", desk),
            bytes: table.take("bytes", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// What is written → what is used.
pub(super) fn convert(
    raw: &Option<Written<RawMedia>>,
    link: Option<&AbsoluteUrl>,
    root: &Path,
    desk: &mut Desk<'_>,
) -> Option<Library> {
    let raw = &raw.as_ref()?.value;
    let folder = desk.folder(&raw.folder, root);
    let url = desk.relative_url(&raw.url, link);
    let number = |written: &Option<Written<u64>>| written.as_ref().map(|number| number.value);
    Some(Library {
        folder: folder?,
        url: as_folder(url.or_else(|| link.cloned())?),
        image_bytes: number(&raw.image_bytes).unwrap_or(IMAGE_BYTES),
        bytes: number(&raw.bytes).unwrap_or(BYTES),
    })
}
