//! `feedmill build -`: articles that another program writes.

use super::program::{Place, Run};
use crate::support::settings::ONE_FEED;

fn site() -> Place {
    let place = Place::new();
    place.write("feedmill.toml", ONE_FEED);
    let text = "---\ntitle: Black tea\ndate: 2026-03-01T08:00:00Z\n---\nA cup.\n";
    place.write("posts/black.md", text);
    place
}

fn line(name: &str, day: u32) -> String {
    format!(
        "{{\"id\": \"{name}\", \"title\": \"{name}\", \"date\": \"2026-03-{day:02}\", \"text\": \"A cup.\"}}\n"
    )
}

fn build(place: &Place, input: &str) -> Run {
    place.run_with(&["build", "-", "--now", "2026-04-01T00:00:00Z"], input)
}

fn titles(place: &Place) -> Vec<String> {
    let feed = std::fs::read_to_string(place.path("feeds/atom.xml")).expect("there is a feed");
    let titles = feed.split("<title>").skip(2);
    let mut titles: Vec<String> = titles
        .filter_map(|rest| Some(rest.split_once('<')?.0.to_owned()))
        .collect();
    titles.sort();
    titles
}

#[test]
fn articles_come_beside_those_of_the_settings() {
    let place = site();
    build(&place, &(line("green", 2) + &line("white", 3))).ends(0, "", "");
    assert_eq!(titles(&place), ["Black tea", "green", "white"]);
    // The same again, in another order: nothing has changed.
    let before = std::fs::read(place.path("feeds/atom.xml")).expect("there is a feed");
    build(&place, &(line("white", 3) + &line("green", 2))).ends(0, "", "");
    let after = std::fs::read(place.path("feeds/atom.xml")).expect("there is a feed");
    assert!(before == after);
}

#[test]
fn a_list_and_a_single_article_will_do() {
    let place = site();
    let list = format!("[{},{}]", line("green", 2), line("white", 3));
    build(&place, &list).ends(0, "", "");
    assert_eq!(titles(&place), ["Black tea", "green", "white"]);
    let place = site();
    build(&place, &line("green", 2).replace(',', ",\n")).ends(0, "", "");
    assert_eq!(titles(&place), ["Black tea", "green"]);
}

#[test]
fn what_is_broken_is_said_with_its_line() {
    let place = site();
    let run = build(
        &place,
        &(line("green", 2) + "{\"title\": \"Wh\n" + &line("white", 3)),
    );
    assert_eq!(run.code, 1);
    assert!(run.err.contains("<stdin>/articles.jsonl:2:"), "{}", run.err);
    assert_eq!(titles(&place), ["Black tea", "green", "white"]);
}

#[test]
fn nothing_is_no_article_and_the_guard_judges_that() {
    let place = site();
    build(&place, "").ends(0, "", "");
    assert_eq!(titles(&place), ["Black tea"]);
    let place = site();
    let lines: String = (1..9).map(|day| line(&format!("tea-{day}"), day)).collect();
    build(&place, &lines).ends(0, "", "");
    let run = build(&place, "");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("history/"), "{}", run.err);
    assert_eq!(titles(&place).len(), 9, "the feed is as it was");
}

#[test]
fn a_folder_needs_a_link_and_a_link_a_folder() {
    let place = site();
    let run = place.run(&["build", "posts"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("also needs `--link URL`"), "{}", run.err);
    let run = place.run(&["build", "-", "--link", "https://example.org/"]);
    assert_eq!(run.code, 2);
}
