//! The families of extension elements, one file each.

mod access;
mod admin;
mod app;
mod atom_link;
mod blog_channel;
mod content;
mod conversations;
mod creative_commons;
mod dcterms;
mod dublin_core;
mod event;
mod feed_history;
pub mod feed_sync;
mod feedburner;
mod geo;
mod geo_url;
mod georss;
mod gml;
mod icbm;
mod indexing;
mod itunes;
pub mod media;
pub mod podcast;
mod slash;
mod syndication;
mod threading;
pub mod tombstones;
mod trackback;
mod well_formed_web;
pub mod xhtml;

use super::Family;
use crate::checks::document::Ns;

/// Every family that the checker looks into; the elements of other namespaces are left alone.
pub static FAMILIES: &[&Family] = &[
    &access::FAMILY,
    &admin::FAMILY,
    &app::FAMILY,
    &atom_link::FAMILY,
    &blog_channel::FAMILY,
    &content::FAMILY,
    &conversations::FAMILY,
    &creative_commons::FAMILY,
    &dcterms::FAMILY,
    &dublin_core::FAMILY,
    &event::FAMILY,
    &feed_history::FAMILY,
    &feed_sync::FAMILY,
    &feedburner::FAMILY,
    &geo::FAMILY,
    &geo_url::FAMILY,
    &georss::FAMILY,
    &gml::FAMILY,
    &icbm::FAMILY,
    &indexing::FAMILY,
    &itunes::FAMILY,
    &media::FAMILY,
    &podcast::FAMILY,
    &slash::FAMILY,
    &syndication::FAMILY,
    &threading::FAMILY,
    &tombstones::FAMILY,
    &trackback::FAMILY,
    &well_formed_web::FAMILY,
    &xhtml::FAMILY,
];

/// Namespaces whose elements nobody has listed in public: one that the table does not know may be
/// right.
pub static UNLISTED: &[Ns] = &[Ns::ConversationsNetwork];
