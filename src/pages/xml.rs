//! XML that is no feed.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::MADE_BY;
use crate::Error;

/// A document: who made it, and what `write` writes. `what` names it in messages.
///
/// # Errors
/// When the crate can't write, which bytes in memory never cause.
pub(super) fn document(
    what: &str,
    write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let made_by = format!(" {MADE_BY} ");
    let declaration = BytesDecl::new("1.0", Some("utf-8"), None);
    writer
        .write_event(Event::Decl(declaration))
        .and_then(|()| writer.write_event(Event::Comment(BytesText::new(&made_by))))
        .and_then(|()| write(&mut writer))
        .map_err(|cause| Error::new(format!("cannot write {what}")).because(cause))?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// An element with a text.
pub(super) fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    let element = writer.create_element(name);
    element.write_text_content(BytesText::new(text)).map(|_| ())
}
