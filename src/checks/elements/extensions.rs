//! The families of extension elements, one file each.

mod atom_link;
mod dublin_core;

use super::Family;

/// Every family that the checker looks into; the elements of other namespaces are left alone.
pub static FAMILIES: &[&Family] = &[&atom_link::FAMILY, &dublin_core::FAMILY];
