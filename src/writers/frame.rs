//! Writes a long document item by item with crates that can only write whole documents.
//!
//! What such a crate writes around its items is learned from a document that has none. A
//! document of one item is then cut open along that frame, so at any time only one item exists
//! in the crate's own types. It also puts a feed's metadata before its items, whatever the
//! order that the crate would choose.

use crate::Error;

/// What a crate writes before and after the items of a document.
pub(super) struct Frame {
    before: Vec<u8>,
    after: &'static str,
}

impl Frame {
    /// The frame of a document that has no items; it must end in `after`.
    pub(super) fn new(mut without_items: Vec<u8>, after: &'static str) -> Result<Self, Error> {
        if !without_items.ends_with(after.as_bytes()) {
            return Err(unknown_shape());
        }
        without_items.truncate(without_items.len() - after.len());
        Ok(Self {
            before: without_items,
            after,
        })
    }

    /// The items of a document that has this frame.
    pub(super) fn items<'a>(&self, document: &'a [u8]) -> Result<&'a [u8], Error> {
        document
            .strip_prefix(self.before.as_slice())
            .and_then(|rest| rest.strip_suffix(self.after.as_bytes()))
            .ok_or_else(unknown_shape)
    }

    /// The beginning of the document, up to where items go.
    pub(super) fn into_beginning(self) -> Vec<u8> {
        self.before
    }
}

fn unknown_shape() -> Error {
    Error::new("cannot write the feed: the XML writer gave a document of an unknown shape")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_the_items_out() {
        let frame = Frame::new(b"<a><b/></a>".to_vec(), "</a>").unwrap();
        assert_eq!(frame.items(b"<a><b/><i>1</i></a>").unwrap(), b"<i>1</i>");
        assert_eq!(frame.into_beginning(), b"<a><b/>");
    }

    #[test]
    fn refuses_another_shape() {
        assert!(Frame::new(b"<a></a>\n".to_vec(), "</a>").is_err());
        let frame = Frame::new(b"<a></a>".to_vec(), "</a>").unwrap();
        for document in ["<a x=''><i/></a>", "<a><i/></a >", "</a>", ""] {
            let error = frame.items(document.as_bytes()).unwrap_err();
            assert!(error.to_string().contains("unknown shape"), "{document}");
        }
    }
}
