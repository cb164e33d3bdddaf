//! `feedmill watch`, as a process that lives while its files change.

use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::program::Place;
use super::signals::tell;
use super::site::{article, broken, feed, site};
use crate::support::settings::ONE_FEED;

/// Waits until the feed has `text`; the bound is for a program that does nothing.
fn await_feed(place: &Place, text: &str) {
    let began = Instant::now();
    while !feed(place).is_some_and(|feed| feed.contains(text)) {
        assert!(began.elapsed() < Duration::from_secs(120), "no `{text}`");
        sleep(Duration::from_millis(20));
    }
}

/// Writes a file as a careful editor does: who looks sees it whole or not at all.
fn save(place: &Place, file: &str, text: &str) {
    place.write(".saved", text);
    fs::create_dir_all(place.path(file).parent().unwrap()).unwrap();
    fs::rename(place.path(".saved"), place.path(file)).unwrap();
}

fn save_article(place: &Place, folder: &str, name: &str) {
    let text = format!("---\ntitle: {name} tea\ndate: 2026-03-02\n---\nA cup.\n");
    save(place, &format!("{folder}/{name}.md"), &text);
}

/// Ends it; what it has said.
fn end(child: Child, signal: &str) -> String {
    assert!(tell(&child, signal));
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn changes_are_published_in_silence() {
    let place = site();
    let child = place.start(&["watch"]);
    await_feed(&place, "black tea");
    save_article(&place, "posts", "green");
    await_feed(&place, "green tea");
    let renamed = ONE_FEED.replace("\"Tea\"", "\"Kettle\"");
    save(&place, "feedmill.toml", &renamed);
    await_feed(&place, "Kettle");
    save_article(&place, "pages", "white");
    let more = format!("{ONE_FEED}\n[[sources]]\nfolder = \"pages\"\n");
    save(&place, "feedmill.toml", &more);
    await_feed(&place, "white tea");
    save_article(&place, "pages", "red");
    await_feed(&place, "red tea");
    assert_eq!(end(child, "TERM"), "");
}

#[test]
fn it_looks_where_the_system_does_not_tell() {
    let place = site();
    let child = place.start(&["watch", "--poll", "1"]);
    await_feed(&place, "black tea");
    save_article(&place, "posts", "green");
    await_feed(&place, "green tea");
    assert_eq!(end(child, "INT"), "");
}

#[test]
fn an_hour_that_comes_is_published() {
    let place = site();
    let soon = chrono::Utc::now() + Duration::from_secs(3);
    article(
        &place,
        "green",
        &soon.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
    );
    let child = place.start(&["watch"]);
    await_feed(&place, "green tea");
    assert_eq!(end(child, "HUP"), "");
}

#[test]
fn problems_are_said_and_end_nothing() {
    let place = site();
    let child = place.start(&["watch", "-v"]);
    await_feed(&place, "black tea");
    broken(&place, "green");
    save(&place, "feedmill.toml", "[site]\n");
    save_article(&place, "posts", "white");
    await_feed(&place, "white tea");
    let said = end(child, "TERM");
    for part in [
        " 1 new in 1 feed\n",
        "posts/green.md:3",
        "feedmill.toml can't be used as it is; those from before are used\n",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn settings_that_can_not_be_used_end_it() {
    let place = site();
    place.write("feedmill.toml", "[site]\n");
    assert_eq!(place.run(&["watch"]).code, 2);
}
