//! `feedmill check`: what it prints where, and how it ends.

use serde_json::Value;

use super::program::{BAD, GOOD, Place};

#[test]
fn a_good_feed_is_passed_over_in_silence() {
    let place = Place::new();
    place.write("good.xml", GOOD);
    place.run(&["check", "good.xml"]).ends(0, "", "");
}

#[test]
fn findings_are_data_and_their_number_is_talk() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    place.run(&["check", "bad.xml"]).ends(
        1,
        "\
error: `link` is relative: \"tea\"
 --> bad.xml:5:7
  |
5 | <link>tea</link>
  |       ^^^
  |
  = help: write the whole address, beginning with `https://`
  = rule: feed/relative-url

warning: item has no `guid`
 --> bad.xml:9:1
  |
9 | <item><title>Tea</title></item>
  | ^^^^^^
  |
  = help: add `<guid isPermaLink=\"false\">` with a text that never changes
  = rule: rss/missing-guid
",
        "1 error, 1 warning, 1 feed checked\n",
    );
}

#[test]
fn what_a_partner_wants_is_looked_for_if_it_is_named() {
    let place = Place::new();
    place.write("good.xml", GOOD);
    let run = place.run(&["check", "--profile", "apple-news", "good.xml"]);
    assert_eq!(run.code, 0, "{run:?}");
    for wanted in ["`en` has no region", "rule: profile/missing-element"] {
        assert!(run.out.contains(wanted), "{run:?}");
    }
    let quiet = [
        "check",
        "--profile",
        "apple-news",
        "--allow",
        "profile",
        "good.xml",
    ];
    place.run(&quiet).ends(0, "", "");
    let run = place.run(&["check", "--profile", "myspace", "good.xml"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("apple-news, flipboard"), "{run:?}");
}

#[test]
fn the_exit_code_is_the_users_choice() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    for (arguments, code) in [
        (&["--allow", "feed/relative-url"][..], 0),
        (&["--allow", "feed/relative-url", "--fail-on", "warning"], 1),
        (&["--warn", "spec"], 0),
        (&["--warn", "spec", "--deny", "rss/missing-guid"], 1),
        (
            &[
                "--allow",
                "spec",
                "--allow",
                "interop",
                "--fail-on",
                "warning",
            ],
            0,
        ),
        // A rule wins over its group, and the stricter of two over the other.
        (
            &[
                "--deny",
                "interop",
                "--allow",
                "spec",
                "--allow",
                "rss/missing-guid",
            ],
            0,
        ),
        (&["--allow", "spec", "--deny", "feed/relative-url"], 1),
        (&["--allow", "spec", "--deny", "spec"], 1),
    ] {
        let arguments = [&["check", "bad.xml"], arguments].concat();
        assert_eq!(place.run(&arguments).code, code, "{arguments:?}");
    }
}

#[test]
fn overrides_that_do_nothing_are_told() {
    let place = Place::new();
    place.write("good.xml", GOOD);
    place
        .run(&[
            "check",
            "good.xml",
            "--deny",
            "rss/missing-giud",
            "--allow",
            "rss/missing-guid",
        ])
        .ends(
            0,
            "\
warning: no rule is named `rss/missing-giud`
 |
 = help: did you mean `rss/missing-guid`?
 = rule: settings/unknown-rule

note: a level is set for `rss/missing-guid`, which found nothing
 |
 = help: take the level out, unless the finding is rare
 = rule: settings/unmatched-rule
",
            "1 warning, 1 note, 1 feed checked\n",
        );
}

#[test]
fn the_settings_may_hold_levels_alone() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    place.write(
        "feedmill.toml",
        "[check.levels]\nspec = \"allow\"\n\"rss/x\" = \"error\"\n",
    );
    let run = place.run(&["check", "bad.xml", "--format", "json"]);
    assert_eq!(run.code, 0);
    let codes: Vec<Value> = run.objects().iter().map(|it| it["code"].clone()).collect();
    assert_eq!(codes, ["rss/missing-guid", "settings/unknown-rule"]);
    assert_eq!(run.objects()[1]["labels"][0]["line"], 3);

    place.write("broken.toml", "[check]\nlevel = 1\n");
    let run = place.run(&["check", "bad.xml", "--config", "broken.toml"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("`level` is no key of `[check]`"),
        "{}",
        run.err
    );
}

#[test]
fn the_schema_is_asked_when_it_is_wanted() {
    let place = Place::new();
    place.write(
        "bad.xml",
        &BAD.replace("<description>All about tea</description>\n", ""),
    );
    let rules = |arguments: &[&str]| -> Vec<String> {
        let run = place.run(arguments);
        let names = run.objects().into_iter();
        names
            .map(|it| it["code"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let with = rules(&["check", "bad.xml", "--schema", "--format", "json"]);
    let without = rules(&["check", "bad.xml", "--format", "json"]);
    assert!(with.iter().any(|name| name == "schema/rss"), "{with:?}");
    assert!(
        !without.iter().any(|name| name == "schema/rss"),
        "{without:?}"
    );
}

#[test]
fn repeats_are_counted() {
    let place = Place::new();
    let items = "<item><title>Tea</title></item>\n".repeat(9);
    place.write(
        "bad.xml",
        &BAD.replace("<item><title>Tea</title></item>\n", &items),
    );
    let run = place.run(&["check", "bad.xml", "--repeats", "2"]);
    assert_eq!(run.err, "1 error, 9 warnings, 1 feed checked\n");
    assert_eq!(run.out.matches("rule: rss/missing-guid").count(), 3);
    assert!(run.out.contains("note: and 7 more like this"));
    let all = place.run(&["check", "bad.xml", "--format", "json"]);
    assert_eq!(all.objects().len(), 10);
}

#[test]
fn nobody_listening_is_no_error() {
    let place = Place::new();
    let items = "<item><title>Tea</title></item>\n".repeat(3_000);
    place.write(
        "bad.xml",
        &BAD.replace("<item><title>Tea</title></item>\n", &items),
    );
    assert_eq!(place.run_deaf(&["check", "bad.xml", "--format", "json"]), 0);
    assert_eq!(place.run_deaf(&["rules"]), 0);
}

#[test]
fn machines_get_a_log_even_of_nothing() {
    let place = Place::new();
    place.write("good.xml", GOOD);
    let sarif = place.run(&["check", "good.xml", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    place
        .run(&["check", "good.xml", "--format", "json"])
        .ends(0, "", "");
    let junit = place.run(&["check", "good.xml", "--format", "junit"]);
    assert!(junit.out.contains("tests=\"1\" failures=\"0\""));
}

#[test]
fn colours_are_only_for_terminals() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    let run = place.run(&["check", "bad.xml"]);
    assert!(!run.out.contains('\x1B') && !run.err.contains('\x1B'));
}
