//! Articles that are called back.

use feedmill::pipeline::Cause;

use crate::scene::{Scene, article};
use crate::support::settings::TEA_TIMES;

const NOTICE: &str = "This article has been withdrawn.";
const HELD: &str = "This article is being checked.";

fn with(settings: &str) -> Scene {
    let (tea, pot) = (
        article("Tea", "2026-03-01", ""),
        article("Pot", "2026-03-02", ""),
    );
    Scene::published(
        settings,
        "2026-03-03",
        &[("tea.md", &tea), ("pot.md", &pot)],
    )
}

fn tombstones(scene: &Scene) -> usize {
    scene.text("atom.xml").matches("<at:deleted-entry").count()
}

#[test]
fn a_withdrawn_article_becomes_a_notice_then_a_tombstone_then_nothing() {
    let table = "\n[withdrawal]\nkeep = \"10 days\"\ntombstones = true\n";
    let mut scene = with(&format!("{TEA_TIMES}{table}"));
    scene.at("2026-03-05");
    scene.write(
        "tea.md",
        &article("Tea", "2026-03-01", "status: withdrawn\nreason: Wrong.\n"),
    );
    let outcome = scene.settles();
    let due = outcome.next_due.expect("the notice leaves");
    assert_eq!(
        (due.at.rfc3339().as_str(), due.cause),
        ("2026-03-15T00:00:00Z", Cause::Departure)
    );
    assert_eq!((outcome.changes.new, outcome.changes.gone), (0, 0));
    assert_eq!(scene.item("tea").updated, "2026-03-05");
    for file in ["rss.xml", "atom.xml", "feed.json"] {
        let text = scene.text(file);
        assert!(text.contains(NOTICE) && text.contains("Wrong."), "{file}");
        assert!(!text.contains("Text of Tea"), "{file}");
    }
    scene.at("2026-03-14");
    scene.rests();
    scene.at("2026-03-15");
    let outcome = scene.settles();
    assert_eq!(scene.told(), ["pot Pot"]);
    assert_eq!(tombstones(&scene), 1);
    assert_eq!(
        outcome.next_due.map(|due| due.cause),
        Some(Cause::Departure)
    );
    scene.at("2026-03-25");
    let outcome = scene.settles();
    assert_eq!((tombstones(&scene), outcome.next_due), (0, None));
    // All read anew, it stays away.
    scene.settings(&format!("{TEA_TIMES}{table}").replace("Tea Times", "Times"));
    scene.settles();
    assert_eq!(
        (scene.told(), tombstones(&scene)),
        (vec!["pot Pot".to_owned()], 0)
    );
}

#[test]
fn without_the_setting_there_are_no_tombstones() {
    let mut scene = with(TEA_TIMES);
    scene.at("2026-03-05");
    scene.write("tea.md", &article("Tea", "2026-03-01", "status: killed\n"));
    scene.settles();
    scene.at("2026-04-04");
    scene.settles();
    assert_eq!(
        (scene.told(), tombstones(&scene)),
        (vec!["pot Pot".to_owned()], 0)
    );
}

#[test]
fn what_nobody_saw_gets_no_notice() {
    let mut scene = with(TEA_TIMES);
    scene.write(
        "new.md",
        &article("New", "2026-03-03", "status: withdrawn\n"),
    );
    scene.write(
        "held.md",
        &article("Held", "2026-03-03", "status: withheld\n"),
    );
    let outcome = scene.settles();
    assert_eq!(scene.told(), ["pot Pot", "tea Tea"]);
    assert_eq!(outcome.next_due, None);
    // Released, it is an article as any other.
    scene.at("2026-03-06");
    scene.write("held.md", &article("Held", "2026-03-03", ""));
    let outcome = scene.settles();
    assert_eq!(scene.told(), ["held Held", "pot Pot", "tea Tea"]);
    assert_eq!(outcome.changes.new, 1);
}

#[test]
fn a_withheld_article_is_a_notice_until_it_is_released() {
    for minor in ["", "minor: true\n"] {
        let mut scene = with(TEA_TIMES);
        scene.at("2026-03-05");
        scene.write(
            "tea.md",
            &article("Tea", "2026-03-01", "status: withheld\n"),
        );
        scene.settles();
        assert!(scene.text("rss.xml").contains(HELD));
        assert_eq!(scene.item("tea").updated, "2026-03-05");
        scene.at("2026-08-01");
        scene.rests();
        scene.write("tea.md", &article("Tea", "2026-03-01", minor));
        let outcome = scene.settles();
        assert_eq!((outcome.changes.new, outcome.changes.gone), (0, 0));
        assert!(!scene.text("rss.xml").contains(HELD));
        assert!(scene.text("rss.xml").contains("Text of Tea"));
        // Readers would keep the notice otherwise.
        assert_eq!(scene.item("tea").updated, "2026-08-01");
    }
}

#[test]
fn a_notice_is_newer_than_what_it_takes_the_place_of() {
    let declared = "updated: 2026-03-02\n";
    let tea = article("Tea", "2026-03-01", declared);
    let mut scene = Scene::published(TEA_TIMES, "2026-03-03", &[("tea.md", &tea)]);
    let withdrawn = format!("{declared}status: withdrawn\n");
    // The declared update is that of the article, and the file is even older.
    scene.at("2026-03-01");
    scene.write("tea.md", &article("Tea", "2026-03-01", &withdrawn));
    scene.at("2026-06-01");
    let outcome = scene.settles();
    assert_eq!(scene.item("tea").updated, "2026-06-01");
    assert!(scene.text("rss.xml").contains(NOTICE));
    let due = outcome.next_due.expect("the notice leaves");
    assert_eq!(due.at.rfc3339(), "2026-07-01T00:00:00Z");
    scene.at("2026-06-02");
    scene.write("tea.md", &article("Tea", "2026-03-01", declared));
    scene.settles();
    assert_eq!(scene.item("tea").updated, "2026-06-02");
    assert!(scene.text("rss.xml").contains("Text of Tea"));
}

#[test]
fn a_withdrawn_article_that_is_renamed_or_touched_stays_the_notice_that_it_is() {
    let mut scene = with(TEA_TIMES);
    scene.at("2026-03-05");
    scene.write(
        "tea.md",
        &article("Tea", "2026-03-01", "status: withdrawn\n"),
    );
    scene.settles();
    let before = scene.items();
    scene.at("2026-03-07");
    scene.rename("tea.md", "old/tea.md");
    scene.touch("old/tea.md");
    scene.settles();
    assert_eq!(scene.items(), before);
}

#[test]
fn an_expired_article_leaves_and_may_come_back() {
    let mut scene = with(TEA_TIMES);
    scene.at("2026-03-05");
    scene.write(
        "tea.md",
        &article("Tea", "2026-03-01", "expires: 2026-03-05\n"),
    );
    let outcome = scene.settles();
    assert_eq!(
        (scene.told(), outcome.changes.gone),
        (vec!["pot Pot".to_owned()], 1)
    );
    scene.at("2026-03-06");
    scene.write(
        "tea.md",
        &article("Tea", "2026-03-01", "expires: 2026-04-05\n"),
    );
    scene.settles();
    assert_eq!(scene.told(), ["pot Pot", "tea Tea"]);
}
