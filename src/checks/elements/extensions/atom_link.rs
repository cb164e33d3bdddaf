//! Atom's elements in RSS: a self link above all (RSS profile, “atom:link”), and what else an
//! Atom feed would say.

use super::super::*;
use crate::checks::document::Ns;

pub static FAMILY: Family = Family {
    ns: Ns::Atom,
    children: &[
        (
            &[Host::Channel],
            &[
                Child::any(&ATOM_LINK),
                Child::any(&ATOM_AUTHOR),
                Child::any(&ATOM_CATEGORY),
                Child::any(&CONTRIBUTOR),
                Child::optional(&ATOM_GENERATOR),
                Child::optional(&ICON),
                Child::optional(&FEED_ID),
                Child::optional(&LOGO),
                Child::optional(&RIGHTS),
                Child::optional(&SUBTITLE),
                Child::optional(&ATOM_TITLE),
                Child::optional(&UPDATED),
            ],
        ),
        (
            &[Host::Item],
            &[
                Child::any(&ATOM_LINK),
                Child::any(&ATOM_AUTHOR),
                Child::any(&ATOM_CATEGORY),
                Child::optional(&CONTENT),
                Child::any(&CONTRIBUTOR),
                Child::optional(&ENTRY_ID),
                Child::optional(&PUBLISHED),
                Child::optional(&RIGHTS),
                Child::optional(&ATOM_SOURCE),
                Child::optional(&SUMMARY),
                Child::optional(&ATOM_TITLE),
                Child::optional(&UPDATED),
            ],
        ),
    ],
    attributes: &[],
};
