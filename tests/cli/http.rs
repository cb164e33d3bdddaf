//! `feedmill check` of addresses, against a server of our own.

use super::program::{BAD, GOOD, Place};
use super::server::{Answer, Server};

#[test]
fn a_feed_is_fetched_as_readers_do() {
    let server = Server::start(|request| match request.path.as_str() {
        "/old" => Answer::status(301).field("Location", "/feed.xml"),
        "/now" => Answer::status(302).field("Location", "feed.xml"),
        "/feed.xml" if request.field("if-none-match") == Some("\"1\"") => {
            Answer::status(304).field("ETag", "\"1\"")
        }
        "/feed.xml" => Answer::rss(GOOD).field("ETag", "\"1\""),
        "/packed" => Answer::rss(&GOOD.replace("</channel>", &" ".repeat(2_000)))
            .field("Last-Modified", "Sun, 01 Mar 2026 08:00:00 GMT")
            .gzip(),
        "/deaf" => Answer::rss(GOOD).field("ETag", "\"1\""),
        "/page" => Answer::rss(GOOD)
            .field("ETag", "\"1\"")
            .replace("Content-Type", "text/html"),
        "/feed.json" => {
            let feed =
                r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Tea", "items": []}"#;
            Answer::rss(feed)
                .field("ETag", "\"1\"")
                .replace("Content-Type", "text/plain; charset=latin1")
        }
        "/latin" => Answer::rss(GOOD)
            .field("ETag", "\"1\"")
            .replace("Content-Type", "text/xml; charset=iso-8859-1"),
        "/large" => Answer::rss(&GOOD.replace("</channel>", &" ".repeat(2_000))),
        _ => Answer::status(404),
    });
    let place = Place::new();
    for (path, expected) in [
        ("/feed.xml", &[][..]),
        ("/old", &[]),
        ("/now", &["http/temporary-redirect"]),
        ("/packed", &["http/ignored-condition", "xml/invalid-syntax"]),
        ("/deaf", &["http/ignored-condition"]),
        (
            "/page",
            &["http/ignored-condition", "http/invalid-media-type"],
        ),
        (
            "/feed.json",
            // The type of a JSON Feed is said once.
            &[
                "feed/missing-language",
                "http/conflicting-encoding",
                "http/ignored-condition",
                "http/invalid-media-type",
                "json/missing-feed-url",
                "json/missing-home-page",
                "json/missing-icon",
            ],
        ),
        (
            "/latin",
            &[
                "http/conflicting-encoding",
                "http/ignored-condition",
                "http/unusual-media-type",
                "xml/deprecated-encoding",
            ],
        ),
        (
            "/large",
            &[
                "http/missing-compression",
                "http/missing-validator",
                "xml/invalid-syntax",
            ],
        ),
        ("/none", &["http/invalid-status"]),
    ] {
        // The feeds say that they are somewhere else, which is true.
        let run = place.run(&[
            "check",
            &server.address(path),
            "--format",
            "json",
            "--allow",
            "rss/missing-self",
            "--allow",
            "feed/conflicting-self",
        ]);
        let mut found: Vec<String> = run
            .objects()
            .iter()
            .filter_map(|it| it["code"].as_str().map(str::to_owned))
            .filter(|name| !name.starts_with("settings/") && !name.ends_with("-self"))
            .collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, expected, "{path}: {}{}", run.out, run.err);
    }
}

#[test]
fn a_server_can_not_lead_us_astray() {
    let server = Server::start(|request| match request.path.as_str() {
        "/files" => Answer::status(302).field("Location", "file:///etc/passwd"),
        "/circle" => Answer::status(302).field("Location", "/circle"),
        "/zip" => Answer::rss("x").field("Content-Encoding", "zstd"),
        _ => Answer::rss(&"x".repeat(100_000)).gzip(),
    });
    let place = Place::new();
    for (path, said) in [
        ("/files", "redirects to `file:`, which is not followed"),
        ("/circle", "redirects more than 10 times"),
        ("/zip", "is packed as `zstd`, which nobody asked for"),
        ("/bomb", "has more than 50000 bytes"),
    ] {
        let run = place.run(&["check", &server.address(path), "--max-size", "50000"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{path}");
        assert!(run.err.contains(said), "{path}: {}", run.err);
    }
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let address = Server::start(|_| Answer::status(200)).close();
    let place = Place::new();
    place.write("bad.xml", BAD);
    let run = place.run(&["check", &address, "bad.xml", "--format", "json"]);
    assert_eq!((run.code, run.objects().len()), (2, 2));
    assert!(
        run.err
            .starts_with(&format!("feedmill: cannot fetch {address}")),
        "{}",
        run.err
    );
    assert!(!run.err.contains("io: "), "{}", run.err);
}
