//! People and organisations that made an article.

use std::fmt;

use super::{AbsoluteUrl, Line};

/// Who wrote an article.
///
/// * RSS 2.0: `dc:creator` with the name; never a bare name in `author`, which wants an address
/// * Atom: `author` with `name`, `uri`, `email`
/// * JSON Feed: `authors` with `name` and `url`; the first also as the 1.0 member `author`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as it should be shown.
    pub name: Line,
    /// An e-mail address, if it is meant for publication.
    pub email: Option<Email>,
    /// A page about the person.
    pub url: Option<AbsoluteUrl>,
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(name: Line) -> Self {
        Self {
            name,
            email: None,
            url: None,
        }
    }
}

/// An e-mail address: `local@domain` in ASCII, without a name or brackets (RFC 5322 `addr-spec`,
/// the unquoted form).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// Reads an address.
    ///
    /// ```
    /// use feedmill::model::Email;
    ///
    /// assert!(Email::parse("desk@example.org").is_some());
    /// assert!(Email::parse("Desk <desk@example.org>").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let atom_ok = |atom: &str| {
            !atom.is_empty()
                && atom
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
        };
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let ok = local.split('.').all(atom_ok)
            && domain.split('.').all(label_ok)
            && domain.contains('.');
        ok.then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
