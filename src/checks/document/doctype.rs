//! The document type declaration: read for the entities it declares, and never followed.

use super::references::Entities;
use super::rules::*;
use super::tree::Span;
use crate::checks::Sink;

/// How long a replacement text may be that is put into the tree.
const LONGEST: usize = 1_024;

/// Reads the inside of `<!DOCTYPE …>`, which begins at `offset`.
///
/// An entity is known by its text only if that holds no reference and no markup, so that what is
/// put into the tree is at most so long as the DOCTYPE says: nothing can grow by nesting.
pub fn read<'a>(inside: &'a str, offset: usize, sink: &mut Sink) -> (Entities<'a>, &'a str) {
    let span = Span::new(offset, offset + inside.len());
    let (head, subset) = match inside.find('[') {
        Some(at) => (&inside[..at], &inside[at + 1..]),
        None => (inside, ""),
    };
    let mut entities = Entities::default();
    let identifiers = head.trim();
    entities.external = ["PUBLIC", "SYSTEM"]
        .iter()
        .any(|word| identifiers.split_ascii_whitespace().nth(1) == Some(word));
    if entities.external && !is_rss_091(identifiers) {
        sink.push(
            UNUSUAL_DOCTYPE
                .at(
                    span,
                    "the DOCTYPE names a file that readers would have to fetch",
                )
                .help("leave the DOCTYPE out"),
        );
    }
    let mut rest = subset;
    while let Some(at) = rest.find("<!") {
        rest = &rest[at + 2..];
        if let Some(comment) = rest.strip_prefix("--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if let Some(declaration) = rest.strip_prefix("ENTITY") {
            let (name, text, after) = entity(declaration);
            if let Some(name) = name {
                entities.declared.entry(name).or_insert(text);
            }
            rest = after;
        }
    }
    // A parameter entity may declare more than can be seen here.
    entities.external |= subset.contains('%');
    (entities, identifiers)
}

/// Whether it is the DTD of RSS 0.91, which declares the Latin entities.
pub fn is_rss_091(identifiers: &str) -> bool {
    identifiers.contains("-//Netscape Communications//DTD RSS 0.91//EN")
        || identifiers.contains("rss-0.91.dtd")
}

/// Reads `name "text">`: the name, the text if it can be put into the tree, and what follows.
fn entity(declaration: &str) -> (Option<&str>, Option<&str>, &str) {
    let trimmed = declaration.trim_start();
    let name = trimmed.split_ascii_whitespace().next().unwrap_or_default();
    if name == "%" || trimmed.len() == declaration.len() {
        return (None, None, declaration);
    }
    let value = trimmed[name.len()..].trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''));
    let Some(quote) = quote else {
        return (Some(name), None, value);
    };
    let Some(end) = value[1..].find(quote) else {
        return (Some(name), None, "");
    };
    let text = &value[1..=end];
    let plain = text.len() <= LONGEST && !text.contains(['&', '<', '%']);
    (Some(name), plain.then_some(text), &value[end + 2..])
}
