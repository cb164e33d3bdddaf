//! What becomes of articles that expire, wait, or are called back.

use feedmill::content;
use feedmill::diagnostic::{Diagnostic, Sink};
use feedmill::model::{
    Article, Body, Byline, Defaults, Enclosed, Entry, Found, Instant, Item, Moments, Pictured,
    Status,
};

use super::items::{article, found, site};

fn moment(text: &str) -> Instant {
    Instant::from_rfc3339(text).unwrap()
}

fn at(text: &str) -> Option<Found<Instant>> {
    Some(Found::new(moment(text), 3))
}

/// The entry of an article of 10 o'clock that was changed at 18 o'clock, and what was found wrong.
fn entry(tell: impl FnOnce(&mut Article)) -> (Entry, Vec<Diagnostic>) {
    let mut article = article(Body::Paragraphs(vec!["It was hot.".into()]));
    tell(&mut article);
    let moments = Moments {
        undated: None,
        changed: Some(moment("2026-11-22T18:00:00Z")),
    };
    let mut sink = Sink::new();
    let entry = Entry::new(&article, &site(), &Defaults::default(), moments, &mut sink);
    (entry.unwrap(), sink.into_vec())
}

fn status(status: Status) -> Option<Found<Status>> {
    Some(Found::new(status, 4))
}

#[test]
fn nothing_is_published_before_its_embargo_ends() {
    let (later, said) = entry(|article| {
        article.embargo = at("2026-11-22T12:00:00Z");
        // Made ready while it waits: no slip of the pen.
        article.updated = at("2026-11-22T11:00:00Z");
    });
    assert_eq!(later.published.rfc3339(), "2026-11-22T12:00:00Z");
    assert_eq!(later.updated, later.published);
    assert!(said.is_empty(), "{said:?}");
    let (over, _) = entry(|article| article.embargo = at("2026-11-22T09:00:00Z"));
    assert_eq!(over.published.rfc3339(), "2026-11-22T10:00:00Z");
    let (undated, _) = entry(|article| {
        article.published = None;
        article.embargo = at("2026-11-22T12:00:00Z");
    });
    assert_eq!(undated.published.rfc3339(), "2026-11-22T12:00:00Z");
}

#[test]
fn an_update_before_the_publication_is_still_said_beside_an_embargo_that_is_over() {
    let (entry, said) = entry(|article| {
        article.embargo = at("2026-11-22T08:00:00Z");
        article.updated = at("2026-11-22T09:00:00Z");
    });
    assert_eq!(entry.updated.rfc3339(), "2026-11-22T10:00:00Z");
    assert_eq!(said[0].rule, "article/conflicting-dates");
}

#[test]
fn what_expires_before_it_is_published_is_never_valid() {
    let (entry, said) = entry(|article| article.expires = at("2026-11-21T00:00:00Z"));
    assert_eq!(entry.expires, Some(entry.published));
    assert_eq!(said[0].rule, "article/conflicting-dates");
    assert_eq!(said[0].place.as_ref().unwrap().line, Some(3));
}

#[test]
fn a_withdrawal_is_an_update() {
    let (usable, _) = entry(|_| {});
    assert_eq!(usable.updated, usable.published);
    let (withdrawn, _) = entry(|article| article.status = status(Status::Withdrawn));
    assert_eq!(withdrawn.updated.rfc3339(), "2026-11-22T18:00:00Z");
    let (declared, _) = entry(|article| {
        article.status = status(Status::Withheld);
        article.updated = at("2026-11-22T17:00:00Z");
    });
    assert_eq!(declared.updated.rfc3339(), "2026-11-22T17:00:00Z");
    let (early, _) = entry(|article| {
        article.status = status(Status::Withdrawn);
        article.published = at("2026-11-23T10:00:00Z");
    });
    assert_eq!(early.updated, early.published);
}

#[test]
fn an_edit_may_be_minor_and_a_withdrawal_never_is() {
    let (minor, _) = entry(|article| article.minor = true);
    assert!(minor.minor);
    let (withdrawn, _) = entry(|article| {
        article.minor = true;
        article.status = status(Status::Withdrawn);
    });
    assert!(!withdrawn.minor);
}

#[test]
fn a_reason_is_for_what_was_called_back() {
    let (usable, _) = entry(|article| article.reason = found("It was a test."));
    assert_eq!(usable.reason, None);
}

/// All that an article can show, called back.
fn called_back(status: Status) -> Item {
    let (entry, _) = entry(|article| {
        article.title = None;
        article.summary = found("The minister said so.");
        article.section = found("World");
        article.tags = vec![Found::new("minister".into(), 1)];
        article.images = vec![Found::new(Pictured::from("/minister.jpg".to_owned()), 1)];
        article.location = found("ANKARA");
        article.source = found("AA");
        article.reason = found("He did not say it.\n\nWe are sorry & ashamed.");
        article.authors = vec![Found::new(
            Byline {
                name: "Jane Doe".into(),
                ..Byline::default()
            },
            1,
        )];
        article.attachments = vec![Found::new(
            Enclosed {
                url: "/speech.mp3".into(),
                ..Enclosed::default()
            },
            1,
        )];
        article.status = Some(Found::new(status, 1));
    });
    content::item(
        entry,
        &Body::Paragraphs(vec!["The minister said so.".into()]),
        &site().notices,
    )
}

#[test]
fn a_notice_stands_in_place_of_what_was_withdrawn() {
    let shown = called_back(Status::Usable);
    let item = called_back(Status::Withdrawn);
    assert_eq!(
        item.content.as_str(),
        "<p>This article has been withdrawn. Please do not use it.</p>\n\
         <p>He did not say it.</p>\n<p>We are sorry &amp; ashamed.</p>"
    );
    assert_eq!(
        item.summary.as_ref().unwrap().as_str(),
        "This article has been withdrawn. Please do not use it.\n\n\
         He did not say it.\n\nWe are sorry & ashamed."
    );
    assert_eq!((&item.id, &item.url), (&shown.id, &shown.url));
    assert_eq!(item.published, shown.published);
    assert_eq!(item.authors, shown.authors);
    assert_eq!(item.section, shown.section);
    assert_eq!(item.location, shown.location);
    assert_eq!(item.provider, shown.provider);
    assert_eq!(item.valid_until(), Some(item.updated));
    assert!(shown.images.len() == 1 && item.images.is_empty());
    assert!(shown.attachments.len() == 1 && item.attachments.is_empty());
}

#[test]
fn nothing_of_the_text_is_left() {
    for status in [Status::Withheld, Status::Withdrawn] {
        let item = called_back(status);
        let debug = format!("{item:?}").to_lowercase();
        assert!(!debug.contains("minister"), "{debug}");
        assert_eq!(item.title.as_str(), "Green tea");
    }
}

#[test]
fn what_is_withheld_may_come_back() {
    let item = called_back(Status::Withheld);
    assert!(
        item.content
            .as_str()
            .starts_with("<p>This article is being checked.")
    );
    assert_eq!(item.valid_until(), None);
}

#[test]
fn a_notice_runs_as_its_article_does() {
    let (entry, _) = entry(|article| {
        article.status = status(Status::Withdrawn);
        article.language = found("ar");
    });
    let item = content::item(entry, &Body::Paragraphs(Vec::new()), &site().notices);
    assert_eq!(
        item.content.as_str(),
        "<div dir=\"rtl\" lang=\"ar\">\n\
         <p>This article has been withdrawn. Please do not use it.</p>\n</div>"
    );
}
