//! The Comment API of the Well-Formed Web: where to comment, and the feed of the comments.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::WellFormedWeb,
    children: &[(
        &[Host::Item, Host::Entry],
        &[
            Child::optional(&COMMENT),
            Child::optional(&COMMENT_RSS),
            Child::optional(&COMMENT_RSS_SHOUTED),
        ],
    )],
    attributes: &[],
};

static COMMENT: Definition = Definition::text(Ns::WellFormedWeb, "comment", RSS_URL);
static COMMENT_RSS: Definition = Definition::text(Ns::WellFormedWeb, "commentRss", RSS_URL);
/// What an example in the specification's first form had.
static COMMENT_RSS_SHOUTED: Definition = Definition::text(
    Ns::WellFormedWeb,
    "commentRSS",
    well_formed_web::COMMENT_RSS_SHOUTED,
);
