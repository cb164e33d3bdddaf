//! The root: which format is it, and is it in the right namespace?

use crate::checks::document::{Kind, Ns};
use crate::checks::elements::rules::*;
use crate::checks::elements::{Definition, ENTRY, FEED, RSS};
use crate::checks::{Context, Sink};

/// The definition of the root, if the document is one that the table knows.
pub fn root(context: &Context<'_>, sink: &mut Sink) -> Option<&'static Definition> {
    let root = context.root;
    let (definition, ns) = match context.document.kind() {
        Kind::Rss => (&RSS, Ns::None),
        Kind::AtomFeed => (&FEED, Ns::Atom),
        Kind::AtomEntry => (&ENTRY, Ns::Atom),
        kind @ (Kind::Atom03 | Kind::Rss10 | Kind::Rss11) => {
            sink.push(
                DEPRECATED_FORMAT
                    .at(root.span(), format!("{} is no longer used", kind.as_str()))
                    .help(if kind == Kind::Atom03 {
                        "write Atom 1.0"
                    } else {
                        "write RSS 2.0 or Atom 1.0"
                    }),
            );
            return None;
        }
        _ => {
            sink.push(
                UNKNOWN_FORMAT
                    .at(root.span(), format!("`{}` is not the root of a feed", root.name()))
                    .help(match root.local() {
                        "RSS" | "Rss" => "write `<rss version=\"2.0\">`, and all names as RSS does: XML tells `a` from `A`",
                        _ => "write `<rss version=\"2.0\">` or `<feed xmlns=\"http://www.w3.org/2005/Atom\">`",
                    }),
            );
            return None;
        }
    };
    if root.ns() == ns {
        return Some(definition);
    }
    sink.push(match (root.ns(), ns) {
        (Ns::None, _) => MISSING_NAMESPACE
            .at(
                root.span(),
                format!("`{}` is in no namespace", root.local()),
            )
            .help("write `xmlns=\"http://www.w3.org/2005/Atom\"`"),
        (_, Ns::None) => INVALID_NAMESPACE
            .at(root.span(), "`rss` is in a namespace")
            .help("take `xmlns` out: RSS 2.0 has no namespace"),
        _ => INVALID_NAMESPACE
            .at(
                root.span(),
                format!("`{}` is in a namespace that is not Atom's", root.local()),
            )
            .help("write `xmlns=\"http://www.w3.org/2005/Atom\"`"),
    });
    None
}
