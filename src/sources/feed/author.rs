//! Bylines in the forms that feeds have.

use crate::model::{Byline, Email};

/// Reads `mail (Name)`, as RSS has it, `Name <mail>`, `mail`, or a name.
pub(super) fn parse(text: &str) -> Option<Byline> {
    let text = text.trim();
    let (name, email) = match split(text, '(', ')').or_else(|| split(text, '<', '>')) {
        Some((before, inside)) if Email::parse(before).is_some() => (inside, Some(before)),
        Some((before, inside)) if Email::parse(inside).is_some() => (before, Some(inside)),
        _ if Email::parse(text).is_some() => ("", Some(text)),
        _ => (text, None),
    };
    let local = email.and_then(|email| email.split('@').next());
    let name = match name.trim() {
        "" => local?,
        name => name,
    };
    Some(Byline {
        name: name.trim_matches('"').to_owned(),
        email: email.map(str::to_owned),
        url: None,
    })
}

/// What stands before a bracket and in it, if nothing follows.
fn split(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let (before, inside) = text.strip_suffix(close)?.split_once(open)?;
    Some((before.trim(), inside.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_feeds_have() {
        for (text, name, email) in [
            (
                "ada@example.org (Ada Example)",
                "Ada Example",
                Some("ada@example.org"),
            ),
            (
                "Ada Example <ada@example.org>",
                "Ada Example",
                Some("ada@example.org"),
            ),
            (
                "Ada Example (ada@example.org)",
                "Ada Example",
                Some("ada@example.org"),
            ),
            ("ada@example.org", "ada", Some("ada@example.org")),
            (
                "noreply@blogger.com ()",
                "noreply",
                Some("noreply@blogger.com"),
            ),
            ("Ada (Example)", "Ada (Example)", None),
            ("Ada Example", "Ada Example", None),
        ] {
            let found = parse(text).unwrap();
            assert_eq!(
                (&*found.name, found.email.as_deref()),
                (name, email),
                "{text}"
            );
        }
        assert!(parse(" ").is_none());
    }
}
