//! Feeds that must not take the place of those that are there, and articles that are not ready.

use std::fs;

use feedmill::pipeline::{Ended, Outcome};

use crate::scene::{Scene, article};
use crate::site::rules;
use crate::support::settings::TEA_TIMES;

/// A site with `count` articles, a day apart.
fn many(count: usize) -> Scene {
    let seeds: Vec<_> = (1..=count)
        .map(|day| {
            (
                format!("{day:02}.md"),
                article(&format!("Day {day}"), &date(day), ""),
            )
        })
        .collect();
    let seeds: Vec<_> = seeds
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    Scene::published(TEA_TIMES, "2026-04-01", &seeds)
}

fn date(day: usize) -> String {
    format!("2026-03-{day:02}")
}

fn is_refused(outcome: &Outcome, rule: &str) {
    assert_eq!(outcome.ended, Ended::Refused);
    assert_eq!(rules(&outcome.report), [format!("error {rule} rss.xml")]);
    let help = outcome.report.diagnostics()[0]
        .help
        .as_deref()
        .unwrap_or_default();
    assert!(help.contains(&format!("--allow {rule}")), "{help}");
}

#[test]
fn a_folder_that_is_not_mounted_changes_nothing() {
    let mut scene = many(5);
    let (items, bytes) = (scene.items(), scene.bytes());
    let (seeds, away) = (scene.path("seeds"), scene.path("away"));
    fs::rename(&seeds, &away).unwrap();
    fs::create_dir(&seeds).unwrap();
    scene.at("2026-04-02");
    let outcome = scene.build();
    assert_eq!(outcome.ended, Ended::Refused);
    let found = rules(&outcome.report);
    assert_eq!(
        found,
        [
            "warning feed/empty-feed -",
            "error history/empty-feed rss.xml"
        ]
    );
    assert_eq!(rules(&scene.build().report), [""; 0]);
    assert!(scene.bytes() == bytes);
    fs::remove_dir(&seeds).unwrap();
    fs::rename(&away, &seeds).unwrap();
    let back = scene.build();
    assert_eq!(
        (back.opened, back.ended, back.has_errors()),
        (0, Ended::Unchanged, false)
    );
    scene.rests();
    assert_eq!(scene.items(), items);
}

#[test]
fn a_site_may_begin_anew_once_that_is_allowed() {
    let mut scene = many(5);
    for number in fs::read_dir(scene.path("seeds")).unwrap() {
        fs::remove_file(number.unwrap().path()).unwrap();
    }
    scene.at("2026-04-02");
    let found = scene.run();
    assert!(found.contains(&"error history/empty-feed rss.xml".to_owned()));
    assert_eq!(scene.items().len(), 5);
    // The warning was said by the run before.
    assert_eq!(scene.allow("history/empty-feed"), [""; 0]);
    assert_eq!(scene.items(), []);
    scene.rests();
    scene.at("2026-04-03");
    scene.write("new.md", &article("New", "2026-04-03", ""));
    scene.settles();
    assert_eq!(scene.told(), ["new New"]);
}

#[test]
fn what_was_renamed_while_a_run_was_refused_is_known_after_it() {
    let mut scene = many(6);
    scene.at("2026-04-02");
    for day in [4, 5, 6] {
        scene.remove(&format!("{day:02}.md"));
    }
    scene.rename("01.md", "first.md");
    is_refused(&scene.build(), "history/lost-items");
    is_refused_silently(&scene);
    assert_eq!(scene.allow("history/lost-items"), [""; 0]);
    assert_eq!(scene.told(), ["03 Day 3", "02 Day 2", "01 Day 1"]);
    // The ids of those that are gone are theirs for ever, the rename is known.
    scene.at("2026-04-03");
    scene.write("first.md", &article("The first", &date(1), ""));
    scene.write("06.md", &article("Another", "2026-04-03", ""));
    scene.settles();
    assert_eq!(
        scene.told(),
        ["06~2 Another", "03 Day 3", "02 Day 2", "01 The first"]
    );
}

fn is_refused_silently(scene: &Scene) {
    let outcome = scene.build();
    assert_eq!(
        (outcome.ended, outcome.has_errors()),
        (Ended::Refused, true)
    );
    assert_eq!(rules(&outcome.report), [""; 0]);
}

#[test]
fn settings_that_change_while_a_run_is_refused_are_read_with() {
    let mut scene = many(6);
    scene.at("2026-04-02");
    for day in [4, 5, 6] {
        scene.remove(&format!("{day:02}.md"));
    }
    let settings = TEA_TIMES.replace(
        "[[sources]]",
        "[permalinks]\npattern = \"/{year}/{slug}/\"\n\n[[sources]]",
    );
    scene.settings(&settings);
    is_refused(&scene.build(), "history/lost-items");
    is_refused_silently(&scene);
    scene.allow("history/lost-items");
    assert!(
        scene
            .text("rss.xml")
            .contains("https://tea.example/2026/01/")
    );
    scene.settles();
}

