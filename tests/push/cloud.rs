//! An rssCloud server beside the hubs, as the interface has it
//! (<https://www.rssboard.org/rsscloud-interface>): it is told of RSS only, and may refuse with 200.

use std::fs;
use std::sync::{Arc, Mutex};

use super::hub::Hub;
use super::server::{Answer, Server};
use super::{Place, Site};

const YES: &str = r#"<?xml version="1.0"?><result success="true" msg="Thanks for the ping."/>"#;
const NO: &str = r#"<?xml version="1.0"?><result success="false" msg="The feed was not read."/>"#;

/// A running server.
struct Cloud {
    server: Server,
    /// What it was sent: path and body.
    pings: Arc<Mutex<Vec<String>>>,
    says: Arc<Mutex<&'static str>>,
}

impl Cloud {
    fn start() -> Self {
        let pings = Arc::new(Mutex::new(Vec::new()));
        let says = Arc::new(Mutex::new(YES));
        let (heard, answer) = (Arc::clone(&pings), Arc::clone(&says));
        let server = Server::start(move |request| {
            let body = String::from_utf8_lossy(&request.body);
            let ping = format!("{} {} {body}", request.method, request.path);
            heard.lock().unwrap().push(ping);
            Answer::status(200).body(*answer.lock().unwrap())
        });
        Self {
            server,
            pings,
            says,
        }
    }

    fn pings(&self) -> Vec<String> {
        std::mem::take(&mut *self.pings.lock().unwrap())
    }
}

/// Adds the server to the settings of a site.
fn add(place: &Place, cloud: &Cloud) {
    let settings = fs::read_to_string(place.path("feedmill.toml")).unwrap();
    let register = cloud.server.address("/rpc/pleaseNotify?a=1");
    place.write(
        "feedmill.toml",
        &format!("{settings}cloud = {register:?}\n"),
    );
}

/// What it is sent when the feed at `topic` has changed.
fn ping(topic: &str) -> String {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("url", topic)
        .finish();
    format!("POST /rpc/ping {form}")
}

#[test]
fn it_is_told_of_rss_that_changed() {
    let (hub, cloud) = (Hub::start(), Cloud::start());
    let site = Site::new(&[&hub]);
    add(&site.place, &cloud);
    site.build(0).ends(0, "", "");
    let topic = site.feed("rss.xml");
    assert_eq!(cloud.pings(), [ping(&topic)]);
    assert_eq!(hub.pings(), site.feeds());

    let rss = fs::read_to_string(site.place.path("feeds/rss.xml")).unwrap();
    let port = cloud.server.address("/");
    let port = port.trim_matches('/').rsplit(':').next().unwrap();
    let element = format!(
        r#"<cloud domain="127.0.0.1" port="{port}" path="/rpc/pleaseNotify?a=1" registerProcedure="" protocol="http-post"/>"#
    );
    assert!(rss.contains(&element), "{rss}");
    let run = site.place.run(&["check", "feeds/rss.xml"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for other in ["feeds/atom.xml", "feeds/feed.json"] {
        assert!(
            !fs::read_to_string(site.place.path(other))
                .unwrap()
                .contains("pleaseNotify")
        );
    }

    site.build(1).ends(0, "", "");
    assert_eq!(cloud.pings(), [""; 0]);
    let out = format!(
        "{hub}\n  {topic}: told (202 Accepted)\n{cloud}\n  {topic}: told (200 OK)\n",
        hub = hub.address(),
        cloud = cloud.server.address("/rpc/ping"),
    );
    let run = site.place.run(&["ping", "feeds/rss.xml"]);
    run.ends(0, &out, "");
}

#[test]
fn a_refusal_is_said_and_told_later() {
    let cloud = Cloud::start();
    let site = Site::new(&[]);
    add(&site.place, &cloud);
    *cloud.says.lock().unwrap() = NO;
    let line = format!(
        "feedmill: {} was not told of 1 feed: it answers: The feed was not read.; later runs try again\n",
        cloud.server.address("/rpc/ping")
    );
    site.build(0).ends(0, "", &line);
    assert_eq!(cloud.pings().len(), 1);
    *cloud.says.lock().unwrap() = YES;
    site.build(1).ends(0, "", "");
    assert_eq!(cloud.pings(), [ping(&site.feed("rss.xml"))]);
}
