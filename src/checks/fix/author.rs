//! A name where RSS wants an address.

use super::declare;
use crate::checks::document::{Ns, Span};
use crate::checks::values::Given;

/// The edits that make an item's `author` that holds a bare name Dublin Core's `creator`, unless
/// the item has that as well.
pub fn creator(given: &Given<'_, '_>) -> Option<Vec<(Span, String)>> {
    let author = given.element;
    let item = author.parent().filter(|it| it.is(Ns::None, "item"))?;
    let is_alone = author.is(Ns::None, "author")
        && author.prefix().is_empty()
        && author.attributes().next().is_none()
        && author.children().next().is_none()
        && item.child(Ns::Dc, "creator").is_none();
    if !is_alone || !is_name(given.text) {
        return None;
    }
    let (prefix, mut edits) = declare(author.document(), Ns::Dc)?;
    let (start, end) = (
        author.span().start as usize,
        author.end_tag()?.start as usize,
    );
    for name in [start + 1, end + 2] {
        let span = Span::new(name, name + "author".len());
        edits.push((span, format!("{prefix}:creator")));
    }
    Some(edits)
}

/// Whether it can be nothing but a name: words, and no sign of an address.
fn is_name(text: &str) -> bool {
    let is_part = |it: char| it.is_alphabetic() || " .,'’-".contains(it);
    let dots = text.split_whitespace().all(|word| {
        let inner = word.trim_end_matches('.');
        !inner.contains('.') || inner.split('.').all(|part| part.chars().count() <= 2)
    });
    text.starts_with(char::is_alphabetic) && text.chars().all(is_part) && dots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_addresses() {
        for (text, expected) in [
            ("Ada Lovelace", true),
            ("J.R.R. Tolkien", true),
            ("Željko Šarić, Jr.", true),
            ("O’Neill-Smith", true),
            ("ada@example.org", false),
            ("ada at example.org", false),
            ("example.org", false),
            ("Ada <ada@", false),
            ("https://example.org/", false),
            ("42", false),
            ("", false),
        ] {
            assert_eq!(is_name(text), expected, "{text}");
        }
    }
}
