//! `feedmill check --fix` and `--diff`, as they are called.

#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const BEFORE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<rss version=\"2.0\">
  <channel>
    <title>Tea</title>
    <link>https://example.org/</link>
    <description>All about tea</description>
    <pubDate>2026-11-01T12:00:00Z</pubDate>
  </channel>
</rss>
";

const DIFF: &str = "--- a/feed.xml
+++ b/feed.xml
@@ -4,6 +4,6 @@
     <title>Tea</title>
     <link>https://example.org/</link>
     <description>All about tea</description>
-    <pubDate>2026-11-01T12:00:00Z</pubDate>
+    <pubDate>Sun, 01 Nov 2026 12:00:00 +0000</pubDate>
   </channel>
 </rss>
";

fn check(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program was built")
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    fs::write(folder.path().join("feed.xml"), BEFORE).expect("the folder is ours");
    folder
}

fn feed(folder: &Path) -> String {
    fs::read_to_string(folder.join("feed.xml")).expect("it is there")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn diff_shows_and_writes_nothing() {
    let folder = folder();
    let output = check(folder.path(), &["--diff", "feed.xml"]);
    assert_eq!(text(&output.stdout), DIFF);
    assert_eq!(feed(folder.path()), BEFORE);
}

#[test]
fn fix_writes_and_says_how_much() {
    let folder = folder();
    let output = check(folder.path(), &["--fix", "feed.xml"]);
    assert_eq!(text(&output.stdout), "");
    let said = text(&output.stderr);
    assert!(said.starts_with("feed.xml: fixed 1 place\n"), "{said}");
    let after = BEFORE.replace("2026-11-01T12:00:00Z", "Sun, 01 Nov 2026 12:00:00 +0000");
    assert_eq!(feed(folder.path()), after);
    let files = fs::read_dir(folder.path())
        .expect("it can be listed")
        .count();
    assert_eq!(files, 1, "nothing is left beside it");
}

#[test]
fn both_together_do_both() {
    let folder = folder();
    let output = check(folder.path(), &["--fix", "--diff", "feed.xml"]);
    assert_eq!(text(&output.stdout), DIFF);
    assert_ne!(feed(folder.path()), BEFORE);
}

#[test]
fn a_right_feed_is_not_written() {
    let folder = folder();
    let path = folder.path().join("feed.xml");
    check(folder.path(), &["--fix", "feed.xml"]);
    let time = || {
        fs::metadata(&path)
            .and_then(|it| it.modified())
            .expect("it is there")
    };
    let before = time();
    let output = check(folder.path(), &["--fix", "--diff", "feed.xml"]);
    assert_eq!(text(&output.stdout), "");
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert_eq!(time(), before);
}
