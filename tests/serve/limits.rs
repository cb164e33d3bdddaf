//! Clients that want too much, and those that take their time.

use std::fs;

use super::served::Served;

const GET: &str = "GET /rss.xml HTTP/1.1\r\nHost: x\r\n\r\n";

/// More than the buffers between two programs hold, and than the server keeps in memory.
const LARGE: usize = 16 * 1024 * 1024;

fn start(arguments: &[&str]) -> Served {
    Served::start(arguments, |home| {
        fs::write(home.join("feeds/rss.xml"), "<rss/>").unwrap();
        fs::write(home.join("feeds/large.bin"), vec![b'x'; LARGE]).unwrap();
    })
}

#[test]
fn requests_may_come_before_their_answers() {
    let served = start(&[]);
    let mut client = served.connect();
    client.say(
        "GET /rss.xml HTTP/1.1\r\nHost: x\r\n\r\nGET /no HTTP/1.1\r\nHost: x\r\n\r\n\
         HEAD /rss.xml HTTP/1.1\r\nHost: x\r\n\r\n\
         GET /rss.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(client.answer(false).body, b"<rss/>");
    assert_eq!(client.answer(false).status, 404);
    assert_eq!(client.answer(true).status, 200);
    let last = client.answer(false);
    assert_eq!((last.status, &*last.body), (200, &b"<rss/>"[..]));
    assert_eq!(client.rest(), b"");
}

#[test]
fn old_clients_are_served_once() {
    let served = start(&[]);
    let mut client = served.connect();
    client.say("GET /rss.xml HTTP/1.0\r\n\r\n");
    assert_eq!(client.answer(false).body, b"<rss/>");
    assert_eq!(client.rest(), b"");
}

#[test]
fn heads_have_a_size() {
    let served = start(&[]);
    let long = "x".repeat(9 * 1024);
    assert_eq!(served.get(&format!("/{long}"), "").status, 414);
    assert_eq!(served.get(&format!("/?{long}"), "").status, 414);
    assert_eq!(
        served
            .get("/rss.xml", &format!("X: {}\r\n", "y".repeat(100_000)))
            .status,
        431
    );
    let many: String = (0..200).map(|n| format!("X-{n}: y\r\n")).collect();
    assert_eq!(served.get("/rss.xml", &many).status, 431);
    let few: String = (0..50).map(|n| format!("X-{n}: y\r\n")).collect();
    assert_eq!(served.get("/rss.xml", &few).status, 200);
}

#[test]
fn a_head_that_does_not_end_is_given_up() {
    let served = start(&["--timeout", "1"]);
    let mut slow = served.connect();
    slow.say("GET /rss.xml HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    assert_eq!(slow.answer(false).status, 408);
    assert_eq!(slow.rest(), b"");
}

#[test]
fn a_connection_that_is_not_used_ends_without_a_word() {
    let served = start(&["--timeout", "1"]);
    assert_eq!(served.connect().rest(), b"");
    let mut used = served.connect();
    used.say(GET);
    assert_eq!(used.answer(false).status, 200);
    assert_eq!(used.rest(), b"");
}

#[test]
fn those_beyond_the_limit_are_told_to_come_later() {
    let served = start(&["--connections", "2"]);
    let mut known: Vec<_> = (0..2).map(|_| served.connect()).collect();
    for client in &mut known {
        client.say(GET);
        assert_eq!(client.answer(false).status, 200);
    }
    let refused = served.ask(GET);
    assert_eq!(refused.status, 503);
    assert_eq!(refused.field("retry-after"), Some("10"));
    // Those who are there are served on.
    known[0].say(GET);
    assert_eq!(known[0].answer(false).status, 200);
    known.clear();
    while served.ask(GET).status == 503 {}
    assert_eq!(served.ask(GET).status, 200);
}

#[test]
fn who_does_not_take_the_answer_loses_the_connection() {
    let served = start(&["--connections", "1", "--timeout", "1"]);
    let mut stalled = served.connect();
    stalled.say("GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(stalled.head().status, 200);
    // It reads no more, and holds the only place until the server takes it away.
    while served.ask(GET).status == 503 {}
}

#[cfg(unix)]
#[test]
fn the_end_waits_for_what_is_being_sent() {
    let mut served = start(&[]);
    let mut idle = served.connect();
    idle.say(GET);
    assert_eq!(idle.answer(false).status, 200);
    let mut client = served.connect();
    client.say("GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n");
    let head = client.head();
    assert_eq!(head.field("content-length"), Some(&*LARGE.to_string()));
    served.terminate();
    assert_eq!(idle.rest(), b"", "who wants nothing is sent away");
    assert!(client.body(LARGE).iter().all(|byte| *byte == b'x'));
    assert_eq!(client.rest(), b"");
    assert_eq!(served.ended(), Some(0));
}
