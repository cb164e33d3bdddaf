//! Files that hold several articles: each of them is treated as if it had a file of its own.

use feedmill::pipeline::{self, Ended};

use crate::scene::Scene;
use crate::support::settings::TEA_TIMES;

/// An article on a line of its own, which gives no id.
fn line(title: &str, day: u32, text: &str) -> String {
    format!(
        "{{\"title\": \"{title}\", \"date\": \"2026-03-{day:02}T00:00:00Z\", \"text\": \"{text}\"}}\n"
    )
}

/// A site with three articles in one file.
fn three() -> (Scene, [String; 3]) {
    let lines = [
        line("One", 1, "First."),
        line("Two", 2, "Second."),
        line("Three", 3, "Third."),
    ];
    let scene = Scene::published(TEA_TIMES, "2026-03-04", &[("wire.jsonl", &lines.concat())]);
    scene.rests();
    (scene, lines)
}

const TOLD: [&str; 3] = ["wire/three Three", "wire/two Two", "wire/one One"];

#[test]
fn each_article_is_an_item() {
    let (scene, _) = three();
    assert_eq!(scene.told(), TOLD);
    let outcome = scene.build();
    assert_eq!((outcome.seeds, outcome.opened), (3, 0));
    assert!(
        scene
            .text("atom.xml")
            .contains("https://tea.example/wire/two/")
    );
}

#[test]
fn articles_may_change_places() {
    let (mut scene, [one, two, three]) = three();
    let before = scene.bytes();
    scene.at("2026-03-05");
    scene.write("wire.jsonl", &[three, one, two].concat());
    let outcome = scene.build();
    assert_eq!((outcome.opened, outcome.ended), (1, Ended::Unchanged));
    assert!(scene.bytes() == before, "the feeds have changed");
    scene.rests();
}

#[test]
fn what_is_the_same_in_another_notation_is_no_edit() {
    let (mut scene, lines) = three();
    let before = scene.bytes();
    scene.at("2026-03-05");
    let spaced = lines
        .concat()
        .replace(": ", "  :  ")
        .replace('\n', "\r\n\r\n");
    scene.write("wire.jsonl", &spaced);
    scene.settles();
    assert!(scene.bytes() == before, "the feeds have changed");
}

#[test]
fn one_that_is_edited_changes_alone() {
    let (mut scene, [one, two, three]) = three();
    scene.at("2026-03-05");
    let edited = two.replace("Second", "Another");
    scene.write("wire.jsonl", &[one, edited, three].concat());
    let outcome = scene.settles();
    assert_eq!((outcome.changes.new, outcome.changes.gone), (0, 0));
    assert_eq!(scene.told(), TOLD);
    assert_eq!(scene.item("wire/two").updated, "2026-03-05");
    assert_eq!(scene.item("wire/one").updated, "2026-03-01");
}

#[test]
fn a_new_headline_makes_no_new_item() {
    let (mut scene, [one, two, three]) = three();
    scene.at("2026-03-05");
    let two = two.replace("\"Two\"", "\"Two, corrected\"");
    // Its own name is gone with the headline, so only an id of its own would keep it; but nobody
    // else's moves.
    scene.write(
        "wire.jsonl",
        &[one, two.replace('{', "{\"id\": \"two\", "), three].concat(),
    );
    scene.build();
    let told = scene.told();
    assert_eq!(
        (&told[0], &told[2]),
        (&"wire/three Three".to_owned(), &"wire/one One".to_owned())
    );
}

#[test]
fn one_that_is_taken_out_leaves_alone_and_comes_back_as_itself() {
    let (mut scene, [one, two, three]) = three();
    scene.at("2026-03-05");
    scene.write("wire.jsonl", &[one.clone(), three.clone()].concat());
    let outcome = scene.build();
    assert_eq!(outcome.changes.gone, 1);
    assert_eq!(scene.told(), ["wire/three Three", "wire/one One"]);
    scene.rests();
    scene.at("2026-03-06");
    scene.write("wire.jsonl", &[one, two, three].concat());
    scene.build();
    assert_eq!(scene.told(), TOLD);
    scene.rests();
}

#[test]
fn a_renamed_or_moved_file_brings_all_its_items_along() {
    let (mut scene, _) = three();
    let before = scene.items();
    scene.at("2026-03-05");
    scene.rename("wire.jsonl", "2026/agency.jsonl");
    scene.settles();
    assert_eq!(scene.items(), before);
}

#[test]
fn an_article_may_move_to_a_file_of_its_own_and_back() {
    let (mut scene, [one, two, three]) = three();
    scene.at("2026-03-05");
    scene.write("wire.jsonl", &[one.clone(), three.clone()].concat());
    scene.write("two.json", &two);
    scene.settles();
    assert_eq!(scene.told(), TOLD);
    scene.remove("two.json");
    scene.write("wire.jsonl", &[one, two, three].concat());
    scene.settles();
    assert_eq!(scene.told(), TOLD);
}

#[test]
fn a_file_may_begin_to_hold_several() {
    let one = line("One", 1, "First.");
    let mut scene = Scene::published(TEA_TIMES, "2026-03-04", &[("wire.json", &one)]);
    assert_eq!(scene.told(), ["wire One"]);
    scene.at("2026-03-05");
    let two = line("Two", 2, "Second.");
    scene.write("wire.json", &format!("[{one},{two}]"));
    scene.settles();
    assert_eq!(scene.told(), ["wire/two Two", "wire One"]);
    scene.write("wire.json", &one);
    scene.build();
    assert_eq!(scene.told(), ["wire One"]);
    scene.rests();
}

