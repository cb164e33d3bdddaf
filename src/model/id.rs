//! Identity: what makes an item the same item, for ever.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The id of an item or a feed: an absolute URI without white space; or a text that readers know
/// an item by already, [as it is](TaggingEntity::keep).
///
/// Readers tell items apart by it alone, so it never depends on a date, a title, a body, a
/// permalink, a hash or the clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    text: String,
    /// What stands for it where only a URI may stand, if it is none.
    uri: Option<Box<str>>,
}

/// Whoever mints `tag:` URIs: an authority and a date on which it was theirs (RFC 4151).
///
/// It is fixed once for a site and never changed, even when the site moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggingEntity(String);

/// What a `tag:` URI's specific part may hold unescaped (RFC 4151, `pchar` and `/`).
const SPECIFIC: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

impl ItemId {
    /// Takes an id that is an absolute URI already: `tag:`, `urn:`, `https:` or another scheme,
    /// all ASCII, nothing in it that a URI can't hold. White space around it is dropped.
    ///
    /// ```
    /// use feedmill::model::ItemId;
    ///
    /// assert!(ItemId::parse("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a").is_some());
    /// assert!(ItemId::parse("post-17").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once(':')?;
        let scheme_ok = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        let rest_ok = !rest.is_empty()
            && escapes_ok(rest)
            && rest
                .chars()
                .all(|c| c.is_ascii_graphic() && !r#""<>\^`{|}"#.contains(c));
        (scheme_ok && rest_ok && ::url::Url::parse(text).is_ok())
            .then(|| Self::of_uri(text.to_owned()))
    }

    fn of_uri(uri: String) -> Self {
        Self {
            text: uri,
            uri: None,
        }
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The id where only a URI may stand, as in Atom: itself, or the `tag:` URI made of it.
    pub fn as_uri(&self) -> &str {
        self.uri.as_deref().unwrap_or(&self.text)
    }
}

/// Whether each `%` is followed by two hexadecimal digits.
fn escapes_ok(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|after| after.len() >= 2 && after.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit))
}

impl TaggingEntity {
    /// Reads `authority,date`: a domain or e-mail address, a comma, and a date of four, six or
    /// eight digits (`2026`, `2026-11`, `2026-11-22`).
    ///
    /// ```
    /// use feedmill::model::TaggingEntity;
    ///
    /// let entity = TaggingEntity::parse("example.org,2026-11-22").unwrap();
    /// assert_eq!(entity.id("news/tea").as_str(), "tag:example.org,2026-11-22:news/tea");
    /// assert!(TaggingEntity::parse("example.org,2026-02-30").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (authority, date) = text.split_once(',')?;
        let domain = authority
            .rsplit_once('@')
            .map_or(authority, |(_, domain)| domain);
        let label_ok = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        let local_ok = authority.rsplit_once('@').is_none_or(|(local, _)| {
            !local.is_empty()
                && local
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
        });
        (domain.split('.').all(label_ok) && local_ok && date_ok(date))
            .then(|| Self(text.to_owned()))
    }

    /// The id of what this entity calls `specific`; characters that a `tag:` URI can't hold are
    /// percent-encoded.
    pub fn id(&self, specific: &str) -> ItemId {
        ItemId::of_uri(format!(
            "tag:{}:{}",
            self.0,
            utf8_percent_encode(specific.trim(), SPECIFIC)
        ))
    }

    /// The id of an item that readers know as `text` already. It stays as it is, less what XML
    /// can't hold; if it is no URI, this entity's `tag:` URI of it stands for it where only a URI
    /// may.
    ///
    /// ```
    /// use feedmill::model::TaggingEntity;
    ///
    /// let entity = TaggingEntity::parse("example.org,2026").unwrap();
    /// let id = entity.keep("Post 17");
    /// assert_eq!(id.as_str(), "Post 17");
    /// assert_eq!(id.as_uri(), "tag:example.org,2026:Post%2017");
    /// ```
    pub fn keep(&self, text: &str) -> ItemId {
        if let Some(id) = ItemId::parse(text).filter(|id| is_sound(&id.text)) {
            return id;
        }
        match super::Line::new(text) {
            None => self.id(text),
            Some(line) => ItemId {
                uri: Some(self.id(line.as_str()).text.into()),
                text: line.as_str().to_owned(),
            },
        }
    }

    /// What this entity calls an id that it has made: the opposite of [`TaggingEntity::id`].
    pub fn specific(&self, id: &str) -> Option<String> {
        let rest = id.strip_prefix("tag:")?.strip_prefix(&self.0)?;
        let specific = rest.strip_prefix(':')?;
        let decoded = percent_encoding::percent_decode_str(specific).decode_utf8();
        decoded.ok().map(Into::into)
    }

    /// `authority,date`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a URI keeps the rules of its scheme, as far as they are those of ids: RFC 4151 (`tag`),
