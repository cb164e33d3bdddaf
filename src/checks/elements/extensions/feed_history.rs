//! Whether a document is a whole feed or a piece of its archive (RFC 5005, sections 2 and 4).

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;

pub static FAMILY: Family = Family {
    ns: Ns::FeedHistory,
    children: &[(
        &[Host::Channel, Host::Feed],
        &[Child::optional(&ARCHIVE), Child::optional(&COMPLETE)],
    )],
    attributes: &[],
};

static ARCHIVE: Definition = Definition::empty(Ns::FeedHistory, "archive");
static COMPLETE: Definition = Definition::empty(Ns::FeedHistory, "complete");
