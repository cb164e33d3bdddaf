//! What a show is known by, wherever its feed moves.

use std::fmt;

use uuid::Uuid;

use crate::model::AbsoluteUrl;

/// The `podcast:guid` of a show (<https://podcastindex.org/namespace/1.0#guid>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShowGuid(Uuid);

/// The namespace that all of them are made in.
const NAMESPACE: Uuid = Uuid::from_u128(0xead4c236_bf58_58c6_a2c6_a6b28d128cb6);

impl ShowGuid {
    /// Reads a UUID; `None` if it is none in the usual form.
    pub fn parse(text: &str) -> Option<Self> {
        let uuid = Uuid::try_parse(text.trim()).ok()?;
        let is_usual = uuid.to_string().eq_ignore_ascii_case(text.trim());
        is_usual.then_some(Self(uuid))
    }

    /// The one of the show whose feed is at `url`: of its address without the scheme and the
    /// slashes at the end, a UUID of version 5.
    ///
    /// ```
    /// use feedmill::model::{AbsoluteUrl, ShowGuid};
    ///
    /// // The two examples of the specification.
    /// for (url, guid) in [
    ///     ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ///     ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    /// ] {
    ///     let url = AbsoluteUrl::parse(url).unwrap();
    ///     assert_eq!(ShowGuid::of(&url).to_string(), guid);
    /// }
    /// ```
    pub fn of(url: &AbsoluteUrl) -> Self {
        let url = url.as_str();
        let address = url.split_once("://").map_or(url, |(_, rest)| rest);
        let address = address.trim_end_matches('/');
        Self(Uuid::new_v5(&NAMESPACE, address.as_bytes()))
    }
}

impl fmt::Display for ShowGuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
