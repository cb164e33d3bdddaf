//! Odd answers, and which findings each gives.

use super::examine;
use crate::checks::Options;

const RSS: &[u8] = b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel/></rss>";
const LATIN: &[u8] = b"<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'/>";
const ATOM: &[u8] = b"<feed xmlns='http://www.w3.org/2005/Atom'/>";
const JSON: &[u8] = br#"{"version": "https://jsonfeed.org/version/1.1"}"#;

const TAGGED: &str = "ETag: \"1\"";
const INVALID: &str = "http/invalid-media-type";
const UNUSUAL: &str = "http/unusual-media-type";

/// The rules that fire about `body`, handed out with `fields`.
fn found(fields: &str, body: &[u8]) -> Vec<&'static str> {
    let transcript = format!("HTTP/1.1 200 OK\n{fields}\n\n");
    found_in(&transcript, body)
}

fn found_in(transcript: &str, body: &[u8]) -> Vec<&'static str> {
    let address = "https://example.org/feed";
    let examined = examine(transcript, body, address, &Options::default());
    let mut rules: Vec<_> = examined.findings.iter().map(|it| it.rule).collect();
    rules.sort_unstable();
    rules
}

#[test]
fn judges_the_content_type() {
    for (value, body, expected) in [
        ("application/rss+xml", RSS, &[][..]),
        ("Application/RSS+XML ; Charset=UTF-8", RSS, &[]),
        ("application/rss+xml;charset=\"utf-8\"", RSS, &[]),
        ("application/rss+xml; charset=utf8", RSS, &[]),
        (
            "application/rss+xml; charset=",
            RSS,
            &["http/conflicting-encoding"],
        ),
        (
            "application/rss+xml; charset=utf-16",
            RSS,
            &["http/conflicting-encoding"],
        ),
        (
            "application/rss+xml; charset=utf-8",
            LATIN,
            &["http/conflicting-encoding"],
        ),
        ("application/rss+xml; charset=ISO-8859-1", LATIN, &[]),
        ("application/rss+xml; boundary=x", RSS, &[]),
        ("application/xml", RSS, &[UNUSUAL]),
        ("text/xml; charset=utf-8", RSS, &[UNUSUAL]),
        ("text/xml", RSS, &["http/missing-charset", UNUSUAL]),
        ("application/atom+xml", RSS, &[INVALID]),
        ("application/atom+xml", ATOM, &[]),
        ("application/rss+xml", ATOM, &[INVALID]),
        ("text/html", RSS, &[INVALID]),
        ("text/plain; charset=utf-8", RSS, &[INVALID]),
        ("application/octet-stream", RSS, &[INVALID]),
        ("rss", RSS, &[INVALID]),
        ("application/feed+json", JSON, &[]),
        ("application/json", JSON, &[UNUSUAL]),
        (
            "application/json; charset=latin1",
            JSON,
            &["http/conflicting-encoding", UNUSUAL],
        ),
        ("text/javascript", JSON, &[INVALID]),
        // What is no feed is told of the document.
        ("text/html", b"<html/>", &[]),
    ] {
        let fields = format!("{TAGGED}\nContent-Type: {value}");
        assert_eq!(found(&fields, body), expected, "{value}");
    }
}

#[test]
fn judges_the_other_fields() {
    let large = [RSS, &[b' '; 2_000]].concat();
    let kind = "Content-Type: application/rss+xml";
    for (fields, body, expected) in [
        (
            "",
            RSS,
            &["http/missing-media-type", "http/missing-validator"][..],
        ),
        (
            "Last-Modified: Sun, 01 Mar 2026 08:00:00 GMT",
            RSS,
            &["http/missing-media-type"],
        ),
        ("etag:W/\"1\"", RSS, &["http/missing-media-type"]),
        (
            "no header field at all",
            RSS,
            &["http/missing-media-type", "http/missing-validator"],
        ),
    ] {
        assert_eq!(found(fields, body), expected, "{fields}");
    }
    for (encoding, expected) in [
        ("Content-Encoding: gzip", &[][..]),
        ("content-encoding: br", &[]),
        ("Vary: Accept-Encoding", &["http/missing-compression"]),
    ] {
        let fields = format!("{kind}\n{TAGGED}\n{encoding}");
        assert_eq!(found(&fields, &large), expected, "{encoding}");
    }
}

#[test]
fn judges_the_answer_to_a_condition() {
    let first = "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\n";
    let ignored = &["http/ignored-condition"][..];
    for (validator, again, expected) in [
        ("ETag: \"1\"", "304 Not Modified\nETag: \"1\"", &[][..]),
        ("ETag: \"1\"", "304 Not Modified", &[]),
        ("ETag: \"1\"", "200 OK\nETag: \"1\"", ignored),
        ("ETag: \"1\"", "200 OK\nETag: W/\"1\"", ignored),
        ("ETag: \"1\"", "200 OK\nETag: \"2\"", &[]),
        ("ETag: \"1\"", "503 Service Unavailable", &[]),
    ] {
        let transcript = format!("{first}{validator}\n\nHTTP/1.1 {again}\n\n");
        assert_eq!(found_in(&transcript, RSS), expected, "{again}");
    }
}
