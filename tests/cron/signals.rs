//! Signals. The program is held where it reads its settings, from a pipe that the test fills: so
//! what it is told, it is told in time, on any machine.

use std::fs::{self, File};
use std::io::Write;
use std::process::{Child, Command, Stdio};

use super::program::Place;
use super::site::{article, feed, leavings, site};
use crate::support::settings::ONE_FEED;

/// Puts a pipe in the place of the settings.
fn hold(place: &Place) {
    let file = place.path("feedmill.toml");
    fs::remove_file(&file).unwrap();
    let made = Command::new("mkfifo").arg(file).status().unwrap();
    assert!(made.success());
}

/// The other end of it, as soon as the program is at this one.
fn reach(place: &Place) -> File {
    let file = File::options()
        .write(true)
        .open(place.path("feedmill.toml"));
    file.unwrap()
}

/// Whether there was still somebody to tell.
pub fn tell(child: &Child, signal: &str) -> bool {
    let id = child.id().to_string();
    let told = Command::new("kill")
        .args(["-s", signal, &id])
        .stderr(Stdio::null())
        .status();
    told.unwrap().success()
}

#[test]
fn a_signal_stops_a_run_with_nothing_half_done() {
    for (signal, code) in [("HUP", 129), ("INT", 130), ("TERM", 143)] {
        let place = site();
        place.run(&["build"]).ends(0, "", "");
        let before = feed(&place);
        article(&place, "green", "2026-03-02T08:00:00Z");
        hold(&place);
        let child = place.start(&["build"]);
        let mut settings = reach(&place);
        assert!(tell(&child, signal));
        settings.write_all(ONE_FEED.as_bytes()).unwrap();
        drop(settings);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{signal}");
        let said = format!("stopped by SIG{signal}: the feeds are as they were\n");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
        assert_eq!(feed(&place), before);
        assert_eq!(leavings(&place), [""; 0]);
        // The next run does what this one did not.
        fs::remove_file(place.path("feedmill.toml")).unwrap();
        place.write("feedmill.toml", ONE_FEED);
        place.run(&["build"]).ends(0, "", "");
        assert!(feed(&place).unwrap().contains("green tea"));
    }
}

#[test]
fn a_second_interrupt_ends_it_at_once() {
    let place = site();
    hold(&place);
    let mut child = place.start(&["build"]);
    // Kept open: it would wait for its settings for ever.
    let _settings = reach(&place);
    // Two that follow each other too closely may be taken for one.
    while child.try_wait().unwrap().is_none() {
        tell(&child, "INT");
    }
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
