//! Breaks XML documents at random, in ways that feeds get broken: the same seed gives the same
//! documents.
//!
//! What comes out is well-formed if what went in was. It isn't a parser of all XML: the documents
//! that go in are our own, without comments, CDATA or document types.

use std::fmt::Write;

/// A pseudo-random sequence (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    /// A number below `sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides.max(1)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.throw(from.len())]
    }
}

/// A tree to break.
#[derive(Clone, Debug)]
pub struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

/// A child of an element; texts are as they stand in the source, escaped.
#[derive(Clone, Debug)]
enum Child {
    Element(Element),
    Text(String),
}

/// What a mutant may be broken with.
pub struct Material<'a> {
    /// Names of elements, with prefixes that the documents declare.
    pub names: &'a [&'a str],
    /// Attributes and values that they often have.
    pub attributes: &'a [(&'a str, &'a str)],
    /// Texts, escaped.
    pub texts: &'a [&'a str],
}

/// One to three changes to `original`, as a document.
pub fn mutate(original: &Element, material: &Material<'_>, dice: &mut Dice) -> String {
    let mut root = original.clone();
    for _ in 0..=dice.throw(3) {
        let count = root.count();
        change(root.nth(&mut dice.throw(count)), material, dice);
    }
    root.document()
}

fn change(element: &mut Element, material: &Material<'_>, dice: &mut Dice) {
    let children = &mut element.children;
    let at = dice.throw(children.len());
    match dice.throw(10) {
        0 if !children.is_empty() => drop(children.remove(at)),
        1 if !children.is_empty() => {
            let copy = children[at].clone();
            children.insert(dice.throw(children.len() + 1), copy);
        }
        2 => dice.pick(material.names).clone_into(&mut element.name),
        3 => {
            let (name, value) = material.attributes[dice.throw(material.attributes.len())];
            element.set(name, value);
        }
        4 if !element.attributes.is_empty() => {
            let index = dice.throw(element.attributes.len());
            // A declared prefix has to stay, or the document is no longer well-formed.
            if !element.attributes[index].0.starts_with("xmlns") {
                element.attributes.remove(index);
            }
        }
        5 if !element.attributes.is_empty() => {
            let index = dice.throw(element.attributes.len());
            if !element.attributes[index].0.starts_with("xmlns") {
                element.attributes[index].1 = dice.pick(material.texts).to_owned();
            }
        }
        6 => {
            let text = Child::Text(dice.pick(material.texts).to_owned());
            children.insert(dice.throw(children.len() + 1), text);
        }
        7 => element.children = vec![Child::Text(dice.pick(material.texts).to_owned())],
        8 => {
            let new = Element {
                name: dice.pick(material.names).to_owned(),
                attributes: vec![],
                children: vec![],
            };
            children.insert(dice.throw(children.len() + 1), Child::Element(new));
        }
        _ => {
            for index in (1..children.len()).rev() {
                children.swap(index, dice.throw(index + 1));
            }
        }
    }
}

impl Element {
    /// Reads a document of the plain kind that this module is for.
    pub fn read(text: &str) -> Self {
        let start = text.find("?>").map_or(0, |at| at + 2);
        let mut rest = text[start..].trim_start();
        Self::take(&mut rest)
    }

    fn take(rest: &mut &str) -> Self {
        let end = rest.find('>').expect("a tag ends");
        let (tag, empty) = match rest[1..end].strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (&rest[1..end], false),
        };
        *rest = &rest[end + 1..];
        let (name, mut list) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut element = Self {
            name: name.to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
        };
        while let Some((name, value)) = list.split_once("=\"") {
            let (value, after) = value.split_once('"').expect("a value ends");
            element
                .attributes
                .push((name.trim().to_owned(), value.to_owned()));
            list = after;
        }
        if empty {
            return element;
        }
        loop {
            let next = rest.find('<').expect("an element ends");
            if next > 0 {
                element.children.push(Child::Text(rest[..next].to_owned()));
            }
            *rest = &rest[next..];
            if let Some(end) = rest.strip_prefix("</") {
                *rest = &end[end.find('>').expect("a tag ends") + 1..];
                return element;
            }
            element.children.push(Child::Element(Self::take(rest)));
        }
    }

    fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(old, _)| old != name);
        self.attributes.push((name.to_owned(), value.to_owned()));
    }

    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// How many elements there are, this one and below.
    fn count(&self) -> usize {
        1 + self.elements().map(Self::count).sum::<usize>()
    }

    /// The element that is `left` steps further in document order.
    fn nth(&mut self, left: &mut usize) -> &mut Self {
        if *left == 0 {
            return self;
        }
        *left -= 1;
        let index = self.children.iter().position(|child| match child {
            Child::Element(element) if *left < element.count() => true,
            Child::Element(element) => {
                *left -= element.count();
                false
            }
            Child::Text(_) => false,
        });
        match index.map(|index| &mut self.children[index]) {
            Some(Child::Element(element)) => element.nth(left),
            _ => unreachable!("the number is below the count"),
        }
    }

    fn document(&self) -> String {
        let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        let _ = write!(text, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(text, " {name}=\"{}\"", value.replace('"', "&quot;"));
        }
        text.push('>');
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(text),
                Child::Text(part) => text.push_str(part),
            }
        }
        let _ = write!(text, "</{}>", self.name);
    }
}
