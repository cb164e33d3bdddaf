//! The program as its users meet it: what it prints where, and how it ends.

#[path = "cli/program.rs"]
mod program;
#[path = "cli/server.rs"]
mod server;

use program::{BAD, GOOD, Place};
use serde_json::Value;
use server::{Answer, Server};

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
fn good_files_are_checked_beside_unreadable_ones() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    let run = place.run(&["check", "no.xml", "bad.xml", "no/*.xml", "--format", "json"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.objects().len(), 2);
    let mut said: Vec<&str> = run.err.lines().collect();
    said.sort_unstable();
    assert_eq!(said.len(), 2);
    assert!(
        said[0].starts_with("feedmill: cannot read no.xml: "),
        "{said:?}"
    );
    assert_eq!(said[1], "feedmill: no/*.xml matches no file");
}

#[test]
fn folders_and_patterns_mean_the_feeds_below() {
    let place = Place::new();
    for file in ["b.xml", "a/bad.rss", "a/.hidden.xml", "a/c/deep.xml"] {
        place.write(file, BAD);
    }
    place.write("page.xml", "<html/>");
    place.write("package.json", "{\"version\": \"1.0.0\"}");
    place.write("empty/readme.txt", "nothing");
    for (given, expected) in [
        (".", &["a/bad.rss", "a/c/deep.xml", "b.xml"][..]),
        ("a", &["a/bad.rss", "a/c/deep.xml"]),
        ("*.xml", &["b.xml", "page.xml"]),
        ("a/*", &["a/bad.rss"]),
        ("a/**/*.xml", &["a/c/deep.xml"]),
        ("?.{xml,rss}", &["b.xml"]),
    ] {
        let run = place.run(&["check", given, "--format", "junit"]);
        let files: Vec<&str> = run
            .out
            .split("<testsuite name=\"")
            .skip(1)
            .filter_map(|suite| suite.split('"').next())
            .collect();
        assert_eq!(files, expected, "{given}");
    }
    let run = place.run(&["check", "empty"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "feedmill: empty holds no feed\n")
    );
}

#[test]
fn one_feed_may_come_through_a_pipe() {
    let place = Place::new();
    let run = place.run_with(&["check", "-", "--format", "github", "--repeats", "1"], BAD);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .starts_with("::error file=<stdin>,line=5,col=7,title=feed/relative-url::")
    );
}