/// RFC 8141 (`urn`), RFC 9562 (`urn:uuid`).
fn is_sound(uri: &str) -> bool {
    let (scheme, rest) = uri.split_once(':').unwrap_or_default();
    let (first, name) = rest.split_once(':').unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "tag" => TaggingEntity::parse(first).is_some(),
        "urn" if first.eq_ignore_ascii_case("uuid") => {
            let parts: Vec<&str> = name.split('-').collect();
            let is_hexadecimal = |part: &&str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
            parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
                && parts.iter().all(is_hexadecimal)
        }
        "urn" => {
            let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            (2..=32).contains(&first.len()) && first.bytes().all(is_fit) && !name.is_empty()
        }
        _ => true,
    }
}

/// Whether `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and in the calendar.
fn date_ok(date: &str) -> bool {
    let shape_ok = matches!(date.len(), 4 | 7 | 10)
        && date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let full = format!("{date}{}", &"0000-01-01"[date.len().min(10)..]);
    shape_ok && chrono::NaiveDate::parse_from_str(&full, "%Y-%m-%d").is_ok()
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_escape_what_a_uri_cannot_hold() {
        let entity = TaggingEntity::parse("example.org,2026").unwrap();
        assert_eq!(
            entity.id("ä b%/ü#").as_str(),
            "tag:example.org,2026:%C3%A4%20b%25/%C3%BC%23"
        );
        assert!(ItemId::parse(entity.id("ä b%/ü#|").as_str()).is_some());
    }

    #[test]
    fn entities_follow_rfc_4151() {
        for good in [
            "example.org,2026",
            "a@example.org,2026-02",
            "timothy-b.example,2001-06-30",
        ] {
            assert!(TaggingEntity::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "example.org,26",
            "Example.org,2026",
            "ex ample.org,2026",
            "example.org,2026-13",
            "-a.org,2026",
        ] {
            assert!(TaggingEntity::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_breaks_the_rules_of_its_scheme_is_no_uri() {
        let entity = TaggingEntity::parse("example.org,2026").unwrap();
        for (id, is_uri) in [
            ("https://example.org/?p=1", true),
            ("tag:blogger.com,1999:blog-1.post-2", true),
            ("tag:Blog:1", false),
            ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", true),
            ("urn:uuid:1225c695", false),
            ("urn:isbn:0451450523", true),
            ("urn:x:1", false),
            ("yt:video:dQabcdef123", true),
        ] {
            let kept = entity.keep(id);
            assert_eq!(kept.as_str(), id);
            assert_eq!(kept.as_uri() == id, is_uri, "{id}");
            let specific = entity.specific(kept.as_uri());
            assert_eq!(specific.as_deref(), (!is_uri).then_some(id));
        }
    }

    #[test]
    fn ids_are_uris() {
        for bad in [
            "",
            "17",
            "a b:c",
            "tag:",
            "http://exa mple/",
            "urn:x:ä",
            "tag:a,2026:%zz",
            "1a:b",
        ] {
            assert!(ItemId::parse(bad).is_none(), "{bad}");
        }
    }
}
