//! What is added for partners.

use super::sample;
use super::written;
use crate::model::{Feed, Format, Line, Profile};

fn made_for(profile: Profile) -> Feed {
    let mut feed = sample::full();
    feed.profile = Some(profile);
    for item in &mut feed.items {
        item.news.short_title = Line::new("Tea & pots");
    }
    feed
}

#[test]
fn smartnews_gets_a_logo_a_date_and_thumbnails() {
    let rss = written(Format::Rss, &made_for(Profile::SmartNews));
    assert_eq!(rss.matches("<pubDate>").count(), 4, "{rss}");
    let logo: String = rss.split_whitespace().collect();
    let expected = "<snf:logo><url>https://example.org/logo.png</url></snf:logo>";
    assert!(logo.contains(expected), "{rss}");
    assert_eq!(rss.matches("<media:thumbnail url=").count(), 2, "{rss}");
    assert!(
        rss.contains(r#"xmlns:snf="http://www.smartnews.be/snf""#),
        "{rss}"
    );
}

#[test]
fn msn_gets_changes_and_short_titles() {
    let feed = made_for(Profile::Msn);
    let rss = written(Format::Rss, &feed);
    assert_eq!(rss.matches("<dcterms:modified>").count(), 1, "{rss}");
    for format in [Format::Rss, Format::Atom] {
        let written = written(format, &feed);
        let title = "<mi:shortTitle>Tea &amp; pots</mi:shortTitle>";
        assert_eq!(written.matches(title).count(), 3, "{written}");
    }
}

#[test]
fn flipboard_gets_the_image_as_a_file_where_there_is_none() {
    let mut feed = made_for(Profile::Flipboard);
    feed.items[0].images.clear();
    feed.items[1].images = vec![sample::picture("https://example.org/a.jpg?w=1&h=2")];
    feed.items[1].attachments.clear();
    let rss = written(Format::Rss, &feed);
    let image = "<enclosure url=\"https://example.org/a.jpg?w=1&amp;h=2\" length=\"0\" type=\"image/jpeg\"/>";
    assert!(rss.contains(image), "{rss}");
}

#[test]
fn nobody_else_gets_anything() {
    let plain = written(Format::Rss, &sample::full());
    for profile in [Profile::AppleNews, Profile::GoogleNews] {
        let mut feed = sample::full();
        feed.profile = Some(profile);
        assert_eq!(written(Format::Rss, &feed), plain);
    }
}
