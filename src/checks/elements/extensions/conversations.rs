//! What The Conversations Network says of its recordings.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::ConversationsNetwork,
    children: &[(
        &[Host::Item, Host::Entry],
        &[
            Child::optional(&INTRO_MILLISECONDS),
            Child::optional(&RATING_AVERAGE),
            Child::optional(&RATING_COUNT),
            Child::optional(&RATING_INDIVIDUAL),
        ],
    )],
    attributes: &[],
};

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::ConversationsNetwork, name, value)
}

static INTRO_MILLISECONDS: Definition = text("introMilliseconds", NOT_NEGATIVE);
static RATING_AVERAGE: Definition = text("ratingAverage", DECIMAL);
static RATING_COUNT: Definition = text("ratingCount", NOT_NEGATIVE);
static RATING_INDIVIDUAL: Definition = text("ratingIndividual", POSITIVE);
