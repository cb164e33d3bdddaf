//! Where bytes become text, once.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::Sink;

/// Decodes `bytes`.
pub(super) fn decode<'a>(bytes: &'a [u8], _file: &Arc<str>, _sink: &mut Sink) -> Cow<'a, str> {
    String::from_utf8_lossy(bytes)
}
