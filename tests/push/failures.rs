//! When hubs fail. A run does what it has to do all the same, and the exit code is 0.

use super::Site;
use super::hub::Hub;

#[test]
fn a_hub_that_was_down_is_told_later() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    hub.fail(0);
    let run = site.build(0);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    let start = format!("feedmill: {} was not told of 3 feeds: ", hub.address());
    assert!(run.err.starts_with(&start), "{}", run.err);
    assert!(run.err.ends_with("; later runs try again\n"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1);
    // Three times, of the first feed.
    assert_eq!(hub.pings(), vec![site.feed("atom.xml"); 3]);

    // The next run tries once, then as often as the time that it has been failing. It is not said
    // again, but to who asks.
    for (minute, tries) in [
        (1, 1),
        (1, 0),
        (2, 1),
        (3, 0),
        (4, 1),
        (7, 0),
        (8, 1),
        (15, 0),
    ] {
        site.build(minute).ends(0, "", "");
        assert_eq!(hub.pings().len(), tries, "minute {minute}");
    }
    let run = site.build_with(16, &["-v"]);
    assert!(run.err.contains(&start), "{}", run.err);
    assert_eq!(hub.pings().len(), 1);

    hub.recover();
    site.build(31).ends(0, "", "");
    assert_eq!(hub.pings(), [""; 0]);
    site.build(32).ends(0, "", "");
    assert_eq!(hub.pings(), site.feeds());
    site.build(33).ends(0, "", "");
    assert_eq!(hub.pings(), [""; 0]);
}

#[test]
fn news_do_not_wait_for_the_next_try() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    hub.fail(503);
    site.build(0);
    site.build(10).ends(0, "", "");
    hub.pings();
    hub.recover();
    site.build(11).ends(0, "", "");
    assert_eq!(hub.pings(), [""; 0]);
    site.article("green", 2);
    site.build(12).ends(0, "", "");
    assert_eq!(hub.pings(), site.feeds());
}

#[test]
fn of_two_hubs_one_may_fail() {
    let (good, bad) = (Hub::start(), Hub::start());
    let site = Site::new(&[&bad, &good]);
    bad.fail(410);
    let run = site.build(0);
    let words = format!(
        "feedmill: {} was not told of 3 feeds: it answers 410 Gone; later runs try again\n",
        bad.address()
    );
    run.ends(0, "", &words);
    assert_eq!(good.pings(), site.feeds());
    assert_eq!(bad.pings(), site.feeds());
    bad.recover();
    site.build(1).ends(0, "", "");
    assert_eq!(good.pings(), [""; 0]);
    assert_eq!(bad.pings(), site.feeds());
}

#[test]
fn a_hub_that_is_no_more_in_the_settings_is_forgotten() {
    let (old, new) = (Hub::start(), Hub::start());
    let site = Site::new(&[&old]);
    site.build_with(0, &["--no-ping"]).ends(0, "", "");
    site.settings(&[&new]);
    site.build(1).ends(0, "", "");
    assert_eq!(old.pings(), [""; 0]);
    assert_eq!(new.pings(), site.feeds());
    site.settings(&[&old]);
    site.build_with(2, &["--no-ping"]).ends(0, "", "");
    let run = site.place.run(&["ping", "--pending"]);
    assert_eq!(run.code, 0);
    assert_eq!(old.pings(), site.feeds());
}

#[test]
fn a_quiet_run_says_nothing_of_hubs() {
    let hub = Hub::start();
    let site = Site::new(&[&hub]);
    hub.fail(400);
    site.build_with(0, &["--quiet"]).ends(0, "", "");
    assert_eq!(hub.pings().len(), 3);
}
