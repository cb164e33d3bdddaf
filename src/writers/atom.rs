//! In the making.

use crate::Error;
use crate::model::{AbsoluteUrl, Feed};

/// Writes `feed`.
///
/// # Errors
/// When the crate can't serialise.
pub fn write(_feed: &Feed, _self_url: &AbsoluteUrl) -> Result<Vec<u8>, Error> {
    Ok(Vec::new())
}
