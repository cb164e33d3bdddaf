//! The second run, and how a feed takes the place of another.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::MetadataExt;

use feedmill::pipeline::{Ended, Fate};

use crate::corpus::{Corpus, FEEDS};

/// Which file it is and when it was written, to the nanosecond.
fn mark(corpus: &Corpus, name: &str) -> (u64, i64, i64) {
    let about = fs::metadata(corpus.feed(name)).expect("it is there");
    (about.ino(), about.mtime(), about.mtime_nsec())
}

#[test]
fn a_second_run_touches_nothing() {
    let corpus = Corpus::new();
    corpus.build();
    let before = FEEDS.map(|name| (mark(&corpus, name), corpus.text(name)));
    let outcome = corpus.build();
    assert_eq!(outcome.ended, Ended::Unchanged);
    let fates = outcome.outputs.iter().map(|output| output.fate);
    assert!(fates.clone().count() == 3 && fates.clone().all(|fate| fate == Fate::Unchanged));
    let after = FEEDS.map(|name| (mark(&corpus, name), corpus.text(name)));
    assert_eq!(before, after);
}

/// Nothing of the bytes depends on the run, on the hour or on what is remembered.
#[test]
fn another_machine_makes_the_same_bytes() {
    let [one, other] = [Corpus::new(), Corpus::new()];
    one.build();
    other.build_at("2027-06-01T00:00:00Z");
    for name in FEEDS {
        assert_eq!(one.text(name), other.text(name), "{name}");
    }
}

/// Whoever reads the old file reads it to its end; the name leads to the new one at a stroke.
#[test]
fn a_feed_is_replaced_by_another_file() {
    let corpus = Corpus::new();
    corpus.build();
    let old = FEEDS.map(|name| (mark(&corpus, name).0, corpus.text(name)));
    let mut open = FEEDS.map(|name| File::open(corpus.feed(name)).expect("it is there"));
    corpus.add_controls();
    corpus.build();
    for ((name, (inode, text)), file) in FEEDS.iter().zip(&old).zip(&mut open) {
        let mut read = String::new();
        file.read_to_string(&mut read).expect("it can be read");
        assert_eq!(&read, text, "{name} was written in place");
        assert_ne!(mark(&corpus, name).0, *inode, "{name} is the same file");
        assert_ne!(&corpus.text(name), text);
    }
    let names = fs::read_dir(corpus.path("feeds")).unwrap();
    let mut names: Vec<_> = names.map(|it| it.unwrap().file_name()).collect();
    names.retain(|name| !name.to_string_lossy().starts_with(".feedmill"));
    names.sort();
    assert_eq!(names, ["atom.xml", "feed.json", "rss.xml"]);
}
