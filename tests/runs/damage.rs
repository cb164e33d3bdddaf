//! A state that is damaged, deleted or elsewhere.

use std::fs;

use crate::scene::{Scene, article};
use crate::support::settings::TEA_TIMES;

#[test]
fn a_damaged_state_is_set_aside_and_made_again() {
    let tea = article("Tea", "2026-03-01", "");
    let scene = Scene::published(TEA_TIMES, "2026-03-02", &[("tea.md", &tea)]);
    let before = scene.bytes();
    let state = scene.path("feedmill.db");
    let mut bytes = fs::read(&state).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5a);
    fs::write(&state, &bytes).unwrap();
    assert_eq!(scene.run(), ["warning history/damaged-state feedmill.db"]);
    assert_eq!(fs::read(scene.path("feedmill.db.damaged")).unwrap(), bytes);
    assert!(scene.bytes() == before);
    scene.rests();
}

/// A site with articles that were renamed, edited and withdrawn after they were published.
fn with_a_past(settings: &str) -> Scene {
    let seeds: Vec<_> = (1..=6)
        .map(|day| {
            (
                format!("{day}.md"),
                article(&format!("Day {day}"), &format!("2026-03-0{day}"), ""),
            )
        })
        .collect();
    let seeds: Vec<_> = seeds
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let mut scene = Scene::published(settings, "2026-03-10", &seeds);
    scene.at("2026-03-11");
    scene.rename("1.md", "moved/one.md");
    scene.write(
        "2.md",
        &article("Day 2", "2026-03-02", "").replace("Text", "New text"),
    );
    scene.write(
        "3.md",
        &article("Day 3", "2026-03-03", "status: withdrawn\n"),
    );
    scene.write(
        "4.md",
        &article("Day 4", "2026-03-04", "status: withheld\n"),
    );
    scene.remove("6.md");
    scene.settles();
    scene.at("2026-03-12");
    scene.write("6.md", &article("Another", "2026-03-06", ""));
    scene.settles();
    scene
}

#[test]
fn a_deleted_state_is_read_back_from_the_published_feeds() {
    let mut scene = with_a_past(TEA_TIMES);
    let bytes = scene.bytes();
    scene.at("2026-03-13");
    scene.forget();
    scene.settles();
    assert!(scene.bytes() == bytes);
    // It knows all as before.
    scene.at("2026-03-14");
    scene.rename("moved/one.md", "uno.md");
    scene.write("6.md", &article("Another still", "2026-03-06", ""));
    scene.settles();
    let told = [
        "6~2 Another still",
        "5 Day 5",
        "4 Day 4",
        "3 Day 3",
        "2 Day 2",
        "1 Day 1",
    ];
    assert_eq!(scene.told(), told);
}

#[test]
fn a_deleted_state_and_deleted_feeds_are_a_new_beginning() {
    let mut scene = with_a_past(TEA_TIMES);
    scene.at("2026-03-13");
    scene.forget();
    fs::remove_dir_all(scene.path("feeds")).unwrap();
    scene.settles();
    // Nobody has seen what is called back, and ids are those of the paths.
    let told = ["6 Another", "5 Day 5", "2 Day 2", "moved/one Day 1"];
    assert_eq!(scene.told(), told);
    assert_eq!(scene.item("2").updated, "2026-03-02");
}

#[test]
fn a_tag_that_changes_changes_no_id_that_is_known() {
    let other = TEA_TIMES.replace("tea.example,2026-01-01", "pots.example,2027-01-01");
    for is_known in [true, false] {
        let mut scene = with_a_past(TEA_TIMES);
        let before = scene.items();
        scene.at("2026-03-13");
        scene.settings(&other);
        if !is_known {
            scene.forget();
        }
        scene.settles();
        assert_eq!(scene.items(), before);
        assert!(
            !scene
                .text("rss.xml")
                .contains("tag:pots.example,2027-01-01:5")
        );
        // What is new has the new tag.
        scene.write("7.md", &article("Day 7", "2026-03-07", ""));
        scene.settles();
        assert!(
            scene
                .text("rss.xml")
                .contains("tag:pots.example,2027-01-01:7<")
        );
    }
}

