//! The feeds that the tests write.

use crate::model::{
    AbsoluteUrl, Attachment, Category, Email, Feed, Html, Ids, Instant, Item, ItemId, Language,
    Line, MediaType, Notices, Permalink, Person, Site, Status, TaggingEntity, Text, Tombstone,
};

pub(super) fn url(text: &str) -> AbsoluteUrl {
    AbsoluteUrl::parse(text).unwrap()
}

pub(super) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(super) fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

fn moment(text: &str) -> Instant {
    Instant::from_rfc3339(text).unwrap()
}

/// Where the sample feeds are published.
pub(super) fn address() -> AbsoluteUrl {
    url("https://example.org/feeds/all?format=feed&v=1")
}

pub(super) fn site() -> Site {
    Site {
        title: line("The Tea Leaf"),
        link: url("https://example.org/"),
        description: Text::new("News of leaf and kettle").unwrap(),
        language: language("en"),
        zone: chrono_tz::UTC,
        authors: Vec::new(),
        rights: None,
        icon: None,
        logo: None,
        tag: TaggingEntity::parse("example.org,2026").unwrap(),
        id: ItemId::parse("tag:example.org,2026:feed").unwrap(),
        permalink: Permalink::default(),
        ids: Ids::default(),
        notices: Notices::default(),
    }
}

/// An item with what every item has and nothing else.
pub(super) fn plain_item() -> Item {
    Item {
        id: ItemId::parse("tag:example.org,2026:kettle").unwrap(),
        url: url("https://example.org/kettle/"),
        title: line("A kettle boils"),
        summary: Some(Text::new("It took four minutes.").unwrap()),
        content: Html::from_clean("<p>It took four minutes.</p>"),
        published: moment("2026-11-01T12:00:00Z"),
        updated: moment("2026-11-01T12:00:00Z"),
        expires: None,
        status: Status::Usable,
        reason: None,
        section: None,
        authors: vec![Person::named(line("Ann Assam"))],
        categories: Vec::new(),
        language: language("en"),
        image: None,
        attachments: Vec::new(),
        location: None,
        provider: None,
    }
}

pub(super) fn small() -> Feed {
    Feed::new(&site(), vec![plain_item()])
}

/// An item with all that an item may have, much of it hard to write.
fn rich_item() -> Item {
    Item {
        id: ItemId::parse("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a").unwrap(),
        url: url("https://example.org/çay?a=1&b=2"),
        title: line("Çay & “pasta”: Vec<T>, ]]> and 🫖"),
        summary: Some(Text::new("Tea & cake, a < b;\nsecond line").unwrap()),
        content: Html::from_clean(
            "<p>Çay &amp; pasta 🫖 &lt;T&gt;</p>\n<pre><code>if (a[b[0]]>0) {\n\tx]]>y\n}</code></pre>\n\
             <p><img src=\"https://example.org/p.png?w=1&amp;h=2\" alt=\"\" width=\"2\" height=\"1\"></p>",
        ),
        published: moment("2026-11-02T03:04:05Z"),
        updated: moment("2026-11-03T23:59:59Z"),
        expires: None,
        status: Status::Usable,
        reason: None,
        section: Some(line("Food & Drink")),
        authors: vec![
            Person {
                name: line("Ömer “Kettle” O'Tea & Sons"),
                email: Email::parse("omer&co@example.org"),
                url: Some(url("https://example.org/people?id=1&x=2")),
            },
            Person::named(line("Ann Assam")),
        ],
        categories: vec![
            Category::plain(line("Food & Drink")),
            Category {
                term: line("medtop:20000339"),
                scheme: Some(url("http://cv.iptc.org/newscodes/mediatopic/")),
                label: line("tea <hot>"),
            },
        ],
        language: language("tr"),
        image: Some(url("https://example.org/pot.jpg?w=640&h='480'")),
        attachments: vec![
            Attachment {
                url: url("https://example.org/audio.mp3?a=1&b=2"),
                media_type: MediaType::parse("audio/mpeg").unwrap(),
                length: Some(1_234_567),
                title: Some(line("The \"whistle\" & more")),
                duration: Some(61),
            },
            Attachment {
                url: url("https://example.org/menu.pdf"),
                media_type: MediaType::parse("application/pdf").unwrap(),
                length: None,
                title: None,
                duration: None,
            },
        ],
        location: Some(line("Rize & Trabzon")),
        provider: Some(line("Çay Ajansı <ÇA>")),
    }
}

