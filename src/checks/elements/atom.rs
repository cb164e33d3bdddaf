//! Atom 1.0 (RFC 4287).

use super::rules::*;
use super::{Attribute, Child, Content, Definition, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

const fn exact(name: &'static str, value: &'static Value) -> Definition {
    Definition::text(Ns::Atom, name, Value::Exact(value))
}

/// A text construct (section 3.1): what it holds depends on its type.
const fn construct(name: &'static str) -> Definition {
    Definition::any(Ns::Atom, name).with(TYPE)
}

static TYPE: &[Attribute] = &[Attribute::optional("type", Value::Any)];

/// A person construct (section 3.2).
const fn person(name: &'static str) -> Definition {
    Definition::parent(Ns::Atom, name, PERSON).open(Host::Person)
}

static PERSON: &[Child] = &[
    Child::one(&NAME),
    Child::optional(&URI),
    Child::optional(&EMAIL),
];

pub static FEED: Definition = Definition::parent(
    Ns::Atom,
    "feed",
    &[
        Child::any(&ATOM_AUTHOR),
        Child::any(&ATOM_CATEGORY),
        Child::any(&CONTRIBUTOR),
        Child::optional(&ATOM_GENERATOR),
        Child::optional(&ICON),
        Child::one(&FEED_ID),
        Child::any(&ATOM_LINK),
        Child::optional(&LOGO),
        Child::optional(&RIGHTS),
        Child::optional(&SUBTITLE),
        Child::one(&ATOM_TITLE),
        Child::one(&UPDATED),
        Child::any(&ENTRY),
    ],
)
.open(Host::Feed);

pub static ENTRY: Definition = Definition::parent(
    Ns::Atom,
    "entry",
    &[
        Child::any(&ATOM_AUTHOR),
        Child::any(&ATOM_CATEGORY),
        Child::optional(&CONTENT),
        Child::any(&CONTRIBUTOR),
        Child::one(&ENTRY_ID),
        Child::any(&ATOM_LINK),
        Child::optional(&PUBLISHED),
        Child::optional(&RIGHTS),
        Child::optional(&ATOM_SOURCE),
        Child::optional(&SUMMARY),
        Child::one(&ATOM_TITLE),
        Child::one(&UPDATED),
    ],
)
.open(Host::Entry);

pub static ATOM_SOURCE: Definition = Definition::parent(
    Ns::Atom,
    "source",
    &[
        Child::any(&ATOM_AUTHOR),
        Child::any(&ATOM_CATEGORY),
        Child::any(&CONTRIBUTOR),
        Child::optional(&ATOM_GENERATOR),
        Child::optional(&ICON),
        Child::optional(&SOURCE_ID),
        Child::any(&ATOM_LINK),
        Child::optional(&LOGO),
        Child::optional(&RIGHTS),
        Child::optional(&SUBTITLE),
        Child::optional(&ATOM_TITLE),
        Child::optional(&UPDATED),
    ],
)
.open(Host::Source);

pub static ATOM_AUTHOR: Definition = person("author");
pub static CONTRIBUTOR: Definition = person("contributor");
pub static NAME: Definition = Definition::text(Ns::Atom, "name", PERSON_NAME);
pub static URI: Definition = exact("uri", &IRI_REFERENCE);
pub static EMAIL: Definition = Definition::text(Ns::Atom, "email", ADDRESS);

pub static ATOM_CATEGORY: Definition = Definition {
    content: Content::Any,
    ..Definition::empty(Ns::Atom, "category")
}
.with(&[
    Attribute::required("term", NOT_EMPTY),
    Attribute::optional("scheme", ABSOLUTE_IRI),
    Attribute::optional("label", PLAIN),
])
.open(Host::Other);

pub static ATOM_LINK: Definition = Definition::empty(Ns::Atom, "link")
    .with(&[
        Attribute::required("href", LINK_HREF).or(&ATOM_MISSING_HREF),
        Attribute::optional("rel", Value::Checked(link_rel)),
        Attribute::optional("type", MEDIA_TYPE),
        Attribute::optional("hreflang", LANGUAGE),
        Attribute::optional("title", PLAIN),
        Attribute::optional("length", LINK_LENGTH),
    ])
    .open(Host::Link);

pub static ATOM_GENERATOR: Definition = Definition::text(Ns::Atom, "generator", PLAIN).with(&[
    Attribute::optional("uri", IRI_REFERENCE),
    Attribute::optional("version", NOT_EMPTY),
]);
pub static ICON: Definition = exact("icon", &IRI_REFERENCE);
pub static LOGO: Definition = exact("logo", &IRI_REFERENCE);
pub static FEED_ID: Definition = exact("id", &IDENTIFIER);
pub static ENTRY_ID: Definition = exact("id", &IDENTIFIER);
pub static SOURCE_ID: Definition = exact("id", &IDENTIFIER);
pub static ATOM_TITLE: Definition = construct("title");
pub static SUBTITLE: Definition = construct("subtitle");
pub static RIGHTS: Definition = construct("rights");
pub static SUMMARY: Definition = construct("summary");
pub static CONTENT: Definition = Definition::any(Ns::Atom, "content").with(&[
    Attribute::optional("type", Value::Any),
    Attribute::optional("src", IRI_REFERENCE),
]);
pub static UPDATED: Definition = exact("updated", &DATE_3339);
pub static PUBLISHED: Definition = exact("published", &DATE_3339);
