//! Bytes → a tree of elements.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};
use roxmltree::{Document, ParsingOptions};

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::is_legal;

use super::{Problem, Whole};

/// How much of a document may be its declaration, in bytes.
const DECLARATION: usize = 200;

/// The text of a feed: by its mark, by its declaration, else UTF-8. Characters that XML can't hold
/// are left out, as readers do.
pub(super) fn decode<'a>(bytes: &'a [u8], file: &Arc<str>, sink: &mut Sink) -> Cow<'a, str> {
    let declared = || declared(bytes).unwrap_or(UTF_8);
    let encoding = Encoding::for_bom(bytes).map_or_else(declared, |(encoding, _)| encoding);
    let (text, _, is_broken) = encoding.decode(bytes);
    if is_broken {
        let message = format!(
            "the feed is no {}: what is none became U+FFFD",
            encoding.name()
        );
        sink.push(
            Diagnostic::warning("article/invalid-encoding", message)
                .help("save it as UTF-8")
                .at(Place::file(file.clone())),
        );
    }
    match text.chars().all(is_legal) {
        true => text,
        false => Cow::Owned(text.chars().filter(|&c| is_legal(c)).collect()),
    }
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let head = String::from_utf8_lossy(head);
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")?
        .split("?>")
        .next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    // What names UTF-16 and could be read as far as here is something else.
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// Parses a document and lets `read` look at it. Entities that a document declares itself are not
/// followed.
pub(super) fn parse(
    text: &str,
    read: impl FnOnce(&Document<'_>) -> Option<Whole>,
) -> Result<Option<Whole>, Problem> {
    let text = text.trim_start_matches('\u{FEFF}');
    if let Some(at) = text.find("<!ENTITY") {
        return Err(Problem {
            line: 1 + text[..at].matches('\n').count() as u32,
            message: "it declares entities of its own".into(),
        });
    }
    let begin = text.len() - text.trim_start().len();
    let lines_before = text[..begin].matches('\n').count() as u32;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    match Document::parse_with_options(&text[begin..], options) {
        Ok(document) => Ok(read(&document)),
        Err(error) => Err(Problem {
            line: error.pos().row + lines_before,
            message: error.to_string(),
        }),
    }
}
