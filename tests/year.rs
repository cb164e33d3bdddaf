//! Five hundred days of a site in one test: what articles do, in an order that nobody has thought
//! of, and what readers must see.
//!
//! An independent model says what the main feed holds each day; a reader for each feed complains
//! of whatever it would show twice, mark unread or sort anew without a reason.

#[path = "year/article.rs"]
mod article;
#[path = "year/dice.rs"]
mod dice;
#[path = "year/reader.rs"]
mod reader;
#[path = "year/world.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use feedmill::checks;
use feedmill::checks::history::{self, Held};
use feedmill::config::{self, Config};
use feedmill::diagnostic::{Level, Sink};
use feedmill::model::Instant;
use feedmill::pipeline::{self, Ended, Options, Outcome};

use article::{Article, DAY};
use reader::Reader;
use world::World;

/// The first of June 2026, at ten.
const BEGIN: i64 = 1_780_308_000;
const NOON: i64 = 2 * 3600;
const FILES: [&str; 3] = ["rss.xml", "atom.xml", "feed.json"];

#[test]
fn five_hundred_days() {
    run(1, 500);
}

#[test]
fn others_in_other_orders() {
    let is_thorough = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    let (seeds, days) = if is_thorough { (2..4, 60) } else { (2..3, 40) };
    for seed in seeds {
        run(seed, days);
    }
}

fn run(seed: u64, days: i64) {
    let mut world = World::new(seed, BEGIN);
    let mut readers: BTreeMap<String, Reader> = BTreeMap::new();
    for day in 0..days {
        let at = BEGIN + day * DAY;
        let (lost, moved) = (day % 61 == 60, day % 83 == 82);
        if lost {
            // Nobody edits anything while nothing is known.
            lose(&mut world, &mut readers);
        } else {
            world.live(at);
        }
        if moved {
            world.move_away();
        }
        let context = format!("seed {seed}, day {day}");
        println!("{context}");
        let outcome = build(&config(world.path("feedmill.toml").as_path()), at + NOON);
        judge(&mut world, &outcome, at + NOON);
        let feeds = feeds(&world.path("feeds"), day % 5 == 4);
        for (folder, held) in &feeds {
            readers.entry(folder.clone()).or_default().fetch(held);
            tell(&mut world.articles, held);
        }
        let again = build(&config(world.path("feedmill.toml").as_path()), at + NOON);
        assert_eq!((again.opened, again.ended), (0, Ended::Unchanged));
        assert_eq!(again.has_errors(), outcome.has_errors());
        if day % 11 == 10 {
            remade(&world, at + NOON);
        }
    }
    assert!(world.articles.len() > usize::try_from(days / 2).unwrap());
}

fn config(file: &Path) -> Config {
    let mut sink = Sink::new();
    let config = config::load(file, &mut sink).expect("the settings can be read");
    config.unwrap_or_else(|| panic!("{:#?}", sink.into_vec()))
}

fn build(config: &Config, now: i64) -> Outcome {
    let now = Instant::from_unix(now).expect("it is one");
    let built = pipeline::build(config, &Options::at(now)).expect("the job can be done");
    let outcome = built.done().expect("nobody else is here");
    assert_ne!(outcome.ended, Ended::Refused, "{:#?}", outcome.report);
    for finding in outcome.report.diagnostics() {
        let faults = ["article/conflicting-dates", "article/invalid-front-matter"];
        assert!(faults.contains(&finding.rule), "{finding:#?}");
    }
    outcome
}

/// The main feed is what the model says, in all formats.
fn judge(world: &mut World, outcome: &Outcome, now: i64) {
    let broken = |article: &&Article| article.broken && article.seed.is_some();
    let broken = world.articles.iter().filter(broken).count();
    assert_eq!(outcome.errors, broken);
    let mut due: Vec<&Article> = (world.articles.iter())
        .filter(|it| it.is_due(now))
        .collect();
    due.sort_by_key(|article| std::cmp::Reverse(article.published()));
    due.truncate(world.items);
    let expected: Vec<_> = (due.iter())
        .map(|it| (it.title(), it.published(), it.updated()))
        .collect();
    for file in FILES {
        let bytes = fs::read(world.path("feeds").join(file)).unwrap_or_default();
        let held = history::held(&bytes, file);
        let items = held.into_iter().flat_map(|held| held.items);
        let found: Vec<_> = items
            .map(|it| {
                let published = it.published.expect("each has one");
                let title = it.title.expect("each has one");
                (title, published, it.updated.unwrap_or(published))
            })
            .collect();
        assert_eq!(found, expected, "{file}");
    }
}

