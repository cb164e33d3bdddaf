//! Telling hubs that feeds have changed, with a hub that fetches and sends on, on loopback.

use std::fs;
use std::path::PathBuf;

#[path = "push/cloud.rs"]
mod cloud;
#[path = "push/failures.rs"]
mod failures;
#[path = "push/hub.rs"]
mod hub;
#[path = "cli/program.rs"]
mod program;
#[path = "support/server.rs"]
mod server;
#[path = "push/subscriber.rs"]
mod subscriber;
#[path = "push/told.rs"]
mod told;

use hub::Hub;
use program::{Place, Run};
use server::{Answer, Server};

/// A site whose feeds are public on loopback.
struct Site {
    place: Place,
    web: Server,
}

impl Site {
    /// A site of one article with these hubs, of which nothing has been published.
    fn new(hubs: &[&Hub]) -> Self {
        let place = Place::new();
        let folder = place.path("feeds");
        let web = Server::start(move |request| file(folder.join(&request.path[1..])));
        let site = Self { place, web };
        site.settings(hubs);
        site.article("black", 1);
        site
    }

    fn settings(&self, hubs: &[&Hub]) {
        let hubs: Vec<String> = hubs.iter().map(|hub| hub.address()).collect();
        let settings = format!(
            "[site]\ntitle = \"Tea\"\nlink = \"https://example.org/\"\ntag = \"example.org,2026\"\n\
             [[sources]]\nfolder = \"posts\"\n\
             [output]\nurl = \"{}\"\n[push]\nhubs = {hubs:?}\n",
            self.web.address("/")
        );
        self.place.write("feedmill.toml", &settings);
    }

    /// Writes an article of this day of March.
    fn article(&self, name: &str, day: u32) {
        let text = format!("---\ntitle: {name} tea\ndate: 2026-03-{day:02}\n---\nA cup.\n");
        self.place.write(&format!("posts/{name}.md"), &text);
    }

    /// Builds at this minute of an hour in April.
    fn build(&self, minute: u32) -> Run {
        self.build_with(minute, &[])
    }

    fn build_with(&self, minute: u32, arguments: &[&str]) -> Run {
        let hour = format!("2026-04-01T{:02}:{:02}:00Z", minute / 60, minute % 60);
        let arguments = [&["build", "--now", &hour], arguments].concat();
        self.place.run(&arguments)
    }

    /// The addresses of its feeds, in alphabetical order.
    fn feeds(&self) -> Vec<String> {
        let names = ["atom.xml", "feed.json", "rss.xml"];
        names.map(|name| self.feed(name)).to_vec()
    }

    fn feed(&self, name: &str) -> String {
        self.web.address(&format!("/{name}"))
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.place.path("feeds").join(name)).unwrap()
    }
}

fn file(path: PathBuf) -> Answer {
    let Ok(body) = fs::read(&path) else {
        return Answer::status(404);
    };
    let kind = match path.file_name().and_then(|name| name.to_str()) {
        Some("atom.xml") => "application/atom+xml",
        Some("feed.json") => "application/feed+json",
        _ => "application/rss+xml",
    };
    Answer::status(200).field("Content-Type", kind).body(body)
}
