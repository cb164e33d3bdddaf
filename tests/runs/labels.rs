//! Many feeds: only those whose articles change are made.

use std::fs;

use feedmill::pipeline::Fate;

use crate::scene::{FILES, Scene, article};
use crate::support::settings::TEA_TIMES;

const SPLIT: &str = "\n[[feeds]]\nsplit = \"tag\"\nformats = [\"json\"]\n";

fn tagged(title: &str, date: &str, tags: &str) -> String {
    article(title, date, &format!("tags: [{tags}]\n"))
}

#[test]
fn of_two_hundred_feeds_those_are_made_that_an_edit_concerns() {
    let seeds: Vec<_> = (0..200)
        .map(|number| {
            let text = tagged(
                &format!("Number {number}"),
                "2026-03-01",
                &format!("t{number}"),
            );
            (format!("{number}.md"), text)
        })
        .collect();
    let seeds: Vec<_> = seeds
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let settings = TEA_TIMES.replace("[output]", "[output]\nitems = 3");
    let mut scene = Scene::published(&format!("{settings}{SPLIT}"), "2026-03-02", &seeds);
    scene.rests();
    scene.at("2026-03-03");
    scene.write(
        "150.md",
        &tagged("Number 150, edited", "2026-03-01", "t150, t7"),
    );
    let outcome = scene.build();
    let written: Vec<_> = (outcome.outputs.iter())
        .filter(|output| output.fate == Fate::Written)
        .map(|output| {
            output
                .path
                .strip_prefix(scene.path("feeds"))
                .unwrap()
                .to_owned()
        })
        .collect();
    let expected = ["tag/t150/feed.json", "tag/t7/feed.json"];
    assert_eq!(written, expected.map(std::path::PathBuf::from));
    assert_eq!((outcome.opened, outcome.outputs.len()), (1, 203));
    scene.rests();
}

#[test]
fn the_feed_of_a_label_that_is_gone_stays_without_items() {
    let (tea, pot) = (
        tagged("Tea", "2026-03-01", "green"),
        tagged("Pot", "2026-03-02", "iron"),
    );
    let settings = format!("{TEA_TIMES}{SPLIT}");
    let mut scene = Scene::published(
        &settings,
        "2026-03-03",
        &[("tea.md", &tea), ("pot.md", &pot)],
    );
    let left = scene.text("tag/green/feed.json");
    scene.at("2026-03-04");
    scene.write("tea.md", &tagged("Tea", "2026-03-01", "black"));
    let changes = scene.settles().changes;
    assert_eq!((changes.new, changes.changed, changes.gone), (1, 1, 1));
    assert!(scene.text("tag/black/feed.json").contains(":tea\""));
    // All that it says of itself is as it was.
    let head = |text: &str| {
        text.split("\"items\"")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let text = scene.text("tag/green/feed.json");
    assert_eq!(head(&text), head(&left));
    assert!(text.contains("\"items\": []"), "{text}");
    // Other settings make it anew, and it is the same.
    scene.settings(&settings.replace("[output]", "[output]\nttl = 30"));
    scene.settles();
    assert_eq!(scene.text("tag/green/feed.json"), text);
    // The label is back, and so are its articles, the same and the next.
    scene.at("2026-03-05");
    scene.write("tea.md", &tagged("Tea", "2026-03-01", "black, green"));
    scene.write("new.md", &tagged("New", "2026-03-05", "green"));
    scene.settles();
    let text = scene.text("tag/green/feed.json");
    assert!(text.contains(":tea\"") && text.contains(":new\""));
    // Of a seed that was deleted nobody says that its feed has nothing more.
    let before = scene.text("tag/iron/feed.json");
    scene.remove("pot.md");
    scene.settles();
    assert_eq!(scene.text("tag/iron/feed.json"), before);
}

#[test]
fn what_vanishes_from_one_small_feed_stops_no_other() {
    let tea = tagged("Tea", "2026-03-01", "green");
    let pot = tagged("Pot", "2026-03-02", "iron");
    let cup = tagged("Cup", "2026-03-02", "iron");
    let mut scene = Scene::published(
        &format!("{TEA_TIMES}{SPLIT}"),
        "2026-03-03",
        &[("tea.md", &tea), ("pot.md", &pot), ("cup.md", &cup)],
    );
    let before = scene.text("tag/green/feed.json");
    // The label is still there, in a draft; the published article is not.
    scene.at("2026-03-04");
    scene.remove("tea.md");
    let draft = article("Leaf", "2026-03-04", "tags: [green]\ndraft: true\n");
    let later = article("Later", "2026-04-01", "tags: [green]\n");
    scene.write("leaf.md", &draft);
    scene.write("later.md", &later);
    scene.settles();
    assert_eq!(scene.text("tag/green/feed.json"), before);
    assert_eq!(scene.told(), ["cup Cup", "pot Pot"]);
}

#[test]
fn what_expires_leaves_the_smallest_feed_too() {
    let tea = article(
        "Tea",
        "2026-03-01",
        "tags: [green]\nexpires: 2026-03-05T00:00:00Z\n",
    );
    let pot = tagged("Pot", "2026-03-02", "iron");
    let split = SPLIT.replace("[\"json\"]", "[\"rss\", \"atom\", \"json\"]\nat_least = 1");
    let settings = format!("{TEA_TIMES}{split}");
    let mut scene = Scene::published(
        &settings,
        "2026-03-03",
        &[("tea.md", &tea), ("pot.md", &pot)],
    );
    scene.at("2026-03-06");
    scene.settles();
    for file in FILES {
        let text = scene.text(&format!("tag/green/{file}"));
        assert!(!text.contains("Text of Tea"), "{file}: {text}");
        assert!(text.contains("green"), "{file}: {text}");
    }
    assert_eq!(scene.items_of("tag/green"), []);
    let text = scene.text("tag/green/atom.xml");
    assert!(
        text.contains("<updated>2026-03-06T00:00:00Z</updated>"),
        "{text}"
    );
    // Later runs leave it so, whatever makes it anew.
    scene.at("2026-03-08");
    scene.settings(&settings.replace("[output]", "[output]\nttl = 30"));
    scene.settles();
    assert_eq!(scene.text("tag/green/atom.xml"), text);
}

#[test]
fn a_feed_that_somebody_deleted_is_made_again() {
    let tea = tagged("Tea", "2026-03-01", "green");
    let scene = Scene::published(
        &format!("{TEA_TIMES}{SPLIT}"),
        "2026-03-03",
        &[("tea.md", &tea)],
    );
    let file = scene.path("feeds/tag/green/feed.json");
    let before = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    let outcome = scene.settles();
    assert_eq!(outcome.opened, 0);
    assert_eq!(fs::read(&file).unwrap(), before);
}