#[test]
fn the_address_may_be_given() {
    let place = Place::new();
    place.write("feed.xml", GOOD);
    place.write("other.xml", GOOD);
    for (url, code) in [
        ("https://example.org/feed.xml", 0),
        ("https://example.org/elsewhere.xml", 1),
        ("https://example.org/", 0),
        ("ftp://example.org/", 2),
    ] {
        let run = place.run(&["check", "feed.xml", "--url", url, "--fail-on", "warning"]);
        assert_eq!(run.code, code, "{url}: {}{}", run.out, run.err);
    }
    let run = place.run(&[
        "check",
        "feed.xml",
        "other.xml",
        "--url",
        "https://example.org/a",
    ]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("end it with `/`"), "{}", run.err);
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
fn rules_explain_themselves() {
    let place = Place::new();
    let run = place.run(&["explain", "rss/missing-guid"]);
    assert_eq!(run.code, 0);
    assert!(
        run.out.starts_with("rss/missing-guid\n================\n"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .lines()
            .all(|line| line.len() < 200 && !line.starts_with("```"))
    );

    let run = place.run(&["explain", "missing-guid"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "feedmill: no rule is named `missing-guid`; did you mean rss/missing-guid?\n"
    );

    let listed = place.run(&["rules"]).out;
    let objects = place.run(&["rules", "--format", "json"]).objects();
    assert_eq!(listed.lines().count(), objects.len());
    for object in objects {
        let (name, group) = (
            object["name"].as_str().unwrap(),
            object["group"].as_str().unwrap(),
        );
        assert!(!object["summary"].as_str().unwrap().is_empty());
        if name.starts_with("http/") {
            let rules = place.run(&["explain", group]).out;
            assert!(
                rules.contains(&format!("\n{name}\n")),
                "{group} lacks {name}"
            );
        }
    }
}

#[test]
fn a_feed_is_fetched_as_readers_do() {
    let server = Server::start(|request| match request.path.as_str() {
        "/old" => Answer::status("301 Moved Permanently").field("Location", "/feed.xml"),
        "/now" => Answer::status("302 Found").field("Location", "feed.xml"),
        "/feed.xml" if request.field("if-none-match") == Some("\"1\"") => {
            Answer::status("304 Not Modified").field("ETag", "\"1\"")
        }
        "/feed.xml" => Answer::rss(GOOD).field("ETag", "\"1\""),
        "/packed" => Answer::rss(&GOOD.replace("</channel>", &" ".repeat(2_000)))
            .field("Last-Modified", "Sun, 01 Mar 2026 08:00:00 GMT")
            .gzip(),
        "/deaf" => Answer::rss(GOOD).field("ETag", "\"1\""),
        "/page" => Answer::rss(GOOD)
            .field("ETag", "\"1\"")
            .replace("Content-Type", "text/html"),
        "/latin" => Answer::rss(GOOD)
            .field("ETag", "\"1\"")
            .replace("Content-Type", "text/xml; charset=iso-8859-1"),
        "/large" => Answer::rss(&GOOD.replace("</channel>", &" ".repeat(2_000))),
        _ => Answer::status("404 Not Found"),
    });
    let place = Place::new();
    for (path, expected) in [
        ("/feed.xml", &[][..]),
        ("/old", &[]),
        ("/now", &["http/temporary-redirect"]),
        ("/packed", &["http/ignored-condition", "xml/invalid-syntax"]),
        ("/deaf", &["http/ignored-condition"]),
        (
            "/page",
            &["http/ignored-condition", "http/invalid-media-type"],
        ),
        (
            "/latin",
            &[
                "http/conflicting-encoding",
                "http/ignored-condition",
                "http/unusual-media-type",
                "xml/deprecated-encoding",
            ],
        ),
        (
            "/large",
            &[
                "http/missing-compression",
                "http/missing-validator",
                "xml/invalid-syntax",
            ],
        ),
        ("/none", &["http/invalid-status"]),
    ] {
        // The feeds say that they are somewhere else, which is true.
        let run = place.run(&[
            "check",
            &server.address(path),
            "--format",
            "json",
            "--allow",
            "rss/missing-self",
            "--allow",
            "feed/conflicting-self",
        ]);
        let mut found: Vec<String> = run
            .objects()
            .iter()
            .filter_map(|it| it["code"].as_str().map(str::to_owned))
            .filter(|name| !name.starts_with("settings/") && !name.ends_with("-self"))
            .collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, expected, "{path}: {}{}", run.out, run.err);
    }
}

#[test]
fn a_server_can_not_lead_us_astray() {
    let server = Server::start(|request| match request.path.as_str() {
        "/files" => Answer::status("302 Found").field("Location", "file:///etc/passwd"),
        "/circle" => Answer::status("302 Found").field("Location", "/circle"),
        "/zip" => Answer::rss("x").field("Content-Encoding", "zstd"),
        _ => Answer::rss(&"x".repeat(100_000)).gzip(),
    });
    let place = Place::new();
    for (path, said) in [
        ("/files", "redirects to `file:`, which is not followed"),
        ("/circle", "redirects more than 10 times"),
        ("/zip", "is packed as `zstd`, which nobody asked for"),
        ("/bomb", "has more than 50000 bytes"),
    ] {
        let run = place.run(&["check", &server.address(path), "--max-size", "50000"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{path}");
        assert!(run.err.contains(said), "{path}: {}", run.err);
    }
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let address = Server::start(|_| Answer::status("200 OK")).close();
    let place = Place::new();
    place.write("bad.xml", BAD);
    let run = place.run(&["check", &address, "bad.xml", "--format", "json"]);
    assert_eq!((run.code, run.objects().len()), (2, 2));
    assert!(
        run.err
            .starts_with(&format!("feedmill: cannot fetch {address}")),
        "{}",
        run.err
    );
}

#[test]
fn colours_are_only_for_terminals() {
    let place = Place::new();
    place.write("bad.xml", BAD);
    let run = place.run(&["check", "bad.xml"]);
    assert!(!run.out.contains('\x1B') && !run.err.contains('\x1B'));
}
