//! Says why an element can't be where it is.

use std::ops::Range;

use super::words::{Said, Speaker, XHTML, clip, meant, name_range, shown};

impl Speaker<'_, '_, '_> {
    /// An element that is where it can't be; nothing if its parent's finding says it all.
    pub(super) fn misplaced(&self) -> Option<Said> {
        let range = name_range(self.node);
        let Some(parent) = self.node.parent_element() else {
            return Some(self.wrong_root(range));
        };
        let outer = Self {
            vocabulary: self.vocabulary,
            node: parent,
            name: shown(parent),
        };
        let (name, within) = (&self.name, &outer.name);
        let Some(words) = outer
            .words()
            .filter(|words| words.children().next().is_some())
        else {
            return Some(outer.unexpected_markup(range, name));
        };
        if !self.is_ours() {
            let message = format!("{name} is not where it may be in {within}");
            let help = self
                .vocabulary
                .last
                .map(|last| format!("move it before the first `{last}`"));
            return Some((range, message, help));
        }
        let local = self.local();
        let earlier = |name: &str| {
            self.node
                .prev_siblings()
                .skip(1)
                .any(|node| node.has_tag_name(self.qualified(name)))
        };
        if !words.has_child(local) {
            let message = format!("{name} is no element of {within}");
            let help = meant(words.children(), local).map(|meant| format!("write `{meant}`"));
            return Some((range, message, help));
        }
        if !words.repeated.contains(&local) && earlier(local) {
            return Some((
                range,
                format!("second {name} in {within}"),
                Some("keep one".to_owned()),
            ));
        }
        match self.vocabulary.last {
            // The engine skips all of them when something is missing before the first: the feed's
            // own finding says what.
            Some(last) if last == local => None,
            Some(last) if earlier(last) => Some((
                range,
                format!("{name} after the first `{last}`"),
                Some(format!("move it before the first `{last}`")),
            )),
            _ if earlier(local) => Some((
                range,
                format!("another {name} in {within}"),
                Some("keep one".to_owned()),
            )),
            _ => Some((range, format!("{name} can't be here in {within}"), None)),
        }
    }

    fn wrong_root(&self, range: Range<usize>) -> Said {
        let roots: Vec<_> = self
            .vocabulary
            .roots
            .iter()
            .map(|root| format!("`{root}`"))
            .collect();
        let (format, roots) = (self.vocabulary.format, roots.join(" or "));
        if !self.vocabulary.roots.contains(&self.local()) {
            return (
                range,
                format!("root element is {}, {format} has {roots}", self.name),
                None,
            );
        }
        let found = match self.node.tag_name().namespace() {
            Some(namespace) => format!("namespace `{}`", clip(namespace)),
            None => "no namespace".to_owned(),
        };
        let help = match self.vocabulary.namespace {
            Some(namespace) => format!("declare `xmlns=\"{namespace}\"`"),
            None => "remove the `xmlns` declaration".to_owned(),
        };
        (
            range,
            format!("{} is in {found}, which is not {format}'s", self.name),
            Some(help),
        )
    }

    /// An element `name` in this one, which is for text or XHTML.
    fn unexpected_markup(&self, range: Range<usize>, name: &str) -> Said {
        let kind = self.attribute("type");
        let message = match kind {
            Some(kind) => format!("{} of type `{}` holds {name}", self.name, clip(kind)),
            None => format!("{} holds {name}", self.name),
        };
        let help = match kind {
            Some("xhtml") => "hold one XHTML `div` and nothing beside it",
            _ if self.node.tag_name().namespace() == Some(XHTML) => "hold XHTML only",
            _ => "write markup as escaped text",
        };
        (range, message, Some(help.to_owned()))
    }
}
