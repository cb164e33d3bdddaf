//! The families of extension elements, one file each.

mod access;
mod app;
mod atom_link;
mod conversations;
mod dublin_core;
mod event;
mod feed_history;
pub mod feed_sync;
mod geo;
mod geo_url;
mod georss;
mod gml;
mod icbm;
mod indexing;
pub mod media;
mod threading;
pub mod tombstones;
pub mod xhtml;

use super::Family;
use crate::checks::document::Ns;

/// Every family that the checker looks into; the elements of other namespaces are left alone.
pub static FAMILIES: &[&Family] = &[
    &access::FAMILY,
    &app::FAMILY,
    &atom_link::FAMILY,
    &conversations::FAMILY,
    &dublin_core::FAMILY,
    &event::FAMILY,
    &feed_history::FAMILY,
    &feed_sync::FAMILY,
    &geo::FAMILY,
    &geo_url::FAMILY,
    &georss::FAMILY,
    &gml::FAMILY,
    &icbm::FAMILY,
    &indexing::FAMILY,
    &media::FAMILY,
    &threading::FAMILY,
    &tombstones::FAMILY,
    &xhtml::FAMILY,
];

/// Namespaces whose elements nobody has listed in public: one that the table does not know may be
/// right.
pub static UNLISTED: &[Ns] = &[Ns::ConversationsNetwork];
