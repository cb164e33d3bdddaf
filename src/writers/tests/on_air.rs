//! A podcast and a gallery, which the tests write.

use std::num::NonZeroU32;

use super::sample::{line, picture, plain_item, site, url};
use crate::model::{
    Attachment, Chapters, Credit, Email, Episode, EpisodeKind, Feed, Item, Language, MediaType,
    Medium, Picture, Rendition, Show, ShowCategory, Text, Transcript,
};

fn media_type(text: &str) -> MediaType {
    MediaType::parse(text).unwrap()
}

fn file(address: &str, kind: &str) -> Attachment {
    Attachment {
        url: url(address),
        media_type: media_type(kind),
        length: Some(20_480),
        title: None,
        duration: Some(3725),
    }
}

fn show() -> Show {
    let category = |text| ShowCategory::parse(text).unwrap();
    Show {
        author: line("Tea & Leaf"),
        owner: Some((line("The <desk>"), Email::parse("tea@example.org").unwrap())),
        artwork: url("https://example.org/cover.png?a=1&b=2"),
        categories: vec![
            category("Arts > Food"),
            category("Society & Culture > Documentary"),
            category("Arts > Design"),
        ],
        explicit: false,
        serial: false,
        complete: true,
        locked: Some(true),
        funding: vec![(url("https://example.org/give?a=1&b=2"), line("Tea & money"))],
        guid: None,
        medium: Medium::Podcast,
        people: vec![Credit {
            name: line("Ann “Kettle” Assam"),
            role: Some(line("host")),
            group: Some(line("cast")),
            image: Some(url("https://example.org/ann.jpg")),
            url: Some(url("https://example.org/ann?a=1&b=2")),
        }],
    }
}

/// A podcast of an episode that has all that one may have, one that has nothing but a film, and a
/// text.
pub(super) fn podcast() -> Feed {
    let id = |name: &str| site().tag.id(name);
    let rich = Episode {
        title: Some(line("Water & <fire>")),
        number: NonZeroU32::new(3),
        season: NonZeroU32::new(2),
        season_name: Some(line("Of \"kettles\"")),
        kind: Some(EpisodeKind::Full),
        explicit: Some(true),
        image: Some(url("https://example.org/water.jpg?a=1&b=2")),
        transcripts: vec![
            Transcript {
                url: url("https://example.org/water.vtt"),
                media_type: media_type("text/vtt"),
                language: Language::parse("tr"),
                captions: true,
            },
            Transcript {
                url: url("https://example.org/water.html"),
                media_type: media_type("text/html"),
                language: None,
                captions: false,
            },
        ],
        chapters: Some(Chapters {
            url: url("https://example.org/water.json"),
            media_type: media_type("application/json+chapters"),
        }),
        people: vec![Credit {
            name: line("Ömer & Sons"),
            role: Some(line("guest")),
            group: None,
            image: None,
            url: None,
        }],
    };
    let items = vec![
        Item {
            id: id("water"),
            attachments: vec![
                file("https://example.org/notes.pdf", "application/pdf"),
                file("https://example.org/water.mp3?a=1&b=2", "audio/mpeg"),
            ],
            episode: Some(rich),
            ..plain_item()
        },
        Item {
            id: id("film"),
            attachments: vec![Attachment {
                duration: None,
                ..file("https://example.org/film.mp4", "video/mp4")
            }],
            episode: Some(Episode {
                number: NonZeroU32::new(1),
                ..Episode::default()
            }),
            images: vec![Picture {
                file: Rendition {
                    width: Some(640),
                    height: Some(480),
                    ..picture("https://example.org/film.jpg").file
                },
                ..picture("https://example.org/film.jpg")
            }],
            ..plain_item()
        },
        Item {
            id: id("words"),
            episode: Some(Episode {
                number: NonZeroU32::new(9),
                ..Episode::default()
            }),
            ..plain_item()
        },
    ];
    let mut feed = Feed::new(&site(), items);
    feed.show = Some(show());
    feed
}

/// An article with several pictures, one of them in several files.
pub(super) fn gallery() -> Feed {
    let sized = |address: &str, width, height| Rendition {
        width: Some(width),
        height: Some(height),
        length: Some(9_876),
        ..picture(address).file
    };
    let images = vec![
        Picture {
            file: sized("https://example.org/leaf.jpg?a=1&b=2", 1600, 900),
            others: vec![
                sized("https://example.org/leaf-800.jpg", 800, 450),
                sized("https://example.org/leaf-800.webp", 800, 450),
            ],
            alt: Some(line("A leaf & its <stem>")),
            caption: Text::new("The first leaf, picked on 1 November.\nIt is \"green\" & small."),
            credit: Some(line("Ömer O'Tea / Tea & Leaf")),
        },
        Picture {
            alt: Some(line("A pot")),
            ..picture("https://example.org/pot.png")
        },
        Picture {
            others: vec![sized("https://example.org/steam-2.png", 2, 1)],
            ..picture("https://example.org/steam")
        },
    ];
    let item = Item {
        images,
        ..plain_item()
    };
    Feed::new(&site(), vec![item])
}
