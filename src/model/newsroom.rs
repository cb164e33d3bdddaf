//! What a source found of what a news desk says, each field with the line it came from.

use super::{Found, Instant};

/// What a source found of what becomes [`News`](super::News). Nothing in it is checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Newsroom {
    /// Who else has to be named.
    pub credit: Option<Found<String>>,
    /// The copyright line.
    pub rights: Option<Found<String>>,
    /// What others may do with it, in words.
    pub usage_terms: Option<Found<String>>,
    /// The address of a licence.
    pub license: Option<Found<String>>,
    /// Latitude and longitude.
    pub coordinates: Option<Found<String>>,
    /// A number from 1 to 9.
    pub urgency: Option<Found<String>>,
    /// What the desk calls the story.
    pub slugline: Option<Found<String>>,
    /// A headline for where there is little room.
    pub short_title: Option<Found<String>>,
    /// What it is about, in the terms of a vocabulary.
    pub subjects: Vec<Found<Subject>>,
    /// Other stories.
    pub related: Vec<Found<Story>>,
    /// The same article in other languages: a language tag and an address.
    pub translations: Vec<Found<(String, String)>>,
    /// What was put right.
    pub corrections: Vec<Found<Corrected>>,
    /// How it was made.
    pub source_type: Option<Found<String>>,
}

/// A term of a vocabulary, as the source names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The term, such as `medtop:20000339`, or its address.
    pub code: String,
    /// The address of the vocabulary, if the term does not say it.
    pub scheme: Option<String>,
    /// What people read.
    pub name: Option<String>,
}

/// Another story, as the source names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Its address, absolute or relative to the site.
    pub url: String,
    /// Its headline.
    pub title: Option<String>,
}

/// What was put right, as the source says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// What it says to readers.
    pub note: String,
    /// When.
    pub date: Option<Instant>,
}
