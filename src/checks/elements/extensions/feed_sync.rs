//! FeedSync 1.0: feeds that are changed from two sides.

use super::super::{Attribute, Child, Definition, ENTRY, Family, Host, ITEM};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::FeedSync,
    children: &[
        (
            &[Host::Channel, Host::Feed],
            &[Child::optional(&SHARING), Child::any(&UNPUBLISHED)],
        ),
        (&[Host::Item, Host::Entry], &[Child::optional(&SYNC)]),
    ],
    attributes: &[],
};

pub static SHARING: Definition =
    Definition::parent(Ns::FeedSync, "sharing", &[Child::any(&RELATED)])
        .with(&[
            Attribute::optional("expires", DATE_3339),
            Attribute::optional("since", DATE_3339),
            Attribute::optional("until", DATE_3339),
        ])
        .open(Host::Other);

static RELATED: Definition = Definition::empty(Ns::FeedSync, "related").with(&[
    Attribute::required("link", RSS_URL),
    Attribute::optional("title", PLAIN),
    Attribute::required("type", SYNC_TYPE),
]);

static SYNC: Definition = Definition::parent(
    Ns::FeedSync,
    "sync",
    &[Child::some(&HISTORY), Child::optional(&CONFLICTS)],
)
.with(&[
    Attribute::optional("deleted", TRUE_FALSE),
    Attribute::required("id", SYNC_NAME),
    Attribute::optional("noconflicts", TRUE_FALSE),
    Attribute::required("updates", COUNTER),
])
.open(Host::Other);

pub static HISTORY: Definition = Definition::empty(Ns::FeedSync, "history")
    .with(&[
        Attribute::optional("by", SYNC_NAME),
        Attribute::required("sequence", COUNTER),
        Attribute::optional("when", DATE_3339),
    ])
    .open(Host::Other);

static CONFLICTS: Definition = Definition::parent(Ns::FeedSync, "conflicts", WHOLE_ITEMS);
static UNPUBLISHED: Definition = Definition::parent(Ns::FeedSync, "unpublished", WHOLE_ITEMS);

static WHOLE_ITEMS: &[Child] = &[Child::any(&ENTRY), Child::any(&ITEM)];
