//! Which item a seed is, wherever it goes.

use feedmill::pipeline::Ended;

use crate::scene::{Scene, article};
use crate::support::settings::TEA_TIMES;

/// A site with three articles, published a day after the newest.
fn three() -> Scene {
    let texts = ["One", "Two", "Three"].map(|title| (title.to_lowercase(), title));
    let mut seeds = Vec::new();
    for (day, (name, title)) in (1..).zip(&texts) {
        let date = format!("2026-03-0{day}");
        seeds.push((format!("{name}.md"), article(title, &date, "")));
    }
    let seeds: Vec<_> = seeds
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    Scene::published(TEA_TIMES, "2026-03-04", &seeds)
}

const TOLD: [&str; 3] = ["three Three", "two Two", "one One"];

#[test]
fn a_renamed_or_moved_seed_is_the_same_item() {
    let mut scene = three();
    let before = scene.items();
    scene.at("2026-03-05");
    scene.rename("one.md", "uno.md");
    scene.rename("two.md", "2026/march/two.md");
    scene.settles();
    assert_eq!(scene.items(), before);
    // Once more, to a place where another was.
    scene.rename("uno.md", "two.md");
    scene.settles();
    assert_eq!(scene.items(), before);
    // Renamed files keep their ids when all is read anew.
    scene.settings(&TEA_TIMES.replace("Tea Times", "Times"));
    scene.settles();
    assert_eq!(scene.items(), before);
}

#[test]
fn a_rename_with_an_edit_keeps_the_id_by_title_and_date() {
    let mut scene = three();
    scene.at("2026-03-05");
    scene.remove("one.md");
    let text = article("One", "2026-03-01", "").replace("Text", "Another text");
    scene.write("deep/uno.md", &text);
    let outcome = scene.settles();
    assert_eq!((outcome.changes.new, outcome.changes.gone), (0, 0));
    assert_eq!(scene.told(), TOLD);
    assert_eq!(scene.item("one").updated, "2026-03-05");
    assert_eq!(scene.item("one").published, "2026-03-01");
}

#[test]
fn two_seeds_that_swap_names_stay_who_they_are() {
    let mut scene = three();
    let before = scene.items();
    scene.at("2026-03-05");
    scene.rename("one.md", "kept");
    scene.rename("two.md", "one.md");
    scene.rename("kept", "two.md");
    scene.settles();
    assert_eq!(scene.items(), before);
    // A ring of three.
    scene.rename("one.md", "kept");
    scene.rename("two.md", "one.md");
    scene.rename("three.md", "two.md");
    scene.rename("kept", "three.md");
    scene.settles();
    assert_eq!(scene.items(), before);
}

#[test]
fn a_seed_that_is_moved_over_another_takes_its_place() {
    let mut scene = three();
    scene.at("2026-03-05");
    scene.rename("two.md", "one.md");
    let outcome = scene.settles();
    assert_eq!((outcome.changes.new, outcome.changes.gone), (0, 1));
    assert_eq!(scene.told(), ["three Three", "two Two"]);
    // What was overwritten is back under its id.
    scene.write("uno.md", &article("One", "2026-03-01", ""));
    scene.settles();
    assert_eq!(scene.told(), TOLD);
}

#[test]
fn a_name_is_used_again_in_the_run_that_moves_its_article() {
    let mut scene = three();
    scene.at("2026-03-05");
    scene.rename("one.md", "uno.md");
    scene.write("one.md", &article("Another", "2026-03-05", ""));
    scene.settles();
    assert_eq!(scene.told(), ["one~2 Another", TOLD[0], TOLD[1], TOLD[2]]);
    // An edit of either stays with it.
    scene.at("2026-03-06");
    scene.write("one.md", &article("Another one", "2026-03-05", ""));
    scene.write("uno.md", &article("The first", "2026-03-01", ""));
    scene.settles();
    assert_eq!(
        scene.told(),
        [
            "one~2 Another one",
            "three Three",
            "two Two",
            "one The first"
        ]
    );
}

#[test]
fn an_id_of_a_deleted_article_is_never_given_to_another() {
    let mut scene = three();
    scene.remove("three.md");
    scene.settles();
    assert_eq!(scene.told(), TOLD[1..]);
    scene.at("2026-03-06");
    scene.write("three.md", &article("Four", "2026-03-06", ""));
    scene.settles();
    assert_eq!(scene.told(), ["three~2 Four", "two Two", "one One"]);
    // And once more.
    scene.remove("three.md");
    scene.settles();
    scene.at("2026-03-07");
    scene.write("three.md", &article("Five", "2026-03-07", ""));
    scene.settles();
    assert_eq!(scene.told(), ["three~3 Five", "two Two", "one One"]);
}

#[test]
fn a_restored_article_has_its_id_again() {
    let mut scene = three();
    let before = scene.items();
    scene.remove("three.md");
    scene.settles();
    scene.at("2026-03-09");
    scene.write("three.md", &article("Three", "2026-03-03", ""));
    scene.settles();
    assert_eq!(scene.items(), before);
    // Under another name, and with another at its place meanwhile.
    scene.remove("three.md");
    scene.settles();
    scene.write("three.md", &article("Four", "2026-03-08", ""));
    scene.settles();
    scene.write("tres.md", &article("Three", "2026-03-03", ""));
    scene.settles();
    assert_eq!(scene.told(), ["three~2 Four", TOLD[0], TOLD[1], TOLD[2]]);
}

