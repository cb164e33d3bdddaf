//! What a run says, and when it says nothing.

use feedmill::publish::Folder;

use super::site::{article, broken, feed, site};

#[test]
fn success_is_silent() {
    let place = site();
    place.run(&["build"]).ends(0, "", "");
    place.run(&["build"]).ends(0, "", "");
}

#[test]
fn a_summary_is_one_line_and_only_of_a_change() {
    let place = site();
    let first = place.run(&["build", "--summary"]);
    first.ends(0, "1 new in 1 feed\n", "");
    place.run(&["build", "--summary"]).ends(0, "", "");
    article(&place, "later", "2099-01-01T08:00:00Z");
    article(&place, "green", "2026-03-02T08:00:00Z");
    let run = place.run(&["build", "--summary"]);
    let due = " in 1 feed; next due 2099-01-01T08:00:00Z “later tea”\n";
    assert!(run.out.ends_with(due), "{}", run.out);
    assert_eq!((run.out.lines().count(), run.err.as_str()), (1, ""));
}

#[test]
fn a_summary_goes_to_stdout_and_problems_to_stderr() {
    let place = site();
    broken(&place, "green");
    let run = place.run(&["build", "--summary"]);
    assert_eq!((run.code, run.out.as_str()), (1, "1 new in 1 feed\n"));
    assert!(
        run.err.contains("rule: article/invalid-date"),
        "{}",
        run.err
    );
}

#[test]
fn a_problem_is_said_once_until_somebody_asks() {
    let place = site();
    broken(&place, "green");
    let rule = "rule: article/invalid-date";
    let first = place.run(&["build"]);
    assert!(first.err.contains(rule), "{}", first.err);
    // Also when another article changes, but never is it forgotten by the exit code.
    place.run(&["build"]).ends(1, "", "");
    article(&place, "white", "2026-03-02T08:00:00Z");
    place.run(&["build"]).ends(1, "", "");
    let said = place.run(&["build", "-v"]).err;
    assert!(
        said.ends_with("1 problem as before: `--repeat` says it again\n"),
        "{said}"
    );
    for asked in [["build", "--repeat"], ["build", "--dry-run"]] {
        let run = place.run(&asked);
        assert_eq!((run.code, run.err.contains(rule)), (1, true), "{asked:?}");
    }
    article(&place, "green", "2026-03-03T08:00:00Z");
    place.run(&["build"]).ends(0, "", "");
}

#[test]
fn the_summary_for_machines_says_what_changed_and_how_it_ended() {
    let place = site();
    for (ended, new) in [("published", 1), ("unchanged", 0)] {
        let run = place.run(&["build", "--format", "json"]);
        let summary = &run.objects().pop().unwrap()["summary"];
        assert_eq!(summary["ended"], ended);
        assert_eq!(summary["changes"]["new"], new);
    }
}

#[test]
fn a_run_leaves_when_another_is_at_work() {
    let place = site();
    let held = Folder::lock(&place.path("feeds")).unwrap();
    assert!(held.is_some());
    place.run(&["build"]).ends(0, "", "");
    let said = "another run is at work in feeds; this one leaves\n";
    place.run(&["build", "-v"]).ends(0, "", said);
    let said = "feedmill: another run is still at work in feeds after 1 second\n";
    place.run(&["build", "--wait=1s"]).ends(2, "", said);
    assert_eq!(feed(&place), None);
}

#[test]
fn a_run_waits_for_another_if_it_is_told_to() {
    let place = site();
    let held = Folder::lock(&place.path("feeds")).unwrap();
    let waiting = place.start(&["build", "--wait", "--summary"]);
    assert_eq!(feed(&place), None);
    drop(held);
    let output = waiting.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"1 new in 1 feed\n");
}

#[test]
fn levels_can_be_set_for_one_run() {
    let place = site();
    article(&place, "green", "2026-03-01T08:00:00Z");
    let rule = "atom/duplicate-updated";
    let denied = place.run(&["build", "--deny", rule]);
    assert_eq!((denied.code, feed(&place)), (1, None));
    assert!(denied.err.contains(rule), "{}", denied.err);
    let warned = place.run(&["build", "--warn", rule]);
    assert_eq!(warned.code, 0);
    assert!(warned.err.starts_with("warning: "), "{}", warned.err);
    let allowed = ["build", "--allow", rule, "--repeat"];
    place.run(&allowed).ends(0, "", "");
    let unknown = place.run(&["build", "--deny", "atom/missing-selfie", "--repeat"]);
    assert!(
        unknown.err.contains("did you mean `atom/missing-self`?"),
        "{}",
        unknown.err
    );
}
