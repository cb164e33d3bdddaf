//! Where a podcast is about, or made.

use crate::checks::rule::rule;
use crate::checks::values::{Given, Value, countries, decimal};
use crate::checks::{Check, Rule, Sink};

pub static INVALID_LOCATION: Rule = rule!("podcast/invalid-location", Spec, "0.1.0", Check::Value);

/// A country's code of two letters.
pub const COUNTRY: Value = Value::Checked(country);
/// A `geo:` URI (RFC 5870).
pub const GEO: Value = Value::Checked(geo);
/// Whether it is the subject's place or the maker's.
pub const LOCATION_REL: Value = Value::OneOf(&["subject", "creator"], &INVALID_LOCATION);
/// An object of OpenStreetMap: its kind, its number, and perhaps its revision.
pub const OSM: Value = Value::Checked(osm);

fn country(given: &Given<'_, '_>, sink: &mut Sink) {
    if !countries::is_country(given.text) {
        given.refuse(
            &INVALID_LOCATION,
            "write the country's code of ISO 3166, such as us",
            sink,
        );
    }
}

fn geo(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_geo(given.text) {
        given.refuse(
            &INVALID_LOCATION,
            "write latitude and longitude as `geo:30.2672,-97.7431`",
            sink,
        );
    }
}

fn osm(given: &Given<'_, '_>, sink: &mut Sink) {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let object = given.text.strip_prefix(['N', 'W', 'R']);
    let is_valid = object.is_some_and(|object| match object.split_once('#') {
        Some((id, revision)) => is_digits(id) && is_digits(revision),
        None => is_digits(object),
    });
    if !is_valid {
        given.refuse(
            &INVALID_LOCATION,
            "write N, W or R and the number of the object, such as `R113314`",
            sink,
        );
    }
}

fn is_geo(text: &str) -> bool {
    let scheme = text.get(..4);
    if !scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("geo:")) {
        return false;
    }
    let place = text[4..].split(';').next().unwrap_or_default();
    let numbers: Option<Vec<f64>> = place.split(',').map(decimal::parse).collect();
    // The third is the height, which has no limit.
    matches!(numbers.as_deref(), Some([latitude, longitude] | [latitude, longitude, _])
        if latitude.abs() <= 90.0 && longitude.abs() <= 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_geo_uris() {
        for (text, expected) in [
            ("geo:30.2672,97.7431", true),
            ("geo:-27.86159,153.3169", true),
            ("GEO:0,0,12;u=35", true),
            ("geo:91,0", false),
            ("geo:0,181", false),
            ("geo:30.2672", false),
            ("geo:30.2672 97.7431", false),
            ("30.2672,97.7431", false),
            ("geo:north,east", false),
            ("gé", false),
        ] {
            assert_eq!(is_geo(text), expected, "{text}");
        }
    }
}
