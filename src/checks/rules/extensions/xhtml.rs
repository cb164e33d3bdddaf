//! XHTML that stands in an item as it is.

use crate::checks::elements::extensions::xhtml::{BODY, DIV};
use crate::checks::rule::rule;
use crate::checks::values::check_xhtml;
use crate::checks::{Check, Element, Rule, Sink};

pub static UNUSUAL_XHTML: Rule = rule!(
    "rss/unusual-xhtml",
    Style,
    "0.1.0",
    Check::Element(&[&BODY, &DIV], unusual_xhtml)
);

fn unusual_xhtml(body: Element<'_>, sink: &mut Sink) {
    sink.push(
        UNUSUAL_XHTML
            .at(
                body.span(),
                format!("`{}` in an item, which few readers look for", body.name()),
            )
            .help("write it as HTML in `description` or `content:encoded`"),
    );
    check_xhtml(body, body.bases().next().is_none(), sink);
}
