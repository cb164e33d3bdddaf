//! When an event is: W3C-DTF, and as far in the future as one likes.

use super::{Given, INVALID_W3CDTF, Value, w3cdtf};
use crate::checks::Sink;

/// A date of an event (<https://web.resource.org/rss/1.0/modules/event/>). Its zone may be left
/// out: it is the event's own.
pub const EVENT_DATE: Value = Value::Checked(event_date);

fn event_date(given: &Given<'_, '_>, sink: &mut Sink) {
    let is_local = w3cdtf::parse(&format!("{}Z", given.text)).is_some();
    if !is_local && w3cdtf::parse(given.text).is_none() {
        sink.push(
            INVALID_W3CDTF
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write it as `2003-12-13` or `2003-12-13T18:30:02Z`"),
        );
    }
}
