//! Whole runs: seeds in, feeds out.

#[path = "build/article.rs"]
mod article;
#[path = "build/podcast.rs"]
mod podcast;
#[path = "build/sample.rs"]
mod sample;
#[allow(dead_code, reason = "each test binary uses a part of it")]
#[path = "build/site.rs"]
mod site;
mod support;

use std::fs;
use std::time::SystemTime;

use feedmill::pipeline::Fate;
use site::{SETTINGS, Site, rules};

const NOW: &str = "2026-11-22T12:00:00Z";

fn dated(title: &str, date: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\n---\n\nText of {title}.\n")
}

fn fates(outcome: &feedmill::pipeline::Outcome) -> Vec<Fate> {
    outcome.outputs.iter().map(|output| output.fate).collect()
}

#[test]
fn equal_bytes_leave_files_and_times_alone() {
    let site = Site::new(SETTINGS, &[("a.md", &dated("A", "2026-11-01"))]);
    assert_eq!(fates(&site.build(NOW)), [Fate::Written; 3]);
    let times = || {
        ["rss.xml", "atom.xml", "feed.json"].map(|name| {
            let data = fs::metadata(site.path("feeds").join(name)).unwrap();
            (data.modified().unwrap(), data.len())
        })
    };
    let before = times();
    assert_eq!(
        fates(&site.build("2027-05-05T00:00:00Z")),
        [Fate::Unchanged; 3]
    );
    assert_eq!(times(), before);
}

#[test]
fn a_bad_article_stays_out_and_the_others_are_published() {
    let site = Site::new(
        SETTINGS,
        &[
            ("good.md", &dated("Good", "2026-11-01")),
            ("undated.md", "# Undated\n\nText.\n"),
            (
                "ambiguous.txt",
                "Headline\n- World\n- Published Date: 03/04/2020\nText.\n",
            ),
            ("broken.md", "---\ntitle: [\n---\nText.\n"),
        ],
    );
    let outcome = site.build(NOW);
    assert_eq!(outcome.items, 1);
    assert_eq!(fates(&outcome), [Fate::Written; 3]);
    assert_eq!(
        rules(&outcome.report),
        [
            "error article/ambiguous-date ambiguous.txt",
            "error article/invalid-front-matter broken.md",
            "error article/missing-date undated.md",
        ]
    );
}

#[test]
fn the_settings_may_take_the_time_of_the_file() {
    let settings = SETTINGS.replace("[output]", "undated = \"file-time\"\n[output]");
    let site = Site::new(&settings, &[("tea.md", "# Tea\n\nText.\n")]);
    let seed = fs::File::options()
        .write(true)
        .open(site.path("seeds/tea.md"))
        .unwrap();
    seed.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000))
        .unwrap();
    let outcome = site.build(NOW);
    assert_eq!(rules(&outcome.report), [""; 0]);
    assert!(
        site.feed("atom.xml")
            .contains("<published>2023-11-14T22:13:20Z</published>")
    );
}

#[test]
fn drafts_and_the_future_stay_out_and_the_next_hour_is_told() {
    let site = Site::new(
        SETTINGS,
        &[
            ("now.md", &dated("Now", "2026-11-22T12:00:00Z")),
            ("soon.md", &dated("Soon", "2026-11-22T12:00:01Z")),
            ("later.md", &dated("Later", "2027-01-01")),
            ("draft.md", "---\ntitle: Draft\ndraft: true\n---\nText.\n"),
        ],
    );
    let outcome = site.build(NOW);
    assert_eq!(
        (outcome.items, outcome.drafts, outcome.scheduled),
        (1, 1, 2)
    );
    let due = outcome.next_due.unwrap();
    assert_eq!(
        (due.at.rfc3339().as_str(), due.title.as_str()),
        ("2026-11-22T12:00:01Z", "Soon")
    );
    assert!(due.file.ends_with("soon.md"));
    assert!(!site.feed("rss.xml").contains("Soon") && !site.feed("rss.xml").contains("Draft"));
    assert_eq!(site.build("2026-11-22T12:00:01Z").items, 2);
    assert!(site.feed("rss.xml").contains("Soon"));
}

