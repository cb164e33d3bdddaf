//! Whatever the text, the files are well-formed and read back as the model has it.

use proptest::prelude::*;
use proptest::sample::select;

use super::hostile::wild;
use super::{read_back, sample};
use crate::model::{
    AbsoluteUrl, Attachment, Category, Feed, Html, Instant, Item, Line, Person, Picture, Rendition,
    Status, Text, Tombstone,
};

fn wild_line() -> impl Strategy<Value = Line> {
    wild().prop_map(|text| Line::new(&text).unwrap_or_else(|| sample::line("x")))
}

fn wild_text() -> impl Strategy<Value = Text> {
    wild_line().prop_flat_map(|first| {
        wild().prop_map(move |rest| Text::new(&format!("{first}{rest}")).unwrap())
    })
}

fn wild_url() -> impl Strategy<Value = AbsoluteUrl> {
    wild().prop_map(|text| {
        let text = format!("https://example.org/{text}");
        AbsoluteUrl::parse(&text).unwrap_or_else(sample::address)
    })
}

fn wild_person() -> impl Strategy<Value = Person> {
    (wild_line(), proptest::option::of(wild_url())).prop_map(|(name, url)| Person {
        name,
        email: None,
        url,
    })
}

fn wild_category() -> impl Strategy<Value = Category> {
    (wild_line(), proptest::option::of(wild_url()), wild_line()).prop_map(
        |(term, scheme, label)| Category {
            term,
            scheme,
            label,
        },
    )
}

fn wild_attachment() -> impl Strategy<Value = Attachment> {
    (wild_url(), proptest::option::of(wild_line())).prop_map(|(url, title)| Attachment {
        url,
        title,
        ..sample::full().items[0].attachments[0].clone()
    })
}

fn wild_picture() -> impl Strategy<Value = Picture> {
    use proptest::collection::vec;
    use proptest::option::of;
    (
        wild_url(),
        vec(wild_url(), 0..2),
        (of(wild_line()), of(wild_text()), of(wild_line())),
    )
        .prop_map(|(url, others, (alt, caption, credit))| Picture {
            others: others.into_iter().map(Rendition::at).collect(),
            alt,
            caption,
            credit,
            ..Picture::at(url)
        })
}

fn wild_item() -> impl Strategy<Value = Item> {
    use proptest::collection::vec;
    use proptest::option::of;
    (
        (wild(), wild_url(), wild_line(), of(wild_text()), wild()),
        (vec(wild_person(), 1..3), vec(wild_category(), 0..3)),
        (vec(wild_picture(), 0..3), vec(wild_attachment(), 0..2)),
        (
            of(wild_line()),
            of(wild_line()),
            select(&["en", "tr", "ar", "zh-Hant"]),
        ),
        (
            select(&[Status::Usable, Status::Withheld, Status::Withdrawn]),
            of(any::<u32>()),
        ),
    )
        .prop_map(
            |(texts, people, files, (location, provider, tag), (status, expires))| Item {
                id: sample::site().tag.id(&texts.0),
                url: texts.1,
                title: texts.2,
                summary: texts.3,
                content: Html::from_clean(&format!("x{}", texts.4)),
                authors: people.0,
                categories: people.1,
                images: files.0,
                attachments: files.1,
                location,
                provider,
                status,
                expires: expires.and_then(|later| {
                    let start = sample::plain_item().published.unix();
                    Instant::from_unix(start + i64::from(later))
                }),
                language: sample::language(tag),
                ..sample::plain_item()
            },
        )
}

fn wild_tombstone() -> impl Strategy<Value = Tombstone> {
    let comment = proptest::option::of(wild_line());
    (wild(), any::<u32>(), comment).prop_map(|(name, when, comment)| Tombstone {
        id: sample::site().tag.id(&name),
        when: Instant::from_unix(i64::from(when)).unwrap(),
        comment,
    })
}

fn wild_feed() -> impl Strategy<Value = Feed> {
    (
        (wild_line(), wild_text(), wild_line(), wild_person()),
        (wild_url(), wild_url(), any::<bool>()),
        proptest::collection::vec(wild_item(), 1..3),
        proptest::collection::vec(wild_tombstone(), 0..3),
    )
        .prop_map(
            |((title, description, rights, person), (icon, logo, full_text), items, tombstones)| {
                let mut site = sample::site();
                site.title = title;
                site.description = description;
                site.rights = Some(rights);
                site.authors = vec![person];
                site.icon = Some(icon);
                site.logo = Some(logo);
                let mut feed = Feed::new(&site, items);
                feed.full_text = full_text;
                feed.tombstones = tombstones;
                feed
            },
        )
}

fn cases() -> ProptestConfig {
    let in_ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    ProptestConfig {
        cases: if in_ci { 10_000 } else { 256 },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_the_text_it_reads_back(feed in wild_feed()) {
        read_back::rss_is(&feed);
        read_back::atom_is(&feed);
        read_back::json_is(&feed);
    }
}
