//! When all goes well.

use super::hub::Hub;
use super::subscriber::Subscriber;
use super::{Place, Site};

#[test]
fn a_subscriber_gets_each_change() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    site.build(0).ends(0, "", "");
    assert_eq!(hub.pings(), site.feeds());

    // Every feed says where the hub is, in the form of its format.
    let subscriber = Subscriber::start();
    let text = |name: &str| String::from_utf8(site.bytes(name)).unwrap();
    let link = format!("href=\"{}\" rel=\"hub\"", hub.address());
    assert!(text("rss.xml").contains(&format!("<atom:link {link}/>")));
    assert!(text("atom.xml").contains(&format!("<link {link}/>")));
    let json: serde_json::Value = serde_json::from_str(&text("feed.json")).unwrap();
    let expected = serde_json::json!([{ "type": "WebSub", "url": hub.address() }]);
    assert_eq!(json["hubs"], expected);
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        subscriber.subscribe(&hub.address(), &site.feed(name));
    }

    site.article("green", 2);
    site.build(1).ends(0, "", "");
    assert_eq!(hub.pings(), site.feeds());
    for (name, kind) in [
        ("atom.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("rss.xml", "application/rss+xml"),
    ] {
        let received = subscriber.next();
        assert!(received.body == site.bytes(name), "{name} is another");
        assert_eq!(received.kind, kind);
        let (hub, topic) = (hub.address(), site.feed(name));
        let link = format!("<{hub}>; rel=\"hub\", <{topic}>; rel=\"self\"");
        assert_eq!(received.link, link);
    }
    assert!(subscriber.has_all());
}

#[test]
fn a_hub_is_told_of_changes_only() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    site.build_with(0, &["--dry-run"]);
    assert_eq!(hub.pings(), [""; 0]);
    site.build(1).ends(0, "", "");
    assert_eq!(hub.pings().len(), 3);
    // Nothing, an article that isn't due, one that can't be read.
    site.build(2).ends(0, "", "");
    site.place.write(
        "posts/later.md",
        "---\ntitle: Later\ndate: 2027-01-01\n---\nA cup.\n",
    );
    site.build(3).ends(0, "", "");
    site.place.write(
        "posts/bad.md",
        "---\ntitle: Bad\ndate: 2026-13-01\n---\nA cup.\n",
    );
    assert_eq!(site.build(4).code, 1);
    assert_eq!(hub.pings(), [""; 0]);
    // One of the three files is not as it was left.
    std::fs::remove_file(site.place.path("feeds/rss.xml")).unwrap();
    site.build(5);
    assert_eq!(hub.pings(), [site.feed("rss.xml")]);
}

#[test]
fn who_uploads_tells_afterwards() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    site.build_with(0, &["--no-ping"]).ends(0, "", "");
    site.build_with(1, &["--no-ping"]).ends(0, "", "");
    assert_eq!(hub.pings(), [""; 0]);
    let run = site.place.run(&["ping", "--pending"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(hub.pings(), site.feeds());
    // Once.
    site.place.run(&["ping", "--pending"]).ends(0, "", "");
    site.build(2).ends(0, "", "");
    assert_eq!(hub.pings(), [""; 0]);
}

#[test]
fn ping_tells_of_all_feeds_or_of_some() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    let run = site.place.run(&["ping"]);
    let none = "feedmill: no feed has been published yet: `feedmill build` makes them\n";
    run.ends(2, "", none);
    site.build(0).ends(0, "", "");
    hub.pings();

    let line = |topic: &str| format!("  {topic}: told (202 Accepted)\n");
    let all: String = site.feeds().iter().map(|topic| line(topic)).collect();
    let out = format!("{}\n{all}", hub.address());
    site.place.run(&["ping"]).ends(0, &out, "");
    assert_eq!(hub.pings(), site.feeds());

    let (atom, rss) = (site.feed("atom.xml"), site.feed("rss.xml"));
    let out = format!("{}\n{}{}", hub.address(), line(&rss), line(&atom));
    let run = site.place.run(&["ping", "feeds/rss.xml", &atom]);
    run.ends(0, &out, "");
    assert_eq!(hub.pings(), [atom, rss]);

    let unknown = "feedmill: `feeds/tea.xml` is no published feed; write one as `feeds/atom.xml`\n";
    site.place
        .run(&["ping", "feeds/tea.xml"])
        .ends(2, "", unknown);

    hub.fail(403);
    let refused = |topic: &String| format!("  {topic}: not told: it answers 403 Forbidden\n");
    let out: String = site.feeds().iter().map(refused).collect();
    let run = site.place.run(&["ping"]);
    run.ends(1, &format!("{}\n{out}", hub.address()), "");
}

#[test]
fn without_a_hub_there_is_nobody_to_tell() {
    let site = Site::new(&[]);
    site.build(0).ends(0, "", "");
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        assert!(!String::from_utf8(site.bytes(name)).unwrap().contains("hub"));
    }
    let run = site.place.run(&["ping"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("the settings name no hub"), "{}", run.err);
    let place = Place::new();
    assert_eq!(place.run(&["ping"]).code, 2);
}