#[test]
fn two_seeds_with_one_id_are_both_named_and_the_older_keeps_it() {
    let own = |title: &str, date: &str| {
        format!("---\nid: urn:tea:1\ntitle: {title}\ndate: {date}\n---\nText.\n")
    };
    let site = Site::new(
        SETTINGS,
        &[
            ("new.md", &own("New", "2026-02-02")),
            ("old.md", &own("Old", "2026-01-01")),
        ],
    );
    let outcome = site.build(NOW);
    assert_eq!(
        rules(&outcome.report),
        ["error article/duplicate-id new.md"]
    );
    let finding = &outcome.report.diagnostics()[0];
    assert!(finding.message.contains("old.md"), "{}", finding.message);
    assert!(site.feed("rss.xml").contains("Old") && !site.feed("rss.xml").contains("New"));
}

#[test]
fn a_file_that_feedmill_did_not_make_is_left_alone() {
    let site = Site::new(SETTINGS, &[("a.md", &dated("A", "2026-11-01"))]);
    fs::create_dir(site.path("feeds")).unwrap();
    fs::write(site.path("feeds/rss.xml"), "<rss>by hand</rss>").unwrap();
    let outcome = site.build(NOW);
    assert_eq!(rules(&outcome.report), ["error feed/foreign-file rss.xml"]);
    assert_eq!(fates(&outcome), [Fate::Refused; 3]);
    assert_eq!(site.feed("rss.xml"), "<rss>by hand</rss>");
    assert!(
        !site.path("feeds/atom.xml").exists(),
        "all feeds are published, or none"
    );
}

#[test]
fn an_article_that_is_larger_than_the_limit_is_published_and_said() {
    let settings = SETTINGS.replace("[output]", "[output]\nbytes = 100");
    let site = Site::new(&settings, &[("a.md", &dated("A", "2026-11-01"))]);
    let outcome = site.build(NOW);
    let found = rules(&outcome.report);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("warning feed/large-feed "),
        "{found:?}"
    );
    assert_eq!(outcome.items, 1);
}

#[test]
fn every_format_holds_the_same_items_under_the_limit_of_bytes() {
    let settings = SETTINGS.replace("[output]", "[output]\nbytes = 6000");
    let seeds: Vec<(String, String)> = (1..=20)
        .map(|day| {
            (
                format!("{day:02}.md"),
                dated(&format!("Day {day}"), &format!("2026-10-{day:02}")),
            )
        })
        .collect();
    let seeds: Vec<(&str, &str)> = seeds
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let site = Site::new(&settings, &seeds);
    let outcome = site.build(NOW);
    assert!(outcome.outputs.iter().all(|output| output.bytes <= 6000));
    let held = |name: &str| {
        (1..=20)
            .filter(|day| site.feed(name).contains(&format!("Text of Day {day}.")))
            .collect::<Vec<_>>()
    };
    let rss = held("rss.xml");
    assert!(rss.len() > 2 && rss.len() < 20, "{rss:?}");
    assert_eq!(*rss.last().unwrap(), 20, "the newest are kept");
    assert_eq!(held("atom.xml"), rss);
    assert_eq!(held("feed.json"), rss);
    assert_eq!(outcome.items, rss.len());
}

#[test]
fn nothing_to_publish_leaves_what_was_published() {
    let site = Site::new(SETTINGS, &[("a.md", &dated("A", "2026-11-01"))]);
    site.build(NOW);
    let before = site.feed("rss.xml");
    fs::remove_file(site.path("seeds/a.md")).unwrap();
    let outcome = site.build(NOW);
    assert_eq!(
        rules(&outcome.report),
        [
            "warning feed/empty-feed -",
            "error history/empty-feed rss.xml"
        ]
    );
    assert_eq!(site.feed("rss.xml"), before);
}

#[test]
fn a_vanished_source_folder_is_an_error() {
    let site = Site::new(SETTINGS, &[("a.md", &dated("A", "2026-11-01"))]);
    fs::rename(site.path("seeds"), site.path("moved")).unwrap();
    let options =
        feedmill::pipeline::Options::at(feedmill::model::Instant::from_rfc3339(NOW).unwrap());
    let error = feedmill::pipeline::build(&site.config(), &options).unwrap_err();
    assert!(error.to_string().contains("seeds"), "{error}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let site = Site::new(SETTINGS, &[("a.md", &dated("A", "2026-11-01"))]);
    let mut options =
        feedmill::pipeline::Options::at(feedmill::model::Instant::from_rfc3339(NOW).unwrap());
    options.dry_run = true;
    let outcome = feedmill::pipeline::build(&site.config(), &options)
        .unwrap()
        .done()
        .unwrap();
    assert_eq!(fates(&outcome), [Fate::Pending; 3]);
    assert!(!site.path("feeds").exists());
}