/// An item whose id is its page, with a teaser image and no summary.
fn permanent_item() -> Item {
    Item {
        id: ItemId::parse("https://example.org/pots").unwrap(),
        url: url("https://example.org/pots"),
        title: line("Pots"),
        summary: None,
        content: Html::from_clean("<p>Round &amp; brown.</p>"),
        published: moment("1999-12-31T23:59:59Z"),
        updated: moment("1999-12-31T23:59:59Z"),
        image: Some(url("https://example.org/pots/teaser?size=2&crop=1")),
        ..plain_item()
    }
}

/// A feed with an item that expires, one that was withdrawn and one that is withheld, and with
/// tombstones.
pub(super) fn called_back() -> Feed {
    let why = Text::new("The minister did not say this & more.");
    let notice = |status: Status, reason: Option<&Text>| {
        let text = Notices::default().of(status, reason);
        text.expect("the status has a notice")
    };
    let item = |name: &str| Item {
        id: site().tag.id(name),
        url: url(&format!("https://example.org/{name}/")),
        title: line(&format!("A {name} boils")),
        updated: moment("2026-11-03T08:00:00Z"),
        ..plain_item()
    };
    let html = |text: &Text| {
        let paragraphs = text.as_str().replace("\n\n", "</p>\n<p>");
        Html::from_clean(&format!("<p>{}</p>", paragraphs.replace('&', "&amp;")))
    };
    let withdrawn = notice(Status::Withdrawn, why.as_ref());
    let withheld = notice(Status::Withheld, None);
    let items = vec![
        Item {
            expires: Some(moment("2026-12-01T00:00:00Z")),
            ..plain_item()
        },
        Item {
            status: Status::Withdrawn,
            reason: why.clone(),
            content: html(&withdrawn),
            summary: Some(withdrawn),
            ..item("samovar")
        },
        Item {
            status: Status::Withheld,
            expires: Some(moment("2026-12-01T00:00:00Z")),
            content: html(&withheld),
            summary: Some(withheld),
            updated: moment("2026-11-03T09:00:00Z"),
            ..item("teapot")
        },
    ];
    let mut feed = Feed::new(&site(), items);
    feed.tombstones = vec![
        Tombstone {
            id: ItemId::parse("https://example.org/old?a=1&b='2'").unwrap(),
            when: moment("2026-11-04T09:00:00Z"),
            comment: Some(line("Withdrawn: <wrong> & late")),
        },
        Tombstone {
            id: site().tag.id("older"),
            when: moment("2026-10-04T09:00:00Z"),
            comment: None,
        },
    ];
    feed
}

/// A feed with all that a feed may have.
pub(super) fn full() -> Feed {
    let site = Site {
        title: line("Tea & <Leaf>"),
        description: Text::new("News of “leaf” & kettle, a < b").unwrap(),
        language: language("en-GB"),
        authors: vec![
            Person::named(line("The desk")),
            Person {
                name: line("Ed (Itor) \\ & Co"),
                email: Email::parse("ed@example.org"),
                url: Some(url("https://example.org/ed")),
            },
        ],
        rights: Some(line("© 2026 Tea & Leaf")),
        icon: Some(url("https://example.org/icon.svg?a=1&b=2")),
        logo: Some(url("https://example.org/logo.png")),
        ..site()
    };
    let items = vec![permanent_item(), plain_item(), rich_item()];
    let mut feed = Feed::new(&site, items);
    feed.hubs = vec![
        url("https://hub.example/"),
        url("https://example.org/hub?a=1&b=2"),
    ];
    feed.ttl = Some(60);
    feed
}