#[test]
fn one_that_is_deleted_leaves_and_so_do_a_few_of_many() {
    let mut scene = many(10);
    scene.at("2026-04-02");
    scene.remove("10.md");
    assert_eq!(scene.settles().changes.gone, 1);
    for day in [8, 9] {
        scene.remove(&format!("{day:02}.md"));
    }
    assert_eq!(scene.settles().changes.gone, 2);
    for day in [5, 6, 7] {
        scene.remove(&format!("{day:02}.md"));
    }
    is_refused(&scene.build(), "history/lost-items");
    assert_eq!(scene.items().len(), 7);
}

#[test]
fn what_says_itself_that_it_leaves_is_not_missed() {
    let mut scene = many(6);
    scene.at("2026-04-02");
    scene.rename("01.md", "first.md");
    scene.settles();
    for (name, day, more) in [
        ("first.md", 1, "draft: true\n"),
        ("02.md", 2, "draft: true\n"),
        ("03.md", 3, "expires: 2026-04-01\n"),
        ("04.md", 4, "draft: true\n"),
    ] {
        scene.write(name, &article(&format!("Day {day}"), &date(day), more));
    }
    let outcome = scene.settles();
    assert_eq!((outcome.drafts, outcome.changes.gone), (3, 4));
    assert_eq!(scene.told(), ["06 Day 6", "05 Day 5"]);
    // A draft that is done, even under another name, is the item that it was.
    scene.at("2026-04-03");
    scene.rename("02.md", "second.md");
    scene.settles();
    scene.write("second.md", &edited(2));
    scene.write("first.md", &edited(1));
    scene.settles();
    assert_eq!(
        scene.told(),
        ["06 Day 6", "05 Day 5", "02 Day 2", "01 Day 1"]
    );
    assert_eq!(scene.item("02").updated, "2026-04-03");
}

fn edited(day: usize) -> String {
    article(&format!("Day {day}"), &date(day), "").replace("Text", "New text")
}

#[test]
fn a_seed_that_an_edit_broke_is_the_same_item_when_it_is_mended() {
    let mut scene = many(4);
    scene.at("2026-04-02");
    scene.write("02.md", "---\ntitle: [\n---\n\nText.\n");
    let broken = scene.build();
    assert_eq!(
        rules(&broken.report),
        ["error article/invalid-front-matter 02.md"]
    );
    assert_eq!(scene.items().len(), 3);
    // Said once, and an error as long as it is there.
    let again = scene.build();
    assert_eq!((again.opened, again.ended), (0, Ended::Unchanged));
    assert_eq!(
        (again.report.diagnostics().len(), again.has_errors()),
        (0, true)
    );
    assert_eq!((again.standing.errors, again.errors), (1, 1));
    let all = scene.with(|mut options| {
        options.repeat = true;
        options
    });
    assert_eq!(
        rules(&all.report),
        ["error article/invalid-front-matter 02.md"]
    );
    assert!(all.has_errors());
    // Another error in it is said, and so is the same when it comes back.
    scene.at("2026-04-03");
    scene.write("02.md", "---\ntitle: Day 2\n---\n\nText.\n");
    assert_eq!(scene.run(), ["error article/missing-date 02.md"]);
    scene.write("02.md", &edited(2));
    let mended = scene.settles();
    assert_eq!((mended.has_errors(), scene.items().len()), (false, 4));
    let item = scene.item("02");
    assert_eq!(
        (&*item.published, &*item.updated),
        ("2026-03-02", "2026-04-03")
    );
    scene.at("2026-04-04");
    scene.write("02.md", "---\ntitle: Day 2\n---\n\nText.\n");
    assert_eq!(scene.run(), ["error article/missing-date 02.md"]);
}

#[test]
fn many_broken_at_once_are_too_many() {
    let mut scene = many(4);
    let before = scene.bytes();
    scene.at("2026-04-02");
    for name in ["01.md", "02.md"] {
        scene.write(name, "---\ntitle: [\n---\n\nText.\n");
    }
    let outcome = scene.build();
    assert_eq!(outcome.ended, Ended::Refused);
    let lost = "error history/lost-items rss.xml".to_owned();
    assert!(rules(&outcome.report).contains(&lost));
    assert!(scene.bytes() == before);
    is_refused_silently(&scene);
    for day in [1, 2] {
        scene.write(
            &format!("{day:02}.md"),
            &article(&format!("Day {day}"), &date(day), ""),
        );
    }
    let mended = scene.build();
    assert_eq!(
        (mended.ended, mended.has_errors()),
        (Ended::Unchanged, false)
    );
    scene.rests();
}

#[test]
fn a_flood_of_old_articles_is_refused_unless_they_were_known() {
    let mut scene = many(12);
    scene.settings(&TEA_TIMES.replace("[output]", "[output]\nitems = 2"));
    scene.settles();
    assert_eq!(scene.items().len(), 2);
    scene.settings(TEA_TIMES);
    scene.settles();
    assert_eq!(scene.items().len(), 12);
    scene.at("2026-04-02");
    for day in 1..=12 {
        let text = article(&format!("Archive {day}"), &format!("2025-03-{day:02}"), "");
        scene.write(&format!("archive/{day:02}.md"), &text);
    }
    is_refused(&scene.build(), "history/old-items-as-new");
    assert_eq!(scene.allow("history/old-items-as-new"), [""; 0]);
    assert_eq!(scene.items().len(), 24);
}
