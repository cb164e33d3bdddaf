//! Runs JSON Schemas.

use jsonschema::Validator;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

/// A schema, ready to run.
pub(super) trait Grammar: Send + Sync {
    /// What in `value` breaks the schema.
    fn faults(&self, value: &Value) -> Vec<Fault>;
}

/// What breaks a schema, and where (RFC 6901). Where a member is missing it is the object, where
/// one is unknown it is the member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub pointer: String,
    pub kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// Not one of the values that are allowed.
    Choice,
    /// A text or object that must not be empty.
    Empty,
    /// Not of the named format.
    Format(String),
    /// No alternative holds: for a feed, an item without content.
    Incomplete,
    /// A required member is missing.
    Missing(String),
    /// A name within an extension that no name may be.
    Name,
    /// A number below zero.
    Negative,
    /// Anything else that the schema forbids.
    Other,
    /// Not of the pattern.
    Pattern,
    /// Not of the named type.
    Type(String),
    /// A member that the specification does not know.
    Unknown,
}

impl Fault {
    /// Whether the name of the member is at fault, not its value.
    pub(super) fn is_about_key(&self) -> bool {
        matches!(self.kind, FaultKind::Unknown)
    }
}

/// The crate `jsonschema`.
pub(super) struct Engine(Validator);

impl Engine {
    /// Compiles a schema, formats asserted.
    pub(super) fn compile(schema: &str) -> Self {
        let schema: Value = serde_json::from_str(schema).expect("the embedded schema is JSON");
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema);
        Self(validator.expect("the embedded schema is correct"))
    }
}

impl Grammar for Engine {
    fn faults(&self, value: &Value) -> Vec<Fault> {
        let mut faults = Vec::new();
        for error in self.0.iter_errors(value) {
            let pointer = error.instance_path().as_str().to_owned();
            let kind = match error.kind() {
                ValidationErrorKind::AdditionalProperties { unexpected } => {
                    faults.extend(unexpected.iter().map(|name| Fault {
                        pointer: format!("{pointer}/{}", escape(name)),
                        kind: FaultKind::Unknown,
                    }));
                    continue;
                }
                ValidationErrorKind::AnyOf { .. } => FaultKind::Incomplete,
                ValidationErrorKind::Enum { .. } => FaultKind::Choice,
                ValidationErrorKind::Format { format } => FaultKind::Format(format.clone()),
                ValidationErrorKind::Minimum { .. } => FaultKind::Negative,
                ValidationErrorKind::MinLength { .. }
                | ValidationErrorKind::MinProperties { .. } => FaultKind::Empty,
                ValidationErrorKind::Pattern { .. } => FaultKind::Pattern,
                ValidationErrorKind::PropertyNames { .. } => FaultKind::Name,
                ValidationErrorKind::Required { property } => {
                    FaultKind::Missing(property.as_str().unwrap_or_default().to_owned())
                }
                ValidationErrorKind::Type {
                    kind: TypeKind::Single(kind),
                } => FaultKind::Type(kind.to_string()),
                _ => FaultKind::Other,
            };
            faults.push(Fault { pointer, kind });
        }
        faults
    }
}

/// A name as a JSON Pointer has it (RFC 6901, section 3).
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
