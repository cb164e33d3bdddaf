//! What listeners pay, and to whom.

use super::REMOTE_ITEM;
use crate::checks::document::Ns;
use crate::checks::elements::{Attribute, Child, Definition};
use crate::checks::values::*;

pub static VALUE: Definition = Definition::parent(
    Ns::Podcast,
    "value",
    &[Child::some(&VALUE_RECIPIENT), Child::any(&VALUE_TIME_SPLIT)],
)
.with(&[
    Attribute::required("method", NOT_EMPTY),
    Attribute::required("type", NOT_EMPTY),
    Attribute::optional("suggested", DECIMAL_NOT_NEGATIVE),
]);

static VALUE_RECIPIENT: Definition = Definition::empty(Ns::Podcast, "valueRecipient").with(&[
    Attribute::required("address", NOT_EMPTY),
    Attribute::required("split", NOT_NEGATIVE),
    Attribute::required("type", NOT_EMPTY),
    Attribute::optional("customKey", NOT_EMPTY),
    Attribute::optional("customValue", NOT_EMPTY),
    Attribute::optional("fee", TRUE_FALSE),
    Attribute::optional("name", PLAIN),
]);

/// A rule says which of the children, and how often.
pub static VALUE_TIME_SPLIT: Definition = Definition::parent(
    Ns::Podcast,
    "valueTimeSplit",
    &[Child::any(&REMOTE_ITEM), Child::any(&VALUE_RECIPIENT)],
)
.with(&[
    Attribute::required("duration", DECIMAL_NOT_NEGATIVE),
    Attribute::required("startTime", DECIMAL_NOT_NEGATIVE),
    Attribute::optional("remotePercentage", DECIMAL),
    Attribute::optional("remoteStartTime", DECIMAL_NOT_NEGATIVE),
]);
