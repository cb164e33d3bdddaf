//! Which format is it?

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;

use super::xml::encoding;
use crate::model::Format;

/// How much of a file may stand before its first element, in bytes.
const PROLOG: usize = 1 << 20;

/// Atom before it was a standard: another format, which Atom's grammar has nothing to say about.
const ATOM_03: &[u8] = b"http://purl.org/atom/ns#";

/// The format that `bytes` mean to be, by what they begin with, right or wrong inside.
///
/// A byte order mark, white space, an XML declaration, comments, processing instructions and a
/// document type may come first, in any encoding. RSS 0.9x counts as RSS; RSS 1.0 and Atom 0.3
/// are other formats and give `None`.
///
/// ```
/// use feedmill::checks::schema::detect;
/// use feedmill::model::Format;
///
/// assert_eq!(detect(b"\xef\xbb\xbf <!-- hello --> <rss version='2.0'/>"), Some(Format::Rss));
/// assert_eq!(detect(b"<html></html>"), None);
/// ```
pub fn detect(bytes: &[u8]) -> Option<Format> {
    let text = encoding::decode_lossy(&bytes[..bytes.len().min(PROLOG)]);
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    if text.starts_with('{') {
        return Some(Format::Json);
    }
    let mut reader = NsReader::from_str(text);
    loop {
        match reader.read_resolved_event().ok()? {
            (namespace, Event::Start(tag) | Event::Empty(tag)) => {
                let old = matches!(namespace, ResolveResult::Bound(name) if name.0 == ATOM_03);
                return match tag.local_name().as_ref() {
                    b"feed" | b"entry" if !old => Some(Format::Atom),
                    b"rss" => Some(Format::Rss),
                    _ => None,
                };
            }
            (_, Event::Eof | Event::End(_)) => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_past_what_may_come_first() {
        for (text, expected) in [
            ("<rss version=\"2.0\">", Some(Format::Rss)),
            ("\n\t <rss/>", Some(Format::Rss)),
            (
                "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.xsl\"?><!-- <feed> --><rss>",
                Some(Format::Rss),
            ),
            (
                "<!DOCTYPE rss PUBLIC \"a\" \"b\" [<!ENTITY feed '<feed>'>]><rss>",
                Some(Format::Rss),
            ),
            (
                "<feed xmlns='http://www.w3.org/2005/Atom'/>",
                Some(Format::Atom),
            ),
            (
                "<a:entry xmlns:a='http://www.w3.org/2005/Atom'>",
                Some(Format::Atom),
            ),
            ("<feed>", Some(Format::Atom)),
            ("<feed xmlns='http://purl.org/atom/ns#'>", None),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>",
                None,
            ),
            ("<!doctype html><html>", None),
            ("\u{FEFF} {\"version\": 1}", Some(Format::Json)),
            ("[]", None),
            ("rss", None),
            ("<", None),
            ("</rss>", None),
            ("", None),
        ] {
            assert_eq!(detect(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn reads_wide_encodings() {
        let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{FEFF}<?xml version='1.0' encoding='utf-16'?><rss/>"
                .encode_utf16()
                .flat_map(order)
                .collect()
        };
        assert_eq!(detect(&wide(u16::to_le_bytes)), Some(Format::Rss));
        assert_eq!(detect(&wide(u16::to_be_bytes)), Some(Format::Rss));
        assert_eq!(detect(&wide(u16::to_le_bytes)[2..]), Some(Format::Rss));
    }
}
