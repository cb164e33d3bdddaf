//! Where html5ever puts what it reads: into a [`Tree`].

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};

use super::tree::{Data, Element, Id, Node, Tree};

#[derive(Debug)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    line: Cell<u32>,
    deepest: Cell<u32>,
}

impl Sink {
    pub fn new() -> Self {
        let sink = Self {
            tree: RefCell::new(Tree { nodes: Vec::new() }),
            line: Cell::new(1),
            deepest: Cell::new(0),
        };
        sink.make(Data::Document);
        sink
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.tree.borrow().nodes.len()
    }

    /// How deep the deepest node was when it was put in place.
    pub fn deepest(&self) -> u32 {
        self.deepest.get()
    }

    /// The line that is being read.
    pub fn line(&self) -> u32 {
        self.line.get()
    }

    fn make(&self, data: Data) -> Id {
        let mut tree = self.tree.borrow_mut();
        tree.nodes.push(Node {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            line: self.line.get(),
            depth: 0,
            data,
        });
        Id(tree.nodes.len() - 1)
    }

    /// Puts a node or a text into `parent`, before `next` or at the end.
    fn insert(&self, parent: Id, next: Option<Id>, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(id) => {
                self.tree.borrow_mut().detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                let mut tree = self.tree.borrow_mut();
                let before = match next {
                    Some(next) => tree.node(next).previous,
                    None => tree.node(parent).last,
                };
                if let Some(before) = before
                    && let Data::Text(own) = &mut tree.nodes[before.0].data
                {
                    own.push_tendril(&text);
                    return;
                }
                drop(tree);
                self.make(Data::Text(text))
            }
        };
        let depth = self.tree.borrow_mut().attach(parent, next, child);
        self.deepest.set(self.deepest.get().max(depth));
    }
}

impl Tree {
    fn attach(&mut self, parent: Id, next: Option<Id>, child: Id) -> u32 {
        let previous = match next {
            Some(next) => self.node(next).previous,
            None => self.node(parent).last,
        };
        match previous {
            Some(previous) => self.nodes[previous.0].next = Some(child),
            None => self.nodes[parent.0].first = Some(child),
        }
        match next {
            Some(next) => self.nodes[next.0].previous = Some(child),
            None => self.nodes[parent.0].last = Some(child),
        }
        let depth = self.node(parent).depth + 1;
        let node = &mut self.nodes[child.0];
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
        node.depth = depth;
        depth
    }

    fn detach(&mut self, id: Id) {
        let node = &mut self.nodes[id.0];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.nodes[previous.0].next = next,
            None => self.nodes[parent.0].first = next,
        }
        match next {
            Some(next) => self.nodes[next.0].previous = previous,
            None => self.nodes[parent.0].last = previous,
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn get_document(&self) -> Id {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| {
            let element = tree.element(*target);
            &element.expect("only elements are asked for").name
        })
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Id {
        let contents = flags.template.then(|| self.make(Data::Document));
        self.make(Data::Element(Element {
            name,
            attributes: attrs,
            contents,
        }))
    }

    fn create_comment(&self, text: StrTendril) -> Id {
        self.make(Data::Comment(text))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.make(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, prev_element: &Id, child: NodeOrText<Id>) {
        let has_parent = self.tree.borrow().node(*element).parent.is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(prev_element, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        let tree = self.tree.borrow();
        let contents = tree.element(*target).and_then(|element| element.contents);
        contents.expect("only templates are asked for")
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn append_before_sibling(&self, sibling: &Id, new_node: NodeOrText<Id>) {
        // It may be next to where it comes from.
        if let NodeOrText::AppendNode(id) = &new_node {
            self.tree.borrow_mut().detach(*id);
        }
        let parent = self.tree.borrow().node(*sibling).parent;
        let parent = parent.expect("a sibling has a parent");
        self.insert(parent, Some(*sibling), new_node);
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Data::Element(element) = &mut tree.nodes[target.0].data {
            for attribute in attrs {
                if element.get(&attribute.name.local).is_none() {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        loop {
            let first = self.tree.borrow().node(*node).first;
            let Some(first) = first else { return };
            self.insert(*new_parent, None, NodeOrText::AppendNode(first));
        }
    }
}
