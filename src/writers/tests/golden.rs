//! Whole files as people read them: `tests/writers/`.

use super::{on_air, sample};
use crate::model::{Feed, Format};
use crate::writers;

#[test]
fn the_small_feed() {
    compare("small", &sample::small());
}

#[test]
fn the_full_feed() {
    compare("full", &sample::full());
}

#[test]
fn the_full_feed_with_summaries_only() {
    let mut feed = sample::full();
    feed.full_text = false;
    compare("summaries", &feed);
}

#[test]
fn the_podcast() {
    compare("podcast", &on_air::podcast());
}

#[test]
fn the_feed_of_pictures() {
    compare("pictures", &on_air::gallery());
}

#[test]
fn the_feed_of_what_was_called_back() {
    compare("called-back", &sample::called_back());
}

/// Set `FEEDMILL_BLESS=1` to write the files anew, and read the difference before committing it.
fn compare(name: &str, feed: &Feed) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/writers");
    for format in Format::ALL {
        let written = writers::write(format, feed, &sample::address()).unwrap();
        // Other programs are asked about them: `tests/oracle/run`.
        if let Some(folder) = std::env::var_os("FEEDMILL_WRITTEN") {
            let file = format!("golden-{name}.{}", format.as_str());
            std::fs::write(std::path::Path::new(&folder).join(file), &written).unwrap();
        }
        let written = String::from_utf8(written).unwrap();
        // A release changes the version, not the tests.
        let written = written.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        let extension = if format == Format::Json {
            "json"
        } else {
            "xml"
        };
        let path = format!("{folder}/{name}-{}.{extension}", format.as_str());
        if std::env::var_os("FEEDMILL_BLESS").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == expected, "{path} should be:\n{written}");
    }
}
