//! The XML declaration.

use super::rules::*;
use super::tree::Span;
use crate::checks::Sink;

/// What an XML declaration says.
#[derive(Debug)]
pub struct Declaration {
    version: Option<(String, Span)>,
    /// The encoding's name and where it stands.
    pub encoding: Option<(String, Span)>,
    whole: Span,
    well_formed: bool,
}

impl Declaration {
    /// Reads the declaration that `head` begins with, white space before it left aside.
    pub fn read(head: &str) -> Option<Self> {
        let start = head.len() - head.trim_start().len();
        let rest = head[start..].strip_prefix("<?xml")?;
        if !rest.starts_with([' ', '\t', '\r', '\n', '?']) {
            return None;
        }
        let from = start + "<?xml".len();
        let inside = &rest[..rest.find("?>")?];
        let mut declaration = Self {
            version: None,
            encoding: None,
            whole: Span::new(start, from + inside.len() + 2),
            well_formed: true,
        };
        let mut at = 0;
        let mut order = 0;
        while let Some((name, value, next)) = pseudo_attribute(inside, at) {
            let written = (
                inside[value.clone()].to_owned(),
                Span::new(from + value.start, from + value.end),
            );
            let place = match name {
                "version" => 1,
                "encoding" => 2,
                "standalone" => 3,
                _ => 0,
            };
            declaration.well_formed &= place > order;
            order = place;
            match name {
                "version" => declaration.version = Some(written),
                "encoding" => declaration.encoding = Some(written),
                "standalone" => {
                    declaration.well_formed &= matches!(written.0.as_str(), "yes" | "no");
                }
                _ => {}
            }
            at = next;
        }
        declaration.well_formed &= inside[at..].trim().is_empty();
        Some(declaration)
    }

    /// Reports what is wrong with it.
    pub fn check(&self, sink: &mut Sink) {
        match &self.version {
            Some((version, span)) if version != "1.0" => sink.push(
                INVALID_VERSION
                    .at(*span, format!("XML version {version}"))
                    .help("write `version=\"1.0\"`"),
            ),
            None => sink.push(
                INVALID_SYNTAX
                    .at(self.whole, "the XML declaration has no version")
                    .help("write `<?xml version=\"1.0\" encoding=\"utf-8\"?>`"),
            ),
            Some(_) if !self.well_formed => sink.push(
                INVALID_SYNTAX
                    .at(self.whole, "the XML declaration is malformed")
                    .help("write `<?xml version=\"1.0\" encoding=\"utf-8\"?>`"),
            ),
            Some(_) => {}
        }
    }
}

/// The `name="value"` at or after `at`, as a name, the range of its value, and where it ends.
fn pseudo_attribute(text: &str, at: usize) -> Option<(&str, std::ops::Range<usize>, usize)> {
    let rest = &text[at..];
    let trimmed = rest.trim_start();
    if trimmed.len() == rest.len() {
        return None;
    }
    let start = at + (rest.len() - trimmed.len());
    let equals = start + trimmed.find('=')?;
    let after = text[equals + 1..].trim_start();
    let open = text.len() - after.len();
    let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let close = open + 1 + text[open + 1..].find(quote)?;
    Some((text[start..equals].trim_end(), open + 1..close, close + 1))
}
