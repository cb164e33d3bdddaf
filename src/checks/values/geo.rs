//! Places on Earth: latitudes, longitudes, and lists of both.

use super::decimal::parse;
use super::{Given, Value};
use crate::checks::document::{Element, Ns};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_COORDINATES: Rule =
    rule!("feed/invalid-coordinates", Spec, "0.1.0", Check::Value);
pub static INVALID_LATITUDE: Rule = rule!("feed/invalid-latitude", Spec, "0.1.0", Check::Value);
pub static INVALID_LONGITUDE: Rule = rule!("feed/invalid-longitude", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_COORDINATES: Rule =
    rule!("feed/unusual-coordinates", Interop, "0.1.0", Check::Value);

/// Degrees north of the equator.
pub const LATITUDE: Value = Value::Checked(latitude);
/// Degrees east of Greenwich.
pub const LONGITUDE: Value = Value::Checked(longitude);
/// One position: latitude, longitude.
pub const POSITION: Value = Value::Checked(position);
/// The two positions of a box: lower corner, upper corner.
pub const BOX: Value = Value::Checked(corners);
/// A circle: a position and a radius in metres.
pub const CIRCLE: Value = Value::Checked(circle);
/// A line: two positions or more.
pub const LINE: Value = Value::Checked(line);
/// A polygon: four positions or more, the last one being the first again.
pub const POLYGON: Value = Value::Checked(polygon);
/// `lat_long` of the basic geo vocabulary: both, with a comma between them.
pub const LATITUDE_LONGITUDE: Value = Value::Checked(latitude_longitude);

fn latitude(given: &Given<'_, '_>, sink: &mut Sink) {
    degrees(given.text, given, (&INVALID_LATITUDE, "latitude", 90), sink);
}

fn longitude(given: &Given<'_, '_>, sink: &mut Sink) {
    degrees(
        given.text,
        given,
        (&INVALID_LONGITUDE, "longitude", 180),
        sink,
    );
}

/// Reports what is no number of degrees, or too many.
fn degrees(
    text: &str,
    given: &Given<'_, '_>,
    (rule, what, most): (&'static Rule, &str, i32),
    sink: &mut Sink,
) {
    if parse(text).is_none_or(|number| number.abs() > f64::from(most)) {
        sink.push(
            rule.at(
                given.span(),
                format!("{} has {text:?} for a {what}", given.name()),
            )
            .help(format!("write decimal degrees from -{most} to {most}")),
        );
    }
}

fn position(given: &Given<'_, '_>, sink: &mut Sink) {
    if let Some(numbers) = numbers(given, sink) {
        let is_right = numbers.len() == dimension(given.element);
        positions(
            &numbers,
            is_right,
            "one position: latitude, longitude",
            given,
            sink,
        );
    }
}

fn corners(given: &Given<'_, '_>, sink: &mut Sink) {
    if let Some(numbers) = numbers(given, sink) {
        positions(
            &numbers,
            numbers.len() == 4,
            "two positions: the corners",
            given,
            sink,
        );
    }
}

fn circle(given: &Given<'_, '_>, sink: &mut Sink) {
    let Some(numbers) = numbers(given, sink) else {
        return;
    };
    let is_right = numbers.len() == 3 && !numbers[2].starts_with('-');
    let centre = numbers.get(..2).unwrap_or_default();
    positions(
        centre,
        is_right,
        "a position and a radius in metres",
        given,
        sink,
    );
}

fn line(given: &Given<'_, '_>, sink: &mut Sink) {
    let size = dimension(given.element);
    if let Some(numbers) = numbers(given, sink) {
        let is_right = numbers.len() >= 2 * size && numbers.len() % size == 0;
        positions(&numbers, is_right, "two positions or more", given, sink);
    }
}

fn polygon(given: &Given<'_, '_>, sink: &mut Sink) {
    let size = dimension(given.element);
    let Some(numbers) = numbers(given, sink) else {
        return;
    };
    let is_right = numbers.len() >= 4 * size
        && numbers.len() % size == 0
        && numbers[..size] == numbers[numbers.len() - size..];
    let wanted = "four positions or more, the last one being the first again";
    positions(&numbers, is_right, wanted, given, sink);
}

fn latitude_longitude(given: &Given<'_, '_>, sink: &mut Sink) {
    let numbers: Vec<&str> = given.text.split(',').map(str::trim).collect();
    positions(
        &numbers,
        numbers.len() == 2,
        "latitude, a comma, longitude",
        given,
        sink,
    );
}

/// The numbers of a list that has spaces between them. Commas are reported, and read.
fn numbers<'t>(given: &Given<'_, 't>, sink: &mut Sink) -> Option<Vec<&'t str>> {
    if given.text.contains(',') {
        sink.push(
            UNUSUAL_COORDINATES
                .at(
                    given.span(),
                    format!("{} has a comma between its numbers", given.name()),
                )
                .help("write a space between latitude and longitude"),
        );
    }
    let numbers: Vec<&str> = given
        .text
        .split(|it: char| it == ',' || it.is_ascii_whitespace())
        .filter(|number| !number.is_empty())
        .collect();
    let wrong = numbers.iter().find(|number| parse(number).is_none());
    if let Some(wrong) = wrong {
        refuse(
            given,
            &format!("{} holds {wrong:?}", given.name()),
            "write decimal degrees",
            sink,
        );
        return None;
    }
    Some(numbers)
}

/// Judges how many numbers there are, and each latitude and longitude.
fn positions(
    numbers: &[&str],
    is_right: bool,
    wanted: &str,
    given: &Given<'_, '_>,
    sink: &mut Sink,
) {
    if !is_right {
        let message = format!("{} is {}", given.name(), given.shown());
        return refuse(given, &message, &format!("write {wanted}"), sink);
    }
    if inherited(given.element, "srsName").is_some() {
        // Another reference system has other axes and ranges.
        return;
    }
    for pair in numbers.chunks(dimension(given.element)) {
        let rules = [
            (&INVALID_LATITUDE, "latitude", 90),
            (&INVALID_LONGITUDE, "longitude", 180),
        ];
        for (number, rule) in pair.iter().zip(rules) {
            degrees(number, given, rule, sink);
        }
    }
}

fn refuse(given: &Given<'_, '_>, message: &str, help: &str, sink: &mut Sink) {
    sink.push(INVALID_COORDINATES.at(given.span(), message).help(help));
}

/// How many numbers make a position: GML may say that it is three.
fn dimension(element: Element<'_>) -> usize {
    match inherited(element, "srsDimension") {
        Some("3") => 3,
        _ => 2,
    }
}

/// An attribute that holds for the geometry below it.
fn inherited<'d>(element: Element<'d>, name: &str) -> Option<&'d str> {
    std::iter::successors(Some(element), |element| element.parent())
        .take_while(|element| element.ns() == Ns::Gml)
        .find_map(|element| element.attribute(name))
        .map(|attribute| attribute.value)
}
