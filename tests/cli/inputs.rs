//! What `feedmill check` may be given.

use super::program::{BAD, GOOD, Place};

#[test]
fn good_files_are_checked_beside_unreadable_ones() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    let run = place.run(&["check", "no.xml", "bad.xml", "no/*.xml", "--format", "json"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.objects().len(), 2);
    let mut said: Vec<&str> = run.err.lines().collect();
    said.sort_unstable();
    assert_eq!(said.len(), 2);
    assert!(
        said[0].starts_with("feedmill: cannot read no.xml: "),
        "{said:?}"
    );
    // The cause is said once.
    assert_eq!(said[0].matches("os error").count(), 1, "{said:?}");
    assert_eq!(said[1], "feedmill: no/*.xml matches no file");
}

#[test]
fn folders_and_patterns_mean_the_feeds_below() {
    let place = Place::new();
    for file in ["b.xml", "a/bad.rss", "a/.hidden.xml", "a/c/deep.xml"] {
        place.write(file, BAD);
    }
    place.write("page.xml", "<html/>");
    place.write("package.json", "{\"version\": \"1.0.0\"}");
    place.write("empty/readme.txt", "nothing");
    for (given, expected) in [
        (".", &["a/bad.rss", "a/c/deep.xml", "b.xml"][..]),
        ("a", &["a/bad.rss", "a/c/deep.xml"]),
        ("*.xml", &["b.xml", "page.xml"]),
        ("a/*", &["a/bad.rss"]),
        ("a/**/*.xml", &["a/c/deep.xml"]),
        ("?.{xml,rss}", &["b.xml"]),
    ] {
        let run = place.run(&["check", given, "--format", "junit"]);
        let files: Vec<&str> = run
            .out
            .split("<testsuite name=\"")
            .skip(1)
            .filter_map(|suite| suite.split('"').next())
            .collect();
        assert_eq!(files, expected, "{given}");
    }
    let run = place.run(&["check", "empty"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "feedmill: empty holds no feed\n")
    );
}

#[test]
fn one_feed_may_come_through_a_pipe() {
    let place = Place::new();
    let run = place.run_with(&["check", "-", "--format", "github", "--repeats", "1"], BAD);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .starts_with("::error file=<stdin>,line=5,col=7,title=feed/relative-url::")
    );
}

#[test]
fn the_address_may_be_given() {
    let place = Place::new();
    place.write("feed.xml", GOOD);
    place.write("other.xml", GOOD);
    for (url, code) in [
        ("https://example.org/feed.xml", 0),
        ("https://example.org/elsewhere.xml", 1),
        ("https://example.org/", 0),
        ("ftp://example.org/", 2),
    ] {
        let run = place.run(&["check", "feed.xml", "--url", url, "--fail-on", "warning"]);
        assert_eq!(run.code, code, "{url}: {}{}", run.out, run.err);
    }
    let run = place.run(&[
        "check",
        "feed.xml",
        "other.xml",
        "--url",
        "https://example.org/a",
    ]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("end it with `/`"), "{}", run.err);
}
