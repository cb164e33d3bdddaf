//! Does a text look like HTML?

/// What gives it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// A character or entity reference.
    Reference,
    /// A `<` or `&` that means nothing in HTML, but might to a careless reader.
    Risky,
    /// A tag.
    Tag,
}

/// The first sign of HTML in `text`.
pub fn find_markup(text: &str) -> Option<Markup> {
    let mut risky = None;
    // A `<` behind the last `>` begins no tag; looking for each one anew would be quadratic.
    let last = text.rfind('>').unwrap_or(0);
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        match character {
            '<' if at < last && is_tag(rest) => return Some(Markup::Tag),
            '<' if rest.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/') => {
                risky = Some(Markup::Risky);
            }
            '&' if is_reference(rest) => return Some(Markup::Reference),
            '&' if is_name(rest) => risky = Some(Markup::Risky),
            _ => {}
        }
    }
    risky
}

/// Whether a text has a tag or a reference of HTML.
pub fn looks_like_html(text: &str) -> bool {
    matches!(find_markup(text), Some(Markup::Tag | Markup::Reference))
}

/// Whether what follows `<` is a tag: a name that HTML knows, closed by `>`.
fn is_tag(rest: &str) -> bool {
    let inside = rest.strip_prefix('/').unwrap_or(rest);
    let end = inside.find(|it: char| !it.is_ascii_alphanumeric());
    let name = &inside[..end.unwrap_or(inside.len())];
    !name.is_empty() && super::html_tokens::is_element(name) || rest.starts_with("!--")
}

/// Whether what follows `&` is a reference: `#38`, `#x26`, or a name that HTML knows, with `;`.
fn is_reference(rest: &str) -> bool {
    if let Some(number) = rest.strip_prefix('#') {
        return number.starts_with(|it: char| it.is_ascii_digit() || it == 'x');
    }
    let Some(end) = rest.bytes().take(32).position(|byte| byte == b';') else {
        return false;
    };
    super::html_tokens::is_entity(&rest[..end])
}

/// Whether what follows `&` is the name of a reference that lacks its `;`.
fn is_name(rest: &str) -> bool {
    let end = rest.find(|it: char| !it.is_ascii_alphanumeric());
    super::html_tokens::is_entity(&rest[..end.unwrap_or(rest.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_html_from_text() {
        for (text, expected) in [
            ("AT&T and M&S", None),
            ("1 < 2 and 3 > 2", None),
            ("<b>bold</b>", Some(Markup::Tag)),
            ("caf&eacute;", Some(Markup::Reference)),
            ("&#x26;", Some(Markup::Reference)),
            ("a &lt; b", Some(Markup::Reference)),
            ("&<a", Some(Markup::Risky)),
            ("use the <link> element", Some(Markup::Tag)),
            ("Tom &Jerry;", None),
        ] {
            assert_eq!(find_markup(text), expected, "{text}");
        }
    }
}
