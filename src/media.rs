//! The site's own files: whether what an article names is there, and what it is.
//!
//! A site says which folder the addresses below its home page lead to. There the pictures and
//! attachments of an article are looked up before it is published: a file that is not there is
//! left out of the feed, and what is there gives its true size, type, width, height and duration.
//! Files are opened to read, from inside the folder only, and of each no more than its headers is
//! read.

mod bounded;
mod complete;
mod find;
mod kinds;
mod measure;

use std::path::PathBuf;

use crate::model::AbsoluteUrl;

pub use complete::complete;
pub use measure::{Measured, measure};

/// Where the files of a site are.
#[derive(Clone, Debug)]
pub struct Library {
    /// The address that the folder has; its path ends in `/`.
    pub url: AbsoluteUrl,
    /// The folder.
    pub folder: PathBuf,
    /// The most bytes that a picture should have.
    pub image_bytes: u64,
    /// The most bytes that an attachment should have.
    pub bytes: u64,
}
