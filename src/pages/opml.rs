//! The list of all feeds, as readers import it (OPML 2.0, <http://opml.org/spec2.opml>).

use super::Feed;
use super::xml::{document, text};
use crate::Error;
use crate::model::{Format, Site};

/// Writes the list of `feeds`, each once, in the format that most readers know.
///
/// # Errors
/// When the crate can't write, which bytes in memory never cause.
pub fn opml(site: &Site, feeds: &[Feed]) -> Result<Vec<u8>, Error> {
    document("OPML", |writer| {
        let list = writer
            .create_element("opml")
            .with_attribute(("version", "2.0"));
        list.write_inner_content(|writer| {
            writer
                .create_element("head")
                .write_inner_content(|writer| {
                    text(writer, "title", site.title.as_str())?;
                    text(writer, "docs", "http://opml.org/spec2.opml")
                })?;
            writer
                .create_element("body")
                .write_inner_content(|writer| {
                    for feed in feeds {
                        let Some(file) = feed.files.first() else {
                            continue;
                        };
                        let version = match file.format {
                            Format::Rss => Some(("version", "RSS2")),
                            Format::Atom => Some(("version", "ATOM1")),
                            Format::Json => None,
                        };
                        let outline = writer
                            .create_element("outline")
                            // Whatever the format: readers take an outline of any other type for a folder.
                            .with_attribute(("type", "rss"))
                            .with_attribute(("text", feed.title.as_str()))
                            .with_attribute(("title", feed.title.as_str()))
                            .with_attribute(("description", feed.description.as_str()))
                            .with_attribute(("language", feed.language.as_str()))
                            .with_attribute(("htmlUrl", site.link.as_str()))
                            .with_attribute(("xmlUrl", file.url.as_str()));
                        outline.with_attributes(version).write_empty()?;
                    }
                    Ok(())
                })?;
            Ok(())
        })?;
        Ok(())
    })
}
