//! Publication stays, updates move and never go back.

use std::fs;

use feedmill::pipeline::{Cause, Ended};

use crate::scene::{Scene, article};
use crate::site::rules;
use crate::support::settings::TEA_TIMES;

fn tea() -> Scene {
    let tea = article("Tea", "2026-03-01", "");
    Scene::published(TEA_TIMES, "2026-03-02", &[("tea.md", &tea)])
}

fn times(scene: &Scene) -> (String, String) {
    let item = scene.item("tea");
    (item.published, item.updated)
}

fn edited(text: &str, how: &str) -> String {
    text.replace("Text", &format!("Text, {how},"))
}

#[test]
fn an_edit_moves_the_update_and_nothing_else() {
    let mut scene = tea();
    let write = |scene: &Scene, how: &str, more: &str| {
        scene.write("tea.md", &edited(&article("Tea", "2026-03-01", more), how));
        let outcome = scene.settles();
        assert_eq!(outcome.changes.new + outcome.changes.gone, 0);
        assert!(scene.text("rss.xml").contains(how));
        times(scene)
    };
    let at = |updated: &str| ("2026-03-01".to_owned(), updated.to_owned());
    for (day, how, more, expected) in [
        ("2026-03-05", "edited", "", "2026-03-05"),
        ("2026-03-06", "a comma", "minor: true\n", "2026-03-05"),
        (
            "2026-03-07",
            "declared",
            "updated: 2026-03-06\n",
            "2026-03-06",
        ),
        (
            "2026-03-08",
            "not said",
            "updated: 2026-03-06\n",
            "2026-03-06",
        ),
        (
            "2026-03-09",
            "said anew",
            "updated: 2026-03-09\n",
            "2026-03-09",
        ),
        (
            "2026-03-10",
            "said as before",
            "updated: 2026-03-02\n",
            "2026-03-09",
        ),
        ("2026-03-11", "said no more", "", "2026-03-11"),
        (
            "2026-03-12",
            "both",
            "minor: true\nupdated: 2026-03-12\n",
            "2026-03-11",
        ),
    ] {
        scene.at(day);
        assert_eq!(write(&scene, how, more), at(expected), "{how}");
    }
}

#[test]
fn a_file_that_is_only_touched_or_copied_is_no_edit() {
    let mut scene = tea();
    let before = scene.bytes();
    scene.at("2026-03-08");
    scene.touch("tea.md");
    let outcome = scene.build();
    assert_eq!((outcome.opened, outcome.ended), (1, Ended::Unchanged));
    scene.rests();
    let text = fs::read(scene.path("seeds/tea.md")).unwrap();
    fs::write(scene.path("copy"), text).unwrap();
    fs::rename(scene.path("copy"), scene.path("seeds/tea.md")).unwrap();
    scene.touch("tea.md");
    scene.build();
    scene.rests();
    assert!(scene.bytes() == before);
}

#[test]
fn an_edit_whose_file_is_older_does_not_go_back() {
    let mut scene = tea();
    scene.at("2026-03-08");
    scene.write(
        "tea.md",
        &edited(&article("Tea", "2026-03-01", ""), "edited"),
    );
    scene.settles();
    scene.at("2026-03-04");
    scene.write(
        "tea.md",
        &edited(&article("Tea", "2026-03-01", ""), "restored"),
    );
    scene.at("2026-03-09");
    scene.settles();
    assert_eq!(times(&scene).1, "2026-03-08");
    // Nor is a file from the future taken at its word.
    scene.at("2027-01-01");
    scene.write(
        "tea.md",
        &edited(&article("Tea", "2026-03-01", ""), "later"),
    );
    scene.at("2026-03-10");
    scene.settles();
    assert_eq!(times(&scene).1, "2026-03-10");
}

#[test]
fn a_moved_date_is_said_once_and_the_publication_stays() {
    let mut scene = tea();
    scene.at("2026-03-10");
    scene.write("tea.md", &article("Tea", "2026-03-09", ""));
    assert_eq!(scene.run(), ["warning article/moved-date tea.md"]);
    assert_eq!(times(&scene), ("2026-03-01".into(), "2026-03-10".into()));
    scene.rests();
    let outcome = scene.with(|mut options| {
        options.repeat = true;
        options
    });
    assert_eq!(
        rules(&outcome.report),
        ["warning article/moved-date tea.md"]
    );
    assert_eq!(outcome.warnings, 1);
    // An edit does not say it again, and a rename is known by the date that it has now.
    scene.write(
        "tea.md",
        &edited(&article("Tea", "2026-03-09", ""), "edited"),
    );
    assert_eq!(scene.run(), [""; 0]);
    scene.remove("tea.md");
    scene.write(
        "green.md",
        &edited(&article("Tea", "2026-03-09", ""), "renamed"),
    );
    assert_eq!(scene.run(), ["warning article/moved-date green.md"]);
    assert_eq!(times(&scene).0, "2026-03-01");
    // Put back, nothing is wrong any more.
    scene.write("green.md", &article("Tea", "2026-03-01", ""));
    assert_eq!((scene.run(), scene.build().warnings), (vec![], 0));
}

#[test]
fn a_date_moves_if_that_is_allowed() {
    let mut scene = tea();
    scene.at("2026-03-10");
    scene.write("tea.md", &article("Tea", "2026-03-09", ""));
    assert_eq!(scene.allow("history/moved-publication"), [""; 0]);
    assert_eq!(times(&scene).0, "2026-03-09");
    scene.settles();
    scene.settings(&TEA_TIMES.replace("Tea Times", "Times"));
    scene.settles();
    assert_eq!(times(&scene).0, "2026-03-09");
}

