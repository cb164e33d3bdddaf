//! Applies the table to a document, without recursion, in document order.

mod attributes;
mod children;
mod expected;
mod root;

use std::collections::HashMap;

use self::root::root;
use super::Definition;
use crate::checks::document::{Element, Kind, Ns};
use crate::checks::rules::profile;
use crate::checks::{Check, Context, Sink};

type Hook = fn(Element<'_>, &mut Sink);

/// Looks at every element that the table knows, and calls the rules that are about it.
pub fn walk(context: &Context<'_>, sink: &mut Sink) {
    let hooks = hooks();
    let Some(definition) = root(context, sink) else {
        whole(context, sink);
        return;
    };
    let walk = Walk {
        context,
        definition,
    };
    let mut open: Vec<(Element<'_>, &'static Definition)> = vec![(context.root, definition)];
    let mut below: Vec<(Element<'_>, &'static Definition)> = Vec::new();
    while let Some((element, definition)) = open.pop() {
        walk.attributes(element, definition, sink);
        walk.content(element, definition, &mut below, sink);
        for hook in hooks.get(&key(definition)).into_iter().flatten() {
            hook(element, sink);
        }
        open.extend(below.drain(..).rev());
    }
    whole(context, sink);
}

/// Calls the rules that look at a whole document.
fn whole(context: &Context<'_>, sink: &mut Sink) {
    let kind = context.document.kind();
    let subject = profile::Subject::of(context);
    for rule in crate::checks::rules() {
        match rule.check {
            Check::Rss(check) if kind == Kind::Rss => check(context, sink),
            Check::Atom(check) if kind.is_atom() => check(context, sink),
            Check::Profile(check) => {
                if let Some(subject) = &subject {
                    check(subject, sink);
                }
            }
            Check::Xml(check) => check(context.document, sink),
            _ => {}
        }
    }
}

/// The rules that are about single elements, by the element's definition.
fn hooks() -> HashMap<usize, Vec<Hook>> {
    let mut hooks: HashMap<usize, Vec<Hook>> = HashMap::new();
    for rule in crate::checks::rules() {
        if let Check::Element(definitions, hook) = rule.check {
            for definition in definitions {
                hooks.entry(key(definition)).or_default().push(hook);
            }
        }
    }
    hooks
}

/// A definition is a static: its address is its identity.
fn key(definition: &'static Definition) -> usize {
    std::ptr::from_ref(definition) as usize
}

struct Walk<'w, 'd> {
    context: &'w Context<'d>,
    /// The root's.
    definition: &'static Definition,
}

impl<'d> Walk<'_, 'd> {
    pub(super) fn is_rss(&self) -> bool {
        self.definition.ns == Ns::None
    }
}

/// `a`, `b` or `c`: each once.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.dedup();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
