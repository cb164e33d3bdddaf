//! Runs RELAX NG grammars.

use relax_ng::{
    Content, DatatypeRegistry, Element, ExpandedName, ResolveError, Schema, SchemaResolver,
    SchemaSource, SchemaSyntax, ValidationErrorKind, XSD_DATATYPE_LIBRARY,
};
use roxmltree::{Node, NodeId};

use super::datatypes::Datatypes;

/// A grammar, ready to run.
pub(in crate::checks::schema) trait Grammar: Send + Sync {
    /// What in `root` and below breaks the grammar, in document order.
    fn faults(&self, root: Node<'_, '_>) -> Vec<Fault>;
}

/// What breaks a grammar, and where.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::checks::schema) struct Fault {
    pub node: NodeId,
    pub kind: FaultKind,
}

/// How a grammar is broken. Names of attributes are of the form that [`Node::attributes`] gives:
/// namespace, local name.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::checks::schema) enum FaultKind {
    /// An attribute of the element has a value that it can't have.
    InvalidValue(Option<String>, String),
    /// The element lacks an attribute, a child or text.
    Missing,
    /// The element has an attribute that it can't have.
    UnexpectedAttribute(Option<String>, String),
    /// The element can't be where it is.
    UnexpectedElement,
    /// The element holds text that it can't hold.
    UnexpectedText,
}

/// The crate `relax-ng`.
pub(super) struct RelaxNg {
    schema: Schema,
    registry: DatatypeRegistry,
}

impl RelaxNg {
    /// Compiles the grammar in `file`, one of `files` (name, text), which may include each other.
    pub(super) fn compile(file: &str, files: &[(&str, &str)]) -> Self {
        let shelf = Shelf(files);
        let source = shelf
            .resolve(file, "")
            .expect("the grammar is on the shelf");
        let schema = Schema::compile(&source, &shelf).expect("the embedded grammar is correct");
        let mut registry = DatatypeRegistry::new();
        registry.register(XSD_DATATYPE_LIBRARY, Datatypes);
        Self { schema, registry }
    }
}

impl Grammar for RelaxNg {
    fn faults(&self, root: Node<'_, '_>) -> Vec<Fault> {
        self.schema
            .validate(&self.registry, &Tree(root))
            .expect("the embedded grammar uses datatypes that are registered")
            .into_iter()
            .map(|error| Fault {
                node: *error.location().expect("every element tells its location"),
                kind: match error.kind().clone() {
                    ValidationErrorKind::InvalidAttributeValue(name, _) => {
                        FaultKind::InvalidValue(name.namespace, name.local)
                    }
                    ValidationErrorKind::MissingContent => FaultKind::Missing,
                    ValidationErrorKind::UnexpectedAttribute(name) => {
                        FaultKind::UnexpectedAttribute(name.namespace, name.local)
                    }
                    ValidationErrorKind::UnexpectedElement(_) => FaultKind::UnexpectedElement,
                    ValidationErrorKind::UnexpectedText => FaultKind::UnexpectedText,
                },
            })
            .collect()
    }
}

/// The grammars that a grammar may include.
struct Shelf<'a>(&'a [(&'a str, &'a str)]);

impl SchemaResolver for Shelf<'_> {
    fn resolve(&self, file: &str, _: &str) -> Result<SchemaSource, ResolveError> {
        let text = self.0.iter().find(|(name, _)| *name == file);
        text.map(|(name, text)| SchemaSource::new(*text, *name, SchemaSyntax::Compact))
            .ok_or_else(|| ResolveError::new(file))
    }
}

/// A document as the engine wants to see it.
struct Tree<'a, 'input>(Node<'a, 'input>);

impl Element for Tree<'_, '_> {
    type Location = NodeId;

    fn name(&self) -> ExpandedName {
        let name = self.0.tag_name();
        ExpandedName::new(name.namespace(), name.name())
    }

    fn attributes(&self) -> impl Iterator<Item = (ExpandedName, String)> {
        self.0.attributes().map(|attribute| {
            let name = ExpandedName::new(attribute.namespace(), attribute.name());
            (name, attribute.value().to_owned())
        })
    }

    fn children(&self) -> impl Iterator<Item = Content<Self>> {
        let mut children = self.0.children().peekable();
        std::iter::from_fn(move || {
            let mut text = String::new();
            // Comments and processing instructions don't part a text.
            while let Some(child) = children.next_if(|child| !child.is_element()) {
                if child.is_text() {
                    text.push_str(child.text().unwrap_or_default());
                }
            }
            if text.is_empty() {
                return children.next().map(|child| Content::Element(Self(child)));
            }
            Some(Content::Text(visible(text)))
        })
    }

    fn location(&self) -> Option<NodeId> {
        Some(self.0.id())
    }
}

/// The engine takes every Unicode space for white space, XML only four of them: the others are
/// made visible to it.
fn visible(text: String) -> String {
    let blank = text.trim().is_empty() && !is_white_space(&text);
    if blank { "\u{FFFD}".to_owned() } else { text }
}

/// White space as XML 1.0 has it (section 2.3).
pub(super) fn is_white_space(text: &str) -> bool {
    text.bytes()
        .all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}
