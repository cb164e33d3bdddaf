//! Which vocabulary an article's members are from.
//!
//! | shape | told by |
//! |---|---|
//! | [IPTC ninjs](https://iptc.org/standards/ninjs/) 1.x, 2.x, 3.x | `uri` |
//! | an item of a [JSON Feed](https://www.jsonfeed.org/version/1.1/) | `content_html`, `content_text`, `date_published`, or the feed around it |
//! | our own, with the names of front matter | anything else |

use crate::sources::fields::Node;

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    JsonFeed,
    Ninjs,
    Own,
}

impl Shape {
    /// The shape of `article`, which stands in a JSON Feed or does not.
    pub fn of(article: &Node, is_in_json_feed: bool) -> Self {
        let has = |name: &str| article.fields().iter().any(|field| field.key == name);
        let has_any = |names: &[&str]| names.iter().any(|name| has(name));
        if is_in_json_feed || has_any(&["content_html", "content_text", "date_published"]) {
            Self::JsonFeed
        } else if has("uri") {
            Self::Ninjs
        } else {
            Self::Own
        }
    }
}
