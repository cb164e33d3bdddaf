//! The tree while it grows.

use std::collections::HashMap;

use super::Written;
use super::text::Run;
use crate::checks::document::kind::Kind;
use crate::checks::document::namespaces::Ns;
use crate::checks::document::references::Entities;
use crate::checks::document::scope::Scope;
use crate::checks::document::tree::{Data, Document, NONE, Raw, Span};

pub(super) struct Builder<'a> {
    pub(super) document: Document<'a>,
    pub(super) interned: HashMap<(&'a str, Ns), u32>,
    pub(super) unknown: Vec<String>,
    pub(super) scope: Scope<'a>,
    pub(super) entities: Entities<'a>,
    /// The open elements: index, and the last child so far.
    pub(super) open: Vec<(u32, u32)>,
    /// How many elements beyond the deepest are open.
    pub(super) skipped: usize,
    pub(super) seen_root: bool,
    pub(super) seen_doctype: bool,
    pub(super) written: Vec<Written>,
    pub(super) grown: usize,
    /// Where the CDATA section that was read last begins.
    pub(super) last_cdata: Option<Span>,
    /// A run of character data that is being collected.
    pub(super) run: Option<Run>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            document: Document {
                text,
                buffer: String::new(),
                nodes: Vec::with_capacity(text.len() / 128),
                attributes: Vec::new(),
                names: Vec::new(),
                declared: Vec::new(),
                kind: Kind::Unknown,
                doctype: None,
                has_base: false,
                broken: false,
                open: Vec::new(),
                stopped: None,
            },
            interned: HashMap::new(),
            unknown: Vec::new(),
            scope: Scope::default(),
            entities: Entities::default(),
            open: Vec::new(),
            skipped: 0,
            seen_root: false,
            seen_doctype: false,
            written: Vec::new(),
            grown: 0,
            last_cdata: None,
            run: None,
        }
    }

    /// Adds a node as the next child of the innermost open element.
    pub(super) fn append(&mut self, span: Span, data: Data) -> u32 {
        let index = self.document.nodes.len() as u32;
        let mut parent = NONE;
        if let Some((open, last)) = self.open.last_mut() {
            parent = *open;
            let previous = std::mem::replace(last, index);
            if previous != NONE {
                self.document.nodes[previous as usize].next = index;
            } else if let Data::Element { first, .. } =
                &mut self.document.nodes[parent as usize].data
            {
                *first = index;
            }
        }
        self.document.nodes.push(Raw {
            parent,
            next: NONE,
            span,
            data,
        });
        index
    }

    pub(super) fn close(&mut self, before: usize, _after: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let Some((index, _)) = self.open.pop() {
            if let Data::Element { inner_end, .. } = &mut self.document.nodes[index as usize].data {
                *inner_end = (before as u32).max(*inner_end);
            }
            self.scope.leave();
        }
    }

    pub(super) fn finish(mut self) -> Document<'a> {
        self.end_run();
        let end = self.document.text.len() as u32;
        self.document.open = self.open.iter().map(|(index, _)| *index).collect();
        for (index, _) in &self.open {
            if let Data::Element { inner_end, .. } = &mut self.document.nodes[*index as usize].data
            {
                *inner_end = end;
            }
        }
        self.document.kind = self.document.root().map_or(Kind::Unknown, Kind::of);
        self.document
    }
}
