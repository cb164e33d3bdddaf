//! `feedmill build` and the rules that its feeds are checked against.

use std::fs;

use super::program::Place;
use crate::support::settings::ONE_FEED;

/// Two articles of one hour, of which a rule of style does not approve.
fn site(check: &str) -> Place {
    let place = Place::new();
    place.write("feedmill.toml", &format!("{ONE_FEED}{check}"));
    for name in ["black", "green"] {
        let text = format!("---\ntitle: {name} tea\ndate: 2026-03-01T08:00:00Z\n---\nA cup.\n");
        place.write(&format!("posts/{name}.md"), &text);
    }
    place
}

#[test]
fn what_our_writers_make_passes_without_a_word() {
    let place = site("");
    place.run(&["build"]).ends(0, "", "");
    let checked = place.run(&[
        "check",
        "feeds",
        "--schema",
        "--fail-on",
        "warning",
        "--url",
        "https://example.org/feeds/",
    ]);
    assert_eq!(checked.code, 0, "{}", checked.out);
}

#[test]
fn a_warning_is_told_and_points_at_the_seed() {
    let place = site("[check.levels]\n\"atom/duplicate-updated\" = \"warning\"\n");
    let run = place.run(&["build"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.starts_with("warning: "), "{}", run.err);
    let pointer = "posts/green.md: this article became the item\n";
    assert!(run.err.contains(pointer), "{}", run.err);
    assert!(place.path("feeds/atom.xml").exists());
}

#[test]
fn an_error_refuses_the_feed_and_keeps_the_old_one() {
    let place = site("");
    place.run(&["build"]).ends(0, "", "");
    let before = fs::read(place.path("feeds/atom.xml")).unwrap();
    let levels = "[check.levels]\n\"atom/duplicate-updated\" = \"error\"\n";
    place.write("feedmill.toml", &format!("{ONE_FEED}{levels}"));
    place.write("posts/white.md", "---\ndate: 2026-03-02\n---\nA cup.\n");
    let run = place.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("error: "), "{}", run.err);
    assert!(
        run.err
            .ends_with("feeds/ left as it was: a feed did not pass its checks\n")
    );
    assert_eq!(fs::read(place.path("feeds/atom.xml")).unwrap(), before);
}

#[test]
fn an_unknown_rule_in_the_settings_is_told() {
    let place = site("[check.levels]\n\"atom/missing-selfie\" = \"error\"\n");
    let run = place.run(&["build"]);
    assert_eq!(run.code, 0);
    for said in [
        "warning: no rule is named `atom/missing-selfie`",
        "--> feedmill.toml:13:1",
        "help: did you mean `atom/missing-self`?",
    ] {
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn a_source_that_is_not_there_is_told_with_what_to_do() {
    let place = Place::new();
    place.write("feedmill.toml", ONE_FEED);
    let run = place.run(&["build"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let start = "feedmill: the source folder posts is not there: make it, or correct `folder` in \
                 the settings: ";
    assert!(run.err.starts_with(start), "{}", run.err);
}

#[test]
fn a_site_of_one_feed_has_links_of_no_other() {
    let place = site("");
    place.run(&["links", "section/tea"]).ends(
        2,
        "",
        "feedmill: there is no feed in `section/tea`; the main one is the only feed\n",
    );
}

#[test]
fn what_is_wrong_with_a_template_is_said_once() {
    let place = site("[pages]\nenabled = true\ntemplates = \"templates\"\n");
    place.write("templates/page.html", "<p>\n{{ feed.title");
    let run = place.run(&["build"]);
    assert_eq!(run.code, 2);
    let start = "feedmill: the template page.html, line 2, can't be used: unexpected end of input";
    assert!(run.err.starts_with(start), "{}", run.err);
    assert_eq!(run.err.matches("unexpected").count(), 1, "{}", run.err);
}
