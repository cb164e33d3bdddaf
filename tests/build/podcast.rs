//! The podcast of the repository's own site: right by the rules of the directories, to the note.

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::checks::{self, Options};

fn feed(name: &str) -> String {
    let path: PathBuf = ["feeds/on-air", name].iter().collect();
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is committed")
}

/// The rules that a feed breaks, notes among them.
fn broken(text: &str, name: &str) -> Vec<&'static str> {
    let report = checks::check(text.as_bytes(), name, &Options::default());
    let mut rules: Vec<_> = report.diagnostics().iter().map(|it| it.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn the_sample_podcast_breaks_no_rule() {
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        assert_eq!(broken(&feed(name), name), [""; 0], "{name}");
    }
}

/// That nothing is found is worth something only where a fault would be.
#[test]
fn each_part_of_the_sample_podcast_is_looked_at() {
    let good = feed("rss.xml");
    for (right, wrong, rule) in [
        (
            "itunes:explicit>",
            "itunes:block>",
            "itunes/missing-element",
        ),
        (
            "text=\"History\"",
            "text=\"Mills\"",
            "itunes/invalid-category",
        ),
        (
            "<itunes:type>serial<",
            "<itunes:type>slow<",
            "itunes/invalid-type",
        ),
        (
            "<itunes:duration>5<",
            "<itunes:duration>soon<",
            "itunes/invalid-duration",
        ),
        (
            "<itunes:episode>1</itunes:episode>",
            "",
            "itunes/missing-episode",
        ),
        (
            "what-hath-god-wrought.mp3\"",
            "what-hath-god-wrought.exe\"",
            "itunes/unusual-format",
        ),
        (
            "<podcast:guid>d90d2d8e-",
            "<podcast:guid>",
            "podcast/invalid-guid",
        ),
        (
            "podcast:medium>podcast<",
            "podcast:medium>mills<",
            "podcast/unknown-medium",
        ),
        (
            "<podcast:funding url=",
            "<podcast:funding link=",
            "feed/missing-attribute",
        ),
    ] {
        assert!(good.contains(right), "{right}");
        let found = broken(&good.replace(right, wrong), "rss.xml");
        assert!(found.contains(&rule), "{wrong}: {found:?}");
    }
}
