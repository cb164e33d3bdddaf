//! `feedmill diff`: what it prints where, and how it ends.

use super::program::Place;
use super::server::{Answer, Server};
use crate::support::settings::TEA;

fn feed(items: &[(&str, &str, &str)]) -> String {
    let items: String = items
        .iter()
        .map(|(id, title, date)| {
            format!(
                "<item><guid isPermaLink=\"false\">{id}</guid><title>{title}</title>\
                 <pubDate>{date} Mar 2026 08:00:00 GMT</pubDate></item>\n"
            )
        })
        .collect();
    format!("<rss version=\"2.0\"><channel>\n{items}</channel></rss>\n")
}

/// `old.xml` and `new.xml`.
fn place(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> Place {
    let place = Place::new();
    place.write("old.xml", &feed(old));
    place.write("new.xml", &feed(new));
    place
}

#[test]
fn feeds_that_hold_the_same_are_passed_over_in_silence() {
    let items = [("a", "Tea", "01"), ("b", "Pot", "02")];
    place(&items, &items)
        .run(&["diff", "old.xml", "new.xml"])
        .ends(0, "", "");
}

#[test]
fn ordinary_changes_are_data_and_their_number_is_talk() {
    let place = place(
        &[("b", "Pot", "02"), ("a", "Tea", "01")],
        &[
            ("d", "", "05"),
            ("c", "Cup\u{202E}", "04"),
            ("b", "Pots", "02"),
        ],
    );
    place.run(&["diff", "old.xml", "new.xml"]).ends(
        0,
        "\
new            2026-03-05T08:00:00Z  d
new            2026-03-04T08:00:00Z  Cup\u{FFFD}
changed        2026-03-02T08:00:00Z  Pots
gone           2026-03-01T08:00:00Z  Tea
",
        "2 new, 1 changed, 1 gone\n",
    );
}

#[test]
fn what_a_build_would_refuse_is_told_and_exits_with_1() {
    let place = place(
        &[("a", "Tea", "01"), ("b", "Pot", "02"), ("c", "Cup", "03")],
        &[("x", "Tea", "01"), ("b", "Pot", "04"), ("c", "Cup", "03")],
    );
    let run = place.run(&["diff", "old.xml", "new.xml"]);
    assert_eq!(
        run.out,
        "\
re-dated       2026-03-02T08:00:00Z -> 2026-03-04T08:00:00Z  Pot
re-identified  a -> x                Tea
"
    );
    assert_eq!(run.code, 1);
    for said in [
        "error: 1 item has another id than published: a “Tea” is now x\n",
        "--> new.xml:2\n",
        "= rule: history/changed-ids\n",
        "= rule: history/moved-publication\n",
        "1 re-dated, 1 re-identified\n",
    ] {
        assert!(run.err.contains(said), "{}", run.err);
    }
    let run = place.run(&["diff", "old.xml", "new.xml", "--allow", "history"]);
    assert_eq!((run.code, &*run.err), (0, "1 re-dated, 1 re-identified\n"));
}

#[test]
fn the_share_decides_what_is_too_much() {
    let all = [("a", "Tea", "01"), ("b", "Pot", "02"), ("c", "Cup", "03")];
    let place = place(&all, &all[..1]);
    let diff = ["diff", "old.xml", "new.xml", "--share"];
    for (share, code) in [("30", 1), ("66", 1), ("67", 0), ("101", 2)] {
        let arguments = [&diff[..], &[share]].concat();
        assert_eq!(place.run(&arguments).code, code, "{share}");
    }
}

#[test]
fn the_machine_report_is_one_object_a_line_with_the_summary_last() {
    let place = place(
        &[("a", "Tea", "01")],
        &[("a", "Tea", "02"), ("b", "Pot", "03")],
    );
    let run = place.run(&["diff", "old.xml", "new.xml", "--format", "json"]);
    assert_eq!((run.code, &*run.err), (1, ""));
    let lines = run.objects();
    assert_eq!(lines.len(), 4, "{}", run.out);
    assert_eq!(
        (&lines[0]["change"], &lines[0]["id"]),
        (&"new".into(), &"b".into())
    );
    assert_eq!(lines[1]["change"], "re-dated");
    assert_eq!(lines[1]["was"], "2026-03-01T08:00:00Z");
    assert_eq!(lines[1]["published"], "2026-03-02T08:00:00Z");
    assert_eq!(lines[2]["code"], "history/moved-publication");
    assert_eq!(lines[3]["summary"]["new"], 1);
    assert_eq!(lines[3]["summary"]["gone"], 0);
}

#[test]
fn feeds_come_from_standard_input_and_addresses_too() {
    let place = place(&[("a", "Tea", "01")], &[]);
    let input = feed(&[("a", "Tea", "01"), ("b", "Pot", "02")]);
    let run = place.run_with(&["diff", "old.xml", "-"], &input);
    let out = "new            2026-03-02T08:00:00Z  Pot\n";
    run.ends(0, out, "1 new\n");
    let server = Server::start(move |request| match request.path.as_str() {
        "/feed" => Answer::rss(&input),
        _ => Answer::status(404),
    });
    place
        .run(&["diff", "old.xml", &server.address("/feed")])
        .ends(0, out, "1 new\n");
    let run = place.run(&["diff", &server.address("/none"), "old.xml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("404 Not Found"), "{}", run.err);
}

#[test]
fn what_cannot_be_compared_exits_with_2_and_says_why() {
    let place = place(&[("a", "Tea", "01")], &[]);
    place.write("page.html", "<html><body>Tea</body></html>");
    place.write("folder/one.xml", &feed(&[]));
    place.write("folder/two.xml", &feed(&[]));
    for (arguments, said) in [
        (&["old.xml"][..], "required"),
        (&["old.xml", "none.xml"], "cannot read none.xml"),
        (
            &["page.html", "old.xml"],
            "page.html is no RSS, Atom or JSON Feed",
        ),
        (&["old.xml", "folder"], "one feed with one other"),
        (&["-", "-"], "only one of the feeds"),
    ] {
        let run = place.run(&[&["diff"], arguments].concat());
        assert_eq!((run.code, &*run.out), (2, ""), "{arguments:?}");
        assert!(run.err.contains(said), "{}", run.err);
    }
}

fn article(title: &str, day: u8) -> String {
    format!("---\ntitle: {title}\ndate: 2026-03-{day:02}T08:00:00Z\n---\nA cup.\n")
}

#[test]
fn without_arguments_the_next_build_is_compared_with_what_is_published() {
    let place = Place::new();
    place.write("feedmill.toml", TEA);
    place.write("posts/tea.md", &article("Tea", 1));
    let all = "feeds/rss.xml, feeds/atom.xml, feeds/feed.json:";
    place.run(&["diff"]).ends(
        0,
        &format!("{all}\nnew            2026-03-01T08:00:00Z  Tea\n"),
        &format!("{all} 1 new\n"),
    );
    assert!(!place.path("feeds").exists(), "nothing is published");
    place.run(&["build"]).ends(0, "", "");
    place.run(&["diff"]).ends(0, "", "");

    place.write("posts/pot.md", &article("Pot", 2));
    let run = place.run(&["diff"]);
    let line = "new            2026-03-02T08:00:00Z  Pot\n";
    run.ends(0, &format!("{all}\n{line}"), &format!("{all} 1 new\n"));
    let objects = place.run(&["diff", "--format", "json"]).objects();
    assert_eq!(objects.len(), 6, "{objects:?}");
    assert_eq!(objects[0]["feed"], "feeds/rss.xml");
    assert_eq!(objects[5]["summary"]["new"], 1);
}

#[test]
fn what_the_next_build_would_lose_is_told_before() {
    let place = Place::new();
    place.write("feedmill.toml", TEA);
    for day in 1..=4 {
        place.write(
            &format!("posts/{day}.md"),
            &article(&format!("Day {day}"), day),
        );
    }
    place.run(&["build"]).ends(0, "", "");
    for day in 1..=3 {
        std::fs::remove_file(place.path(&format!("posts/{day}.md"))).unwrap();
    }
    let run = place.run(&["diff"]);
    assert_eq!(run.code, 1, "{} {}", run.out, run.err);
    assert_eq!(run.out.matches("gone  ").count(), 3, "{}", run.out);
    assert!(run.err.contains("rule: history/lost-items"), "{}", run.err);
    assert_eq!(place.run(&["build"]).code, 1, "as it was told");
    let allowed = place.run(&["diff", "--allow", "history/lost-items"]);
    assert_eq!(allowed.code, 0, "{}", allowed.err);
}
