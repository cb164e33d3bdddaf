//! Scenes of a newsroom, told as files: `tests/newsroom/SCENE/STEP/` has the seeds that are new or
//! changed, the hour `at` which it is built, the whole feeds that come of it, and `findings`.
//!
//! `FEEDMILL_BLESS=1 cargo test --test newsroom` writes what comes out, to be read before it is
//! committed.

#[path = "build/site.rs"]
#[allow(dead_code)]
mod site;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::diagnostic::{Report, render};
use site::Site;
use support::settings::TEA_TIMES;

/// What a scene may say of the settings, below [`TEA_TIMES`].
const MORE: &str = "settings";

#[test]
fn scenes_of_a_newsroom() {
    let scenes = folders(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/newsroom"
    )));
    assert!(scenes.len() >= 6, "only {} scenes", scenes.len());
    let mut wrong = Vec::new();
    for scene in scenes {
        let more = fs::read_to_string(scene.join(MORE)).unwrap_or_default();
        let site = Site::new(&format!("{TEA_TIMES}{more}"), &[]);
        for step in folders(&scene) {
            play(&site, &step, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "not as expected: {wrong:#?}");
}

fn play(site: &Site, step: &Path, wrong: &mut Vec<PathBuf>) {
    if let Ok(seeds) = fs::read_dir(step.join("seeds")) {
        for seed in seeds {
            let seed = seed.unwrap();
            let text = fs::read_to_string(seed.path()).unwrap();
            site.seed(seed.file_name().to_str().unwrap(), &text);
        }
    }
    let at = fs::read_to_string(step.join("at")).expect("each step has its hour");
    let outcome = site.build(at.trim());
    compare(&step.join("findings"), &said(&outcome.report), wrong);
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        // A release changes the version, not the tests.
        let feed = site
            .feed(name)
            .replace(env!("CARGO_PKG_VERSION"), "VERSION");
        compare(&step.join(name), &feed, wrong);
    }
}

/// The findings with their lines; a run's folder has another name each time.
fn said(report: &Report) -> String {
    let lines = render::json(report);
    let mut said = String::new();
    for line in lines.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        said += &format!(
            "{} {} line {}: {}\n  {}\n",
            finding["level"].as_str().unwrap_or("?"),
            finding["code"].as_str().unwrap_or("?"),
            finding["labels"][0]["line"],
            finding["message"].as_str().unwrap_or("?"),
            finding["help"].as_str().unwrap_or("?"),
        );
    }
    said
}

fn compare(expected: &Path, found: &str, wrong: &mut Vec<PathBuf>) {
    if std::env::var_os("FEEDMILL_BLESS").is_some() {
        match found.is_empty() {
            true => drop(fs::remove_file(expected)),
            false => fs::write(expected, found).unwrap(),
        }
    }
    if fs::read_to_string(expected).unwrap_or_default() != found {
        println!("== {} should be:\n{found}", expected.display());
        wrong.push(expected.to_owned());
    }
}

/// The folders in `folder`, in order.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("seeds"))
        .collect();
    found.sort();
    found
}
