//! Words of small extensions.

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static DEPRECATED_WHEN: Rule = rule!("feed/deprecated-when", Spec, "0.1.0", Check::Value);
pub static INVALID_ACCESS: Rule = rule!("feed/invalid-access", Spec, "0.1.0", Check::Value);
pub static INVALID_CURRENCY: Rule = rule!("media/invalid-currency", Spec, "0.1.0", Check::Value);

/// `relationship` of `access:restriction`.
pub const ACCESS: Value = Value::OneOf(&["allow", "deny"], &INVALID_ACCESS);
/// A currency (ISO 4217): three letters.
pub const CURRENCY: Value = Value::Checked(currency);
/// `thr:when`, which became `thr:updated` before RFC 4685 was published.
pub const THREAD_WHEN: Value = Value::Checked(thread_when);

fn currency(given: &Given<'_, '_>, sink: &mut Sink) {
    let is_code = given.text.len() == 3 && given.text.bytes().all(|it| it.is_ascii_uppercase());
    if !is_code {
        sink.push(
            INVALID_CURRENCY
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write three capital letters, such as `EUR`"),
        );
    }
}

fn thread_when(given: &Given<'_, '_>, sink: &mut Sink) {
    sink.push(
        DEPRECATED_WHEN
            .at(
                given.span(),
                format!("{} is no attribute of RFC 4685", given.name()),
            )
            .help("write `thr:updated`"),
    );
}
