//! The list of all feeds, as readers import it (OPML 2.0, <http://opml.org/spec2.opml>).

use quick_xml::events::{BytesText, Event};

use super::{Feed, MADE_BY};
use crate::Error;
use crate::model::{Format, Site};

/// Writes the list of `feeds`, each once, in the format that most readers know.
///
/// # Errors
/// When the crate can't write, which bytes in memory never cause.
pub fn opml(site: &Site, feeds: &[Feed]) -> Result<Vec<u8>, Error> {
    let mut writer = quick_xml::Writer::new_with_indent(Vec::new(), b' ', 2);
    let failed = |cause: std::io::Error| Error::new("cannot write OPML").because(cause);
    writer
        .write_event(Event::Decl(super::sitemap::declaration()))
        .map_err(failed)?;
    let made_by = format!(" {MADE_BY} ");
    writer
        .write_event(Event::Comment(BytesText::new(&made_by)))
        .map_err(failed)?;
    let list = writer
        .create_element("opml")
        .with_attribute(("version", "2.0"));
    list.write_inner_content(|writer| {
        writer
            .create_element("head")
            .write_inner_content(|writer| {
                let title = BytesText::new(site.title.as_str());
                writer.create_element("title").write_text_content(title)?;
                let docs = BytesText::new("http://opml.org/spec2.opml");
                writer.create_element("docs").write_text_content(docs)?;
                Ok(())
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
    })
    .map_err(failed)?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}
