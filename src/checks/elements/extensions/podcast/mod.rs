//! The podcast namespace (<https://podcastindex.org/namespace/1.0>): what the
//! community adds to Apple's elements.

mod episode;
mod live;
mod payment;
mod show;

use super::super::{Child, Family, Host};
use crate::checks::document::Ns;

pub use self::episode::*;
pub use self::live::*;
pub use self::payment::*;
pub use self::show::*;

pub static FAMILY: Family = Family {
    ns: Ns::Podcast,
    children: &[
        (
            &[Host::Channel, Host::Feed],
            &[
                Child::any(&BLOCK),
                Child::optional(&CHAT),
                Child::any(&FUNDING),
                Child::optional(&GUID),
                Child::any(&IMAGE),
                Child::optional(&IMAGES),
                Child::optional(&LICENSE),
                Child::any(&LIVE_ITEM),
                Child::any(&LOCATION),
                Child::optional(&LOCKED),
                Child::optional(&MEDIUM),
                Child::any(&PERSON),
                Child::optional(&PODPING),
                Child::optional(&PODROLL),
                Child::optional(&PUBLISHER),
                Child::any(&REMOTE_ITEM),
                Child::any(&SOCIAL_INTERACT),
                Child::any(&TRAILER),
                Child::any(&TXT),
                Child::optional(&UPDATE_FREQUENCY),
                Child::any(&VALUE),
            ],
        ),
        (
            &[Host::Item, Host::Entry],
            &[
                Child::any(&ALTERNATE_ENCLOSURE),
                Child::optional(&CHAPTERS),
                Child::optional(&CHAT),
                Child::any(&CONTENT_LINK),
                Child::optional(&EPISODE),
                Child::any(&FUNDING),
                Child::any(&IMAGE),
                Child::optional(&IMAGES),
                Child::optional(&LICENSE),
                Child::any(&LOCATION),
                Child::any(&PERSON),
                Child::optional(&SEASON),
                Child::any(&SOCIAL_INTERACT),
                Child::any(&SOUNDBITE),
                Child::any(&TRANSCRIPT),
                Child::any(&TXT),
                Child::any(&VALUE),
            ],
        ),
    ],
    attributes: &[],
};