/// What each feed holds, by its folder; each file of it is right by every rule (a build says so each day; here it is asked anew), if that `is_checked`.
fn feeds(folder: &Path, is_checked: bool) -> BTreeMap<String, Held> {
    let mut feeds = BTreeMap::new();
    let sections = ["section/tea", "section/pots", "section/mills"];
    for name in [""].iter().chain(&sections) {
        let mut held = Vec::new();
        for file in FILES {
            let Ok(bytes) = fs::read(folder.join(name).join(file)) else {
                continue;
            };
            held.extend(history::held(&bytes, file));
            if !is_checked {
                continue;
            }
            let report = checks::check(&bytes, file, &checks::Options::default());
            let found = report.diagnostics().iter();
            let wrong: Vec<_> = found.filter(|it| it.level > Level::Note).collect();
            assert!(wrong.is_empty(), "{wrong:#?}");
        }
        let ids = |held: &Held| {
            held.items
                .iter()
                .map(|it| it.id.clone())
                .collect::<Vec<_>>()
        };
        assert!(held.windows(2).all(|pair| ids(&pair[0]) == ids(&pair[1])));
        feeds.extend(
            held.into_iter()
                .next()
                .map(|held| ((*name).to_owned(), held)),
        );
    }
    feeds
}

/// Every article that a feed shows is known by one id from then on, which is no other's.
fn tell(articles: &mut [Article], held: &Held) {
    for item in &held.items {
        let title = item.title.as_deref().expect("each has one");
        let mut others = articles.iter().filter(|it| it.title() != title);
        let is_taken = |it: &Article| it.told.as_ref().is_some_and(|told| told.id == item.id);
        assert!(!others.any(is_taken), "{} is the id of two", item.id);
        let article = articles.iter_mut().find(|it| it.title() == title);
        let article = article.expect("somebody wrote it");
        if let Some(told) = &article.told {
            assert_eq!(told.id, item.id, "{title} has another id");
        }
        if article.is_ready() {
            article.tell(&item.id);
        }
    }
    // What was told once is known however it is edited meanwhile.
    for article in articles.iter_mut().filter(|it| it.is_ready()) {
        if let Some(id) = article.told.as_ref().map(|told| told.id.clone()) {
            article.tell(&id);
        }
    }
}

/// The state is deleted: what no feed shows is forgotten.
fn lose(world: &mut World, readers: &mut BTreeMap<String, Reader>) {
    fs::remove_file(world.path("feedmill.db")).unwrap();
    let feeds = feeds(&world.path("feeds"), false);
    let items = feeds.values().flat_map(|held| &held.items);
    let shown: BTreeSet<String> = items.filter_map(|item| item.title.clone()).collect();
    for article in &mut world.articles {
        match shown.contains(&article.title()) {
            true => article.told.iter_mut().for_each(|told| told.text = None),
            false => article.told = None,
        }
    }
    for reader in readers.values_mut() {
        reader.keep(&shown);
    }
}

/// Without the state, but with the published feeds, the same bytes are made. Only tombstones are
/// known to nobody else.
fn remade(world: &World, now: i64) {
    let folder = tempfile::tempdir().unwrap();
    world::copy(&world.path("feeds"), folder.path());
    let mut config = config(&world.path("feedmill.toml"));
    config.output.folder = folder.path().to_owned();
    config.state = Some(folder.path().join("feedmill.db"));
    build(&config, now);
    for name in ["", "section/tea", "section/pots", "section/mills"] {
        for file in FILES {
            let read = |folder: &Path| fs::read(folder.join(name).join(file)).ok();
            let (kept, made) = (read(&world.path("feeds")), read(folder.path()));
            let text = kept.as_deref().map(String::from_utf8_lossy);
            if !text
                .as_ref()
                .is_some_and(|text| text.contains("deleted-entry"))
            {
                let made = made.as_deref().map(String::from_utf8_lossy);
                assert_eq!(text, made, "{name}/{file} is not made again");
            }
        }
    }
}
