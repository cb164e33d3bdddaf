//! Files that are replaced while the server runs.

use std::fs;

use feedmill::publish;

use super::served::Served;

fn get(name: &str) -> String {
    format!("GET /{name} HTTP/1.1\r\nHost: x\r\n\r\n")
}

#[test]
fn a_new_version_is_seen_at_once() {
    let served = Served::start(&[], |home| {
        fs::write(home.join("feeds/rss.xml"), "<rss>1</rss>").unwrap();
    });
    let mut tags = Vec::new();
    for version in 2..30 {
        tags.push(served.get("/rss.xml", "").field("etag").unwrap().to_owned());
        let text = format!("<rss>{version}</rss>");
        match version % 2 {
            0 => publish::replace(&served.path("feeds/rss.xml"), text.as_bytes()).unwrap(),
            // In place, as editors do, with the same size.
            _ => fs::write(served.path("feeds/rss.xml"), &text).unwrap(),
        }
        assert_eq!(served.get("/rss.xml", "").body, text.as_bytes());
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 28);
}

/// From memory, and piece by piece.
#[test]
fn what_is_being_sent_is_sent_whole() {
    for (name, size) in [
        ("small.bin", 4 * 1024 * 1024),
        ("large.bin", 16 * 1024 * 1024),
    ] {
        let served = Served::start(&[], |home| {
            fs::write(home.join("feeds").join(name), vec![b'1'; size]).unwrap();
        });
        let mut client = served.connect();
        client.say(&get(name));
        let head = client.head();
        let path = served.path("feeds").join(name);
        publish::replace(&path, &vec![b'2'; size / 2]).unwrap();
        let mut next = served.connect();
        next.say(&get(name));
        let answer = next.answer(false);
        assert_eq!(answer.body, vec![b'2'; size / 2]);
        assert_ne!(answer.field("etag"), head.field("etag"));
        assert_eq!(client.body(size), vec![b'1'; size]);
    }
}

#[test]
fn a_file_that_goes_is_gone() {
    let served = Served::start(&[], |home| {
        fs::write(home.join("feeds/rss.xml"), "<rss/>").unwrap();
    });
    assert_eq!(served.get("/rss.xml", "").status, 200);
    fs::remove_file(served.path("feeds/rss.xml")).unwrap();
    assert_eq!(served.get("/rss.xml", "").status, 404);
}
