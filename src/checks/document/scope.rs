//! Which prefixes are bound where.

use super::namespaces::Ns;

/// The bindings in force, innermost last.
#[derive(Debug, Default)]
pub struct Scope<'a> {
    bound: Vec<(&'a str, Ns)>,
    marks: Vec<usize>,
}

impl<'a> Scope<'a> {
    /// Enters an element.
    pub fn enter(&mut self) {
        self.marks.push(self.bound.len());
    }

    /// Leaves it.
    pub fn leave(&mut self) {
        if let Some(mark) = self.marks.pop() {
            self.bound.truncate(mark);
        }
    }

    /// Binds a prefix in the element entered last; an empty one is the default namespace.
    pub fn bind(&mut self, prefix: &'a str, ns: Ns) {
        self.bound.push((prefix, ns));
    }

    /// What a prefix is bound to.
    pub fn resolve(&self, prefix: &str) -> Option<Ns> {
        let bound = self.bound.iter().rev().find(|(name, _)| *name == prefix);
        match prefix {
            "xml" => Some(Ns::Xml),
            "" => Some(bound.map_or(Ns::None, |(_, ns)| *ns)),
            _ => bound.map(|(_, ns)| *ns),
        }
    }
}
