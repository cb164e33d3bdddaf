//! `feedmill status`.

use std::fs::{self, File};

use chrono::DateTime;
use feedmill::publish::Folder;

use super::program::{Place, Run};
use super::site::{article, broken, site};
use crate::support::settings::ONE_FEED;

/// The hour of the runs.
const NOON: &str = "2026-03-10T12:00:00Z";

/// A run that ends at `hour`, whatever the computer's clock says.
fn build(place: &Place, hour: &str) -> i32 {
    let code = place.run(&["build", "--now", hour]).code;
    let time = DateTime::parse_from_rfc3339(hour).unwrap();
    let mark = File::open(place.path("feeds/.feedmill.lock")).unwrap();
    mark.set_modified(time.into()).unwrap();
    code
}

fn status(place: &Place, now: &str, more: &[&str]) -> Run {
    place.run(&[&["status", "--now", now], more].concat())
}

#[test]
fn before_the_first_run_there_is_nothing_to_say() {
    let place = site();
    let none = "last run  none yet: `feedmill build` makes the feeds\n";
    status(&place, NOON, &[]).ends(0, none, "");
    let run = status(&place, NOON, &["--max-age", "10m"]);
    run.ends(1, &format!("ALARM     there has been no run\n{none}"), "");
    assert!(!place.path("feeds").exists(), "who asks changes nothing");
}

#[test]
fn it_says_how_things_stand() {
    let place = site();
    article(&place, "later", "2026-03-11T06:00:00Z");
    place.write("posts/idea.md", "---\ntitle: Idea\ndraft: true\n---\n");
    assert_eq!(build(&place, NOON), 0);
    let run = status(&place, "2026-03-10T12:03:00Z", &["--max-age", "10m"]);
    let (head, feeds) = run.out.split_once("feeds ").unwrap();
    assert_eq!(
        head,
        "\
last run  Tue 10 Mar 2026 12:00 UTC, 3 minutes ago
changes   Tue 10 Mar 2026 12:00 UTC, 3 minutes ago: 1 new
articles  3 seeds, 1 draft, 1 scheduled
next due  Wed 11 Mar 2026 06:00 UTC, in 17 hours: “later tea” (posts/later.md)
"
    );
    assert!(feeds.contains("feeds/atom.xml  1 item, "), "{feeds}");
    let newest = "newest    Sun 01 Mar 2026 08:00 UTC, 9 days ago: “black tea”\n";
    assert!(feeds.ends_with(newest), "{feeds}");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn monitoring_is_told_of_a_run_that_does_not_come() {
    let place = site();
    assert_eq!(build(&place, NOON), 0);
    for (now, code) in [("2026-03-10T12:10:00Z", 0), ("2026-03-10T12:10:01Z", 1)] {
        assert_eq!(
            status(&place, now, &["--max-age", "10m"]).code,
            code,
            "{now}"
        );
    }
    // A later run that has nothing to do counts too.
    assert_eq!(build(&place, "2026-03-10T12:05:00Z"), 0);
    assert_eq!(
        status(&place, "2026-03-10T12:14:00Z", &["--max-age", "10m"]).code,
        0
    );
    let late = status(&place, "2026-03-10T13:00:00Z", &["--max-age", "10m"]);
    let alarm = "ALARM     the last run is older than 10 minutes\n";
    assert!(late.out.starts_with(alarm), "{}", late.out);
}

#[test]
fn monitoring_is_told_of_problems() {
    let place = site();
    assert_eq!(build(&place, NOON), 0);
    broken(&place, "green");
    assert_eq!(build(&place, NOON), 1);
    let run = status(&place, NOON, &[]);
    assert_eq!(run.code, 1);
    for said in [
        "ALARM     1 error keeps articles out of the feeds\n",
        "problems  1 error; `feedmill build --dry-run` says them\n",
    ] {
        assert!(run.out.contains(said), "{}", run.out);
    }
    fs::remove_file(place.path("posts/green.md")).unwrap();
    assert_eq!(build(&place, NOON), 0);
    assert_eq!(status(&place, NOON, &[]).code, 0);
    fs::remove_file(place.path("feeds/atom.xml")).unwrap();
    let run = status(&place, NOON, &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.starts_with("ALARM     a feed is not there\n"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("feeds/atom.xml  NOT THERE\n"),
        "{}",
        run.out
    );
}

#[test]
fn a_run_at_work_is_seen_and_not_disturbed() {
    let place = site();
    assert_eq!(build(&place, NOON), 0);
    assert!(!status(&place, NOON, &[]).out.contains("at work"));
    let _held = Folder::lock(&place.path("feeds")).unwrap().unwrap();
    let run = status(&place, NOON, &[]);
    assert!(
        run.out.contains("now       a run is at work\n"),
        "{}",
        run.out
    );
    assert_eq!(run.code, 0);
}

#[test]
fn machines_get_an_object() {
    let place = site();
    assert_eq!(build(&place, NOON), 0);
    let run = status(&place, "2026-03-10T12:03:00Z", &["--format", "json"]);
    let status = run.objects().pop().unwrap();
    assert_eq!(status["ok"], true);
    assert_eq!(status["last_run"], NOON);
    assert_eq!(status["age_seconds"], 180);
    assert_eq!(status["last_change"]["ended"], "published");
    assert_eq!(status["last_change"]["changes"]["new"], 1);
    assert_eq!(status["feeds"][0]["items"], 1);
    assert_eq!(status["feeds"][0]["newest"]["title"], "black tea");
}

#[test]
fn a_span_that_is_none_is_refused() {
    let run = site().run(&["status", "--max-age", "10"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`10` is no span of time"), "{}", run.err);
}

#[test]
fn what_stands_beside_the_feeds_is_no_feed_that_can_not_be_read() {
    let place = site();
    place.write(
        "feedmill.toml",
        &format!("{ONE_FEED}\n[pages]\nenabled = true\n"),
    );
    assert_eq!(build(&place, NOON), 0);
    let run = status(&place, NOON, &[]);
    assert!(run.out.contains("feeds/index.html  "), "{}", run.out);
    assert!(!run.out.contains("can't be read"), "{}", run.out);
    // One that is not there is told all the same.
    fs::remove_file(place.path("feeds/index.html")).unwrap();
    let run = status(&place, NOON, &[]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("index.html  NOT THERE"), "{}", run.out);
}
