//! What a news desk says of an item, beyond what every item has.

use super::{AbsoluteUrl, Instant, Language, Line, Text};

/// What a news desk says of an item. RSS and Atom carry what they have elements for; the rest is
/// for other desks, who read JSON Feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct News {
    /// Who else has to be named, such as the agency that has contributed.
    ///
    /// * RSS 2.0: `dc:contributor`
    /// * Atom: `contributor` with `name`
    /// * JSON Feed: `_news.credit`
    pub credit: Option<Line>,
    /// The copyright line of this item, if it has one of its own.
    ///
    /// * RSS 2.0: `dc:rights`
    /// * Atom: `rights`
    /// * JSON Feed: `_news.rights`
    pub rights: Option<Line>,
    /// What others may do with it, in words.
    ///
    /// * RSS 2.0, Atom: not written
    /// * JSON Feed: `_news.usage_terms`
    pub usage_terms: Option<Text>,
    /// What others may do with it, as a page that says so.
    ///
    /// * RSS 2.0: `atom:link rel="license"`
    /// * Atom: `link rel="license"` (RFC 4946)
    /// * JSON Feed: `_news.license`
    pub license: Option<AbsoluteUrl>,
    /// Where it happened.
    ///
    /// * RSS 2.0, Atom: `georss:point`, latitude and longitude
    /// * JSON Feed: `_news.coordinates` with `latitude` and `longitude`
    pub point: Option<Point>,
    /// How urgent it is for other desks.
    ///
    /// * RSS 2.0, Atom: not written
    /// * JSON Feed: `_news.urgency`
    pub urgency: Option<Urgency>,
    /// What the desk calls the story.
    ///
    /// * RSS 2.0, Atom: not written
    /// * JSON Feed: `_news.slugline`
    pub slugline: Option<Line>,
    /// A headline for where there is little room.
    ///
    /// * RSS 2.0, Atom: not written, but as `mi:shortTitle` for MSN
    /// * JSON Feed: `_news.short_title`
    pub short_title: Option<Line>,
    /// Other stories that belong to it.
    ///
    /// * RSS 2.0: one `atom:link rel="related"` each, with `title`
    /// * Atom: one `link rel="related"` each, with `title`
    /// * JSON Feed: `_news.related` with `url` and `title`
    pub related: Vec<Related>,
    /// The same article in other languages.
    ///
    /// * RSS 2.0: one `atom:link rel="alternate"` each, with `hreflang`, between two for the page itself
    /// * Atom: one `link rel="alternate"` each, with `hreflang`, and last one for the page itself
    /// * JSON Feed: `_news.translations` with `language` and `url`
    pub translations: Vec<Translation>,
    /// What was wrong in it and has been put right, the newest first.
    ///
    /// * RSS 2.0, Atom: the first paragraphs of the text
    /// * JSON Feed: the first paragraphs of the text, and `_news.corrections` with `note` and `date`
    pub corrections: Vec<Correction>,
    /// How it was made, above all whether a machine has written it.
    ///
    /// * RSS 2.0, Atom: not written
    /// * JSON Feed: `_news.digital_source_type`
    pub source_type: Option<SourceType>,
}

/// Another story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Its page.
    pub url: AbsoluteUrl,
    /// Its headline, if it is known.
    pub title: Option<Line>,
}

/// The same article in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// Its page.
    pub url: AbsoluteUrl,
}

/// What was wrong and has been put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What it says to readers.
    pub note: Text,
    /// When it was put right.
    pub date: Option<Instant>,
}

/// How urgent something is, from 1 to 9 as IPTC's standards have it: 1 is a flash, 5 the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency(u8);

impl Urgency {
    /// Reads a number from 1 to 9.
    ///
    /// ```
    /// use feedmill::model::Urgency;
    ///
    /// assert_eq!(Urgency::parse(" 1").unwrap().number(), 1);
    /// assert!(Urgency::parse("0").is_none() && Urgency::parse("10").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.trim().parse().ok()?;
        (1..=9).contains(&number).then_some(Self(number))
    }

    /// The number, 1 to 9.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A point on the earth, in decimal degrees (WGS 84).
///
/// The numbers are kept as they are written, so that nothing is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    latitude: String,
    longitude: String,
}

impl Point {
    /// A point from a latitude between -90 and 90 and a longitude between -180 and 180.
    ///
    /// ```
    /// use feedmill::model::Point;
    ///
    /// let dover = Point::new("51.1279", "1.3134").unwrap();
    /// assert_eq!(dover.latitude(), "51.1279");
    /// assert!(Point::new("91", "0").is_none());
    /// assert!(Point::new("51° N", "1° E").is_none());
    /// ```
    pub fn new(latitude: &str, longitude: &str) -> Option<Self> {
        Some(Self {
            latitude: degrees(latitude, 90.0)?,
            longitude: degrees(longitude, 180.0)?,
        })
    }

    /// Reads two numbers with a comma, a semicolon or a space between them, the latitude first.
    ///
    /// ```
    /// use feedmill::model::Point;
    ///
    /// assert_eq!(Point::parse("-33.9, 18.4").unwrap().longitude(), "18.4");
    /// assert!(Point::parse("18.4").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
            .filter(|part| !part.is_empty());
        let (latitude, longitude) = (numbers.next()?, numbers.next()?);
        match numbers.next() {
            None => Self::new(latitude, longitude),
            Some(_) => None,
        }
    }

    /// Degrees north, as a decimal number; south is negative.
    pub fn latitude(&self) -> &str {
        &self.latitude
    }

    /// Degrees east; west is negative.
    pub fn longitude(&self) -> &str {
        &self.longitude
    }
}

/// A decimal number of at most `most`, either way, without sign or zeros that it does not need.
fn degrees(text: &str, most: f64) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str| {
        (1..=17).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_number(whole) || !is_number(fraction) || text.parse::<f64>().ok()?.abs() > most {
        return None;
    }
    Some(text.strip_prefix('+').unwrap_or(text).to_owned())
}

/// How something was made: a term of IPTC's vocabulary of digital source types
/// (<https://cv.iptc.org/newscodes/digitalsourcetype/>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceType(&'static str);

impl SourceType {
    /// The vocabulary.
    pub const SCHEME: &'static str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    /// The terms, those for what machines have written first.
    pub const TERMS: [&'static str; 17] = [
        "trainedAlgorithmicMedia",
        "compositeWithTrainedAlgorithmicMedia",
        "algorithmicMedia",
        "algorithmicallyEnhanced",
        "compositeSynthetic",
        "composite",
        "compositeCapture",
        "computationalCapture",
        "dataDrivenMedia",
        "digitalCapture",
        "digitalCreation",
        "humanEdits",
        "negativeFilm",
        "positiveFilm",
        "print",
        "screenCapture",
        "virtualRecording",
    ];

    /// Reads a term, with or without the vocabulary before it. Case does not count.
    ///
    /// ```
    /// use feedmill::model::SourceType;
    ///
    /// let made = SourceType::parse("digsrctype:trainedAlgorithmicMedia").unwrap();
    /// assert!(made.uri().ends_with("/trainedAlgorithmicMedia"));
    /// assert!(SourceType::parse("by a robot").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let term = text.rsplit_once(['/', ':']).map_or(text, |(_, term)| term);
        let known = Self::TERMS
            .iter()
            .find(|known| known.eq_ignore_ascii_case(term))?;
        Some(Self(known))
    }

    /// The term as an address.
    pub fn uri(&self) -> String {
        format!("{}{}", Self::SCHEME, self.0)
    }
}
