//! A first pass over an XML document that bounds what the parser and the grammar engine may meet.
//!
//! Both take time that grows with the square of the attributes of an element and of the
//! namespaces in scope, and a declared entity can blow up to any size. No feed comes near these
//! bounds.

use std::ops::Range;

use super::document::Unreadable;

/// How deep elements may nest: libxml2's bound, so that most readers could not read more anyway.
const DEPTH: usize = 256;

/// How many attributes an element may have.
const ATTRIBUTES: usize = 256;

/// How many namespace declarations may be in scope.
const NAMESPACES: usize = 128;

/// Looks for what is beyond the bounds. What isn't well-formed is left to the parser.
pub(super) fn check(text: &str) -> Result<(), Unreadable> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        scopes: Vec::new(),
        namespaces: 0,
    };
    while let Some(start) = scan.find(b'<', scan.at) {
        scan.at = start;
        scan.markup()?;
    }
    Ok(())
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// For each open element, how many namespaces it declares.
    scopes: Vec<usize>,
    /// Their sum.
    namespaces: usize,
}

impl Scan<'_> {
    /// Passes what begins with `<` here.
    fn markup(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        let rest = &self.bytes[start..];
        if rest.starts_with(b"<!--") {
            self.pass(start + 4, b"-->");
        } else if rest.starts_with(b"<![CDATA[") {
            self.pass(start + 9, b"]]>");
        } else if rest.starts_with(b"<?") {
            self.pass(start + 2, b"?>");
        } else if rest.starts_with(b"<!") {
            return self.document_type();
        } else if rest.starts_with(b"</") {
            self.namespaces -= self.scopes.pop().unwrap_or(0);
            self.pass(start + 2, b">");
        } else {
            return self.start_tag();
        }
        Ok(())
    }

    fn start_tag(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        let (mut attributes, mut declared) = (0, 0);
        let mut at = start + 1;
        let mut name = at;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'>' => break,
                b'"' | b'\'' => {
                    attributes += 1;
                    let named = &self.bytes[name..at];
                    declared += usize::from(named.windows(5).any(|part| part == b"xmlns"));
                    at = self.find(byte, at + 1).unwrap_or(self.bytes.len());
                    name = at.min(self.bytes.len());
                }
                _ => {}
            }
            at += 1;
        }
        self.at = (at + 1).min(self.bytes.len());
        let here = start..(start + 1);
        if attributes > ATTRIBUTES {
            return Err(beyond(
                here,
                format!("element has more than {ATTRIBUTES} attributes"),
            ));
        }
        if self.bytes.get(at.wrapping_sub(1)) == Some(&b'/') {
            return Ok(());
        }
        self.scopes.push(declared);
        self.namespaces += declared;
        if self.scopes.len() > DEPTH {
            let message = format!("elements nest deeper than {DEPTH} levels");
            return Err(beyond(here, message).help("flatten the markup"));
        }
        if self.namespaces > NAMESPACES {
            let message = format!("more than {NAMESPACES} namespace declarations are in scope");
            return Err(beyond(here, message).help("declare each namespace once, on the root"));
        }
        Ok(())
    }

    /// A document type may name itself; it may declare nothing.
    fn document_type(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'>' => break,
                b'"' | b'\'' => at = self.find(byte, at + 1).unwrap_or(self.bytes.len()),
                b'[' => {
                    let message = "document type declares entities or attributes of its own";
                    return Err(
                        Unreadable::new("xml/invalid-doctype", start..at + 1, message)
                            .help("remove the document type and write the characters themselves"),
                    );
                }
                _ => {}
            }
            at += 1;
        }
        self.at = (at + 1).min(self.bytes.len());
        Ok(())
    }

    /// Goes on behind the next `end`, or at the end of the text.
    fn pass(&mut self, from: usize, end: &[u8]) {
        let mut at = from;
        while let Some(found) = self.find(end[0], at) {
            if self.bytes[found..].starts_with(end) {
                self.at = found + end.len();
                return;
            }
            at = found + 1;
        }
        self.at = self.bytes.len();
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        rest.iter()
            .position(|&here| here == byte)
            .map(|index| from + index)
    }
}

fn beyond(range: Range<usize>, message: String) -> Unreadable {
    Unreadable::new("xml/invalid-nesting", range, message)
}