#[test]
fn another_time_zone_moves_no_date() {
    let text = "---\ntitle: Tea\ndate: 2026-03-01 12:00\nupdated: 2026-03-01 13:00\n---\n\nText.\n";
    let mut scene = Scene::published(TEA_TIMES, "2026-03-02", &[("tea.md", text)]);
    let before = scene.items();
    scene.at("2026-03-03");
    let zone = "timezone = \"America/New_York\"\n\n[[sources]]";
    scene.settings(&TEA_TIMES.replace("[[sources]]", zone));
    assert_eq!(scene.run(), ["warning article/moved-date tea.md"]);
    assert_eq!(scene.items(), before);
    scene.rests();
}

#[test]
fn an_undated_article_keeps_the_publication_that_its_file_gave() {
    let settings = TEA_TIMES.replace("[output]", "undated = \"file-time\"\n\n[output]");
    let mut scene = Scene::new(&settings, "2026-03-01");
    let text = "---\ntitle: Tea\n---\n\nText.\n";
    scene.write("tea.md", text);
    scene.at("2026-03-02");
    scene.settles();
    let at = |updated: &str| ("2026-03-01".to_owned(), updated.to_owned());
    assert_eq!(times(&scene), at("2026-03-01"));
    scene.at("2026-03-05");
    scene.touch("tea.md");
    assert_eq!(scene.build().ended, Ended::Unchanged);
    scene.rests();
    assert_eq!(times(&scene), at("2026-03-01"));
    scene.at("2026-03-06");
    scene.write("tea.md", &edited(text, "edited"));
    scene.settles();
    assert_eq!(times(&scene), at("2026-03-06"));
    scene.at("2026-03-07");
    scene.rename("tea.md", "green.md");
    scene.touch("green.md");
    scene.settles();
    assert_eq!(times(&scene), at("2026-03-06"));
    scene.settings(&settings.replace("Tea Times", "Times"));
    scene.settles();
    assert_eq!(times(&scene), at("2026-03-06"));
}

#[test]
fn what_waits_comes_at_its_hour_and_the_next_is_told() {
    let mut scene = tea();
    scene.write("soon.md", &article("Soon", "2026-03-04", ""));
    let embargo = "embargo: 2026-03-06\n";
    scene.write("held.md", &article("Held", "2026-03-01", embargo));
    scene.write(
        "brief.md",
        &article("Brief", "2026-03-01", "expires: 2026-03-05\n"),
    );
    let due = |scene: &Scene| {
        let outcome = scene.settles();
        let due = outcome.next_due.map(|due| (due.at.rfc3339(), due.cause));
        (due, scene.told().join(", "))
    };
    let at = |at: &str, cause| Some((format!("{at}T00:00:00Z"), cause));
    let steps = [
        (
            "2026-03-03",
            at("2026-03-04", Cause::Publication),
            "tea Tea, brief Brief",
        ),
        (
            "2026-03-04",
            at("2026-03-05", Cause::Expiry),
            "soon Soon, tea Tea, brief Brief",
        ),
        (
            "2026-03-05",
            at("2026-03-06", Cause::Publication),
            "soon Soon, tea Tea",
        ),
        ("2026-03-06", None, "held Held, soon Soon, tea Tea"),
    ];
    for (day, next, told) in steps {
        scene.at(day);
        let (found, items) = due(&scene);
        assert_eq!(found, next, "{day}");
        let sorted = |text: &str| {
            let mut items: Vec<_> = text.split(", ").map(str::to_owned).collect();
            items.sort();
            items
        };
        assert_eq!(sorted(&items), sorted(told), "{day}");
    }
    assert_eq!(scene.item("held").published, "2026-03-06");
    // A run that comes late makes up for all hours at once.
    scene.at("2026-04-01");
    scene.rests();
}

#[test]
fn a_clock_that_is_set_back_is_refused_and_said_once() {
    let mut scene = tea();
    let before = scene.bytes();
    scene.at("2025-03-02");
    scene.write("old.md", &article("Old", "2025-03-01", ""));
    let outcome = scene.build();
    assert_eq!(outcome.ended, Ended::Refused);
    assert_eq!(rules(&outcome.report), ["error history/clock-set-back -"]);
    scene.at("2025-03-03");
    let outcome = scene.build();
    assert_eq!(
        (outcome.ended, outcome.has_errors()),
        (Ended::Refused, true)
    );
    assert_eq!((rules(&outcome.report), outcome.said_before), (vec![], 1));
    assert!(scene.bytes() == before);
    scene.at("2026-03-04");
    let outcome = scene.build();
    assert_eq!(
        (outcome.ended, outcome.has_errors()),
        (Ended::Published, false)
    );
    scene.rests();
    // It is said again when it happens again, and passes if that is allowed.
    scene.at("2026-01-01");
    assert_eq!(scene.run(), ["error history/clock-set-back -"]);
}

#[test]
fn an_hour_back_does_as_if_it_were_not() {
    let mut scene = tea();
    scene.at("2026-03-10T03:00:00Z");
    scene.write("green.md", &article("Green", "2026-03-10T02:30:00Z", ""));
    scene.settles();
    scene.at("2026-03-10T02:00:00Z");
    scene.rests();
    scene.write("black.md", &article("Black", "2026-03-10T01:00:00Z", ""));
    scene.settles();
    assert_eq!(scene.told().len(), 3);
}
