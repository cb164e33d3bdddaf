//! Namespaces: the ones nobody knows, and the ones under a name that misleads.

use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::rules::media::is_misspelt_media;
use crate::checks::{Check, Document, Rule, Sink};

pub static CONFLICTING_PREFIX: Rule = rule!(
    "xml/conflicting-prefix",
    Interop,
    "0.1.0",
    Check::Xml(conflicting_prefix)
);
pub static UNKNOWN_NAMESPACE: Rule = rule!(
    "xml/unknown-namespace",
    Interop,
    "0.1.0",
    Check::Xml(unknown_namespace)
);
pub static UNUSUAL_ATOM_PREFIX: Rule = rule!(
    "atom/unusual-prefix",
    Interop,
    "0.1.0",
    Check::Xml(unusual_atom_prefix)
);
pub static UNUSUAL_PREFIX: Rule = rule!(
    "xml/unusual-prefix",
    Style,
    "0.1.0",
    Check::Xml(unusual_prefix)
);

fn conflicting_prefix(document: &Document<'_>, sink: &mut Sink) {
    for declared in &document.declared {
        let Some(usual) = Ns::of_prefix(declared.prefix).filter(|usual| *usual != declared.ns)
        else {
            continue;
        };
        if is_misspelt_media(&declared.uri) {
            continue;
        }
        let (prefix, right) = (declared.prefix, usual.uri().unwrap_or_default());
        let what = format!("the prefix `{prefix}` is not bound to {right}");
        let help = match declared.ns {
            Ns::Unknown(_) => {
                format!("write `xmlns:{prefix}=\"{right}\"`: readers pass over its elements")
            }
            _ => "correct the namespace's name, or take another prefix".to_owned(),
        };
        sink.push(CONFLICTING_PREFIX.at(declared.span, what).help(help));
    }
}

fn unknown_namespace(document: &Document<'_>, sink: &mut Sink) {
    for declared in &document.declared {
        // A misspelt name of a known namespace is said by the other rule.
        let is_unknown = matches!(declared.ns, Ns::Unknown(_));
        let is_said = Ns::of_prefix(declared.prefix).is_some() || is_misspelt_media(&declared.uri);
        if is_unknown && !is_said {
            sink.push(
                UNKNOWN_NAMESPACE
                    .at(
                        declared.span,
                        format!("the namespace {:?} is not known", declared.uri),
                    )
                    .help("check its spelling; most readers leave its elements out"),
            );
        }
    }
}

fn unusual_atom_prefix(document: &Document<'_>, sink: &mut Sink) {
    if !document.kind().is_atom() {
        return;
    }
    let used = document.prefixes();
    for declared in &document.declared {
        if matches!(declared.ns, Ns::Atom | Ns::Xhtml)
            && !declared.prefix.is_empty()
            && used.contains(declared.prefix)
        {
            sink.push(
                UNUSUAL_ATOM_PREFIX
                    .at(
                        declared.span,
                        format!(
                            "the prefix `{}` for a namespace that readers expect without",
                            declared.prefix
                        ),
                    )
                    .help("declare it with `xmlns=` where it is used"),
            );
        }
    }
}

fn unusual_prefix(document: &Document<'_>, sink: &mut Sink) {
    for declared in &document.declared {
        let Some(usual) = declared.ns.prefix() else {
            continue;
        };
        // A prefix that misleads is the other rule's.
        let is_free = declared.prefix == usual || Ns::of_prefix(declared.prefix).is_some();
        let is_free = is_free || declared.prefix.is_empty();
        if !is_free && !matches!(declared.ns, Ns::Atom | Ns::Xhtml | Ns::Xml) {
            sink.push(
                UNUSUAL_PREFIX
                    .at(
                        declared.span,
                        format!("the prefix `{}` where `{usual}` is usual", declared.prefix),
                    )
                    .help(format!(
                        "write `xmlns:{usual}`: some readers go by the prefix"
                    )),
            );
        }
    }
}
