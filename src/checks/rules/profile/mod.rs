//! What partners want of a feed that is made for them. These rules look only at a document whose
//! profile is given; what each wants, and where it says so, is on the rules' pages.

mod images;
mod language;
mod parts;
mod sizes;
mod titles;
mod transport;

pub use images::*;
pub use language::*;
pub use parts::*;
pub use sizes::*;
pub use titles::*;
pub use transport::*;

use std::borrow::Cow;

use crate::checks::document::Ns;
use crate::checks::{Context, Element};
use crate::model::Profile;

/// An RSS or Atom feed, and the partner that it is for.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'c> {
    pub(super) profile: Profile,
    pub(super) context: &'c Context<'c>,
    /// RSS's channel or Atom's feed.
    pub(super) feed: Element<'c>,
}

impl<'c> Subject<'c> {
    /// `None` if the document is no feed, or is for nobody.
    pub(in crate::checks) fn of(context: &'c Context<'c>) -> Option<Self> {
        let root = context.root;
        let feed = match root.is(Ns::Atom, "feed") {
            true => root,
            false => root.child(Ns::None, "channel")?,
        };
        Some(Self {
            profile: context.profile?,
            context,
            feed,
        })
    }

    fn is_atom(&self) -> bool {
        self.feed.is(Ns::Atom, "feed")
    }

    fn items(&self) -> impl Iterator<Item = Element<'c>> + use<'c> {
        let name = match self.is_atom() {
            true => (Ns::Atom, "entry"),
            false => (Ns::None, "item"),
        };
        self.feed.all(name.0, name.1)
    }

    /// The title of the feed or of an item.
    fn title(&self, of: Element<'c>) -> Option<Element<'c>> {
        of.child(self.own(), "title")
    }

    /// The text that stands before the whole one.
    fn summary(&self, item: Element<'c>) -> Option<Element<'c>> {
        match self.is_atom() {
            true => item.child(Ns::Atom, "summary"),
            false => item.child(Ns::None, "description"),
        }
    }

    /// The whole text.
    fn content(&self, item: Element<'c>) -> Option<Element<'c>> {
        match self.is_atom() {
            true => item.child(Ns::Atom, "content"),
            false => item
                .child(Ns::Content, "encoded")
                .or_else(|| item.child(Ns::None, "description")),
        }
    }

    /// The language that the feed, or an item that has one of its own, says.
    fn language(&self, of: Element<'c>) -> Option<Cow<'c, str>> {
        let element = [(Ns::None, "language"), (Ns::Dc, "language")]
            .into_iter()
            .find_map(|(ns, local)| of.child(ns, local));
        if let Some(element) = element.filter(|_| !self.is_atom()) {
            return Some(element.text());
        }
        let own = of.attribute_in(Ns::Xml, "lang");
        let of_text = || self.title(of)?.attribute_in(Ns::Xml, "lang");
        let attribute = own.or_else(of_text)?;
        Some(attribute.value.into())
    }

    fn own(&self) -> Ns {
        match self.is_atom() {
            true => Ns::Atom,
            false => Ns::None,
        }
    }
}

/// The number of characters as people count them: without the white space around and the runs
/// of it within.
fn length(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().count()
}
