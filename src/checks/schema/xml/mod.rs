//! Atom and RSS: bytes → text → tree → faults → findings.

mod bounds;
mod datatypes;
mod document;
pub(super) mod encoding;
mod engine;
mod misplaced;
mod vocabulary;
mod words;

use std::sync::LazyLock;

use roxmltree::{Document, Node};

use super::{Found, LIMIT};
use crate::diagnostic::{Diagnostic, Lines};

use encoding::Undecodable;
use engine::{Fault, FaultKind, Grammar, RelaxNg};
use vocabulary::Vocabulary;
use words::Said;

/// How many faults are put into words. Some say nothing that others don't, so it is more than are
/// shown; finding words takes a look at an element's siblings, so it is not all.
const SAID: usize = 10 * LIMIT;

/// A grammar, and how its faults are told.
pub(super) struct Gate {
    grammar: LazyLock<Box<dyn Grammar>>,
    vocabulary: Vocabulary,
}

/// Atom 1.0 (RFC 4287), feeds and entry documents.
pub(super) static ATOM: Gate = Gate {
    grammar: LazyLock::new(|| Box::new(RelaxNg::compile("atom-1.0.rnc", &GRAMMARS))),
    vocabulary: vocabulary::ATOM,
};

/// RSS 2.0.
pub(super) static RSS: Gate = Gate {
    grammar: LazyLock::new(|| Box::new(RelaxNg::compile("rss-2.0.rnc", &GRAMMARS))),
    vocabulary: vocabulary::RSS,
};

/// RSS 2.0 as it should be published.
pub(super) static RSS_PROFILE: Gate = Gate {
    grammar: LazyLock::new(|| Box::new(RelaxNg::compile("rss-2.0-profile.rnc", &GRAMMARS))),
    vocabulary: vocabulary::RSS_PROFILE,
};

const GRAMMARS: [(&str, &str); 3] = [
    (
        "atom-1.0.rnc",
        include_str!("../../../../schemas/atom-1.0.rnc"),
    ),
    (
        "rss-2.0.rnc",
        include_str!("../../../../schemas/rss-2.0.rnc"),
    ),
    (
        "rss-2.0-profile.rnc",
        include_str!("../../../../schemas/rss-2.0-profile.rnc"),
    ),
];

/// What is wrong with `bytes`, shown as `file`.
pub(super) fn check(gate: &Gate, bytes: &[u8], file: &str) -> Found {
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err(why) => return Found::one(undecodable(why, bytes, file)),
    };
    let document = match document::parse(&text) {
        Ok(document) => document,
        Err(why) => return Found::one(why.finding(file, &text)),
    };
    let faults = faults(gate, &document);
    let unsaid = faults.len().saturating_sub(SAID);
    let mut said = words::say(&gate.vocabulary, &faults, SAID, &document);
    // Something is wrong that the words have no word for: never let it pass.
    if said.is_empty() && !faults.is_empty() {
        let message = format!("document breaks the grammar of {}", gate.vocabulary.format);
        said.push((words::name_range(document.root_element()), message, None));
    }
    said.sort_by_key(|(range, ..)| range.start);
    // A place costs as much as its line is long, so that only those are made that are shown.
    let more = unsaid + said.len().saturating_sub(LIMIT);
    said.truncate(LIMIT);
    if said.is_empty() {
        return Found {
            findings: Vec::new(),
            more,
        };
    }
    let lines = Lines::new(&text);
    let finding = |(range, message, help): Said| {
        let place = lines.place(file, range);
        let finding = Diagnostic::error(gate.vocabulary.rule, message).at(place);
        match help {
            Some(help) => finding.help(help),
            None => finding,
        }
    };
    let findings = said.into_iter().map(finding).collect();
    Found { findings, more }
}

/// The faults of a whole document.
///
/// A feed that lacks something before its first entry makes the engine skip every entry; each of
/// them is looked at alone then, so that one fault doesn't hide the others.
fn faults(gate: &Gate, document: &Document<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for fault in gate.grammar.faults(document.root_element()) {
        let node = document.get_node(fault.node);
        let skipped = node
            .filter(|node| fault.kind == FaultKind::UnexpectedElement && is_own_root(gate, *node));
        faults.push(fault);
        if let Some(entry) = skipped {
            faults.extend(gate.grammar.faults(entry));
        }
    }
    faults
}

/// Whether `node` is an element within the document that could be one on its own.
fn is_own_root(gate: &Gate, node: Node<'_, '_>) -> bool {
    let name = node.tag_name();
    let parent = node.parent_element().map(|parent| parent.tag_name().name());
    name.namespace() == gate.vocabulary.namespace
        && Some(name.name()) == gate.vocabulary.last
        && gate.vocabulary.roots.contains(&name.name())
        && parent == Some("feed")
}

fn undecodable(why: Undecodable, bytes: &[u8], file: &str) -> Diagnostic {
    let (at, message, help) = match why {
        Undecodable::Contradiction(label) => (
            0,
            format!("declared as `{label}`, which it is not"),
            "declare the encoding that the file has, or none for UTF-8",
        ),
        Undecodable::Invalid(at, name) => (
            at,
            format!("bytes that are not {name}"),
            "save the file as UTF-8",
        ),
        Undecodable::Unknown(label) => (
            0,
            format!("encoding `{label}` is not known"),
            "save the file as UTF-8",
        ),
    };
    // Up to there the bytes are text, in some encoding; ASCII is enough to count lines.
    let before = String::from_utf8_lossy(&bytes[..at.min(bytes.len())]);
    let start = before.len();
    let text = before + String::from_utf8_lossy(&bytes[at.min(bytes.len())..]);
    let place = Lines::new(&text).place(file, start..start + 3);
    Diagnostic::error("xml/invalid-encoding", message)
        .help(help)
        .at(place)
}