#[test]
fn ids_of_their_own_stay_in_any_file() {
    let part =
        |id: &str, day| line(id, day, "Text.").replace('{', &format!("{{\"id\": \"{id}\", "));
    let all = format!("[{},{}]", part("urn:tea:a", 1), part("b", 2));
    let mut scene = Scene::published(TEA_TIMES, "2026-03-04", &[("a.json", &all)]);
    assert_eq!(scene.told(), ["b b", "urn:tea:a urn:tea:a"]);
    scene.at("2026-03-05");
    scene.remove("a.json");
    scene.write("x/y.jsonl", &[part("b", 2), part("urn:tea:a", 1)].concat());
    scene.settles();
    assert_eq!(scene.told(), ["b b", "urn:tea:a urn:tea:a"]);
}

#[test]
fn a_broken_line_stays_out_alone_and_is_said_with_its_line() {
    let (mut scene, [one, two, three]) = three();
    scene.at("2026-03-05");
    scene.write(
        "wire.jsonl",
        &[one, two[..40].to_owned() + "\n", three].concat(),
    );
    let outcome = scene.build();
    let found: Vec<_> = (outcome.report.diagnostics().iter())
        .filter(|finding| finding.rule == "article/invalid-json")
        .map(|finding| finding.place.clone().expect("it has a place"))
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&*found[0].file, found[0].line),
        ("seeds/wire.jsonl", Some(2))
    );
    assert_eq!(scene.told(), ["wire/three Three", "wire/one One"]);
}

#[test]
fn what_is_wrong_with_an_article_as_a_whole_is_said_of_its_line() {
    let undated = "{\"title\": \"Two\", \"text\": \"Second.\"}\n";
    let scene = Scene::new(TEA_TIMES, "2026-03-04");
    scene.write("wire.jsonl", &(line("One", 1, "First.") + undated));
    let outcome = scene.build();
    let finding = &outcome.report.diagnostics()[0];
    assert_eq!(finding.rule, "article/missing-date");
    assert_eq!(finding.place.as_ref().unwrap().line, Some(2));
    // It is remembered, and the file not opened again.
    let again = scene.build();
    assert_eq!((again.opened, again.standing.errors), (0, 1));
}

#[test]
fn two_with_one_id_in_a_file_are_told_apart() {
    let one = line("One", 1, "First.").replace('{', "{\"id\": \"tea\", ");
    let two = line("Two", 2, "Second.").replace('{', "{\"id\": \"tea\", ");
    let scene = Scene::new(TEA_TIMES, "2026-03-04");
    scene.write("wire.jsonl", &(one + &two));
    let outcome = scene.build();
    let finding = &outcome.report.diagnostics()[0];
    assert_eq!(finding.rule, "article/duplicate-id");
    assert!(
        finding
            .message
            .ends_with("is that of seeds/wire.jsonl#tea already")
    );
    assert_eq!(scene.told(), ["tea One"]);
}

#[test]
fn an_article_is_withdrawn_in_its_file() {
    let (mut scene, [one, two, three]) = three();
    scene.at("2026-03-05");
    let two = two.replace('{', "{\"status\": \"withdrawn\", ");
    scene.write("wire.jsonl", &[one, two, three].concat());
    scene.settles();
    assert_eq!(scene.item("wire/two").updated, "2026-03-05");
    assert!(scene.text("atom.xml").contains("has been withdrawn"));
}

#[test]
fn an_article_waits_for_its_hour() {
    let (mut scene, lines) = three();
    scene.at("2026-03-05");
    let later = line("Later", 9, "Not yet.");
    scene.write("wire.jsonl", &(lines.concat() + &later));
    let outcome = scene.build();
    let due = outcome.next_due.expect("something is due");
    assert_eq!(
        (due.title.as_str(), &*due.file),
        ("Later", "seeds/wire.jsonl#later")
    );
    scene.at("2026-03-09");
    assert_eq!(scene.build().opened, 0);
    assert_eq!(scene.told()[0], "wire/later Later");
}

#[test]
fn one_article_of_a_file_is_looked_at_closely() {
    let (scene, _) = three();
    let file = scene.path("seeds/wire.jsonl").display().to_string();
    let look = |path: &str| pipeline::inspect(&scene.config(), path.as_ref());
    let two = look(&format!("{file}#two")).expect("it is there");
    assert_eq!(two.item.expect("it is an item").title.as_str(), "Two");
    let several = look(&file).expect_err("there are several").to_string();
    assert!(
        several.contains("3 articles") && several.contains("one, two, three"),
        "{several}"
    );
    assert!(look(&format!("{file}#four")).is_err());
}

#[test]
fn archives_are_made_of_what_is_in_one_file() {
    let settings = TEA_TIMES.replace("[output]\n", "[output]\nitems = 10\narchive = \"month\"\n");
    let lines: Vec<String> = (0..600)
        .map(|n| {
            let (month, day) = (1 + n / 28 % 12, 1 + n % 28);
            let year = 2024 + n / 336;
            format!("{{\"id\": \"n{n}\", \"title\": \"T{n}\", \"date\": \"{year}-{month:02}-{day:02}\", \"text\": \"x\"}}\n")
        })
        .collect();
    let mut scene = Scene::published(&settings, "2026-03-04", &[("all.jsonl", &lines.concat())]);
    scene.rests();
    // A line more moves the newest document, and no archive but that month's.
    scene.at("2026-03-05");
    let more = "{\"id\": \"new\", \"title\": \"New\", \"date\": \"2026-03-04\", \"text\": \"x\"}\n";
    scene.write("all.jsonl", &(more.to_owned() + &lines.concat()));
    let outcome = scene.settles();
    assert_eq!(outcome.changes.new, 1);
}
