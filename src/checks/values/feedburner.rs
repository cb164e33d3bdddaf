//! Values of FeedBurner's elements.

use super::parts::Parts;
use super::url::reference;
use super::{Given, RELATIVE_REFERENCE, Value};
use crate::checks::Sink;

/// Where a feed flare leads: a whole address, because readers show it away from the feed.
pub const FLARE_LINK: Value = Value::Checked(flare_link);

fn flare_link(given: &Given<'_, '_>, sink: &mut Sink) {
    if reference(given, sink) && Parts::split(given.text).scheme.is_none() {
        sink.push(
            RELATIVE_REFERENCE
                .at(
                    given.span(),
                    format!("{} is relative: {}", given.name(), given.shown()),
                )
                .help("write the whole address, beginning with `https://`"),
        );
    }
}
