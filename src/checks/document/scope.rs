//! Which prefixes are bound where.

use std::collections::HashMap;

use super::namespaces::Ns;

/// The bindings in force.
#[derive(Debug, Default)]
pub struct Scope<'a> {
    /// For each prefix what it is bound to, innermost last.
    bound: HashMap<&'a str, Vec<Ns>>,
    /// The prefixes in the order they were bound, to undo it.
    order: Vec<&'a str>,
    marks: Vec<usize>,
}

impl<'a> Scope<'a> {
    /// Enters an element.
    pub fn enter(&mut self) {
        self.marks.push(self.order.len());
    }

    /// Leaves it.
    pub fn leave(&mut self) {
        let mark = self.marks.pop().unwrap_or(0);
        for prefix in self.order.drain(mark..) {
            if let Some(bindings) = self.bound.get_mut(prefix) {
                bindings.pop();
            }
        }
    }

    /// Binds a prefix in the element entered last; an empty one is the default namespace.
    pub fn bind(&mut self, prefix: &'a str, ns: Ns) {
        self.bound.entry(prefix).or_default().push(ns);
        self.order.push(prefix);
    }

    /// Binds a prefix that nothing binds, around all elements.
    pub fn bind_everywhere(&mut self, prefix: &'a str, ns: Ns) {
        self.bound.entry(prefix).or_default().insert(0, ns);
    }

    /// What a prefix is bound to.
    pub fn resolve(&self, prefix: &str) -> Option<Ns> {
        let bound = self.bound.get(prefix).and_then(|bindings| bindings.last());
        match prefix {
            "xml" => Some(Ns::Xml),
            "" => Some(bound.map_or(Ns::None, |ns| *ns)),
            _ => bound.copied(),
        }
    }
}