#[test]
fn a_run_that_is_refused_after_the_state_was_lost_forgets_nothing() {
    let mut scene = with_a_past(TEA_TIMES);
    let before = scene.items();
    scene.at("2026-03-13");
    scene.forget();
    for name in ["2.md", "3.md", "5.md"] {
        scene.rename(name, &format!("../{name}"));
    }
    assert_eq!(scene.run(), ["error history/lost-items rss.xml"]);
    assert_eq!(scene.run(), [""; 0]);
    for name in ["2.md", "3.md", "5.md"] {
        scene.rename(&format!("../{name}"), name);
    }
    let back = scene.build();
    assert!(!back.has_errors());
    assert_eq!(scene.items(), before);
    scene.rests();
}

#[test]
fn a_seed_with_an_id_of_its_own_is_known_among_copies_when_the_state_is_lost() {
    let own = |title: &str, date: &str| article(title, date, "id: https://tea.example/1\n");
    let seeds = [("tea.md", &*own("Tea", "2026-03-01"))];
    let mut scene = Scene::published(TEA_TIMES, "2026-03-02", &seeds);
    let before = scene.bytes();
    scene.at("2026-03-03");
    scene.forget();
    scene.write("a.md", &own("Copy", "2026-02-01"));
    assert_eq!(scene.run(), ["error article/duplicate-id a.md"]);
    assert!(scene.bytes() == before);
}

#[test]
fn the_feeds_of_labels_are_read_back_too_in_whatever_format_they_are() {
    let feeds = "\n[[feeds]]\nsplit = \"section\"\nformats = [\"json\"]\n";
    let settings = format!(
        "{}{feeds}",
        TEA_TIMES.replace("[output]", "[output]\nitems = 1")
    );
    let (old, new) = (
        article("Old", "2026-03-01", "section: Pots\n"),
        article("New", "2026-03-02", "section: Tea\n"),
    );
    let mut scene = Scene::published(
        &settings,
        "2026-03-03",
        &[("old.md", &old), ("new.md", &new)],
    );
    scene.rename("old.md", "ancient.md");
    scene.build();
    let before = scene.text("section/pots/feed.json");
    scene.at("2026-03-05");
    scene.forget();
    scene.build();
    assert_eq!(scene.text("section/pots/feed.json"), before);
    assert!(before.contains(":old\"") && before.contains("/ancient/"));
}

#[test]
fn a_state_goes_with_its_site_to_another_place() {
    let mut scene = with_a_past(TEA_TIMES);
    let (items, bytes) = (scene.items(), scene.bytes());
    scene.at("2026-03-13");
    scene.move_to_another_place();
    let outcome = scene.build();
    assert_eq!(outcome.changes, Default::default());
    assert!(scene.bytes() == bytes);
    scene.rests();
    assert_eq!(scene.items(), items);
}

#[test]
fn an_older_copy_of_the_state_learns_what_was_published_since() {
    let mut scene = with_a_past(TEA_TIMES);
    fs::copy(scene.path("feedmill.db"), scene.path("backup")).unwrap();
    scene.at("2026-03-14");
    scene.write("8.md", &article("Day 8", "2026-03-08", ""));
    scene.write(
        "5.md",
        &article("Day 5", "2026-03-05", "").replace("Text", "New text"),
    );
    scene.settles();
    scene.at("2026-03-15");
    scene.rename("8.md", "eight.md");
    scene.write(
        "eight.md",
        &article("Day 8", "2026-03-08", "").replace("Text", "New text"),
    );
    scene.settles();
    let bytes = scene.bytes();
    scene.at("2026-03-16");
    fs::copy(scene.path("backup"), scene.path("feedmill.db")).unwrap();
    scene.settles();
    assert!(scene.bytes() == bytes);
}
