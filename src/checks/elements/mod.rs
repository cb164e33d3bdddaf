//! The table of structure: what each element holds, and who may stand where.
//!
//! The table says it, [`walk`] applies it: missing, duplicate, unknown, misplaced and empty
//! are found here for every element, and each value is handed to its type in `values/`.

mod atom;
pub(super) mod extensions;
mod rss;
mod rules;
mod walk;

use super::Rule;
use super::document::Ns;
use super::values::Value;

pub(super) use atom::*;
pub(super) use rss::*;
pub(super) use rules::*;
pub(super) use walk::walk;

/// What the table says of one element.
#[derive(Debug)]
pub struct Definition {
    pub(super) ns: Ns,
    pub(super) name: &'static str,
    pub(super) host: Option<Host>,
    pub(super) attributes: &'static [Attribute],
    pub(super) content: Content,
    pub(super) children: &'static [Child],
}

/// What an element holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content {
    /// Anything: it is looked at by a rule of its own, or not at all.
    Any,
    /// Elements, and no text.
    Elements,
    /// Nothing at all.
    Nothing,
    /// Text of this type, and no elements.
    Text(Value),
}

/// An element that extensions may stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Channel,
    Entry,
    Feed,
    Item,
    /// `atom:link`.
    Link,
    /// `media:content` and `media:group`.
    Media,
    Person,
    /// Everything else that the specification leaves open.
    Other,
    /// `rss` itself.
    Rss,
    Source,
}

/// An attribute that an element may have.
#[derive(Debug)]
pub(super) struct Attribute {
    pub ns: Ns,
    pub name: &'static str,
    pub required: bool,
    pub value: Value,
    /// What reports that it is missing, if not the general rule.
    pub missing: Option<&'static Rule>,
}

/// An element that another may hold.
#[derive(Debug)]
pub(super) struct Child {
    pub definition: &'static Definition,
    pub required: bool,
    pub repeats: bool,
    /// What reports that it is missing, if not the general rule.
    pub missing: Option<&'static Rule>,
}

/// What one extension namespace adds to its hosts.
#[derive(Debug)]
pub(super) struct Family {
    pub ns: Ns,
    pub children: &'static [(&'static [Host], &'static [Child])],
    pub attributes: &'static [(&'static [Host], &'static [Attribute])],
}

impl Definition {
    const fn new(ns: Ns, name: &'static str, content: Content) -> Self {
        Self {
            ns,
            name,
            host: None,
            attributes: &[],
            content,
            children: &[],
        }
    }

    /// An element of text.
    pub(super) const fn text(ns: Ns, name: &'static str, value: Value) -> Self {
        Self::new(ns, name, Content::Text(value))
    }

    /// An element of elements.
    pub(super) const fn parent(ns: Ns, name: &'static str, children: &'static [Child]) -> Self {
        Self {
            children,
            ..Self::new(ns, name, Content::Elements)
        }
    }

    /// An element that says all in its attributes.
    pub(super) const fn empty(ns: Ns, name: &'static str) -> Self {
        Self::new(ns, name, Content::Nothing)
    }

    /// An element whose content a rule looks at.
    pub(super) const fn any(ns: Ns, name: &'static str) -> Self {
        Self::new(ns, name, Content::Any)
    }

    /// Says which attributes it may have.
    pub(super) const fn with(self, attributes: &'static [Attribute]) -> Self {
        Self { attributes, ..self }
    }

    /// Says that elements of other namespaces may stand in it.
    pub(super) const fn open(self, host: Host) -> Self {
        Self {
            host: Some(host),
            ..self
        }
    }
}

impl Attribute {
    pub(super) const fn optional(name: &'static str, value: Value) -> Self {
        Self {
            ns: Ns::None,
            name,
            required: false,
            value,
            missing: None,
        }
    }

    pub(super) const fn required(name: &'static str, value: Value) -> Self {
        Self {
            required: true,
            ..Self::optional(name, value)
        }
    }

    pub(super) const fn or(self, missing: &'static Rule) -> Self {
        Self {
            missing: Some(missing),
            ..self
        }
    }

    /// One that is in a namespace.
    pub(super) const fn of(self, ns: Ns) -> Self {
        Self { ns, ..self }
    }
}

impl Child {
    /// At most once.
    pub(super) const fn optional(definition: &'static Definition) -> Self {
        Self {
            definition,
            required: false,
            repeats: false,
            missing: None,
        }
    }

    /// Exactly once.
    pub(super) const fn one(definition: &'static Definition) -> Self {
        Self {
            required: true,
            ..Self::optional(definition)
        }
    }

    /// As often as wanted.
    pub(super) const fn any(definition: &'static Definition) -> Self {
        Self {
            repeats: true,
            ..Self::optional(definition)
        }
    }

    /// At least once.
    pub(super) const fn some(definition: &'static Definition) -> Self {
        Self {
            required: true,
            ..Self::any(definition)
        }
    }

    /// Says which rule reports that it is missing.
    pub(super) const fn or(self, missing: &'static Rule) -> Self {
        Self {
            missing: Some(missing),
            ..self
        }
    }
}
