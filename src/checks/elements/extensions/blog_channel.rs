//! The RSS module for weblogs (<https://www.rssboard.org/blogchannel>).

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

const fn address(name: &'static str) -> Definition {
    Definition::text(Ns::BlogChannel, name, RSS_URL)
}

pub static FAMILY: Family = Family {
    ns: Ns::BlogChannel,
    children: &[(
        &[Host::Channel],
        &[
            Child::optional(&BLINK),
            Child::optional(&BLOG_ROLL),
            Child::optional(&CHANGES),
            Child::optional(&MY_SUBSCRIPTIONS),
        ],
    )],
    attributes: &[],
};

static BLINK: Definition = address("blink");
static BLOG_ROLL: Definition = address("blogRoll");
static CHANGES: Definition = address("changes");
static MY_SUBSCRIPTIONS: Definition = address("mySubscriptions");