#[test]
fn of_two_copies_of_a_deleted_seed_one_is_the_item() {
    let mut scene = three();
    scene.at("2026-03-05");
    scene.remove("three.md");
    scene.write("copy.md", &article("Three", "2026-03-03", ""));
    scene.write("other.md", &article("Three", "2026-03-03", ""));
    scene.settles();
    let mut told = scene.told();
    told.sort();
    assert_eq!(told, ["one One", "other Three", "three Three", "two Two"]);
    // The one stays with it when the other goes.
    scene.remove("other.md");
    scene.settles();
    assert_eq!(scene.told(), TOLD);
}

#[test]
fn a_copy_beside_its_article_is_another_item() {
    let mut scene = three();
    scene.at("2026-03-05");
    scene.write("again.md", &article("One", "2026-03-01", ""));
    scene.settles();
    assert!(scene.told().contains(&"again One".into()));
    // Copied to begin another, and the first is edited at once: by title and date it stays.
    scene.write("next.md", &article("Two", "2026-03-02", ""));
    let text = article("Two", "2026-03-02", "").replace("Text", "New text");
    scene.write("two.md", &text);
    scene.settles();
    assert_eq!(scene.item("two").updated, "2026-03-05");
    assert_eq!(scene.item("next").updated, "2026-03-02");
}

#[test]
fn of_two_seeds_that_claim_one_id_the_one_that_is_published_keeps_it() {
    let own = |title: &str, date: &str| article(title, date, "id: https://tea.example/1\n");
    let seeds = [("tea.md", &*own("Tea", "2026-03-01"))];
    let mut scene = Scene::published(TEA_TIMES, "2026-03-02", &seeds);
    let before = scene.items();
    scene.at("2026-03-03");
    // It is older and comes first by its name; still it is not what readers know.
    scene.write("a.md", &own("Copy", "2026-02-01"));
    let outcome = scene.build();
    let found = outcome.report.diagnostics();
    let found: Vec<_> = found
        .iter()
        .filter(|it| it.rule == "article/duplicate-id")
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(&*found[0].place.as_ref().unwrap().file, "seeds/a.md");
    assert!(
        found[0].message.contains("seeds/tea.md"),
        "{}",
        found[0].message
    );
    assert_eq!(scene.items(), before);
    // It is said once, and stays an error.
    let again = scene.build();
    assert_eq!(
        (
            again.report.count(feedmill::diagnostic::Level::Error),
            again.opened
        ),
        (0, 0)
    );
    assert!(again.has_errors());
    // It is so even when all is read anew.
    scene.settings(&TEA_TIMES.replace("Tea Times", "Times"));
    scene.build();
    assert_eq!(scene.items(), before);
    scene.remove("a.md");
    scene.settles();
    assert!(!scene.build().has_errors());
    assert_eq!(scene.items(), before);
}

#[test]
fn of_two_seeds_with_one_path_the_one_that_is_published_keeps_the_id() {
    let tea = article("Tea", "2026-03-01", "");
    let mut scene = Scene::published(TEA_TIMES, "2026-03-02", &[("tea.md", &tea)]);
    let before = scene.items();
    scene.at("2026-03-03");
    scene.write("tea.markdown", &article("Older tea", "2026-02-01", ""));
    assert_eq!(scene.run(), ["error article/duplicate-id tea.markdown"]);
    assert_eq!(scene.items(), before);
}

#[test]
fn an_id_of_its_own_may_move_with_the_text_from_seed_to_seed() {
    let own = |title: &str| article(title, "2026-03-01", "id: https://tea.example/1\n");
    let seeds = [("tea.md", &*own("Tea"))];
    let mut scene = Scene::published(TEA_TIMES, "2026-03-02", &seeds);
    scene.at("2026-03-03");
    scene.remove("tea.md");
    scene.write("green/tea.md", &own("Green tea"));
    scene.settles();
    assert_eq!(scene.told(), ["https://tea.example/1 Green tea"]);
    assert_eq!(scene.items()[0].updated, "2026-03-03");
}

#[test]
fn an_id_that_is_given_to_a_published_article_is_refused() {
    let mut scene = three();
    let before = scene.items();
    scene.at("2026-03-05");
    scene.write(
        "two.md",
        &article("Two", "2026-03-02", "id: https://tea.example/two\n"),
    );
    let outcome = scene.build();
    assert_eq!(outcome.ended, Ended::Refused);
    assert_eq!(
        crate::site::rules(&outcome.report),
        ["error history/changed-ids rss.xml"]
    );
    assert_eq!(scene.items(), before);
    // It is said once, and the run is refused until it is mended.
    let again = scene.build();
    assert_eq!(
        (again.ended, again.report.diagnostics().len()),
        (Ended::Refused, 0)
    );
    scene.write("two.md", &article("Two", "2026-03-02", ""));
    let mended = scene.build();
    assert_eq!(
        (mended.ended, mended.has_errors()),
        (Ended::Unchanged, false)
    );
    assert_eq!(scene.items(), before);
}

#[test]
fn an_id_that_was_let_pass_stays_when_the_article_gives_none_any_more() {
    let mut scene = three();
    scene.at("2026-03-05");
    scene.write(
        "two.md",
        &article("Two", "2026-03-02", "id: https://tea.example/two\n"),
    );
    assert_eq!(scene.allow("history/changed-ids"), [""; 0]);
    assert_eq!(
        scene.told(),
        ["three Three", "https://tea.example/two Two", "one One"]
    );
    scene.settles();
    scene.at("2026-03-06");
    scene.write("two.md", &article("Two", "2026-03-02", ""));
    scene.settles();
    assert_eq!(
        scene.told(),
        ["three Three", "https://tea.example/two Two", "one One"]
    );
}
