//! Hubs of every kind, on loopback: each says, connection by connection, what the test lets it say.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use feedmill::config::Manner;
use feedmill::model::AbsoluteUrl;

use super::deliver::{Patience, TRIES, Task, Told, deliver};

const FEED: &str = "https://example.org/feeds/rss.xml?a=1&b=ç";

/// Without pauses, and with more time than any machine needs.
const QUICK: Patience = Patience {
    pause: Duration::ZERO,
    longest: Duration::ZERO,
    whole: Duration::from_secs(600),
};

/// A hub that gives these answers, one a request, and closes the connection after each.
struct Hub {
    address: String,
    requests: Receiver<String>,
}

impl Hub {
    fn start(answers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/hub", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                sender.send(read(&mut stream)).ok();
                stream.write_all(answer.as_bytes()).ok();
            }
        });
        Self { address, requests }
    }

    fn says(answers: &[&str]) -> Self {
        let head = |answer: &&str| format!("HTTP/1.1 {answer}\r\nConnection: close\r\n\r\n");
        Self::start(answers.iter().map(head).collect())
    }

    /// What it was asked so far.
    fn requests(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

/// A request: its first line and its body.
fn read(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut bytes = [0; 4096];
    loop {
        let count = stream.read(&mut bytes).unwrap_or(0);
        text.push_str(&String::from_utf8_lossy(&bytes[..count]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            assert!(count > 0, "half a request: {text}");
            continue;
        };
        let head = head.to_ascii_lowercase();
        let length = head.split("content-length: ").nth(1).unwrap();
        let length: usize = length.lines().next().unwrap().parse().unwrap();
        if body.len() >= length {
            assert!(head.contains("content-type: application/x-www-form-urlencoded"));
            assert!(head.contains("user-agent: feedmill/"));
            return format!("{} {body}", head.lines().next().unwrap());
        }
    }
}

fn task(hub: &str, topics: &[&str]) -> Task {
    Task {
        hub: AbsoluteUrl::parse(hub).unwrap(),
        manner: Manner::WebSub,
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        tries: TRIES,
    }
}

/// What comes of telling one hub.
fn tell(hub: &str, topics: &[&str]) -> Told {
    let told = deliver(vec![task(hub, topics)], QUICK, &|| false);
    told.into_iter().next().unwrap()
}

#[test]
fn a_hub_is_told_in_the_words_that_all_hubs_know() {
    for status in ["200 OK", "202 Accepted", "204 No Content"] {
        let hub = Hub::says(&[status]);
        let told = tell(&hub.address, &[FEED]);
        assert_eq!(told.answers, [(FEED.to_owned(), Ok(status.to_owned()))]);
        assert_eq!(
            hub.requests(),
            ["post /hub http/1.1 hub.mode=publish\
                 &hub.url=https%3A%2F%2Fexample.org%2Ffeeds%2Frss.xml%3Fa%3D1%26b%3D%C3%A7\
                 &hub.topic=https%3A%2F%2Fexample.org%2Ffeeds%2Frss.xml%3Fa%3D1%26b%3D%C3%A7"]
        );
    }
}

#[test]
fn a_hub_that_fails_is_tried_again() {
    let failing = "503 Service Unavailable";
    let hub = Hub::says(&[failing, "429 Too Many Requests", "204 No Content"]);
    let told = tell(&hub.address, &["a"]);
    assert_eq!(told.taken(), 1);
    assert_eq!(hub.requests().len(), 3);

    // Not for ever, and not once more for each feed.
    let hub = Hub::says(&[failing; 9]);
    let told = tell(&hub.address, &["a", "b"]);
    assert_eq!(told.why(), Some("it answers 503 Service Unavailable"));
    assert_eq!((told.answers.len(), hub.requests().len()), (1, 3));
}

#[test]
fn a_hub_that_refuses_one_feed_is_told_of_the_others() {
    let refusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 24\r\nConnection: close\r\n\r\n\
                   \u{1b}[31mno\u{7}t mine\nany more";
    let fine = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    let hub = Hub::start(vec![refusal.into(), fine.into()]);
    let told = tell(&hub.address, &["a", "b"]);
    assert_eq!(
        told.why(),
        Some("it answers 400 Bad Request ([31mnot mine)")
    );
    assert!(told.has_taken("b") && !told.has_taken("a"));

    // One that refuses everything is not asked a thousand times.
    let hub = Hub::says(&["404 Not Found"; 9]);
    let told = tell(&hub.address, &["a", "b", "c", "d", "e"]);
    assert_eq!((told.answers.len(), hub.requests().len()), (3, 3));
}

#[test]
fn only_redirects_that_keep_the_request_are_followed() {
    for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
        let new = Hub::says(&["202 Accepted"]);
        let old = Hub::says(&[&format!("{status}\r\nLocation: {}", new.address)]);
        assert_eq!(tell(&old.address, &["a"]).taken(), 1);
        let body = "post /hub http/1.1 hub.mode=publish&hub.url=a&hub.topic=a";
        assert_eq!(
            (old.requests(), new.requests()),
            (vec![body.into()], vec![body.into()])
        );
    }
    for status in ["301 Moved Permanently", "302 Found", "303 See Other"] {
        let hub = Hub::says(&[&format!("{status}\r\nLocation: https://new.example/")]);
        let told = tell(&hub.address, &["a"]);
        let why = told.why().unwrap();
        assert!(
            why.contains("leads to https://new.example/, which is not followed"),
            "{why}"
        );
        assert_eq!(hub.requests().len(), 1);
    }
    for target in ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:1"] {
        let hub = Hub::says(&[&format!("307 Temporary Redirect\r\nLocation: {target}")]);
        let why = tell(&hub.address, &["a"]).why().unwrap().to_owned();
        assert!(why.contains("not followed"), "{why}");
    }
    let circle = Hub::says(&["308 Permanent Redirect\r\nLocation: /hub"; 9]);
    let told = tell(&circle.address, &["a"]);
    assert_eq!(told.why(), Some("it redirects more than 5 times"));
    assert_eq!(circle.requests().len(), 6);
}

#[test]
fn garbage_is_a_failure_like_others() {
    for garbage in [
        "",
        "\0\0\0",
        "220 mail.example ESMTP\r\n",
        "HTTP/1.1 999999 ?\r\n\r\n",
    ] {
        let hub = Hub::start(vec![garbage.into(); 3]);
        let told = tell(&hub.address, &["a"]);
        assert_eq!(told.taken(), 0, "{garbage:?}");
        let why = told.why().unwrap();
        assert!(
            !why.is_empty() && !why.contains(char::is_control),
            "{why:?}"
        );
        assert_eq!(hub.requests().len(), 3, "{garbage:?}");
    }
}

#[test]
fn a_hub_that_is_down_holds_up_no_other() {
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let fine = Hub::says(&["204 No Content"; 2]);
    let tasks = vec![
        task(&format!("http://{closed}/"), &["a", "b"]),
        task(&fine.address, &["a", "b"]),
    ];
    let told = deliver(tasks, QUICK, &|| false);
    assert_eq!((told[0].taken(), told[0].answers.len()), (0, 1));
    assert!(told[0].why().is_some());
    assert_eq!((told[1].taken(), told[1].why()), (2, None));
}

#[test]
fn a_hub_that_never_answers_is_left_to_itself() {
    // It takes connections, and that is all.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let hub = format!("http://{}/", silent.local_addr().unwrap());
    let patience = Patience {
        whole: Duration::from_millis(10),
        ..QUICK
    };
    let told = deliver(vec![task(&hub, &["a"])], patience, &|| false);
    assert_eq!((told[0].answers.len(), told[0].why()), (0, None));
    // And at once, if the program is asked to end.
    let told = deliver(vec![task(&hub, &["a"])], QUICK, &|| true);
    assert_eq!(told[0].answers, []);
}

#[test]
fn a_hub_that_asks_for_more_time_than_there_is_gets_it() {
    let hub = Hub::says(&["503 Service Unavailable\r\nRetry-After: 120"; 3]);
    let told = tell(&hub.address, &["a", "b"]);
    assert_eq!(told.retry_after, Some(Duration::from_secs(120)));
    assert_eq!(hub.requests().len(), 1);
    // One that has gone, in the form of a date, asks for nothing.
    let past = "429 Too Many Requests\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT";
    let hub = Hub::says(&[past, "204 No Content"]);
    assert_eq!(tell(&hub.address, &["a"]).taken(), 1);
}
