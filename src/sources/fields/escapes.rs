//! Characters that XML can't carry, which a notation can write with letters (`\u0001`): the door
//! does not see them.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::model::is_legal;
use crate::sources::door::Removed;

use super::desk::Desk;
use super::node::{Node, Value};

/// Takes them out of the texts of `nodes`, and reports them at the first of these texts.
pub fn fit<'a>(nodes: impl IntoIterator<Item = &'a mut Node>, desk: &mut Desk<'_>) {
    let mut found = Found::default();
    nodes.into_iter().for_each(|node| found.take_out(node));
    if let Some(at) = found.first {
        let help = "delete the escapes of control characters from the file";
        let message = found.removed.message();
        let diagnostic = Diagnostic::warning("article/invalid-character", message).help(help);
        desk.report(diagnostic, &at);
    }
}

/// Takes them out of the texts of `node`.
pub fn clear(node: &mut Node) {
    Found::default().take_out(node);
}

#[derive(Default)]
struct Found {
    removed: Removed,
    /// The first text that had any.
    first: Option<Range<usize>>,
}

impl Found {
    fn take_out(&mut self, node: &mut Node) {
        match &mut node.value {
            Value::List(nodes) => nodes.iter_mut().for_each(|node| self.take_out(node)),
            Value::Null => {}
            Value::Table(fields) => (fields.iter_mut()).for_each(|it| self.take_out(&mut it.node)),
            Value::Text(text) => {
                if self.removed.add_all(text) {
                    text.retain(is_legal);
                    self.first.get_or_insert_with(|| node.at.clone());
                }
            }
        }
    }
}
