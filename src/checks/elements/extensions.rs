//! The families of extension elements, one file each.

mod admin;
mod atom_link;
mod blog_channel;
mod content;
mod creative_commons;
mod dcterms;
mod dublin_core;
mod feedburner;
mod itunes;
pub mod podcast;
mod slash;
mod syndication;
mod trackback;
mod well_formed_web;

use super::Family;

/// Every family that the checker looks into; the elements of other namespaces are left alone.
pub static FAMILIES: &[&Family] = &[
    &admin::FAMILY,
    &atom_link::FAMILY,
    &blog_channel::FAMILY,
    &content::FAMILY,
    &creative_commons::FAMILY,
    &dcterms::FAMILY,
    &dublin_core::FAMILY,
    &feedburner::FAMILY,
    &itunes::FAMILY,
    &podcast::FAMILY,
    &slash::FAMILY,
    &syndication::FAMILY,
    &trackback::FAMILY,
    &well_formed_web::FAMILY,
];
