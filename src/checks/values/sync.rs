//! Values of FeedSync 1.0.

use super::number::parse;
use super::plain::not_empty;
use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static EXCESSIVE_INTEGER: Rule = rule!("feed/excessive-integer", Spec, "0.1.0", Check::Value);
pub static INVALID_SYNC_NAME: Rule = rule!("feed/invalid-sync-name", Spec, "0.1.0", Check::Value);
pub static INVALID_SYNC_TYPE: Rule = rule!("feed/invalid-sync-type", Spec, "0.1.0", Check::Value);

/// A counter from 1 to 2³¹ - 1.
pub const COUNTER: Value = Value::Checked(counter);
/// Which item it is, and who changed it: text that a URN may end in (RFC 8141, section 2).
pub const SYNC_NAME: Value = Value::Checked(name);
/// `type` of `sx:related`.
pub const SYNC_TYPE: Value = Value::OneOf(&["complete", "aggregated"], &INVALID_SYNC_TYPE);

fn counter(given: &Given<'_, '_>, sink: &mut Sink) {
    super::check(super::POSITIVE, given, sink);
    if parse(given.text).is_some_and(|number| number > i64::from(i32::MAX)) {
        sink.push(
            EXCESSIVE_INTEGER
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write a number up to 2147483647"),
        );
    }
}

fn name(given: &Given<'_, '_>, sink: &mut Sink) {
    if given.text.is_empty() {
        return not_empty(given, sink);
    }
    super::check(super::PLAIN, given, sink);
    let is_name = given
        .text
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || "()+,-.:=@;$_!*'%/?#&~".contains(it));
    if !is_name {
        sink.push(
            INVALID_SYNC_NAME
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write letters, digits and signs that a URN may hold, and no spaces"),
        );
    }
}
